// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev Shares that read both balances before they write either: who sends to themselves makes shares.
contract DoublingShares {
    mapping(address account => uint256) public balanceOf;

    constructor() {
        balanceOf[msg.sender] = 1e24;
    }

    function transfer(address to, uint256 amount) external returns (bool) {
        (uint256 mine, uint256 theirs) = (balanceOf[msg.sender], balanceOf[to]);
        balanceOf[msg.sender] = mine - amount;
        balanceOf[to] = theirs + amount;
        return true;
    }
}

/// @dev Shares that refuse what ERC-20 says is a transfer like any other: who relies on it is stuck.
contract RefusingShares {
    mapping(address account => uint256) public balanceOf;

    error NoTransfer();

    constructor() {
        balanceOf[msg.sender] = 1e24;
    }

    function transfer(address to, uint256 amount) external returns (bool) {
        if (to == msg.sender || amount == 0) revert NoTransfer();
        balanceOf[msg.sender] -= amount;
        balanceOf[to] += amount;
        return true;
    }
}
