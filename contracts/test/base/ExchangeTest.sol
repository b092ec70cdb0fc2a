// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./MarketTest.sol";
import {PlainToken} from "../tokens/OddTokens.sol";
import {Exchange} from "../../src/Exchange.sol";
import {Order, Side} from "../../src/interfaces/IExchange.sol";
import {IFractionalizer} from "../../src/interfaces/IFractionalizer.sol";
import {OfferParams} from "../../src/interfaces/ILicenseBook.sol";
import {IERC5646} from "../../src/interfaces/Standards.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @dev Knows one plain token as a model's shares.
contract OneModelsShares {
    PlainToken public immutable shares = new PlainToken(18);

    function modelOf(address token) external view returns (uint256) {
        return token == address(shares) ? 1 : 0;
    }
}

/// @dev The market with an exchange, and two people who trade: each has a model, a license, shares, dollars and native
/// coin, and approved the exchange for all of them. Models were made, and earn royalties for, the creator.
abstract contract ExchangeTest is MarketTest {
    uint256 internal constant MAKER_KEY = 0xA11CE;
    uint128 internal constant RESALE = 100e6;
    uint256 internal constant ROYALTY = 5e6;
    uint256 internal constant LAST = type(uint40).max;

    Exchange internal exchange;
    PlainToken internal shares;
    address internal maker;
    address internal taker = BUYER;
    uint256 internal modelId;
    uint256 internal licenseId;
    uint256 internal takersModel;
    uint256 internal takersLicense;

    function setUp() public virtual override {
        super.setUp();
        maker = vm.addr(MAKER_KEY);
        OneModelsShares factory = new OneModelsShares();
        shares = factory.shares();
        exchange = new Exchange(address(registry), book, vault, IFractionalizer(address(factory)));
        vault.setSource(address(exchange), true);
        (modelId, licenseId) = equip(maker);
        (takersModel, takersLicense) = equip(taker);
    }

    function equip(address trader) internal returns (uint256 model, uint256 license) {
        model = mintModel(CREATOR, new uint256[](0), threePayees());
        vm.prank(CREATOR);
        registry.transferFrom(CREATOR, trader, model);
        license = buy(trader, createOffer(trader, offerParams(model)));
        vm.deal(trader, 1e9 ether);
        shares.mint(trader, 1e24);
        dollar.faucet(trader, 10_000e6);
        approveAll(trader);
    }

    function approveAll(address trader) internal {
        vm.startPrank(trader);
        registry.setApprovalForAll(address(exchange), true);
        book.setApprovalForAll(address(exchange), true);
        shares.approve(address(exchange), type(uint256).max);
        dollar.approve(address(exchange), type(uint256).max);
        vm.stopPrank();
    }

    /// @dev The maker sells a model or license for native coin.
    function listing(address asset, uint256 tokenId) internal view returns (Order memory) {
        return Order({
            maker: maker,
            side: Side.Listing,
            asset: asset,
            tokenId: tokenId,
            amount: 1,
            currency: NATIVE,
            price: RESALE,
            fingerprint: IERC5646(asset).getStateFingerprint(tokenId),
            maxRoyaltyBps: 500,
            taker: address(0),
            startTime: 0,
            expiry: uint40(block.timestamp + 1 days),
            counter: 0,
            nonce: 0
        });
    }

    function listing() internal view returns (Order memory) {
        return listing(address(book), licenseId);
    }

    function dollarListing(address asset, uint256 tokenId) internal view returns (Order memory order) {
        order = listing(asset, tokenId);
        order.currency = address(dollar);
    }

    /// @dev The maker buys a model or license for dollars.
    function offer(address asset, uint256 tokenId) internal view returns (Order memory order) {
        order = dollarListing(asset, tokenId);
        order.side = Side.Offer;
    }

    function sharesListing(uint128 amount, uint128 price) internal view returns (Order memory order) {
        order = listing();
        (order.asset, order.tokenId, order.fingerprint) = (address(shares), 0, 0);
        (order.amount, order.price) = (amount, price);
    }

    function sharesOffer(uint128 amount, uint128 price) internal view returns (Order memory order) {
        order = sharesListing(amount, price);
        (order.side, order.currency) = (Side.Offer, address(dollar));
    }

    function sign(Order memory order) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(MAKER_KEY, exchange.hashOf(order));
        return abi.encodePacked(r, s, v);
    }

    function fill(Order memory order) internal {
        fill(order, order.amount);
    }

    /// @dev The taker fills what the maker signed, bound to exactly what the order says.
    function fill(Order memory order, uint256 amount) internal {
        fill(order, amount, sign(order));
    }

    function fill(Order memory order, uint256 amount, bytes memory signature) internal {
        if (order.side == Side.Offer) {
            vm.prank(taker);
            return exchange.fillOffer(order, signature, amount, 0);
        }
        uint256 price = priceUp(order, amount);
        vm.prank(taker);
        exchange.fillListing{value: order.currency == NATIVE ? price : 0}(order, signature, amount, price);
    }

    /// @dev Signs first, so that the revert that is expected is that of the fill.
    function refuse(Order memory order, bytes memory reason) internal {
        bytes memory signature = sign(order);
        uint256 value = order.side == Side.Listing && order.currency == NATIVE ? order.price : 0;
        vm.expectRevert(reason);
        vm.prank(taker);
        if (order.side == Side.Offer) exchange.fillOffer(order, signature, order.amount, 0);
        else exchange.fillListing{value: value}(order, signature, order.amount, order.price);
    }

    function priceUp(Order memory order, uint256 amount) internal pure returns (uint256) {
        if (order.amount == 0) return order.price;
        return (uint256(order.price) * amount + order.amount - 1) / order.amount;
    }

    function balance(address currency, address account) internal view returns (uint256) {
        return currency == NATIVE ? account.balance : IERC20(currency).balanceOf(account);
    }

    function subscription(address owner, uint256 model) internal returns (uint256 offerId) {
        OfferParams memory params = subscriptionParams(model);
        return createOffer(owner, params);
    }
}
