// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC7821} from "solady/accounts/ERC7821.sol";

/// @title Lets an account that delegates to it (EIP-7702) make several calls in one transaction, all or none.
/// @dev Only the account itself may ask for it: without `opData` the base contract requires `msg.sender == address(this)`,
/// and with `opData` it refuses.
contract BatchAccount is ERC7821 {}
