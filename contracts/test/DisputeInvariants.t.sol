// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./base/MarketTest.sol";
import {Test} from "./base/Test.sol";
import {DisputeCourt} from "../src/DisputeCourt.sol";
import {LicenseBook} from "../src/LicenseBook.sol";
import {ModelRegistry} from "../src/ModelRegistry.sol";
import {RevenueVault} from "../src/RevenueVault.sol";
import {Offer, OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {DisputeCase, Verdict} from "../src/interfaces/IDisputeCourt.sol";

/// @dev Buys, disputes and rules at random, and keeps its own account of the money.
contract DisputeHandler is Test {
    RevenueVault internal immutable vault;
    ModelRegistry internal immutable registry;
    LicenseBook internal immutable book;
    DisputeCourt internal immutable court;
    uint256 public immutable offerCount;
    uint256 internal immutable bond;

    address[3] public people = [address(0xB1), address(0xB2), address(0xB3)];
    uint256 public paid;
    uint256 public claimed;
    uint256 public bonded;
    uint256 public bondsClaimed;
    bool public oldRevenueTouched;

    constructor(RevenueVault vault_, ModelRegistry registry_, LicenseBook book_, DisputeCourt court_) {
        (vault, registry, book, court) = (vault_, registry_, book_, court_);
        (offerCount, bond) = (book_.offerCount(), court_.bond());
    }

    function buy(uint256 who, uint256 which) external {
        (address buyer, uint256 offerId) = (people[who % 3], 1 + which % offerCount);
        Offer memory offer = book.getOffer(offerId);
        if (book.isDelisted(offer.modelId)) return;
        vm.deal(buyer, buyer.balance + offer.price);
        paid += offer.price;
        vm.prank(buyer);
        book.buy{value: offer.price}(offerId, buyer, offer.price, offer.termsHash);
    }

    function release(uint256 which) external {
        if (book.licenseCount() == 0) return;
        uint256 licenseId = 1 + which % book.licenseCount();
        (,, uint256 amount, uint256 releaseAt) = vault.escrowOf(address(book), licenseId);
        if (amount != 0 && block.timestamp >= releaseAt) vault.releaseEscrow(address(book), licenseId);
    }

    function raise(uint256 who, uint256 model, uint16 refundBps, uint256 license) external {
        uint256 modelId = 1 + model % 2;
        if (court.disputeOf(modelId) != 0 || court.registry().ownerOf(modelId) == people[who % 3]) return;
        uint256 licenseId = book.licenseCount() == 0 ? 0 : license % (book.licenseCount() + 1);
        if (licenseId != 0 && book.getLicense(licenseId).modelId != modelId) licenseId = 0;
        bytes32 before = revenueOf(modelId);
        stake(people[who % 3]);
        vm.prank(people[who % 3]);
        court.raise{value: bond}(modelId, licenseId, refundBps % 10_001, "e");
        if (revenueOf(modelId) != before) oldRevenueTouched = true;
    }

    function counter(uint256 model) external {
        uint256 disputeId = court.disputeOf(1 + model % 2);
        DisputeCase memory dispute = court.getDispute(disputeId);
        if (disputeId == 0 || dispute.respondent != address(0) || block.timestamp > dispute.counterBy) return;
        address owner = registry.ownerOf(dispute.modelId);
        stake(owner);
        vm.prank(owner);
        court.counter{value: bond}(disputeId, "e");
    }

    function decide(uint256 model, uint256 ruling, uint16 refundBps) external {
        uint256 disputeId = court.disputeOf(1 + model % 2);
        DisputeCase memory dispute = court.getDispute(disputeId);
        if (disputeId == 0 || block.timestamp > dispute.ruleBy) return;
        Verdict verdict = Verdict(ruling % 6);
        if (dispute.respondent == address(0) && block.timestamp <= dispute.counterBy) verdict = Verdict.Reject;
        if (dispute.licenseId == 0 && verdict == Verdict.RevokeLicense) verdict = Verdict.Refund;
        bytes32 before = revenueOf(dispute.modelId);
        court.decide(disputeId, verdict, refundBps % 10_001);
        if (revenueOf(dispute.modelId) != before) oldRevenueTouched = true;
    }

    function acquit(uint256 model) external {
        uint256 disputeId = court.disputeOf(1 + model % 2);
        if (disputeId != 0 && block.timestamp > court.getDispute(disputeId).ruleBy) court.acquit(disputeId);
    }

    function resolve(uint256 whichHold, uint256 license) external {
        if (court.disputeCount() == 0 || book.licenseCount() == 0) return;
        uint256 holdId = 1 + whichHold % court.disputeCount();
        uint256 licenseId = 1 + license % book.licenseCount();
        (uint256 amount,) = vault.heldPayment(holdId, address(0), address(book), licenseId);
        (, bool ended,) = vault.getHold(holdId);
        if (amount != 0 && ended) vault.resolveHeld(holdId, address(0), address(book), licenseId);
    }

    /// @dev Everything that a hold which has ended still has must come out of it.
    function resolveAll() external {
        for (uint256 holdId = 1; holdId <= court.disputeCount(); ++holdId) {
            (, bool ended,) = vault.getHold(holdId);
            for (uint256 licenseId = 1; ended && licenseId <= book.licenseCount(); ++licenseId) {
                (uint256 amount,) = vault.heldPayment(holdId, address(0), address(book), licenseId);
                if (amount != 0) vault.resolveHeld(holdId, address(0), address(book), licenseId);
            }
        }
    }

    function settleAndClaim(uint256 model, uint256 who) external {
        uint256 modelId = 1 + model % 2;
        (uint256 direct, uint256 fee, uint256 upstream) = vault.unsettled(modelId, address(0));
        if (direct + fee + upstream != 0) vault.settle(modelId, address(0));
        address account = people[who % 3];
        if (vault.owed(account, address(0)) != 0) claimed += vault.claim(account, address(0));
        if (court.due(account) != 0) bondsClaimed += court.claim(account);
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + time % 6 days);
    }

    function delist(uint256 model, bool delisted) external {
        book.setDelisted(1 + model % 2, delisted);
    }

    function stake(address who) private {
        bonded += bond;
        vm.deal(who, who.balance + bond);
    }

    function revenueOf(uint256 modelId) private view returns (bytes32) {
        (uint256 direct, uint256 fee, uint256 upstream) = vault.unsettled(modelId, address(0));
        return keccak256(abi.encode(direct, fee, upstream));
    }
}

