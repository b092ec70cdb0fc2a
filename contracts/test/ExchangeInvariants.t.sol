// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ExchangeTest} from "./base/ExchangeTest.sol";
import {Test} from "./base/Test.sol";
import {PlainToken} from "./tokens/OddTokens.sol";
import {Exchange} from "../src/Exchange.sol";
import {LicenseBook} from "../src/LicenseBook.sol";
import {ModelRegistry} from "../src/ModelRegistry.sol";
import {RevenueVault} from "../src/RevenueVault.sol";
import {Order, OrderStatus, Side} from "../src/interfaces/IExchange.sol";
import {IERC5646} from "../src/interfaces/Standards.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

/// @dev Three people make, fill and withdraw orders at random.
contract TradersHandler is Test {
    Exchange internal immutable exchange;
    RevenueVault internal immutable vault;
    ModelRegistry internal immutable registry;
    LicenseBook internal immutable book;
    PlainToken internal immutable shares;
    PlainToken public immutable euro;
    address internal immutable creator;

    address[3] public traders;
    Order[] internal _orders;
    mapping(uint256 index => uint256) public filled;

    mapping(address currency => uint256) public paid;
    mapping(address currency => uint256) public received;
    mapping(address currency => uint256) public royalties;
    bool public filledAfterItsEnd;

    constructor(Exchange exchange_, ModelRegistry registry_, LicenseBook book_, PlainToken shares_, address creator_) {
        (exchange, registry, book, shares, creator) = (exchange_, registry_, book_, shares_, creator_);
        vault = RevenueVault(address(exchange_.vault()));
        euro = new PlainToken(6);
        for (uint256 i = 0; i < 3; ++i) {
            traders[i] = vm.addr(i + 1);
            vm.startPrank(traders[i]);
            euro.approve(address(exchange), type(uint256).max);
            shares.approve(address(exchange), type(uint256).max);
            registry.setApprovalForAll(address(exchange), true);
            book.setApprovalForAll(address(exchange), true);
            vm.stopPrank();
        }
    }

    function makeSharesOrder(uint256 who, uint128 amount, uint128 price, bool native, bool offered) external {
        Order memory order = newOrder(who, price, native && !offered);
        (order.asset, order.amount) = (address(shares), uint128(bound(amount, 1, 1_000)));
        if (offered) order.side = Side.Offer;
        _orders.push(order);
    }

    function listToken(uint256 which, uint128 price, bool native, bool model) external {
        (address asset, uint256 tokenId) = token(which, model);
        Order memory order = newOrder(indexOf(IERC721(asset).ownerOf(tokenId)), price, native);
        (order.asset, order.tokenId, order.amount) = (asset, tokenId, 1);
        order.fingerprint = IERC5646(asset).getStateFingerprint(tokenId);
        _orders.push(order);
    }

    function offerForToken(uint256 who, uint256 which, uint128 price, bool model) external {
        (address asset, uint256 tokenId) = token(which, model);
        Order memory order = newOrder(who, price, false);
        (order.asset, order.tokenId, order.amount, order.side) = (asset, tokenId, 1, Side.Offer);
        order.fingerprint = IERC5646(asset).getStateFingerprint(tokenId);
        _orders.push(order);
    }

    function fill(uint256 which, uint256 who, uint256 amount) external {
        if (_orders.length == 0) return;
        (which, who) = (which % _orders.length, who % 3);
        Order memory order = _orders[which];
        (OrderStatus status, uint256 remaining) = exchange.statusOf(order);
        if (status != OrderStatus.Open) return tryDead(which, order, who);
        address taker = traders[who];
        bool listed = order.side == Side.Listing;
        if (order.asset != address(shares)) {
            address owner = IERC721(order.asset).ownerOf(order.tokenId);
            if (listed ? owner != order.maker : owner == order.maker) return;
            if (!listed) taker = owner;
        }
        if (taker == order.maker) taker = traders[(who + 1) % 3];
        if (order.asset != address(shares) && !listed && taker != IERC721(order.asset).ownerOf(order.tokenId)) return;
        amount = bound(amount, 1, remaining);
        (address seller, address buyer) = listed ? (order.maker, taker) : (taker, order.maker);
        if (order.asset == address(shares)) shares.mint(seller, amount);
        euro.mint(buyer, order.price);
        vm.deal(buyer, buyer.balance + order.price);

        uint256[3] memory before = balances(order.currency, buyer, seller);
        take(order, taker, amount);
        uint256[3] memory afterwards = balances(order.currency, buyer, seller);
        filled[which] += amount;
        paid[order.currency] += before[0] - afterwards[0];
        received[order.currency] += afterwards[1] - before[1];
        royalties[order.currency] += afterwards[2] - before[2];
    }

    function cancel(uint256 which) external {
        if (_orders.length == 0) return;
        which %= _orders.length;
        Order memory order = _orders[which];
        if (exchange.isNonceUsed(order.maker, order.nonce)) return;
        vm.prank(order.maker);
        exchange.cancelOrder(order.nonce);
    }

    function raiseCounter(uint256 who, uint256 chance) external {
        if (chance % 4 != 0) return;
        vm.prank(traders[who % 3]);
        exchange.raiseCounter();
    }

    function changeModel(uint256 which) external {
        (, uint256 modelId) = token(which, true);
        vm.prank(registry.ownerOf(modelId));
        registry.addVersion(modelId, keccak256("new"), 0);
    }

    function count() external view returns (uint256) {
        return _orders.length;
    }

    function orderAt(uint256 index) external view returns (Order memory) {
        return _orders[index];
    }

    /// @dev What must not work is tried as well.
    function tryDead(uint256 which, Order memory order, uint256 who) private {
        address taker = traders[who] == order.maker ? traders[(who + 1) % 3] : traders[who];
        bytes memory signature = sign(order);
        vm.deal(taker, taker.balance + order.price);
        euro.mint(taker, order.price);
        uint256 amount = order.amount - filled[which] == 0 ? 1 : order.amount - filled[which];
        vm.prank(taker);
        if (order.side == Side.Offer) {
            try exchange.fillOffer(order, signature, amount, 0) {
                filledAfterItsEnd = true;
            } catch {}
        } else {
            uint256 value = order.currency == address(0) ? priceUp(order, amount) : 0;
            try exchange.fillListing{value: value}(order, signature, amount, type(uint256).max) {
                filledAfterItsEnd = true;
            } catch {}
        }
    }

    function take(Order memory order, address taker, uint256 amount) private {
        bytes memory signature = sign(order);
        uint256 price = priceUp(order, amount);
        vm.prank(taker);
        if (order.side == Side.Offer) exchange.fillOffer(order, signature, amount, 0);
        else exchange.fillListing{value: order.currency == address(0) ? price : 0}(order, signature, amount, price);
    }

    function priceUp(Order memory order, uint256 amount) private pure returns (uint256) {
        return (uint256(order.price) * amount + order.amount - 1) / order.amount;
    }

    function newOrder(uint256 who, uint128 price, bool native) private view returns (Order memory order) {
        order.maker = traders[who % 3];
        order.currency = native ? address(0) : address(euro);
        order.price = uint128(bound(price, 1, 1e24));
        order.maxRoyaltyBps = 1_000;
        order.expiry = type(uint40).max;
        order.counter = exchange.counters(order.maker);
        order.nonce = _orders.length;
    }

    function token(uint256 which, bool model) private view returns (address asset, uint256 tokenId) {
        if (model) return (address(registry), 1 + which % registry.modelCount());
        return (address(book), 1 + which % book.licenseCount());
    }

    function indexOf(address trader) private view returns (uint256) {
        return trader == traders[0] ? 0 : trader == traders[1] ? 1 : 2;
    }

    function sign(Order memory order) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(indexOf(order.maker) + 1, exchange.hashOf(order));
        return abi.encodePacked(r, s, v);
    }

    function balances(address currency, address buyer, address seller) private view returns (uint256[3] memory) {
        if (currency == address(0)) {
            return [buyer.balance, seller.balance, address(vault).balance + creator.balance];
        }
        return [euro.balanceOf(buyer), euro.balanceOf(seller), euro.balanceOf(address(vault)) + euro.balanceOf(creator)];
    }
}

