// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Offer, OfferKind} from "../interfaces/ILicenseBook.sol";
import {IRevenueVault} from "../interfaces/IRevenueVault.sol";
import {IERC5643} from "../interfaces/Standards.sol";
import {LicenseToken} from "./LicenseToken.sol";
import {TRANSFERABLE} from "./OfferFlags.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @dev What every way to buy or renew a license comes to, whoever sends it and wherever the money comes from.
abstract contract LicenseSales is LicenseToken, IERC5643 {
    using SafeERC20 for IERC20;

    /// @dev Where the money of a purchase comes from.
    enum Source {
        Sender, // native coin with the call, or the sender's allowance
        Allowance, // the payer's allowance, by the payer's signature
        Here // already in this contract, by an ERC-3009 authorization
    }

    uint256 private constant MAX_PERIODS = 1_200;

    function _buy(uint256 offerId, address to, address payer, uint256 maxPrice, bytes32 termsHash, Source source)
        internal
        returns (uint256 licenseId)
    {
        Offer storage offer = _requireOffer(offerId);
        _requireOpen(offer, offerId);
        if (offer.termsHash != termsHash) revert TermsChanged(termsHash, offer.termsHash);
        uint256 price = offer.price;
        _requireAtMost(price, maxPrice);
        if (offer.maxSupply != 0 && offer.sold == offer.maxSupply) revert SoldOut(offerId, offer.maxSupply);
        _requireListed(offer.modelId);

        ++offer.sold;
        licenseId = ++_licenseCount;
        uint256 end = offer.period == 0 ? NEVER_ENDS : block.timestamp + offer.period;
        _mintLicense(to, licenseId, offerId, end, to == payer);
        if (offer.flags & TRANSFERABLE == 0) emit Locked(licenseId);

        if (offer.kind == OfferKind.Subscription) emit SubscriptionUpdate(licenseId, uint64(end));
        emit LicensePurchased(licenseId, offerId, to, payer, offer.currency, price, end);
        _pay(offer, licenseId, price, payer, source, uint256(offer.refundDays) * 1 days);
    }

    function _renew(uint256 licenseId, uint256 periods, address payer, uint256 maxPrice, Source source)
        internal
        returns (uint256 end)
    {
        State memory state = _stateOf(licenseId);
        Offer storage offer = _offers[state.offerId];
        _requireNotRevoked(licenseId, state);
        bool mayRenew = state.flags & CANCELLED == 0 || payer == _ownerOf(licenseId);
        _requireRenewable(licenseId, mayRenew && offer.kind == OfferKind.Subscription);
        _requireOpen(offer, state.offerId);
        _requirePeriods(periods, periods != 0 && periods <= MAX_PERIODS);
        uint256 price = offer.price * periods;
        _requireAtMost(price, maxPrice);
        end = (state.endTime > block.timestamp ? state.endTime : block.timestamp) + offer.period * periods;
        _requirePeriods(periods, end < NEVER_ENDS);

        (state.endTime, state.flags) = (end, 0);
        _setState(licenseId, state);

        emit TokenExpiryUpdated(licenseId, 0, end);
        emit SubscriptionUpdate(licenseId, uint64(end));
        emit LicenseRenewed(licenseId, state.offerId, payer, price, end);
        _pay(offer, licenseId, price, payer, source, 0);
    }

    /// @dev Moves the price to the vault and has it booked. Nothing is left in this contract.
    function _pay(
        Offer storage offer,
        uint256 licenseId,
        uint256 price,
        address payer,
        Source source,
        uint256 refundWindow
    ) private {
        (address currency, uint256 modelId) = (offer.currency, offer.modelId);
        if (currency == address(0)) {
            if (source != Source.Sender) revert NativeNotPossible();
            _requireValue(price);
        } else {
            _requireValue(0);
        }
        if (price == 0) return;

        IRevenueVault purse = vault;
        if (source == Source.Here) IERC20(currency).safeTransfer(address(purse), price);
        else if (currency != address(0)) IERC20(currency).safeTransferFrom(payer, address(purse), price);
        if (refundWindow == 0) {
            purse.credit{value: msg.value}(modelId, currency, price, licenseId);
        } else {
            purse.creditEscrow{value: msg.value}(modelId, currency, price, licenseId, block.timestamp + refundWindow);
        }
    }

    function _requireNotRevoked(uint256 licenseId, State memory state) internal pure {
        if (state.flags & REVOKED != 0) revert LicenseIsRevoked(licenseId);
    }

    function _requireRenewable(uint256 licenseId, bool renewable) internal pure {
        if (!renewable) revert NotRenewable(licenseId);
    }

    function _requirePeriods(uint256 periods, bool valid) internal pure {
        if (!valid) revert PeriodsInvalid(periods);
    }

    function _requireAtMost(uint256 price, uint256 maxPrice) private pure {
        if (price > maxPrice) revert PriceAboveMax(price, maxPrice);
    }

    function _requireValue(uint256 expected) internal view {
        if (msg.value != expected) revert WrongValue(msg.value, expected);
    }
}
