// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev Basis points in a whole.
uint256 constant WHOLE = 10_000;

/// @dev `bps` of `amount`, rounded down.
function share(uint256 amount, uint256 bps) pure returns (uint256) {
    return amount * bps / WHOLE;
}
