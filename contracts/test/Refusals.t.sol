// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MeterTest} from "./base/MeterTest.sol";
import {SharesTest} from "./base/SharesTest.sol";
import {Refuser} from "./RevenueVault.t.sol";
import {Curation} from "../src/Curation.sol";
import {DisputeCourt} from "../src/DisputeCourt.sol";
import {IEvidence} from "../src/interfaces/IArbitrator.sol";
import {ListingStatus} from "../src/interfaces/ICuration.sol";
import {IDisputeCourt, Verdict} from "../src/interfaces/IDisputeCourt.sol";
import {IDues} from "../src/interfaces/IDues.sol";
import {IModelGovernor, VotingRules} from "../src/interfaces/IModelGovernor.sol";
import {IRevenueVault} from "../src/interfaces/IRevenueVault.sol";
import {IArbitrator} from "../src/interfaces/IArbitrator.sol";

/// @dev What is seldom asked for, and what is said then.
contract RefusalsTest is MeterTest {
    uint96 internal constant BOND = 1 ether;
    bytes32 internal constant EVIDENCE = 0;
    string internal constant ZEROS = "0000000000000000000000000000000000000000000000000000000000000000";

    DisputeCourt internal court;

    function setUp() public override {
        super.setUp();
        court =
            new DisputeCourt(address(manager), address(registry), address(book), address(vault), BOND, 3 days, 7 days);
        manager.grantRole(manager.ADMIN_ROLE(), address(court), 0);
        vm.deal(STRANGER, 100 ether);
        vm.deal(CREATOR, 100 ether);
    }

    function test_RevertWhen_AnAnswerDoesNotMatchTheBond() public {
        uint256 disputeId = raise();
        vm.prank(CREATOR);
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.WrongValue.selector, BOND - 1, BOND));
        court.counter{value: BOND - 1}(disputeId, EVIDENCE);
    }

    function test_AnybodySubmitsEvidenceWhileADisputeIsOpen() public {
        uint256 disputeId = raise();
        vm.expectEmit(true, true, true, true, address(court));
        emit IEvidence.Evidence(IArbitrator(address(0)), disputeId, BUYER, string.concat("ipfs://f01551220", ZEROS));
        vm.prank(BUYER);
        court.submitEvidence(disputeId, EVIDENCE);
        court.decide(disputeId, Verdict.Reject, 0);
        vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.DisputeNotOpen.selector, disputeId));
        court.submitEvidence(disputeId, EVIDENCE);
    }

    function test_WhoTakesNoBondBackStopsNobodyElse() public {
        Curation curation =
            new Curation(address(manager), address(registry), address(book), address(vault), BOND, 3 days, 1);
        address refuser = address(new Refuser());
        vm.deal(refuser, BOND);
        curation.setStatus(modelId, ListingStatus.Listed, EVIDENCE);
        vm.prank(refuser);
        curation.challenge{value: BOND}(modelId, EVIDENCE);
        curation.decideChallenge(modelId, true, EVIDENCE);
        vm.prank(STRANGER);
        curation.endorse{value: 1}(modelId);
        vm.expectRevert(abi.encodeWithSelector(IDues.NativeTransferFailed.selector, refuser, BOND));
        curation.claim(refuser);
        same(curation.claim(TREASURY), 1, "others are paid");
        same(curation.due(refuser), BOND, "theirs waits");
        vm.startPrank(refuser);
        vm.expectRevert(IDues.ReceiverIsZero.selector);
        curation.claimTo(address(0));
        same(curation.claimTo(BUYER), BOND, "until they say where it goes");
        vm.expectRevert(abi.encodeWithSelector(IDues.NothingToClaim.selector, refuser));
        curation.claimTo(BUYER);
        vm.stopPrank();
        same(address(curation).balance, curation.accounted(), "and no more than theirs");
    }

    function test_RevertWhen_ThereAreNoFees() public {
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NothingToClaim.selector, TREASURY, address(dollar)));
        vault.claimFees(address(dollar));
    }

    function test_RevertWhen_AModelThatDoesNotExistIsSettled() public {
        vault.setSource(address(this), true);
        vm.deal(address(this), 1 ether);
        vault.credit{value: 1 ether}(99, NATIVE, 1 ether, 0);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.AccountNotOpen.selector, 99));
        vault.settle(99, NATIVE);
    }

    function test_UnitsUsedDuringADisputeAreRefundedToWhoDepositedThem() public {
        depositUnits(licenseId, 100);
        uint256 disputeId = raise();
        settle(100);
        vm.prank(holder);
        book.transferFrom(holder, BUYER, licenseId);
        vm.warp(block.timestamp + 3 days + 1);
        court.decide(disputeId, Verdict.Refund, 10_000);
        vault.resolveHeld(1, NATIVE, address(meter), meter.depositRef(licenseId, holder));
        same(vault.owed(holder, NATIVE), 100 * UNIT_PRICE, "to who paid");
        same(vault.owed(BUYER, NATIVE), 0, "not to who has the license now");
    }

    function raise() private returns (uint256) {
        vm.prank(STRANGER);
        return court.raise{value: BOND}(modelId, 0, 10_000, EVIDENCE);
    }
}

contract ProposalThresholdTest is SharesTest {
    function test_RevertWhen_NobodyOrEverybodyCouldPropose() public {
        VotingRules memory rules = votingRules();
        uint16[2] memory wrong = [uint16(0), 1_001];
        for (uint256 i = 0; i < 2; ++i) {
            rules.proposalThresholdBps = wrong[i];
            vm.expectRevert(abi.encodeWithSelector(IModelGovernor.VotingRulesInvalid.selector, "proposalThresholdBps"));
            vm.prank(CREATOR);
            fractionalizer.fractionalize(modelId, GUARANTEED, rules, "again");
        }
    }
}
