// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILicenseBook, Offer, OfferKind, OfferParams} from "../interfaces/ILicenseBook.sol";
import {IModelRegistry} from "../interfaces/IModelRegistry.sol";
import {IRevenueVault} from "../interfaces/IRevenueVault.sol";
import {ALLOWS_DERIVATIVES, COVERS_FUTURE_VERSIONS, TRANSFERABLE} from "./OfferFlags.sol";
import {WHOLE} from "./BasisPoints.sol";
import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {LibString} from "solady/utils/LibString.sol";

/// @dev What models' owners put on sale.
abstract contract OfferBook is ILicenseBook {
    uint256 private constant MAX_PERIOD = 36_500 days;
    uint256 private constant MAX_UPSTREAM_BPS = 5_000;
    uint256 private constant FILTER_BITS = 152;

    address public immutable registry;
    IRevenueVault public immutable vault;

    uint48 internal _offerCount;
    uint56 internal _licenseCount;
    /// @dev Bit `modelId % FILTER_BITS` is set if a model with that residue was ever delisted. It lies in the slot that each
    /// purchase writes anyway, so that only a purchase whose bit is set pays for a look at `isDelisted`: what most
    /// never pay. A bit is never cleared: that would cost a count for each residue, to save 2,200 gas to a few.
    uint152 private _delistedFilter;
    /// @inheritdoc ILicenseBook
    mapping(uint256 modelId => bool) public isDelisted;
    mapping(uint256 offerId => Offer) internal _offers;
    mapping(uint256 modelId => uint48[]) private _offersOf;

    constructor(address registry_, IRevenueVault vault_) {
        (registry, vault) = (registry_, vault_);
    }

    /// @inheritdoc ILicenseBook
    function createOffer(OfferParams memory params) external returns (uint256 offerId) {
        _requireModelOwner(params.modelId);
        _requireListed(params.modelId);
        _requireSound(params);

        offerId = ++_offerCount;
        Offer storage offer = _offers[offerId];
        offer.modelId = params.modelId;
        offer.kind = params.kind;
        // A hundred years fit, and the royalty on the whole of a price is the rate.
        offer.period = uint32(params.period);
        (, uint256 royaltyBps) = IERC2981(registry).royaltyInfo(params.modelId, WHOLE);
        offer.resaleRoyaltyBps = uint16(royaltyBps);
        offer.maxSupply = params.maxSupply;
        offer.flags = params.flags;
        offer.refundDays = params.refundDays;
        offer.rights = params.rights;
        offer.upstreamBps = params.upstreamBps;
        offer.currency = params.currency;
        offer.price = params.price;
        offer.termsHash = params.termsHash;
        _offersOf[params.modelId].push(uint48(offerId));

        emit OfferCreated(offerId, params.modelId, getOffer(offerId));
    }

    /// @inheritdoc ILicenseBook
    function closeOffer(uint256 offerId) external {
        Offer storage offer = _requireOffer(offerId);
        _requireModelOwner(offer.modelId);
        _requireOpen(offer, offerId);

        offer.closed = true;

        emit OfferClosed(offerId);
    }

    function _setDelisted(uint256 modelId, bool delisted) internal {
        isDelisted[modelId] = delisted;
        if (delisted) _delistedFilter |= uint152(1 << modelId % FILTER_BITS);

        emit DelistedSet(modelId, delisted);
    }

    /// @inheritdoc ILicenseBook
    function offerCount() external view returns (uint256) {
        return _offerCount;
    }

    /// @inheritdoc ILicenseBook
    function licenseCount() external view returns (uint256) {
        return _licenseCount;
    }

    /// @inheritdoc ILicenseBook
    function getOffer(uint256 offerId) public view returns (Offer memory) {
        return _requireOffer(offerId);
    }

    /// @inheritdoc ILicenseBook
    function offersOf(uint256 modelId) external view returns (uint256[] memory offerIds) {
        uint48[] storage stored = _offersOf[modelId];
        offerIds = new uint256[](stored.length);
        for (uint256 i = 0; i < stored.length; ++i) {
            offerIds[i] = stored[i];
        }
    }

    function _requireOffer(uint256 offerId) internal view returns (Offer storage offer) {
        offer = _offers[offerId];
        if (offer.modelId == 0) revert OfferNotFound(offerId);
    }

    function _requireOpen(Offer storage offer, uint256 offerId) internal view {
        if (offer.closed) revert OfferIsClosed(offerId);
    }

    function _requireListed(uint256 modelId) internal view {
        if (_delistedFilter >> modelId % FILTER_BITS & 1 != 0 && isDelisted[modelId]) revert ModelIsDelisted(modelId);
    }

    /// @return owner The zero address for a model that does not exist.
    function _modelOwner(uint256 modelId) internal view returns (address owner) {
        try IERC721(registry).ownerOf(modelId) returns (address found) {
            owner = found;
        } catch {}
    }

    function _requireModelOwner(uint256 modelId) private view {
        if (_modelOwner(modelId) != msg.sender) revert IModelRegistry.NotModelOwner(modelId, msg.sender);
    }

    function _requireSound(OfferParams memory params) private view {
        bool once = params.kind == OfferKind.OneTime;
        uint256 mostUpstream = params.flags & ALLOWS_DERIVATIVES == 0 ? 0 : MAX_UPSTREAM_BPS;
        bytes32 field;
        if (once != (params.period == 0) || params.period > MAX_PERIOD) field = "period";
        else if (params.flags > (TRANSFERABLE | ALLOWS_DERIVATIVES | COVERS_FUTURE_VERSIONS)) field = "flags";
        else if (params.refundDays != 0 && params.price == 0) field = "refundDays";
        else if (params.upstreamBps > mostUpstream) field = "upstreamBps";
        else if (params.termsHash == 0) field = "termsHash";
        if (field != 0) revert OfferInvalid(LibString.fromSmallString(field));
        if (!vault.isCurrency(params.currency)) revert IRevenueVault.CurrencyNotAllowed(params.currency);
    }
}
