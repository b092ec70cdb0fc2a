// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev What an account with a key delegates to (EIP-7702): takes coins, and knows nothing of ERC-1271.
contract DelegatedAccount {
    receive() external payable {}
}
