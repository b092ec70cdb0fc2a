// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SharesTest} from "./base/SharesTest.sol";
import {Exchange} from "../src/Exchange.sol";
import {IExchange, Order, OrderStatus, Side} from "../src/interfaces/IExchange.sol";

/// @dev Shares that the factory made, traded while they earn.
contract ExchangeSharesTest is SharesTest {
    uint256 internal constant MAKER_KEY = 0xA11CE;
    uint256 internal constant TENTH = SUPPLY / 10;

    Exchange internal exchange;
    address internal maker;

    function setUp() public override {
        super.setUp();
        exchange = new Exchange(address(registry), book, vault, fractionalizer);
        vault.setSource(address(exchange), true);
        maker = vm.addr(MAKER_KEY);
        give(maker, 4 * TENTH);
        vm.prank(maker);
        shares.approve(address(exchange), SUPPLY);
        vm.prank(CREATOR);
        shares.approve(address(exchange), SUPPLY);
        vm.deal(BEN, 1 ether);
    }

    function test_SharesSoldInPartsForNativeCoinLeaveWhatTheyEarnedWithWhoHeldThem() public {
        Order memory order = orderOf(Side.Listing, 4 * TENTH, 400);
        distribute(1 ether);
        fillListing(order, TENTH, 100);
        distribute(1 ether);
        same(remainingOf(order), 3 * TENTH, "still for sale");
        fillListing(order, 3 * TENTH, 300);
        distribute(1 ether);

        same(shares.balanceOf(BEN), 4 * TENTH, "all bought");
        same(shares.claimable(maker, NATIVE), 0.7 ether, "0.4 before the sale, 0.3 between its parts");
        same(shares.claimable(BEN, NATIVE), 0.5 ether, "0.1 between the parts, 0.4 afterwards");
        same(shares.claimable(CREATOR, NATIVE), 1.8 ether, "who did not trade");
        same(maker.balance, 400, "paid in full");
        same(remainingOf(order), 0, "done");
        bytes memory signature = sign(order);
        vm.expectRevert(abi.encodeWithSelector(IExchange.NonceUsed.selector, maker, 0));
        vm.prank(BEN);
        exchange.fillListing{value: 1}(order, signature, 1, 1);
    }

    function test_SharesBoughtInPartsForAnErc20EarnFromThenOn() public {
        dollar.faucet(maker, 200);
        vm.prank(maker);
        dollar.approve(address(exchange), 200);
        Order memory order = orderOf(Side.Offer, 2 * TENTH, 200);
        order.currency = address(dollar);
        bytes memory signature = sign(order);
        vm.prank(CREATOR);
        exchange.fillOffer(order, signature, TENTH / 2, 50);
        distribute(1 ether);
        vm.prank(CREATOR);
        exchange.fillOffer(order, signature, 3 * TENTH / 2, 150);

        same(shares.balanceOf(maker), 6 * TENTH, "all bought");
        same(dollar.balanceOf(CREATOR), 200, "paid in full");
        same(shares.claimable(maker, NATIVE), 0.45 ether, "what was held when it was divided");
        same(shares.claimable(CREATOR, NATIVE), 0.55 ether, "the seller keeps theirs");
    }

    function test_TheRoyaltyOfAResoldLicenseReachesTheShareHolders() public {
        payShares(10_000);
        uint256 licenseId = buy(maker, offerId);
        shares.distribute(NATIVE);
        uint256 before = shares.claimable(maker, NATIVE);
        vm.prank(maker);
        book.approve(address(exchange), licenseId);
        Order memory order = orderOf(Side.Listing, 1, 1 ether);
        (order.asset, order.tokenId) = (address(book), licenseId);
        order.fingerprint = book.getStateFingerprint(licenseId);
        fillListing(order, 1, 1 ether);

        same(maker.balance, 0.95 ether, "less the royalty of 5 %");
        uint256 royalty = 0.05 ether - 0.05 ether * 250 / 10_000;
        same(shares.distribute(NATIVE), royalty, "less the market's fee");
        same(shares.claimable(maker, NATIVE) - before, royalty * 4 / 10, "by what they hold");
    }

    function orderOf(Side side, uint256 amount, uint256 price) private view returns (Order memory) {
        return Order({
            maker: maker,
            side: side,
            asset: address(shares),
            tokenId: 0,
            amount: uint128(amount),
            currency: NATIVE,
            price: uint128(price),
            fingerprint: 0,
            maxRoyaltyBps: 500,
            taker: address(0),
            startTime: 0,
            expiry: type(uint40).max,
            counter: 0,
            nonce: 0
        });
    }

    function fillListing(Order memory order, uint256 amount, uint256 price) private {
        bytes memory signature = sign(order);
        vm.prank(BEN);
        exchange.fillListing{value: price}(order, signature, amount, price);
    }

    function remainingOf(Order memory order) private view returns (uint256 remaining) {
        OrderStatus status;
        (status, remaining) = exchange.statusOf(order);
        yes(status == (remaining == 0 ? OrderStatus.Done : OrderStatus.Open), "status");
    }

    function sign(Order memory order) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(MAKER_KEY, exchange.hashOf(order));
        return abi.encodePacked(r, s, v);
    }
}