/// @dev What must hold after any sequence of purchases, disputes and rulings.
contract DisputeInvariantsTest is MarketTest {
    DisputeHandler internal handler;
    DisputeCourt internal court;

    function setUp() public override {
        super.setUp();
        court = new DisputeCourt(
            address(manager), address(registry), address(book), address(vault), 1_000_003, 3 days, 7 days
        );
        address[2] memory owners = [address(0xB1), address(0xB2)];
        for (uint256 i = 0; i < 2; ++i) {
            OfferParams memory params = offerParams(mintModel(owners[i]));
            params.price = uint96(999_983 + i);
            createOffer(owners[i], params);
            params.refundDays = 4;
            createOffer(owners[i], params);
        }
        handler = new DisputeHandler(vault, registry, book, court);
        manager.grantRole(manager.ADMIN_ROLE(), address(court), 0);
        manager.grantRole(manager.ADMIN_ROLE(), address(handler), 0);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_TheVaultHoldsExactlyWhatItOwes() public view {
        same(address(vault).balance, vault.accounted(NATIVE), "native coin");
    }

    function invariant_WhatWasPaidIsHeldRevenueOwedFeesEscrowAndClaims() public view {
        uint256 sum = handler.claimed() + vault.fees(NATIVE);
        for (uint256 i = 0; i < 3; ++i) {
            sum += vault.owed(handler.people(i), NATIVE);
        }
        for (uint256 modelId = 1; modelId <= 2; ++modelId) {
            (uint256 direct,,) = vault.unsettled(modelId, NATIVE);
            sum += direct;
        }
        for (uint256 licenseId = 1; licenseId <= book.licenseCount(); ++licenseId) {
            (,, uint256 escrowed,) = vault.escrowOf(address(book), licenseId);
            sum += escrowed;
            for (uint256 holdId = 1; holdId <= court.disputeCount(); ++holdId) {
                (uint256 held,) = vault.heldPayment(holdId, NATIVE, address(book), licenseId);
                sum += held;
            }
        }
        same(sum, handler.paid(), "conserved");
    }

    function invariant_BondsAreOpenDueOrClaimed() public view {
        uint256 sum;
        for (uint256 i = 0; i < 3; ++i) {
            sum += court.due(handler.people(i));
        }
        for (uint256 modelId = 1; modelId <= 2; ++modelId) {
            DisputeCase memory dispute = court.getDispute(court.disputeOf(modelId));
            sum += dispute.respondent == address(0) ? dispute.bond : 2 * dispute.bond;
        }
        same(sum, court.accounted(), "accounted");
        same(sum, address(court).balance, "balance");
        same(sum + handler.bondsClaimed(), handler.bonded(), "conserved");
    }

    function invariant_ADisputeTouchesNothingThatWasRevenueBefore() public view {
        no(handler.oldRevenueTouched(), "untouched");
    }

    function invariant_AHoldThatEndedLeavesNothingThatCannotBeResolved() public {
        handler.resolveAll();
        for (uint256 modelId = 1; modelId <= 2; ++modelId) {
            yes((vault.holdOf(modelId) == 0) == (court.disputeOf(modelId) == 0), "held while disputed");
        }
    }
}
