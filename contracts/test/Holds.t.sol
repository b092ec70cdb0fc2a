// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./base/MarketTest.sol";
import {OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {IHolds} from "../src/interfaces/IHolds.sol";
import {IRevenueVault} from "../src/interfaces/IRevenueVault.sol";
import {PlainToken} from "./tokens/OddTokens.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

contract HoldsTest is MarketTest {
    uint256 internal constant FEE = uint256(PRICE) * 250 / 10_000;

    uint256 internal modelId;
    uint256 internal offerId;

    function setUp() public override {
        super.setUp();
        modelId = mintModel(CREATOR);
        offerId = createOffer(CREATOR, offerParams(modelId));
    }

    function test_AHoldTouchesOnlyNewRevenue() public {
        buy(BUYER, offerId);
        uint256 holdId = vault.hold(modelId);
        uint256 licenseId = buy(BUYER, offerId);

        (uint256 direct, uint256 fee,) = vault.unsettled(modelId, NATIVE);
        same(direct + fee, PRICE, "the payment from before");
        same(vault.settleAndClaim(modelId, CREATOR, NATIVE), PRICE - FEE, "is paid out as ever");
        (uint256 amount, uint256 heldFee) = vault.heldPayment(holdId, NATIVE, address(book), licenseId);
        same(amount, PRICE, "the new one waits, whole");
        same(heldFee, FEE, "with its fee");
        same(vault.fees(NATIVE), FEE, "no fee on it yet");
        same(vault.accounted(NATIVE), PRICE + FEE, "all accounted for");
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NothingToSettle.selector, modelId, NATIVE));
        vault.settle(modelId, NATIVE);
        same(vault.holdOf(modelId), holdId, "held, also after it was settled");
    }

    function testFuzz_WhatIsHeldIsRefundedAndReleasedToTheLastWei(uint96 price, uint16 refundBps, uint16 feeBps)
        public
    {
        price = uint96(bound(price, 1, 1e24));
        refundBps = uint16(bound(refundBps, 0, 10_000));
        vault.setFee(uint16(bound(feeBps, 0, 500)), TREASURY);
        OfferParams memory params = offerParams(modelId);
        params.price = price;
        offerId = createOffer(CREATOR, params);
        uint256 holdId = vault.hold(modelId);
        uint256 licenseId = buy(BUYER, offerId);
        vault.endHold(holdId, refundBps);
        vault.resolveHeld(holdId, NATIVE, address(book), licenseId);

        uint256 refunded = uint256(price) * refundBps / 10_000;
        same(vault.owed(BUYER, NATIVE), refunded, "the license's owner, rounded down");
        (uint256 direct, uint256 fee,) = vault.unsettled(modelId, NATIVE);
        same(direct + fee + refunded, price, "the rest is revenue");
        same(vault.fees(NATIVE), fee, "with its share of the fee");
        same(vault.accounted(NATIVE), price, "nothing lost");
        vm.expectRevert(abi.encodeWithSelector(IHolds.NoHeldPayment.selector, holdId, NATIVE, address(book), licenseId));
        vault.resolveHeld(holdId, NATIVE, address(book), licenseId);
        buy(BUYER, offerId);
        (uint256 directLater, uint256 feeLater,) = vault.unsettled(modelId, NATIVE);
        same(directLater + feeLater, direct + fee + price, "no longer held");
    }

    function test_PaymentsForTheSameLicenseAddUp() public {
        uint256 subscription = createOffer(CREATOR, subscriptionParams(modelId));
        uint256 holdId = vault.hold(modelId);
        uint256 licenseId = buy(BUYER, subscription);
        vm.prank(BUYER);
        book.renew{value: 2 * PRICE}(licenseId, 2, 2 * PRICE);
        (uint256 amount, uint256 fee) = vault.heldPayment(holdId, NATIVE, address(book), licenseId);
        same(amount, 3 * PRICE, "amount");
        same(fee, 3 * FEE, "fee");
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldStillOpen.selector, holdId));
        vault.resolveHeld(holdId, NATIVE, address(book), licenseId);
    }

    function test_AnEscrowReleasedDuringAHoldWaitsToo() public {
        uint256 licenseId = buyRefundable();
        uint256 holdId = vault.hold(modelId);
        vm.warp(block.timestamp + 3 days);
        vault.releaseEscrow(address(book), licenseId);

        (uint256 amount,) = vault.heldPayment(holdId, NATIVE, address(book), licenseId);
        same(amount, PRICE, "held");
        vault.endHold(holdId, 10_000);
        vault.resolveHeld(holdId, NATIVE, address(book), licenseId);
        same(vault.claim(BUYER, NATIVE), PRICE, "paid back whole, fee and all");
        same(vault.accounted(NATIVE), 0, "nothing left");
    }

    function test_AnEscrowPaidDuringAHoldIsRefundedAlsoIfItIsReleasedLater() public {
        uint256 holdId = vault.hold(modelId);
        uint256 licenseId = buyRefundable();
        vault.endHold(holdId, 6_000);
        vm.warp(block.timestamp + 3 days);
        vault.releaseEscrow(address(book), licenseId);
        (uint256 direct, uint256 fee,) = vault.unsettled(modelId, NATIVE);
        same(direct + fee, 0, "not revenue yet");
        vault.resolveHeld(holdId, NATIVE, address(book), licenseId);
        same(vault.claim(BUYER, NATIVE), PRICE * 6 / 10, "paid back as ruled");
        (direct, fee,) = vault.unsettled(modelId, NATIVE);
        same(direct + fee, PRICE * 4 / 10, "the rest is revenue");
        same(fee, FEE * 4 / 10, "with its share of the fee");
        same(vault.accounted(NATIVE), PRICE * 4 / 10, "nothing lost");
    }

    function test_AnEscrowPaidDuringAHoldThatRefundedNothingIsRevenueAtOnce() public {
        uint256 holdId = vault.hold(modelId);
        uint256 licenseId = buyRefundable();
        vault.endHold(holdId, 0);
        vm.warp(block.timestamp + 3 days);
        vault.releaseEscrow(address(book), licenseId);
        same(vault.settleAndClaim(modelId, CREATOR, NATIVE), PRICE - FEE, "earned");
    }

    function test_AnEscrowRefundedToItsBuyerIsNotRefundedAgain() public {
        uint256 holdId = vault.hold(modelId);
        uint256 licenseId = buyRefundable();
        vm.prank(BUYER);
        book.refund(licenseId);
        vault.endHold(holdId, 10_000);
        same(vault.accounted(NATIVE), 0, "nothing left");
        vm.expectRevert(abi.encodeWithSelector(IHolds.NoHeldPayment.selector, holdId, NATIVE, address(book), licenseId));
        vault.resolveHeld(holdId, NATIVE, address(book), licenseId);
        vm.warp(block.timestamp + 3 days);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NoEscrow.selector, address(book), licenseId));
        vault.releaseEscrow(address(book), licenseId);
    }

    function test_ASecondHoldCannotHoldTheSamePaymentAgain() public {
        uint256 first = vault.hold(modelId);
        uint256 licenseId = buy(BUYER, offerId);
        vault.endHold(first, 0);
        uint256 second = vault.hold(modelId);
        vault.resolveHeld(first, NATIVE, address(book), licenseId);
        same(vault.settleAndClaim(modelId, CREATOR, NATIVE), PRICE - FEE, "released for good");
        uint256 later = buy(BUYER, offerId);
        (uint256 amount,) = vault.heldPayment(second, NATIVE, address(book), later);
        same(amount, PRICE, "the second holds what is new");
    }

    function test_UpstreamPaymentsOfDescendantsAreNotHeld() public {
        uint256 child = mintChild(STRANGER, modelId, 1_000);
        vault.settle(modelId, NATIVE);
        vault.hold(modelId);
        buy(BUYER, createOffer(STRANGER, offerParams(child)));
        vault.settle(child, NATIVE);
        (,, uint256 upstream) = vault.unsettled(modelId, NATIVE);
        same(upstream, PRICE / 10, "arrives");
        vault.settle(modelId, NATIVE);
        buy(BUYER, offerId);
        (uint256 direct,,) = vault.unsettled(modelId, NATIVE);
        same(direct, 0, "still held afterwards");
    }

    function test_ACurrencyAllowedDuringAHoldIsHeldOnceSomebodySyncs() public {
        PlainToken token = new PlainToken(6);
        uint256 holdId = vault.hold(modelId);
        vault.setCurrency(address(token), true);
        vault.setSource(address(this), true);
        vm.prank(STRANGER);
        vault.syncHold(modelId);
        token.mint(address(vault), 100);
        vault.credit(modelId, address(token), 100, 1);
        (uint256 amount,) = vault.heldPayment(holdId, address(token), address(this), 1);
        same(amount, 100, "held");
        vault.endHold(holdId, 5_000);
        vault.resolveHeld(holdId, address(token), address(this), 1);
        (uint256 direct, uint256 fee,) = vault.unsettled(modelId, address(token));
        same(direct + fee, 100, "license 1 does not exist: nobody to refund, all is released");
        vm.expectRevert(abi.encodeWithSelector(IHolds.ModelNotHeld.selector, modelId));
        vault.syncHold(modelId);
    }

    function test_RevertWhen_MoreThanSixteenCurrenciesAreAllowed() public {
        for (uint160 i = 0; i < 14; ++i) {
            vault.setCurrency(address(0xC00 + i), true);
        }
        vault.setCurrency(NATIVE, false);
        vault.setCurrency(NATIVE, true);
        vm.expectRevert(abi.encodeWithSelector(IHolds.TooManyCurrencies.selector, 16));
        vault.setCurrency(STRANGER, true);
    }

    function testFuzz_RevertWhen_MoreIsHeldThanCouldEverBeReleased(uint256 amount) public {
        amount = bound(amount, 1 << 87, type(uint120).max);
        vault.setSource(address(this), true);
        vault.hold(modelId);
        vm.deal(address(this), amount);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.AmountTooLarge.selector, amount));
        vault.credit{value: amount}(modelId, NATIVE, amount, 1);
    }

    function test_RevertWhen_AHoldIsOpenedTwiceEndedTwiceOrByOthers() public {
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldNotOpen.selector, 0));
        vault.endHold(0, 0);
        uint256 holdId = vault.hold(modelId);
        vm.expectRevert(abi.encodeWithSelector(IHolds.ModelAlreadyHeld.selector, modelId, holdId));
        vault.hold(modelId);
        vm.expectRevert(abi.encodeWithSelector(IHolds.RefundTooHigh.selector, 10_001, 10_000));
        vault.endHold(holdId, 10_001);
        vault.endHold(holdId, 0);
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldNotOpen.selector, holdId));
        vault.endHold(holdId, 0);
        bytes memory unauthorized = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER);
        vm.startPrank(STRANGER);
        vm.expectRevert(unauthorized);
        vault.hold(modelId);
        vm.expectRevert(unauthorized);
        vault.endHold(holdId, 0);
    }

    function buyRefundable() private returns (uint256) {
        OfferParams memory params = offerParams(modelId);
        params.refundDays = 3;
        return buy(BUYER, createOffer(CREATOR, params));
    }
}
