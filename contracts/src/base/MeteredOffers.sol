// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHolds} from "../interfaces/IHolds.sol";
import {ILicenseBook} from "../interfaces/ILicenseBook.sol";
import {IModelRegistry} from "../interfaces/IModelRegistry.sol";
import {IRevenueVault} from "../interfaces/IRevenueVault.sol";
import {IUsageMeter} from "../interfaces/IUsageMeter.sol";
import {WHOLE} from "./BasisPoints.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @dev What use costs under each offer, and how what was settled becomes revenue of the offer's model.
abstract contract MeteredOffers is IUsageMeter, ReentrancyGuardTransient {
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @dev What a unit of an offer costs and, in the same slot, what was settled and is not yet in the vault: the other one
    /// that settling writes. `chargedUnits` is the sum of each unit times its fee in basis points.
    struct Tariff {
        uint80 unitPrice;
        uint48 modelId;
        uint56 units;
        uint72 chargedUnits;
        bytes32 unit;
    }

    ILicenseBook public immutable book;
    IERC721 public immutable registry;
    IRevenueVault public immutable vault;

    mapping(uint256 offerId => Tariff) internal _tariffs;

    constructor(IERC721 registry_, ILicenseBook book_, IRevenueVault vault_) {
        (registry, book, vault) = (registry_, book_, vault_);
    }

    /// @inheritdoc IUsageMeter
    function setUnitPrice(uint256 offerId, uint80 unitPrice, bytes32 unit) external {
        uint256 modelId = book.getOffer(offerId).modelId;
        if (registry.ownerOf(modelId) != msg.sender) revert IModelRegistry.NotModelOwner(modelId, msg.sender);
        if (unitPrice == 0) revert UnitPriceZero();
        Tariff storage tariff = _tariffs[offerId];
        if (tariff.unitPrice != 0) revert UnitPriceAlreadySet(offerId, tariff.unitPrice);

        (tariff.unitPrice, tariff.modelId, tariff.unit) = (unitPrice, modelId.toUint48(), unit);

        emit UnitPriceSet(offerId, unitPrice, unit);
    }

    /// @inheritdoc IUsageMeter
    function collect(uint256 offerId) external nonReentrant returns (uint256 amount) {
        amount = _collect(offerId);
        if (amount == 0) revert NothingToCollect(offerId);
    }

    /// @inheritdoc IUsageMeter
    function collectAndClaim(uint256[] calldata offerIds, uint256 modelId, address account, address currency)
        external
        nonReentrant
        returns (uint256 amount)
    {
        for (uint256 i = 0; i < offerIds.length; ++i) {
            _collect(offerIds[i]);
        }
        return vault.settleAndClaim(modelId, account, currency);
    }

    /// @inheritdoc IUsageMeter
    function unitPriceOf(uint256 offerId) external view returns (uint256 unitPrice, bytes32 unit) {
        Tariff storage tariff = _tariffs[offerId];
        return (tariff.unitPrice, tariff.unit);
    }

    /// @inheritdoc IUsageMeter
    function collectable(uint256 modelId, address currency)
        external
        view
        returns (uint256[] memory offerIds, uint256 amount, uint256 fee)
    {
        uint256[] memory all = book.offersOf(modelId);
        uint256 count;
        for (uint256 i = 0; i < all.length; ++i) {
            Tariff storage tariff = _tariffs[all[i]];
            if (tariff.units == 0 || _currencyOf(all[i]) != currency) continue;
            amount += uint256(tariff.units) * tariff.unitPrice;
            fee += uint256(tariff.chargedUnits) * tariff.unitPrice / WHOLE;
            all[count++] = all[i];
        }
        offerIds = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            offerIds[i] = all[i];
        }
    }

    /// @dev What does not fit into one draw is left for the next.
    function _collect(uint256 offerId) private returns (uint256 amount) {
        Tariff storage tariff = _tariffs[offerId];
        uint256 settled = tariff.units;
        if (settled == 0) return 0;
        uint256 most = vault.MAX_DRAW() / tariff.unitPrice;
        uint256 units = settled < most ? settled : most;
        uint256 charged = uint256(tariff.chargedUnits) * units / settled;
        amount = units * tariff.unitPrice;

        (tariff.units, tariff.chargedUnits) = (uint56(settled - units), uint72(tariff.chargedUnits - charged));

        emit UsageCollected(offerId, tariff.modelId, units, amount);
        _draw(offerId, tariff, amount, charged * tariff.unitPrice / WHOLE, 0, offerId);
    }

    function _draw(uint256 offerId, Tariff storage tariff, uint256 amount, uint256 fee, uint256 holdId, uint256 ref)
        internal
    {
        vault.drawDeposit(tariff.modelId, _currencyOf(offerId), amount, fee, holdId, ref);
    }

    function _currencyOf(uint256 offerId) internal view returns (address) {
        return book.getOffer(offerId).currency;
    }

    /// @dev Moves the money to the vault and has it booked. Nothing is left in this contract.
    function _pay(address currency, uint256 amount) internal {
        uint256 value = currency == address(0) ? amount : 0;
        if (msg.value != value) revert ILicenseBook.WrongValue(msg.value, value);
        if (currency != address(0)) IERC20(currency).safeTransferFrom(msg.sender, address(vault), amount);
        vault.addDeposit{value: value}(currency, amount);
    }

    function _holds() internal view returns (IHolds) {
        return IHolds(address(vault));
    }
}
