// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev A court as it should not be: a dispute costs nothing, has no end, and freezes what was earned before it.
contract NaiveCourt {
    address public immutable owner;
    address public immutable ruler;
    uint256 public earned;
    bool public disputed;

    error Frozen();

    constructor(address owner_, address ruler_) {
        (owner, ruler) = (owner_, ruler_);
    }

    function pay() external payable {
        earned += msg.value;
    }

    function raise() external {
        disputed = true;
    }

    function rule() external {
        if (msg.sender == ruler) disputed = false;
    }

    function withdraw() external {
        if (disputed) revert Frozen();
        (uint256 amount, address to) = (earned, owner);
        earned = 0;
        payable(to).transfer(amount);
    }
}
