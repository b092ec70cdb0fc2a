// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev Bits of `Offer.flags`.
uint8 constant TRANSFERABLE = 1;
uint8 constant ALLOWS_DERIVATIVES = 2;
uint8 constant COVERS_FUTURE_VERSIONS = 4;
