// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IExchange, Order, Side} from "./interfaces/IExchange.sol";
import {IFractionalizer} from "./interfaces/IFractionalizer.sol";
import {ILicenseBook, License} from "./interfaces/ILicenseBook.sol";
import {IRevenueVault} from "./interfaces/IRevenueVault.sol";
import {IERC5646} from "./interfaces/Standards.sol";
import {WHOLE, share} from "./base/BasisPoints.sol";
import {Orders} from "./base/Orders.sol";
import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "solady/utils/ReentrancyGuardTransient.sol";
import {SafeTransferLib} from "solady/utils/SafeTransferLib.sol";

/// @title The secondary market; every sentence about it is on `IExchange`.
contract Exchange is Orders, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @dev Who gives what to whom.
    struct Trade {
        address seller;
        address buyer;
        uint256 amount;
        uint256 price;
        uint256 royalty;
    }

    /// @dev What is traded, and whose the royalty is: a receiver's, or revenue of `modelId` if a license is sold.
    struct Asset {
        bool isToken;
        bytes32 fingerprint;
        uint256 royaltyBps;
        uint256 modelId;
        uint256 endTime;
        address receiver;
    }

    /// @dev Enough for a contract to note what it received; more would let it burn the other side's gas.
    uint256 private constant RECEIVE_GAS = 30_000;

    address public immutable registry;
    ILicenseBook public immutable licenseBook;
    IRevenueVault public immutable vault;
    IFractionalizer public immutable fractionalizer;

    constructor(address registry_, ILicenseBook licenseBook_, IRevenueVault vault_, IFractionalizer fractionalizer_) {
        (registry, licenseBook, vault, fractionalizer) = (registry_, licenseBook_, vault_, fractionalizer_);
    }

    /// @inheritdoc IExchange
    function fillListing(Order calldata order, bytes calldata signature, uint256 amount, uint256 maxPrice)
        external
        payable
        nonReentrant
    {
        if (order.side != Side.Listing) revert WrongSide(order.side);
        Asset memory asset = _assetOf(order);
        bytes32 orderHash = _use(order, signature, amount, asset.fingerprint);
        uint256 price = asset.isToken ? order.price : Math.ceilDiv(uint256(order.price) * amount, order.amount);
        if (price > maxPrice) revert PriceAboveMax(price, maxPrice);
        uint256 value = order.currency == address(0) ? price : 0;
        if (msg.value != value) revert WrongValue(msg.value, value);

        _trade(order, orderHash, asset, Trade(order.maker, msg.sender, amount, price, _royaltyOf(order, asset, price)));
    }

    /// @inheritdoc IExchange
    function fillOffer(Order calldata order, bytes calldata signature, uint256 amount, uint256 minProceeds)
        external
        nonReentrant
    {
        if (order.side != Side.Offer) revert WrongSide(order.side);
        if (order.currency == address(0)) revert NativeNotPossible();
        Asset memory asset = _assetOf(order);
        bytes32 orderHash = _use(order, signature, amount, asset.fingerprint);
        uint256 price = uint256(order.price) * amount / order.amount;
        uint256 royalty = _royaltyOf(order, asset, price);
        if (price - royalty < minProceeds) revert ProceedsBelowMin(price - royalty, minProceeds);

        _trade(order, orderHash, asset, Trade(msg.sender, order.maker, amount, price, royalty));
    }

    /// @dev The asset moves first: when somebody's code runs on receiving money, nothing is left to be changed.
    function _trade(Order calldata order, bytes32 orderHash, Asset memory asset, Trade memory trade) private {
        (address currency, uint256 royalty) = (order.currency, trade.royalty);
        bool isLicense = asset.modelId != 0;
        if (isLicense && asset.endTime <= block.timestamp) revert LicenseIsOver(order.tokenId, asset.endTime);
        bool credits = isLicense && royalty != 0;
        // A royalty that the vault books is refused there in a currency that it does not take.
        if (!credits && !vault.isCurrency(currency)) revert IRevenueVault.CurrencyNotAllowed(currency);

        emit OrderFilled(
            orderHash,
            order.asset,
            order.tokenId,
            order.maker,
            msg.sender,
            order.side,
            trade.amount,
            currency,
            trade.price,
            royalty
        );
        if (asset.isToken) IERC721(order.asset).transferFrom(trade.seller, trade.buyer, order.tokenId);
        else IERC20(order.asset).safeTransferFrom(trade.seller, trade.buyer, trade.amount);
        if (credits) _credit(currency, trade.buyer, royalty, asset.modelId, order.tokenId);
        else _send(currency, trade.buyer, asset.receiver, royalty);
        _send(currency, trade.buyer, trade.seller, trade.price - royalty);
    }

    /// @dev Books a royalty as revenue of the licensed model, so that the fee, its ancestors and payees have their part.
    function _credit(address currency, address from, uint256 amount, uint256 modelId, uint256 licenseId) private {
        if (currency != address(0)) IERC20(currency).safeTransferFrom(from, address(vault), amount);
        vault.credit{value: currency == address(0) ? amount : 0}(modelId, currency, amount, licenseId);
    }

    /// @dev Pays, or has the vault owe what the receiver cannot take.
    function _send(address currency, address from, address to, uint256 amount) private {
        if (amount == 0) return;
        if (currency == address(0)) {
            if (SafeTransferLib.trySafeTransferETH(to, amount, RECEIVE_GAS)) return;
            return vault.creditAccount{value: amount}(to, currency, amount);
        }
        if (from == to) return;
        uint256 before = IERC20(currency).balanceOf(to);
        if (SafeTransferLib.trySafeTransferFrom(currency, from, to, amount)) {
            uint256 arrived = IERC20(currency).balanceOf(to) - before;
            if (arrived != amount) revert IRevenueVault.PaymentNotReceived(currency, amount, arrived);
            return;
        }
        IERC20(currency).safeTransferFrom(from, address(vault), amount);
        vault.creditAccount(to, currency, amount);
    }

    /// @return royalty At most the rate that the maker signed.
    function _royaltyOf(Order calldata order, Asset memory asset, uint256 price)
        private
        pure
        returns (uint256 royalty)
    {
        (uint256 bps, uint256 maxBps) = (asset.royaltyBps, order.maxRoyaltyBps);
        if (bps > maxBps) revert RoyaltyAboveMax(share(price, bps), share(price, maxBps));
        unchecked {
            // A price has 128 bits, and a rate that a maker can sign 16.
            royalty = price * bps / WHOLE;
        }
    }

    /// @dev What an order is about. The rate of a license is its model's, and its receiver is everybody who earns from it.
    function _assetOf(Order calldata order) private view returns (Asset memory asset) {
        (address token, uint256 tokenId) = (order.asset, order.tokenId);
        asset.isToken = token == address(licenseBook) || token == registry;
        if (!asset.isToken) {
            if (fractionalizer.modelOf(token) == 0) revert AssetNotTraded(token);
            if (tokenId != 0) revert OrderInvalid("tokenId");
            return asset;
        }
        if (order.amount != 1) revert OrderInvalid("amount");
        if (token == address(licenseBook)) {
            License memory license = licenseBook.getLicense(tokenId);
            (asset.fingerprint, asset.royaltyBps) = (license.fingerprint, license.royaltyBps);
            (asset.modelId, asset.endTime) = (license.modelId, license.endTime);
        } else {
            asset.fingerprint = IERC5646(registry).getStateFingerprint(tokenId);
            // The royalty on the whole of a price is the rate.
            (asset.receiver, asset.royaltyBps) = IERC2981(registry).royaltyInfo(tokenId, WHOLE);
        }
    }

    /// @dev On every chain.
    function _useTransientReentrancyGuardOnlyOnMainnet() internal pure override returns (bool) {
        return false;
    }

    function _fingerprintOf(Order calldata order) internal view override returns (bytes32) {
        return _assetOf(order).fingerprint;
    }
}
