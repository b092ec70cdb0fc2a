// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRevenueVault} from "../interfaces/IRevenueVault.sol";

/// @dev What a model has not settled in one currency, in one slot, so that a purchase writes one: 87 bits net of the fee,
/// 1 bit whether the model's new payments are held, 80 bits fee, 88 bits from descendants. The fee is kept one too high, so
/// that a slot once used never goes back to zero and never has to be bought again.
type Revenue is uint256;

using {unpack, addPayment, addUpstream, isHeld, setHeld, settled} for Revenue global;

uint256 constant HELD_BIT = 1 << 87;
/// @dev What a payment changes.
uint256 constant PAYMENT_BITS = type(uint168).max ^ HELD_BIT;

/// @dev Most that may wait for one model in one currency: what fits.
uint256 constant MAX_UNSETTLED = HELD_BIT - 1;
uint256 constant MAX_UNSETTLED_UPSTREAM = type(uint88).max;
uint256 constant MAX_UNSETTLED_FEE = type(uint80).max - 1;

function unpack(Revenue revenue) pure returns (uint256 direct, uint256 fee, uint256 upstream) {
    uint256 word = Revenue.unwrap(revenue);
    fee = uint80(word >> 88);
    if (fee != 0) --fee;
    return (word & MAX_UNSETTLED, fee, word >> 168);
}

/// @dev Cured by settling the model first, unless `amount` alone does not fit.
function addPayment(Revenue revenue, uint256 amount, uint256 feePart) pure returns (Revenue) {
    uint256 word = Revenue.unwrap(revenue);
    uint256 direct = (word & MAX_UNSETTLED) + amount - feePart;
    uint256 feePlusOne = uint80(word >> 88);
    feePlusOne = (feePlusOne == 0 ? 1 : feePlusOne) + feePart;
    if (direct > MAX_UNSETTLED || feePlusOne > type(uint80).max) revert IRevenueVault.AmountTooLarge(amount);
    return Revenue.wrap((word & ~PAYMENT_BITS) | direct | feePlusOne << 88);
}

/// @dev Cured by settling the ancestor first: one amount alone always fits, being at most half of a descendant's revenue.
function addUpstream(Revenue revenue, uint256 amount) pure returns (Revenue) {
    uint256 word = Revenue.unwrap(revenue);
    if ((word >> 168) + amount > MAX_UNSETTLED_UPSTREAM) revert IRevenueVault.AmountTooLarge(amount);
    return Revenue.wrap(word + (amount << 168));
}

function isHeld(Revenue revenue) pure returns (bool) {
    return Revenue.unwrap(revenue) & HELD_BIT != 0;
}

function setHeld(Revenue revenue, bool held) pure returns (Revenue) {
    uint256 word = Revenue.unwrap(revenue);
    return Revenue.wrap(held ? word | HELD_BIT : word & ~HELD_BIT);
}

/// @dev What is left once everything was distributed: nothing, and the flag.
function settled(Revenue revenue) pure returns (Revenue) {
    return Revenue.wrap((Revenue.unwrap(revenue) & HELD_BIT) | 1 << 88);
}
