// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @dev Naive: counts what a voter holds at the moment, and acts at once. That is how Beanstalk lost 182 million dollars.
contract BalanceGovernor {
    IERC20 internal immutable token;

    constructor(IERC20 token_) {
        token = token_;
    }

    function voteAndExecute(address target, bytes calldata call) external {
        require(token.balanceOf(msg.sender) * 2 > token.totalSupply(), "no majority");
        (bool done,) = target.call(call);
        require(done, "failed");
    }
}
