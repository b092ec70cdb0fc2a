// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDues} from "../interfaces/IDues.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @dev Bonds and what becomes of them. They lie apart from the market's purse: the purse books revenue of models only, and
/// a mistake here could not reach it.
abstract contract Dues is IDues, ReentrancyGuardTransient {
    /// @inheritdoc IDues
    uint256 public accounted;
    /// @inheritdoc IDues
    mapping(address account => uint256) public due;

    /// @inheritdoc IDues
    function claim(address account) external nonReentrant returns (uint256 amount) {
        return _claim(account, account);
    }

    /// @inheritdoc IDues
    function claimTo(address to) external nonReentrant returns (uint256 amount) {
        if (to == address(0)) revert ReceiverIsZero();
        return _claim(msg.sender, to);
    }

    function _claim(address account, address to) private returns (uint256 amount) {
        amount = due[account];
        if (amount == 0) revert NothingToClaim(account);

        delete due[account];
        accounted -= amount;

        emit Claimed(account, amount, to);
        (bool sent,) = to.call{value: amount}("");
        if (!sent) revert NativeTransferFailed(to, amount);
    }
}
