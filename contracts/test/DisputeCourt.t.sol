// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./base/MarketTest.sol";
import {TestArbitrator} from "./base/TestArbitrator.sol";
import {NaiveCourt} from "./naive/NaiveCourt.sol";
import {DisputeCourt} from "../src/DisputeCourt.sol";
import {IArbitrator} from "../src/interfaces/IArbitrator.sol";
import {DisputeCase, IDisputeCourt, Verdict} from "../src/interfaces/IDisputeCourt.sol";
import {IDues} from "../src/interfaces/IDues.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

contract DisputeCourtTest is MarketTest {
    uint96 internal constant BOND = 1 ether;
    address internal constant RAISER = address(0x2A15E2);
    bytes32 internal constant EVIDENCE = keccak256("evidence");

    DisputeCourt internal court;
    uint256 internal modelId;
    uint256 internal offerId;

    function setUp() public override {
        super.setUp();
        court =
            new DisputeCourt(address(manager), address(registry), address(book), address(vault), BOND, 3 days, 7 days);
        manager.grantRole(manager.ADMIN_ROLE(), address(court), 0);
        modelId = mintModel(CREATOR);
        offerId = createOffer(CREATOR, offerParams(modelId));
        vm.deal(RAISER, 100 ether);
        vm.deal(CREATOR, 100 ether);
    }

    function test_ADisputeHoldsNewRevenueAndTouchesNothingEarnedBefore() public {
        buy(BUYER, offerId);
        uint256 disputeId = raise(0, 10_000);
        uint256 licenseId = buy(BUYER, offerId);

        DisputeCase memory dispute = court.getDispute(disputeId);
        same(court.disputeOf(modelId), disputeId, "open");
        same(dispute.counterBy, block.timestamp + 3 days, "counter by");
        same(dispute.ruleBy, block.timestamp + 10 days, "rule by");
        same(vault.settleAndClaim(modelId, CREATOR, NATIVE), PRICE - PRICE * 250 / 10_000, "earned before");
        (uint256 held,) = vault.heldPayment(dispute.holdId, NATIVE, address(book), licenseId);
        same(held, PRICE, "new revenue waits");
    }

    function test_ARejectedDisputeCostsItsRaiserTheBond() public {
        uint256 disputeId = raise(0, 10_000);
        court.decide(disputeId, Verdict.Reject, 0);
        same(court.due(CREATOR), BOND, "to the owner, at once and without a counter");
        same(court.due(RAISER), 0, "lost");
        same(vault.holdOf(modelId), 0, "released");
        uint256 before = CREATOR.balance;
        court.claim(CREATOR);
        same(CREATOR.balance, before + BOND, "pulled");
        same(court.accounted(), 0, "nothing left");
        same(address(court).balance, 0, "nothing kept");
        vm.expectRevert(abi.encodeWithSelector(IDues.NothingToClaim.selector, CREATOR));
        court.claim(CREATOR);
    }

    function test_TheWinnerOfACounteredDisputeGetsBothBonds() public {
        uint256 disputeId = raise(0, 10_000);
        counter(disputeId);
        court.decide(disputeId, Verdict.Reject, 0);
        same(court.due(CREATOR), 2 * BOND, "rejected: the owner");
        disputeId = raise(0, 10_000);
        counter(disputeId);
        court.decide(disputeId, Verdict.Refund, 10_000);
        same(court.due(RAISER), 2 * BOND, "upheld: the raiser");
        same(court.accounted(), 4 * BOND, "all accounted for");
    }

    function test_AReleaseGivesBothBondsBack() public {
        uint256 disputeId = raise(0, 10_000);
        counter(disputeId);
        uint256 licenseId = buy(BUYER, offerId);
        court.decide(disputeId, Verdict.Release, 10_000);
        same(court.due(CREATOR), BOND, "owner");
        same(court.due(RAISER), BOND, "raiser");
        vault.resolveHeld(court.getDispute(disputeId).holdId, NATIVE, address(book), licenseId);
        same(vault.owed(BUYER, NATIVE), 0, "no refund");
    }

    function testFuzz_ARefundPaysBackBuyersOfTheTimeProRata(uint16 refundBps) public {
        refundBps = uint16(bound(refundBps, 0, 10_000));
        uint256 disputeId = raise(0, 0);
        uint256 licenseId = buy(BUYER, offerId);
        counter(disputeId);
        court.decide(disputeId, Verdict.Refund, refundBps);
        vault.resolveHeld(court.getDispute(disputeId).holdId, NATIVE, address(book), licenseId);
        same(vault.owed(BUYER, NATIVE), uint256(PRICE) * refundBps / 10_000, "refund");
        no(book.isDelisted(modelId), "still listed");
    }

    function test_ADelistingStopsSalesAndALicenseIsRevokedOnlyByItsOwnDispute() public {
        uint256 licenseId = buy(BUYER, offerId);
        uint256 disputeId = raise(0, 10_000);
        counter(disputeId);
        vm.expectRevert(
            abi.encodeWithSelector(IDisputeCourt.VerdictInvalid.selector, disputeId, uint256(Verdict.RevokeLicense))
        );
        court.decide(disputeId, Verdict.RevokeLicense, 0);
        court.decide(disputeId, Verdict.Delist, 10_000);
        yes(book.isDelisted(modelId), "delisted");
        yes(book.isValid(licenseId), "licenses stay");
        disputeId = raise(licenseId, 0);
        counter(disputeId);
        court.decide(disputeId, Verdict.RevokeLicense, 0);
        no(book.isValid(licenseId), "revoked");
    }

    function test_ALicenseThatEndedMeanwhileDoesNotStopTheRuling() public {
        uint256 licenseId = buy(BUYER, offerId);
        uint256 disputeId = raise(licenseId, 0);
        counter(disputeId);
        book.revoke(licenseId);
        court.decide(disputeId, Verdict.RevokeLicense, 0);
        same(court.due(RAISER), 2 * BOND, "upheld all the same");
    }

    function testFuzz_TimeoutAcquits(uint256 time) public {
        uint256 disputeId = raise(0, 10_000);
        uint256 ruleBy = block.timestamp + 10 days;
        vm.warp(bound(time, block.timestamp, block.timestamp + 30 days));
        bool over = block.timestamp > ruleBy;
        if (!over) vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.RulingPeriodOpen.selector, disputeId, ruleBy));
        vm.prank(STRANGER);
        court.acquit(disputeId);
        same(court.due(CREATOR), over ? BOND : 0, "the bond is the owner's");
        same(vault.holdOf(modelId) == 0 ? 1 : 0, over ? 1 : 0, "the money is free");
    }

    function test_RevertWhen_RuledTooEarlyOrTooLate() public {
        uint256 disputeId = raise(0, 10_000);
        uint256 counterBy = block.timestamp + 3 days;
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.CounterPeriodOpen.selector, disputeId, counterBy));
        court.decide(disputeId, Verdict.Refund, 10_000);
        vm.warp(counterBy + 7 days + 1);
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.RulingPeriodOver.selector, disputeId, counterBy + 7 days));
        court.decide(disputeId, Verdict.Refund, 10_000);
        court.acquit(disputeId);
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.DisputeNotOpen.selector, disputeId));
        court.decide(disputeId, Verdict.Reject, 0);
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.DisputeNotOpen.selector, disputeId));
        court.submitEvidence(disputeId, EVIDENCE);
    }

    function test_AnUncounteredDisputeCanBeUpheldOnceTheTimeToCounterIsOver() public {
        uint256 disputeId = raise(0, 10_000);
        vm.warp(block.timestamp + 3 days + 1);
        vm.prank(CREATOR);
        vm.expectRevert(
            abi.encodeWithSelector(IDisputeCourt.CounterPeriodOver.selector, disputeId, block.timestamp - 1)
        );
        court.counter{value: BOND}(disputeId, EVIDENCE);
        court.decide(disputeId, Verdict.Refund, 10_000);
        same(court.due(RAISER), BOND, "the own bond");
    }

    function test_RevertWhen_AnOwnerDisputesTheirOwnModelToTakeTheOnlyPlace() public {
        vm.deal(CREATOR, BOND);
        vm.prank(CREATOR);
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.OwnModel.selector, modelId));
        court.raise{value: BOND}(modelId, 0, 0, EVIDENCE);
    }

    function test_RevertWhen_ADisputeIsNotSound() public {
        vm.startPrank(RAISER);
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.WrongValue.selector, BOND - 1, BOND));
        court.raise{value: BOND - 1}(modelId, 0, 0, EVIDENCE);
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.RefundTooHigh.selector, 10_001, 10_000));
        court.raise{value: BOND}(modelId, 0, 10_001, EVIDENCE);
        vm.expectRevert();
        court.raise{value: BOND}(99, 0, 0, EVIDENCE);
        vm.stopPrank();
        uint256 other = mintModel(CREATOR);
        uint256 licenseId = buy(BUYER, createOffer(CREATOR, offerParams(other)));
        vm.startPrank(RAISER);
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.LicenseOfOtherModel.selector, licenseId, modelId));
        court.raise{value: BOND}(modelId, licenseId, 0, EVIDENCE);
        uint256 disputeId = court.raise{value: BOND}(modelId, 0, 0, EVIDENCE);
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.DisputeAlreadyOpen.selector, modelId, disputeId));
        court.raise{value: BOND}(modelId, 0, 0, EVIDENCE);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.NotModelOwner.selector, modelId, RAISER));
        court.counter{value: BOND}(disputeId, EVIDENCE);
        vm.stopPrank();
        counter(disputeId);
        vm.prank(CREATOR);
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.AlreadyCountered.selector, disputeId));
        court.counter{value: BOND}(disputeId, EVIDENCE);
    }

    function test_AnArbitratorRulesWhatTheRaiserAskedForAndIsPaidByTheRaiser() public {
        TestArbitrator arbitrator = new TestArbitrator(0.3 ether);
        court.setArbitrator(IArbitrator(address(arbitrator)), "", EVIDENCE);
        same(court.costToRaise(), BOND + 0.3 ether, "bond and fee");
        vm.prank(RAISER);
        uint256 disputeId = court.raise{value: BOND + 1 ether}(modelId, 0, 4_000, EVIDENCE);
        same(court.due(RAISER), 0.7 ether, "excess back");
        same(address(arbitrator).balance, 0.3 ether, "fee");
        same(arbitrator.choices(), 4, "no license to revoke");
        uint256 licenseId = buy(BUYER, offerId);
        counter(disputeId);
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.NotArbitrator.selector, disputeId, address(this)));
        court.decide(disputeId, Verdict.Reject, 0);
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.DisputeNotOpen.selector, 0));
        court.rule(101, 1);
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.VerdictInvalid.selector, disputeId, 6));
        arbitrator.giveRuling(101, 6);
        arbitrator.giveRuling(101, uint256(Verdict.Refund));

        vault.resolveHeld(court.getDispute(disputeId).holdId, NATIVE, address(book), licenseId);
        same(vault.owed(BUYER, NATIVE), uint256(PRICE) * 4_000 / 10_000, "refund");
        same(court.due(RAISER), 2 * BOND + 0.7 ether, "both bonds");
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.DisputeNotOpen.selector, disputeId));
        arbitrator.giveRuling(101, 1);
    }

    function test_AnArbitratorThatRefusesGivesBondsBackAndOneThatIsSilentFreezesNothing() public {
        TestArbitrator arbitrator = new TestArbitrator(0);
        court.setArbitrator(IArbitrator(address(arbitrator)), "", EVIDENCE);
        uint256 disputeId = raise(0, 10_000);
        counter(disputeId);
        arbitrator.giveRuling(101, 0);
        same(court.due(RAISER), BOND, "back");
        same(court.due(CREATOR), BOND, "back");
        disputeId = raise(0, 10_000);
        court.setArbitrator(IArbitrator(address(0)), "", EVIDENCE);
        vm.warp(block.timestamp + 10 days + 1);
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.RulingPeriodOver.selector, disputeId, block.timestamp - 1));
        arbitrator.giveRuling(102, uint256(Verdict.Delist));
        court.acquit(disputeId);
        same(vault.holdOf(modelId), 0, "free");
    }

    function test_ANewOwnerGetsTheBondOfADisputeThatNobodyCountered() public {
        uint256 disputeId = raise(0, 0);
        vm.prank(CREATOR);
        registry.transferFrom(CREATOR, STRANGER, modelId);
        court.decide(disputeId, Verdict.Reject, 0);
        same(court.due(STRANGER), BOND, "who owns it now");
    }

    function test_AFreeEndlessDisputeFreezesTheNaiveCourtForEverButNotThisOne() public {
        NaiveCourt naive = new NaiveCourt(CREATOR, address(0xDEAD));
        naive.pay{value: 1}();
        vm.prank(STRANGER);
        naive.raise();
        buy(BUYER, offerId);
        raise(0, 10_000);
        vm.warp(block.timestamp + 3650 days);
        vm.expectRevert(NaiveCourt.Frozen.selector);
        naive.withdraw();

        yes(vault.settleAndClaim(modelId, CREATOR, NATIVE) != 0, "earned before");
        court.acquit(court.disputeOf(modelId));
        same(court.due(CREATOR), BOND, "and the attack was paid for");
    }

    function test_EveryPowerIsRestrictedAndTermsAreBounded() public {
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.PeriodTooLong.selector, 90 days + 1, 90 days));
        court.setTerms(0, 0, 90 days + 1);
        uint256 disputeId = raise(0, 0);
        court.setTerms(5, 1, 1);
        same(court.getDispute(disputeId).bond, BOND, "open disputes keep their terms");
        bytes memory unauthorized = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER);
        vm.startPrank(STRANGER);
        vm.expectRevert(unauthorized);
        court.decide(disputeId, Verdict.Reject, 0);
        vm.expectRevert(unauthorized);
        court.setTerms(0, 0, 0);
        vm.expectRevert(unauthorized);
        court.setArbitrator(IArbitrator(STRANGER), "", EVIDENCE);
    }

    function raise(uint256 licenseId, uint16 refundBps) private returns (uint256) {
        vm.prank(RAISER);
        return court.raise{value: BOND}(modelId, licenseId, refundBps, EVIDENCE);
    }

    function counter(uint256 disputeId) private {
        vm.prank(CREATOR);
        court.counter{value: BOND}(disputeId, EVIDENCE);
    }
}
