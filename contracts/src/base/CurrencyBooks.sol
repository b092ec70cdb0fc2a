// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRevenueVault} from "../interfaces/IRevenueVault.sol";
import {share} from "./BasisPoints.sol";

/// @dev What the vault knows of a currency, in one slot, so that a purchase reads and writes one: 128 bits sum of everything
/// owed, 112 bits of that the market's fees, 15 bits the fee on a payment in basis points, 1 bit whether payments are taken.
type CurrencyBooks is uint256;

using {isAllowed, allow, accounted, fees, change, feeBps, setFeeBps, feeOn} for CurrencyBooks global;

uint256 constant ALLOWED_BIT = 1 << 255;
uint256 constant FEE_BPS_BITS = uint256(type(uint16).max >> 1) << 240;
uint256 constant TERMS_BITS = ALLOWED_BIT | FEE_BPS_BITS;

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
    return uint112(CurrencyBooks.unwrap(books) >> 128);
}

/// @dev The same books with other sums.
function change(CurrencyBooks books, uint256 newAccounted, uint256 newFees) pure returns (CurrencyBooks) {
    if (newAccounted > type(uint128).max) revert IRevenueVault.AmountTooLarge(newAccounted);
    if (newFees > type(uint112).max) revert IRevenueVault.AmountTooLarge(newFees);
    return CurrencyBooks.wrap((CurrencyBooks.unwrap(books) & TERMS_BITS) | newFees << 128 | newAccounted);
}

function feeBps(CurrencyBooks books) pure returns (uint256) {
    return (CurrencyBooks.unwrap(books) & FEE_BPS_BITS) >> 240;
}

/// @param bps Less than 2^15.
function setFeeBps(CurrencyBooks books, uint256 bps) pure returns (CurrencyBooks) {
    return CurrencyBooks.wrap((CurrencyBooks.unwrap(books) & ~FEE_BPS_BITS) | bps << 240);
}

/// @dev The market's fee on a payment of this moment.
function feeOn(CurrencyBooks books, uint256 amount) pure returns (uint256) {
    return share(amount, books.feeBps());
}