/// @dev What must hold after any sequence of trades.
contract ExchangeInvariantsTest is ExchangeTest {
    TradersHandler internal handler;
    address internal euro;

    function setUp() public override {
        super.setUp();
        handler = new TradersHandler(exchange, registry, book, shares, CREATOR);
        euro = address(handler.euro());
        vault.setCurrency(euro, true);
        vm.startPrank(maker);
        registry.transferFrom(maker, handler.traders(0), modelId);
        book.transferFrom(maker, handler.traders(0), licenseId);
        vm.stopPrank();
        vm.startPrank(taker);
        registry.transferFrom(taker, handler.traders(1), takersModel);
        book.transferFrom(taker, handler.traders(1), takersLicense);
        vm.stopPrank();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_NothingIsLeftInTheExchange() public view {
        same(address(exchange).balance, 0, "native coin");
        same(balance(euro, address(exchange)), 0, "euros");
        same(shares.balanceOf(address(exchange)), 0, "shares");
        same(registry.balanceOf(address(exchange)) + book.balanceOf(address(exchange)), 0, "tokens");
    }

    function invariant_WhatBuyersPaidSellersAndRoyaltiesGot() public view {
        address[2] memory currencies = [NATIVE, euro];
        for (uint256 i = 0; i < 2; ++i) {
            address currency = currencies[i];
            uint256 got = handler.received(currency) + handler.royalties(currency);
            same(handler.paid(currency), got, "to the last wei");
            same(vault.accounted(currency), balance(currency, address(vault)), "books");
        }
    }

    function invariant_NoOrderIsFilledAboveItsAmountOrAfterItsEnd() public view {
        no(handler.filledAfterItsEnd(), "after its end");
        for (uint256 i = 0; i < handler.count(); ++i) {
            Order memory order = handler.orderAt(i);
            uint256 filled = handler.filled(i);
            yes(filled <= order.amount, "above its amount");
            (OrderStatus status, uint256 remaining) = exchange.statusOf(order);
            if (status == OrderStatus.Open) same(remaining, order.amount - filled, "what is left");
            if (filled == order.amount) same(uint256(status), uint256(OrderStatus.Done), "filled whole");
        }
    }
}
