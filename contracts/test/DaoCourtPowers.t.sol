// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DaoTest} from "./base/DaoTest.sol";
import {TestArbitrator} from "./base/TestArbitrator.sol";
import {YesAuthority} from "./DaoPowers.t.sol";
import {Curation} from "../src/Curation.sol";
import {DisputeCourt} from "../src/DisputeCourt.sol";
import {IArbitrator} from "../src/interfaces/IArbitrator.sol";
import {ListingStatus} from "../src/interfaces/ICuration.sol";
import {IDisputeCourt, Verdict} from "../src/interfaces/IDisputeCourt.sol";
import {OfferParams} from "../src/interfaces/ILicenseBook.sol";

/// @dev The court and the curation in the hands of a DAO that means ill. Roles are those of a deployment.
contract DaoCourtPowersTest is DaoTest {
    struct Call {
        address target;
        bytes data;
    }

    uint96 internal constant BOND = 1 ether;
    address internal constant RAISER = address(0x2A15E2);
    uint64 internal constant DELISTER = 2;
    uint64 internal constant HOLDER = 3;
    bytes32 internal constant EVIDENCE = "evidence";

    DisputeCourt internal court;
    Curation internal curation;
    uint256 internal earning;
    uint256 internal disputed;
    uint256 internal disputeId;
    uint256 internal licenseId;
    uint256 internal oldLicense;
    uint256 internal newLicense;
    uint256 internal refundable;
    bytes32 internal keptOfEarning;
    address[5] internal people = [CREATOR, STRANGER, BUYER, RAISER, TREASURY];

    /// @dev One model that earns, one that is in dispute: each with licenses, revenue and people who are owed something.
    function setUp() public override {
        super.setUp();
        deployCourtAndCuration();
        vm.deal(RAISER, 100 ether);
        earning = mintModel(CREATOR);
        disputed = mintModel(STRANGER);
        licenseId = buy(BUYER, createOffer(CREATOR, subscriptionParams(earning)));
        vault.settle(earning, NATIVE);
        buy(BUYER, createOffer(CREATOR, offerParams(earning)));
        OfferParams memory params = offerParams(earning);
        params.refundDays = 60;
        refundable = buy(BUYER, createOffer(CREATOR, params));

        uint256 offerId = createOffer(STRANGER, offerParams(disputed));
        oldLicense = buy(BUYER, offerId);
        raiseAndReject(earning);
        vm.startPrank(RAISER);
        disputeId = court.raise{value: BOND}(disputed, oldLicense, 10_000, EVIDENCE);
        curation.challenge{value: BOND}(earning, EVIDENCE);
        curation.endorse{value: 1}(earning);
        vm.stopPrank();
        newLicense = buy(BUYER, offerId);
    }

    function test_TheWorstCallsToCourtAndCurationChangeNothingThatIsOwedOrPromised() public {
        bytes32 before = liabilities();
        Call[] memory calls = worstCalls();
        for (uint256 i = 0; i < calls.length; ++i) {
            yes(actAsDao(calls[i]), "the DAO may");
            yes(liabilities() == before, "liabilities are unchanged");
        }
        everybodyIsPaidInFull();
    }

    function test_TheWorstRulingReachesOnlyTheDisputedModelsNewRevenueAndTheLicenseInDispute() public {
        bytes32 before = liabilities();
        vm.warp(block.timestamp + 3 days + 1);
        vm.prank(address(timelock));
        court.decide(disputeId, Verdict.RevokeLicense, 10_000);
        yes(book.getLicense(oldLicense).revoked, "the license that the dispute names");
        yes(book.isValid(newLicense) && book.isValid(licenseId), "and no other");
        same(vault.settleAndClaim(disputed, STRANGER, NATIVE), PRICE - PRICE * 250 / 10_000, "what it earned before");
        vault.resolveHeld(2, NATIVE, address(book), newLicense);
        same(vault.owed(BUYER, NATIVE), PRICE, "who paid since then has it back");
        yes(liabilitiesOf(earning) == keptOfEarning, "nothing of another model");
        yes(liabilities() != before, "the dispute is over");
    }

    function test_WhatTheDaoMayNotDoToCourtAndCurationIsRefused() public {
        Call[] memory calls = forbiddenCalls();
        for (uint256 i = 0; i < calls.length; ++i) {
            no(actAsDao(calls[i]), "refused");
        }
    }

    function test_AnArbitratorThatComesLaterRulesNoEarlierDispute() public {
        TestArbitrator hostile = new TestArbitrator(0);
        vm.prank(address(timelock));
        court.setArbitrator(IArbitrator(address(hostile)), "", EVIDENCE);
        for (uint256 externalId = 0; externalId < 3; ++externalId) {
            vm.prank(address(hostile));
            vm.expectRevert(abi.encodeWithSelector(IDisputeCourt.DisputeNotOpen.selector, 0));
            court.rule(externalId, uint256(Verdict.RevokeLicense));
        }
        same(court.disputeOf(disputed), disputeId, "still open");
    }

    function test_AnArbitratorThatIsNoContractStopsDisputesAndNothingElse() public {
        vm.prank(address(timelock));
        court.setArbitrator(IArbitrator(address(0xDEAD)), "", EVIDENCE);
        vm.prank(RAISER);
        vm.expectRevert();
        court.raise{value: BOND}(earning, 0, 0, EVIDENCE);
        vm.warp(block.timestamp + 10 days + 1);
        court.acquit(disputeId);
        same(vault.holdOf(disputed), 0, "what was open ends as it would have");
        buy(BUYER, createOffer(CREATOR, offerParams(earning)));
    }

    function deployCourtAndCuration() private {
        court =
            new DisputeCourt(address(manager), address(registry), address(book), address(vault), BOND, 3 days, 7 days);
        curation = new Curation(address(manager), address(registry), address(book), address(vault), BOND, 3 days, 1);
        bytes4[] memory delists = new bytes4[](1);
        delists[0] = book.setDelisted.selector;
        bytes4[] memory holds = new bytes4[](2);
        (holds[0], holds[1]) = (vault.hold.selector, vault.endHold.selector);
        vm.startPrank(address(timelock));
        manager.setTargetFunctionRole(address(book), delists, DELISTER);
        manager.setTargetFunctionRole(address(vault), holds, HOLDER);
        manager.grantRole(LICENSE_REVOKER, address(court), 0);
        manager.grantRole(DELISTER, address(court), 0);
        manager.grantRole(DELISTER, address(curation), 0);
        manager.grantRole(HOLDER, address(court), 0);
        vm.stopPrank();
    }

    /// @dev A dispute that is over, whose bond the owner has not claimed yet; and a listing to challenge.
    function raiseAndReject(uint256 modelId) private {
        vm.prank(RAISER);
        uint256 id = court.raise{value: BOND}(modelId, 0, 0, EVIDENCE);
        vm.startPrank(address(timelock));
        court.decide(id, Verdict.Reject, 0);
        curation.setStatus(modelId, ListingStatus.Listed, EVIDENCE);
        vm.stopPrank();
        keptOfEarning = liabilitiesOf(modelId);
    }

    function worstCalls() private returns (Call[] memory calls) {
        address hostile = address(new TestArbitrator(type(uint256).max));
        address dao = address(timelock);
        address yesSayer = address(new YesAuthority());
        calls = new Call[](18);
        calls[0] = Call(address(court), abi.encodeCall(court.setTerms, (0, 0, 0)));
        calls[1] = Call(address(court), abi.encodeCall(court.setTerms, (type(uint96).max, 90 days, 90 days)));
        calls[2] = Call(address(court), abi.encodeCall(court.setArbitrator, (IArbitrator(hostile), "", 0)));
        calls[3] = Call(address(curation), abi.encodeCall(curation.setTerms, (0, 0, 0)));
        calls[4] =
            Call(address(curation), abi.encodeCall(curation.setTerms, (type(uint96).max, 90 days, type(uint96).max)));
        calls[5] = Call(address(curation), abi.encodeCall(curation.setCriteria, (0)));
        calls[6] = Call(address(curation), abi.encodeCall(curation.setStatus, (earning, ListingStatus.Flagged, 0)));
        calls[7] = Call(address(curation), abi.encodeCall(curation.delist, (earning, 0)));
        calls[8] = Call(address(curation), abi.encodeCall(curation.delist, (disputed, 0)));
        calls[9] = Call(address(vault), abi.encodeCall(vault.setFee, (500, STRANGER)));
        calls[10] = Call(address(manager), abi.encodeCall(manager.grantRole, (HOLDER, dao, 0)));
        calls[11] = Call(address(vault), abi.encodeCall(vault.hold, (earning)));
        calls[12] = Call(address(vault), abi.encodeCall(vault.endHold, (3, 10_000)));
        calls[13] = Call(address(manager), abi.encodeCall(manager.grantRole, (DELISTER, dao, 0)));
        calls[14] = Call(address(book), abi.encodeCall(book.setDelisted, (earning, false)));
        calls[15] = Call(address(manager), abi.encodeCall(manager.setTargetClosed, (address(court), true)));
        calls[16] = Call(address(manager), abi.encodeCall(manager.setTargetClosed, (address(curation), true)));
        calls[17] = Call(address(manager), abi.encodeCall(manager.updateAuthority, (address(curation), yesSayer)));
    }

    function forbiddenCalls() private view returns (Call[] memory calls) {
        calls = new Call[](12);
        calls[0] = Call(address(court), abi.encodeCall(court.setTerms, (0, 90 days + 1, 0)));
        calls[1] = Call(address(court), abi.encodeCall(court.setTerms, (0, 0, 90 days + 1)));
        calls[2] = Call(address(court), abi.encodeCall(court.decide, (disputeId, Verdict.Refund, 10_000)));
        calls[3] = Call(address(court), abi.encodeCall(court.decide, (disputeId, Verdict.Reject, 10_001)));
        calls[4] = Call(address(court), abi.encodeCall(court.decide, (1, Verdict.Refund, 10_000)));
        calls[5] = Call(address(court), abi.encodeCall(court.acquit, (disputeId)));
        calls[6] = Call(address(curation), abi.encodeCall(curation.setTerms, (0, 90 days + 1, 0)));
        calls[7] = Call(address(curation), abi.encodeCall(curation.setStatus, (earning, ListingStatus.Delisted, 0)));
        calls[8] = Call(address(vault), abi.encodeCall(vault.hold, (earning)));
        calls[9] = Call(address(vault), abi.encodeCall(vault.endHold, (2, 10_000)));
        calls[10] = Call(address(book), abi.encodeCall(book.revoke, (licenseId)));
        calls[11] = Call(address(book), abi.encodeCall(book.setDelisted, (earning, true)));
    }

    function actAsDao(Call memory call) private returns (bool done) {
        vm.prank(address(timelock));
        (done,) = call.target.call(call.data);
    }

    /// @dev Digest of all that is owed, held, staked and promised.
    function liabilities() private view returns (bytes32 digest) {
        for (uint256 i = 0; i < people.length; ++i) {
            digest = keccak256(abi.encode(digest, court.due(people[i]), curation.due(people[i])));
        }
        (uint256 held, uint256 heldFee) = vault.heldPayment(2, NATIVE, address(book), newLicense);
        return keccak256(
            abi.encode(
                digest,
                held,
                heldFee,
                liabilitiesOf(earning),
                liabilitiesOf(disputed),
                court.accounted(),
                curation.accounted(),
                court.getDispute(disputeId),
                curation.getChallenge(earning)
            )
        );
    }

    function liabilitiesOf(uint256 modelId) private view returns (bytes32 digest) {
        address owner = registry.ownerOf(modelId);
        (uint256 direct, uint256 fee, uint256 upstream) = vault.unsettled(modelId, NATIVE);
        digest = keccak256(abi.encode(direct, fee, upstream, vault.owed(owner, NATIVE), vault.payeesOf(modelId)));
        for (uint256 id = 1; id <= 3; ++id) {
            (,, uint256 escrowed, uint256 releaseAt) = vault.escrowOf(address(book), id);
            bytes32 terms = keccak256(abi.encode(book.getOffer(id), book.getLicense(id)));
            digest = keccak256(abi.encode(digest, escrowed, releaseAt, terms));
        }
    }

    function everybodyIsPaidInFull() private {
        vm.prank(BUYER);
        same(book.refund(refundable), PRICE, "refunded");
        vault.settleAndClaim(earning, CREATOR, NATIVE);
        vm.warp(block.timestamp + 10 days + 1);
        court.acquit(disputeId);
        vault.resolveHeld(2, NATIVE, address(book), newLicense);
        vault.settleAndClaim(disputed, STRANGER, NATIVE);
        vault.claimFees(NATIVE);
        same(vault.accounted(NATIVE), 0, "the vault paid in full");
        same(court.claim(CREATOR) + court.claim(STRANGER), 2 * BOND, "the bonds");
        curation.closeChallenge(earning);
        same(curation.claim(RAISER), BOND, "the challenger's, whose model was flagged meanwhile");
        same(address(court).balance + court.accounted(), 0, "the court is empty");
        yes(book.isValid(licenseId) && book.isValid(newLicense), "and the licenses go on");
    }
}
