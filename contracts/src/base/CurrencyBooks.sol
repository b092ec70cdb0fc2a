// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRevenueVault} from "../interfaces/IRevenueVault.sol";

/// @dev What the vault knows of a currency, in one slot, so that a purchase writes one: 128 bits sum of everything owed,
/// 120 bits of that the market's fees, 8 bits whether payments are taken.
type CurrencyBooks is uint256;

using {isAllowed, allow, accounted, fees, change} for CurrencyBooks global;

uint256 constant ALLOWED_BIT = 1 << 248;

function isAllowed(CurrencyBooks books) pure returns (bool) {
    return CurrencyBooks.unwrap(books) & ALLOWED_BIT != 0;
}

function allow(CurrencyBooks books, bool allowed) pure returns (CurrencyBooks) {
    uint256 rest = CurrencyBooks.unwrap(books) & ~ALLOWED_BIT;
    return CurrencyBooks.wrap(allowed ? rest | ALLOWED_BIT : rest);
}

function accounted(CurrencyBooks books) pure returns (uint256) {
    return uint128(CurrencyBooks.unwrap(books));
}

function fees(CurrencyBooks books) pure returns (uint256) {
    return uint120(CurrencyBooks.unwrap(books) >> 128);
}

/// @dev The same books with other sums.
function change(CurrencyBooks books, uint256 newAccounted, uint256 newFees) pure returns (CurrencyBooks) {
    if (newAccounted > type(uint128).max) revert IRevenueVault.AmountTooLarge(newAccounted);
    if (newFees > type(uint120).max) revert IRevenueVault.AmountTooLarge(newFees);
    return CurrencyBooks.wrap((CurrencyBooks.unwrap(books) & ALLOWED_BIT) | newFees << 128 | newAccounted);
}
