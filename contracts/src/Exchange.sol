// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IExchange, Order, Side} from "./interfaces/IExchange.sol";
import {IFractionalizer} from "./interfaces/IFractionalizer.sol";
import {ILicenseBook, License} from "./interfaces/ILicenseBook.sol";
import {IRevenueVault} from "./interfaces/IRevenueVault.sol";
import {IERC5646} from "./interfaces/Standards.sol";
import {share} from "./base/BasisPoints.sol";
import {Orders} from "./base/Orders.sol";
import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
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
    }

    /// @dev Part of the price that is not the seller's: revenue of a model whose license is sold, or of a receiver.
    struct Royalty {
        uint256 amount;
        uint256 modelId;
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
        bytes32 orderHash = _use(order, signature, amount);
        uint256 price = Math.ceilDiv(uint256(order.price) * amount, order.amount);
        if (price > maxPrice) revert PriceAboveMax(price, maxPrice);
        uint256 value = order.currency == address(0) ? price : 0;
        if (msg.value != value) revert WrongValue(msg.value, value);
        Royalty memory royalty = _royaltyOf(order, price);

        _trade(order, orderHash, Trade(order.maker, msg.sender, amount, price), royalty);
    }

    /// @inheritdoc IExchange
    function fillOffer(Order calldata order, bytes calldata signature, uint256 amount, uint256 minProceeds)
        external
        nonReentrant
    {
        if (order.side != Side.Offer) revert WrongSide(order.side);
        if (order.currency == address(0)) revert NativeNotPossible();
        bytes32 orderHash = _use(order, signature, amount);
        uint256 price = uint256(order.price) * amount / order.amount;
        Royalty memory royalty = _royaltyOf(order, price);
        uint256 proceeds = price - royalty.amount;
        if (proceeds < minProceeds) revert ProceedsBelowMin(proceeds, minProceeds);

        _trade(order, orderHash, Trade(msg.sender, order.maker, amount, price), royalty);
    }

    /// @dev The asset moves first: when somebody's code runs on receiving money, nothing is left to be changed.
    function _trade(Order calldata order, bytes32 orderHash, Trade memory trade, Royalty memory royalty) private {
        (address asset, address currency) = (order.asset, order.currency);
        if (!vault.isCurrency(currency)) revert IRevenueVault.CurrencyNotAllowed(currency);

        emit OrderFilled(
            orderHash,
            asset,
            order.tokenId,
            order.maker,
            msg.sender,
            order.side,
            trade.amount,
            currency,
            trade.price,
            royalty.amount
        );
        if (_isToken(asset)) IERC721(asset).transferFrom(trade.seller, trade.buyer, order.tokenId);
        else IERC20(asset).safeTransferFrom(trade.seller, trade.buyer, trade.amount);
        if (royalty.modelId != 0) _credit(currency, trade.buyer, royalty, order.tokenId);
        else _send(currency, trade.buyer, royalty.receiver, royalty.amount);
        _send(currency, trade.buyer, trade.seller, trade.price - royalty.amount);
    }

    /// @dev Books a royalty as revenue of the licensed model, so that the fee, its ancestors and payees have their part.
    function _credit(address currency, address from, Royalty memory royalty, uint256 licenseId) private {
        uint256 amount = royalty.amount;
        if (amount == 0) return;
        uint256 value = currency == address(0) ? amount : 0;
        if (value == 0) IERC20(currency).safeTransferFrom(from, address(vault), amount);
        vault.credit{value: value}(royalty.modelId, currency, amount, licenseId);
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

    /// @dev The rate of a license is its model's, and its receiver is everybody who earns from the model.
    function _royaltyOf(Order calldata order, uint256 price) private view returns (Royalty memory royalty) {
        uint256 modelId = order.tokenId;
        if (order.asset == address(licenseBook)) {
            License memory license = licenseBook.getLicense(order.tokenId);
            if (license.endTime <= block.timestamp) revert LicenseIsOver(order.tokenId, license.endTime);
            modelId = royalty.modelId = license.modelId;
        } else if (order.asset != registry) {
            return royalty;
        }

        (royalty.receiver, royalty.amount) = IERC2981(registry).royaltyInfo(modelId, price);
        uint256 max = share(price, order.maxRoyaltyBps);
        if (royalty.amount > max) revert RoyaltyAboveMax(royalty.amount, max);
    }

    function _fingerprintOf(Order calldata order) internal view override returns (bytes32) {
        if (_isToken(order.asset)) {
            if (order.amount != 1) revert OrderInvalid("amount");
            return IERC5646(order.asset).getStateFingerprint(order.tokenId);
        }
        if (fractionalizer.modelOf(order.asset) == 0) revert AssetNotTraded(order.asset);
        if (order.tokenId != 0) revert OrderInvalid("tokenId");
        return 0;
    }

    function _isToken(address asset) private view returns (bool) {
        return asset == registry || asset == address(licenseBook);
    }
}
