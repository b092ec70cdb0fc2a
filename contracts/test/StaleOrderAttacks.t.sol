// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ExchangeTest} from "./base/ExchangeTest.sol";
import {NaiveExchange} from "./naive/NaiveExchange.sol";
import {IExchange, Order} from "../src/interfaces/IExchange.sol";

/// @dev Attack 14 of `ATTACKS.md`: an order that its maker forgot or took back is filled when it has become cheap. It
/// succeeds on the naive exchange and fails on ours.
contract StaleOrderAttacksTest is ExchangeTest {
    NaiveExchange internal naive;

    function setUp() public override {
        super.setUp();
        naive = new NaiveExchange();
        vm.startPrank(maker);
        registry.setApprovalForAll(address(naive), true);
        book.setApprovalForAll(address(naive), true);
        vm.stopPrank();
    }

    function test_Attack14_AnOrderIsFilledLongAfterItExpired() public {
        Order memory order = listing();
        vm.warp(block.timestamp + 30 days);
        refuse(order, abi.encodeWithSelector(IExchange.OrderExpired.selector, order.expiry));
        fillNaive(order);
        same(book.ownerOf(licenseId), taker, "the naive one sells at last month's price");
    }

    function test_Attack14_AnOrderIsFilledThatItsMakerTookBack() public {
        Order memory order = listing();
        vm.prank(maker);
        exchange.raiseCounter();
        refuse(order, abi.encodeWithSelector(IExchange.OrderWithdrawn.selector, 0, 1));
        fillNaive(order);
        same(book.ownerOf(licenseId), taker, "the naive one knows no way to take it back");
    }

    function test_Attack14_AnOrderComesToLifeWhenTheMakerBuysTheModelBack() public {
        Order memory order = listing(address(registry), modelId);
        fill(order);
        vm.prank(taker);
        registry.transferFrom(taker, maker, modelId);
        refuse(order, abi.encodeWithSelector(IExchange.NonceUsed.selector, maker, 0));
        fillNaive(order);
        same(registry.ownerOf(modelId), taker, "the naive one sells it again, unasked");
    }

    function fillNaive(Order memory order) private {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(MAKER_KEY, naive.hashOf(order));
        vm.prank(taker);
        naive.fillListing{value: order.price}(order, abi.encodePacked(r, s, v), 1);
    }
}
