// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DelegatedAccount} from "./base/DelegatedAccount.sol";
import {MarketTest} from "./base/MarketTest.sol";
import {OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {Ancestor, IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {IRevenueVault, Payee, PayeeRole} from "../src/interfaces/IRevenueVault.sol";
import {RevenueVault} from "../src/RevenueVault.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

/// @dev A payee that takes no money.
contract Refuser {
    error Never();

    receive() external payable {
        revert Never();
    }
}

/// @dev A payee that tries to be paid twice.
contract Greedy {
    IRevenueVault internal immutable vault;
    bool public triedAgain;

    constructor(IRevenueVault vault_) {
        vault = vault_;
    }

    receive() external payable {
        triedAgain = true;
        try vault.claim(address(this), address(0)) {} catch {}
    }
}

/// @dev An account with code that says yes to signatures of one key.
contract SmartAccount {
    bytes32 internal immutable accepted;

    constructor(bytes memory signature) {
        accepted = keccak256(signature);
    }

    function isValidSignature(bytes32, bytes calldata signature) external view returns (bytes4) {
        return keccak256(signature) == accepted ? this.isValidSignature.selector : bytes4(0);
    }
}

contract RevenueVaultTest is MarketTest {
    uint256 internal constant KEY = 0xA11CE;

    uint256 internal modelId;
    uint256 internal offerId;

    function setUp() public override {
        super.setUp();
        modelId = mintModel(CREATOR, new uint256[](0), threePayees());
        offerId = createOffer(CREATOR, offerParams(modelId));
    }

    function test_PaymentReachesPayeesByTheirShareAndTheTreasury() public {
        buy(BUYER, offerId);
        uint256 fee = PRICE * 250 / 10_000;
        uint256 rest = PRICE - fee;
        same(vault.claimable(modelId, CREATOR, NATIVE), rest * 5_000 / 10_000, "shown before it is settled");
        vault.settle(modelId, NATIVE);

        same(vault.owed(CREATOR, NATIVE), rest * 5_000 / 10_000, "creator");
        same(vault.owed(DATA_DONOR, NATIVE), rest * 3_333 / 10_000, "data");
        same(vault.fees(NATIVE), fee, "fee");
        uint256 sum = vault.owed(CREATOR, NATIVE) + vault.owed(DATA_DONOR, NATIVE) + vault.owed(INVESTOR, NATIVE) + fee;
        same(sum, PRICE, "to the last wei");
        same(vault.claimFees(NATIVE), fee, "anyone sends the fee");
        same(TREASURY.balance, fee, "to the treasury");
    }

    function testFuzz_SettlingLosesAndMakesNothing(uint96 price, uint16 upstreamBps, uint16 feeBps, uint8 times)
        public
    {
        price = uint96(bound(price, 1, 1e24));
        upstreamBps = uint16(bound(upstreamBps, 0, 5_000));
        times = uint8(bound(times, 1, 4));
        vault.setFee(uint16(bound(feeBps, 0, 500)), TREASURY);
        uint256 license = buy(STRANGER, derivativeOffer(CREATOR, modelId, upstreamBps));
        uint256 child = mintModel(STRANGER, list(license), soleOf(STRANGER));
        vault.settle(modelId, NATIVE);
        uint256 parentBefore = owedToPayees();
        uint256 feesBefore = vault.fees(NATIVE);
        OfferParams memory params = offerParams(child);
        params.price = price;
        uint256 childOffer = createOffer(STRANGER, params);
        for (uint256 i = 0; i < times; ++i) {
            buy(BUYER, childOffer);
        }
        uint256 paid = uint256(price) * times;
        uint256 shown = vault.claimable(child, STRANGER, NATIVE);
        vault.settle(child, NATIVE);

        uint256 upstream = paid * upstreamBps / 10_000;
        (,, uint256 waiting) = vault.unsettled(modelId, NATIVE);
        same(waiting, upstream, "the parent's share of what was paid, fee and all");
        same(vault.owed(STRANGER, NATIVE), shown, "as shown");
        if (upstream != 0) vault.settle(modelId, NATIVE);
        uint256 fees = vault.fees(NATIVE) - feesBefore;
        same(owedToPayees() - parentBefore, upstream, "no second fee on what a parent gets");
        same(vault.owed(STRANGER, NATIVE) + upstream + fees, paid, "to the last wei");
        same(vault.accounted(NATIVE), address(vault).balance, "books equal balance");
    }

    function test_FeeIsCutAtTheRateOfTheMomentOfPayment() public {
        buy(BUYER, offerId);
        vault.setFee(500, TREASURY);
        (, uint256 fee,) = vault.unsettled(modelId, NATIVE);
        same(fee, PRICE * 250 / 10_000, "a later rate does not touch it");
        buy(BUYER, offerId);
        (, fee,) = vault.unsettled(modelId, NATIVE);
        same(fee, PRICE * 250 / 10_000 + PRICE * 500 / 10_000, "each at its own");
    }

    function test_AnyoneTriggersAClaimButTheMoneyGoesToItsOwner() public {
        buy(BUYER, offerId);
        vm.prank(STRANGER);
        uint256 amount = vault.settleAndClaim(modelId, CREATOR, NATIVE);
        same(CREATOR.balance, amount, "owner");
        same(STRANGER.balance, 0, "not the caller");
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NothingToClaim.selector, CREATOR, NATIVE));
        vault.claim(CREATOR, NATIVE);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NothingToSettle.selector, modelId, NATIVE));
        vault.settle(modelId, NATIVE);
    }

    function test_APayeeThatTakesNoMoneyStopsNobodyElse() public {
        Refuser refuser = new Refuser();
        Payee[] memory payees = threePayees();
        payees[1].account = address(refuser);
        uint256 model = mintModel(CREATOR, new uint256[](0), payees);
        buy(BUYER, createOffer(CREATOR, offerParams(model)));
        vault.settle(model, NATIVE);
        uint256 stuck = vault.owed(address(refuser), NATIVE);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NativeTransferFailed.selector, address(refuser), stuck));
        vault.claim(address(refuser), NATIVE);

        vault.claim(CREATOR, NATIVE);
        vault.claim(INVESTOR, NATIVE);
        same(vault.owed(address(refuser), NATIVE), stuck, "theirs waits");
    }

    function test_AReentrantPayeeIsPaidOnce() public {
        Greedy greedy = new Greedy(vault);
        uint256 model = mintModel(CREATOR, new uint256[](0), soleOf(address(greedy)));
        buy(BUYER, createOffer(CREATOR, offerParams(model)));
        buy(BUYER, offerId);
        uint256 amount = vault.settleAndClaim(model, address(greedy), NATIVE);
        yes(greedy.triedAgain(), "tried");
        same(address(greedy).balance, amount, "paid once");
    }

    function test_OrderOfClaimsDoesNotChangeTotals() public {
        buy(BUYER, offerId);
        uint256 inOrder = claimAll(CREATOR, DATA_DONOR, INVESTOR);
        buy(BUYER, offerId);
        same(claimAll(INVESTOR, CREATOR, DATA_DONOR), inOrder, "same");
    }

    function test_ClaimToGoesWhereTheOwnerSigned() public {
        address signer = vm.addr(KEY);
        uint256 model = mintModel(CREATOR, new uint256[](0), soleOf(signer));
        buy(BUYER, createOffer(CREATOR, offerParams(model)));
        vault.settle(model, NATIVE);
        bytes memory signature = signClaim(signer, STRANGER, 0, block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.ClaimSignatureInvalid.selector, signer));
        vault.claimTo(signer, NATIVE, BUYER, block.timestamp, signature);
        uint256 amount = vault.claimTo(signer, NATIVE, STRANGER, block.timestamp, signature);

        same(STRANGER.balance, amount, "where it was signed to");
        same(vault.nonces(signer), 1, "nonce used");
        buy(BUYER, 2);
        vault.settle(model, NATIVE);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.ClaimSignatureInvalid.selector, signer));
        vault.claimTo(signer, NATIVE, STRANGER, block.timestamp, signature);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.ClaimExpired.selector, block.timestamp - 1));
        vault.claimTo(signer, NATIVE, STRANGER, block.timestamp - 1, signature);
        vm.expectRevert(IRevenueVault.ZeroAddress.selector);
        vault.claimTo(signer, NATIVE, address(0), block.timestamp, signature);
    }

    function test_ClaimToTakesTheSignatureOfASmartAccount() public {
        SmartAccount account = new SmartAccount("yes");
        uint256 model = mintModel(CREATOR, new uint256[](0), soleOf(address(account)));
        buy(BUYER, createOffer(CREATOR, offerParams(model)));
        vault.settle(model, NATIVE);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.ClaimSignatureInvalid.selector, account));
        vault.claimTo(address(account), NATIVE, STRANGER, block.timestamp, "no");
        same(STRANGER.balance, 0, "not yet");
        vault.claimTo(address(account), NATIVE, STRANGER, block.timestamp, "yes");
        yes(STRANGER.balance != 0, "ERC-1271");
    }

    function test_ClaimToTakesTheKeyOfAnAccountThatDelegatesToCode() public {
        address signer = vm.addr(KEY);
        uint256 model = mintModel(CREATOR, new uint256[](0), soleOf(signer));
        buy(BUYER, createOffer(CREATOR, offerParams(model)));
        vault.settle(model, NATIVE);
        vm.etch(signer, address(new DelegatedAccount()).code);
        bytes memory signature = signClaim(signer, STRANGER, 0, block.timestamp);
        yes(STRANGER.balance == 0, "not yet");
        vault.claimTo(signer, NATIVE, STRANGER, block.timestamp, signature);
        yes(STRANGER.balance != 0, "EIP-7702");
    }

    function test_NobodySignsForTheZeroAddress() public {
        vault.setSource(address(this), true);
        vm.deal(address(this), 1);
        vault.creditAccount{value: 1}(address(0), NATIVE, 1);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.ClaimSignatureInvalid.selector, address(0)));
        vault.claimTo(address(0), NATIVE, STRANGER, block.timestamp, "");
    }

    function test_RevertWhen_PayeesAreNotSound() public {
        Payee[] memory payees = threePayees();
        payees[2].bps = 1_666;
        expectUnsound(payees, abi.encodeWithSelector(IRevenueVault.SharesNotWhole.selector, 9_999));
        expectUnsound(new Payee[](0), abi.encodeWithSelector(IRevenueVault.SharesNotWhole.selector, 0));
        payees = threePayees();
        payees[2].account = CREATOR;
        expectUnsound(payees, abi.encodeWithSelector(IRevenueVault.PayeeInvalid.selector, 2));
        payees[2].account = address(0);
        expectUnsound(payees, abi.encodeWithSelector(IRevenueVault.PayeeInvalid.selector, 2));
        payees = threePayees();
        payees[1].bps = 0;
        expectUnsound(payees, abi.encodeWithSelector(IRevenueVault.PayeeInvalid.selector, 1));
        expectUnsound(new Payee[](17), abi.encodeWithSelector(IRevenueVault.TooManyPayees.selector, 17, 16));
    }

    function test_NewPayeesArePaidOnlyAfterTheNotice() public {
        vm.prank(CREATOR);
        vault.proposePayees(modelId, soleOf(INVESTOR));
        (Payee[] memory proposed, uint256 effectiveAt) = vault.proposedPayeesOf(modelId);
        same(proposed[0].account, INVESTOR, "announced");
        same(effectiveAt, block.timestamp + 7 days, "when");
        vm.warp(effectiveAt - 1);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NoticeNotOver.selector, modelId, effectiveAt));
        vault.applyPayees(modelId);

        buy(BUYER, offerId);
        vault.settle(modelId, NATIVE);
        yes(vault.owed(DATA_DONOR, NATIVE) != 0, "old payees settle in time");
        vm.warp(effectiveAt);
        vault.applyPayees(modelId);
        same(vault.payeesOf(modelId).length, 1, "new list");
        uint256 before = vault.owed(DATA_DONOR, NATIVE);
        buy(BUYER, offerId);
        vault.settle(modelId, NATIVE);
        same(vault.owed(DATA_DONOR, NATIVE), before, "no longer a payee, keeps what is theirs");
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NoPayeesProposed.selector, modelId));
        vault.applyPayees(modelId);
    }

    function test_AFormerOwnersProposalIsVoidAfterASale() public {
        vm.startPrank(CREATOR);
        vault.proposePayees(modelId, soleOf(CREATOR));
        registry.transferFrom(CREATOR, STRANGER, modelId);
        vm.stopPrank();
        vm.warp(block.timestamp + 7 days);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NoPayeesProposed.selector, modelId));
        vault.applyPayees(modelId);
        vm.prank(CREATOR);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.NotModelOwner.selector, modelId, CREATOR));
        vault.proposePayees(modelId, soleOf(CREATOR));
    }

    function test_EscrowWaitsForItsWindowAndThenCounts() public {
        (uint256 licenseId, uint256 releaseAt) = buyRefundable();
        (uint256 direct,,) = vault.unsettled(modelId, NATIVE);
        same(direct, 0, "not revenue yet");
        vm.warp(releaseAt - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IRevenueVault.EscrowStillOpen.selector, address(book), licenseId, releaseAt)
        );
        vault.releaseEscrow(address(book), licenseId);
        vm.warp(releaseAt);
        vault.setFee(500, TREASURY);
        vault.releaseEscrow(address(book), licenseId);

        uint256 fee;
        (direct, fee,) = vault.unsettled(modelId, NATIVE);
        same(direct + fee, PRICE, "whole");
        same(fee, PRICE * 250 / 10_000, "at the rate of the payment");
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NoEscrow.selector, address(book), licenseId));
        vault.releaseEscrow(address(book), licenseId);
    }

    function testFuzz_AnEscrowIsEitherRefundedInTimeOrReleasedAfterwards(uint256 time, uint96 amount) public {
        vault.setSource(address(this), true);
        uint256 releaseAt = block.timestamp + 3 days;
        amount = uint96(bound(amount, 1, 1e24));
        vm.deal(address(this), amount);
        vault.creditEscrow{value: amount}(modelId, NATIVE, amount, 1, releaseAt);
        vm.warp(bound(time, block.timestamp, block.timestamp + 6 days));
        if (block.timestamp < releaseAt) {
            vm.expectRevert(abi.encodeWithSelector(IRevenueVault.EscrowStillOpen.selector, address(this), 1, releaseAt));
            vault.releaseEscrow(address(this), 1);
            same(vault.refundEscrow(1, STRANGER), amount, "refunded whole");
            same(STRANGER.balance, amount, "to whom the source says");
        } else {
            vm.expectRevert(abi.encodeWithSelector(IRevenueVault.EscrowOver.selector, address(this), 1, releaseAt));
            vault.refundEscrow(1, STRANGER);
            vault.releaseEscrow(address(this), 1);
            (uint256 direct, uint256 fee,) = vault.unsettled(modelId, NATIVE);
            same(direct + fee, amount, "revenue, whole");
        }
    }

    function testFuzz_RevertWhen_AClaimIsLate(uint256 deadline) public {
        deadline = bound(deadline, 0, block.timestamp - 1);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.ClaimExpired.selector, deadline));
        vault.claimTo(CREATOR, NATIVE, STRANGER, deadline, "");
    }

    function testFuzz_PayeesChangeNoSoonerThanTheNotice(uint256 wait) public {
        wait = bound(wait, 0, 14 days);
        vm.prank(CREATOR);
        vault.proposePayees(modelId, soleOf(INVESTOR));
        uint256 effectiveAt = block.timestamp + 7 days;
        vm.warp(block.timestamp + wait);
        if (wait < 7 days) {
            vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NoticeNotOver.selector, modelId, effectiveAt));
        }
        vault.applyPayees(modelId);
        same(vault.payeesOf(modelId).length, wait < 7 days ? 3 : 1, "payees");
    }

    function test_RevertWhen_AnybodyButItsSourceRefundsAnEscrow() public {
        (uint256 licenseId, uint256 releaseAt) = buyRefundable();
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NoEscrow.selector, address(this), licenseId));
        vault.refundEscrow(licenseId, STRANGER);
        vm.warp(releaseAt);
        vm.prank(address(book));
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.EscrowOver.selector, address(book), licenseId, releaseAt));
        vault.refundEscrow(licenseId, STRANGER);
    }

    function test_AStoppedSourceStillRefundsButCreditsNoMore() public {
        (uint256 licenseId,) = buyRefundable();
        vault.setSource(address(book), false);
        vm.prank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NotRevenueSource.selector, address(book)));
        book.buy{value: PRICE}(offerId, BUYER, PRICE, TERMS);
        vm.prank(BUYER);
        same(book.refund(licenseId), PRICE, "refunded");
    }

    function test_RevertWhen_AnEscrowIsOverwritten() public {
        vault.setSource(address(this), true);
        vault.creditEscrow{value: 5}(modelId, NATIVE, 5, 1, block.timestamp + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IRevenueVault.EscrowStillOpen.selector, address(this), 1, block.timestamp + 1)
        );
        vault.creditEscrow{value: 5}(modelId, NATIVE, 5, 1, block.timestamp + 1);
    }

    function test_AllSourcesMayCreditNotOnlyTheLatest() public {
        vault.setSource(address(this), true);
        vault.credit{value: 7}(modelId, NATIVE, 7, 0);
        buy(BUYER, offerId);
        vault.setSource(address(this), false);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NotRevenueSource.selector, address(this)));
        vault.credit{value: 7}(modelId, NATIVE, 7, 0);
        buy(BUYER, offerId);
    }

    function testFuzz_RevertWhen_ValueAndAmountDiffer(uint96 amount, uint96 sent) public {
        vm.assume(amount != sent);
        vault.setSource(address(this), true);
        vm.deal(address(this), sent);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.PaymentNotReceived.selector, NATIVE, amount, sent));
        vault.credit{value: sent}(modelId, NATIVE, amount, 0);
    }

    function testFuzz_RevertWhen_MoreIsUnsettledThanFits(uint256 amount) public {
        amount = bound(amount, uint256(type(uint88).max) * 2, type(uint112).max);
        vault.setSource(address(this), true);
        vm.deal(address(this), amount);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.AmountTooLarge.selector, amount));
        vault.credit{value: amount}(modelId, NATIVE, amount, 0);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.AmountTooLarge.selector, amount));
        vault.creditEscrow{value: amount}(modelId, NATIVE, amount, 1, block.timestamp);
    }

    function test_SettlingMakesRoomAgain() public {
        vault.setFee(0, TREASURY);
        vault.setSource(address(this), true);
        uint256 most = (1 << 87) - 1;
        vm.deal(address(this), 2 * most);
        vault.credit{value: most}(modelId, NATIVE, most, 0);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.AmountTooLarge.selector, 1));
        vault.credit{value: 1}(modelId, NATIVE, 1, 0);
        vault.settle(modelId, NATIVE);
        vault.credit{value: most}(modelId, NATIVE, most, 0);
        vault.settle(modelId, NATIVE);
        same(owedToPayees(), 2 * most, "all there");
    }

    function testFuzz_SweepTakesOnlyWhatNobodyIsOwed(uint96 gift) public {
        buy(BUYER, offerId);
        vm.deal(address(vault), address(vault).balance + gift);
        uint256 owedBefore = vault.accounted(NATIVE);
        same(vault.sweep(NATIVE), gift, "the gift");
        same(TREASURY.balance, gift, "treasury");
        same(address(vault).balance, owedBefore, "the rest stays");
    }

    function test_GovernanceCannotTouchWhatUsersAreOwed() public {
        buy(BUYER, offerId);
        vault.settle(modelId, NATIVE);
        uint256 before = vault.owed(CREATOR, NATIVE);
        vault.setFee(500, STRANGER);
        vault.setCurrency(NATIVE, false);
        vault.setSource(address(book), false);
        vault.sweep(NATIVE);

        same(vault.owed(CREATOR, NATIVE), before, "unchanged");
        vault.claim(CREATOR, NATIVE);
        same(CREATOR.balance, before, "and claimable");
        same(vault.claimFees(NATIVE), PRICE * 250 / 10_000, "fees follow the treasury");
        same(STRANGER.balance, PRICE * 250 / 10_000, "the new one");
    }

    function test_RevertWhen_ACurrencyIsNotAllowedAnyMore() public {
        vault.setCurrency(NATIVE, false);
        vm.prank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.CurrencyNotAllowed.selector, NATIVE));
        book.buy{value: PRICE}(offerId, BUYER, PRICE, TERMS);
    }

    function testFuzz_RevertWhen_TheFeeIsAboveItsCap(uint16 bps) public {
        bps = uint16(bound(bps, 501, type(uint16).max));
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.FeeTooHigh.selector, bps, 500));
        vault.setFee(bps, TREASURY);
        vm.expectRevert(IRevenueVault.ZeroAddress.selector);
        vault.setFee(0, address(0));
    }

    function test_EveryPowerIsRestricted() public {
        bytes memory unauthorized = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER);
        vm.startPrank(STRANGER);
        vm.expectRevert(unauthorized);
        vault.setFee(0, STRANGER);
        vm.expectRevert(unauthorized);
        vault.setCurrency(STRANGER, true);
        vm.expectRevert(unauthorized);
        vault.setSource(STRANGER, true);
        vm.expectRevert(unauthorized);
        vault.sweep(NATIVE);
        vm.expectRevert(unauthorized);
        vault.setRegistry(STRANGER);
    }

    function test_RevertWhen_TheRegistryIsSetTwiceOrAccountsAreOpenedByOthers() public {
        vm.expectRevert(IRevenueVault.RegistryAlreadySet.selector);
        vault.setRegistry(STRANGER);
        RevenueVault fresh = new RevenueVault(address(manager), TREASURY, 0, 0);
        vm.expectRevert(IRevenueVault.ZeroAddress.selector);
        fresh.setRegistry(address(0));
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.AccountNotOpen.selector, 99));
        vault.proposePayees(99, soleOf(CREATOR));
        Ancestor[] memory none = new Ancestor[](0);
        vm.prank(address(registry));
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.AccountAlreadyOpen.selector, modelId));
        vault.openAccount(modelId, soleOf(STRANGER), none);
    }

    function test_SixteenAncestorsAndSixteenPayeesSettle() public {
        uint256 youngest = modelId;
        for (uint256 i = 0; i < 15; ++i) {
            youngest = mintChild(CREATOR, youngest, 100);
        }
        uint256 licenseId = buy(CREATOR, derivativeOffer(CREATOR, youngest, 100));
        Payee[] memory payees = new Payee[](16);
        for (uint160 i = 0; i < 16; ++i) {
            payees[i] = Payee(address(0xF00 + i), 625, PayeeRole.Other);
        }
        uint256 model = mintModel(CREATOR, list(licenseId), payees);
        same(registry.ancestorsOf(model).length, 16, "ancestors");
        buy(BUYER, createOffer(CREATOR, offerParams(model)));
        uint256[] memory before = new uint256[](17);
        for (uint256 id = modelId; id < model; ++id) {
            (,, before[id]) = vault.unsettled(id, NATIVE);
        }
        vault.settle(model, NATIVE);
        for (uint256 id = modelId; id < model; ++id) {
            (,, uint256 upstream) = vault.unsettled(id, NATIVE);
            same(upstream - before[id], PRICE / 100, "each ancestor");
        }
        uint256 rest = PRICE - PRICE * 250 / 10_000 - 16 * (PRICE / 100);
        same(vault.owed(address(0xF00), NATIVE), rest * 625 / 10_000, "each payee");
    }

    function owedToPayees() private view returns (uint256) {
        return vault.owed(CREATOR, NATIVE) + vault.owed(DATA_DONOR, NATIVE) + vault.owed(INVESTOR, NATIVE);
    }

    function claimAll(address a, address b, address c) private returns (uint256 sum) {
        sum = vault.settleAndClaim(modelId, a, NATIVE);
        sum += vault.claim(b, NATIVE);
        sum += vault.claim(c, NATIVE);
    }

    function buyRefundable() private returns (uint256 licenseId, uint256 releaseAt) {
        OfferParams memory params = offerParams(modelId);
        params.refundDays = 3;
        licenseId = buy(BUYER, createOffer(CREATOR, params));
        releaseAt = block.timestamp + 3 days;
    }

    function expectUnsound(Payee[] memory payees, bytes memory reason) private {
        vm.prank(CREATOR);
        vm.expectRevert(reason);
        vault.proposePayees(modelId, payees);
        vm.expectRevert(reason);
        registry.mint(mintParams(CREATOR, new uint256[](0), payees));
    }

    function signClaim(address account, address to, uint256 nonce, uint256 deadline)
        private
        view
        returns (bytes memory)
    {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Modelmark Vault"),
                keccak256("1"),
                block.chainid,
                address(vault)
            )
        );
        bytes32 claim = keccak256(abi.encode(vault.CLAIM_TYPEHASH(), account, NATIVE, to, nonce, deadline));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(KEY, keccak256(abi.encodePacked("\x19\x01", domain, claim)));
        return abi.encodePacked(r, s, v);
    }
}
