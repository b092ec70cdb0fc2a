// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./base/MarketTest.sol";
import {Test} from "./base/Test.sol";
import {Refuser} from "./RevenueVault.t.sol";
import {LicenseBook} from "../src/LicenseBook.sol";
import {ModelRegistry} from "../src/ModelRegistry.sol";
import {RevenueVault} from "../src/RevenueVault.sol";
import {Offer, OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {Payee, PayeeRole} from "../src/interfaces/IRevenueVault.sol";

/// @dev Does what people do and compares, after each step, what everybody can claim with what they could before.
contract ClaimHandler is Test {
    address private constant NATIVE = address(0);
    uint256 private constant PEOPLE = 5;

    RevenueVault internal immutable vault;
    ModelRegistry internal immutable registry;
    LicenseBook internal immutable book;
    /// @dev The last one takes no money.
    address[PEOPLE] public people;

    uint256 private _paid;
    bool public somebodyGained;
    bool public moneyAppeared;

    constructor(RevenueVault vault_, ModelRegistry registry_, LicenseBook book_, address[PEOPLE] memory people_) {
        (vault, registry, book, people) = (vault_, registry_, book_, people_);
    }

    /// @dev For steps that hand on what was paid before: who gets it is for others to test, that it is no more is for us.
    modifier handsOn() {
        uint256 before = allClaims();
        _paid = 0;
        _;
        if (allClaims() > before + _paid) moneyAppeared = true;
    }

    /// @dev For all other steps: nobody gains anything that was not paid in this very step.
    modifier leavesClaims() {
        uint256[PEOPLE] memory before;
        for (uint256 i = 0; i < PEOPLE; ++i) {
            before[i] = claimOf(people[i]);
        }
        uint256 all = allClaims();
        _paid = 0;
        _;
        for (uint256 i = 0; i < PEOPLE; ++i) {
            if (claimOf(people[i]) > before[i] + _paid) somebodyGained = true;
        }
        if (allClaims() > all + _paid) moneyAppeared = true;
    }

    function buy(uint256 who, uint256 which) external leavesClaims {
        uint256 offerId = 1 + which % book.offerCount();
        Offer memory offer = book.getOffer(offerId);
        address buyer = people[who % 4];
        vm.deal(buyer, buyer.balance + offer.price);
        vm.prank(buyer);
        book.buy{value: offer.price}(offerId, buyer, offer.price, offer.termsHash);
        _paid = offer.price;
    }

    function settle(uint256 which) external handsOn {
        uint256 modelId = 1 + which % registry.modelCount();
        (uint256 direct, uint256 fee, uint256 upstream) = vault.unsettled(modelId, NATIVE);
        if (direct + fee + upstream != 0) vault.settle(modelId, NATIVE);
    }

    function release(uint256 which) external handsOn {
        uint256 licenseId = 1 + which % (book.licenseCount() + 1);
        (,, uint256 amount, uint256 releaseAt) = vault.escrowOf(address(book), licenseId);
        if (amount != 0 && block.timestamp >= releaseAt) vault.releaseEscrow(address(book), licenseId);
    }

    function applyPayees(uint256 which) external handsOn {
        try vault.applyPayees(1 + which % registry.modelCount()) {} catch {}
    }

    function claim(uint256 who) external leavesClaims {
        address account = people[who % 4];
        if (vault.owed(account, NATIVE) != 0) vault.claim(account, NATIVE);
    }

    function claimForWhoTakesNothing() external leavesClaims {
        try vault.claim(people[4], NATIVE) {
            somebodyGained = true;
        } catch {}
    }

    function refund(uint256 which) external leavesClaims {
        uint256 count = book.licenseCount();
        if (count == 0) return;
        uint256 licenseId = 1 + which % count;
        if (book.refundableUntil(licenseId) == 0) return;
        vm.prank(book.ownerOf(licenseId));
        book.refund(licenseId);
    }

    function transferLicense(uint256 which, uint256 to) external leavesClaims {
        uint256 count = book.licenseCount();
        if (count == 0) return;
        uint256 licenseId = 1 + which % count;
        address owner = book.ownerOf(licenseId);
        vm.prank(owner);
        book.transferFrom(owner, people[to % 4], licenseId);
    }

    function transferModel(uint256 which, uint256 to) external leavesClaims {
        uint256 modelId = 1 + which % registry.modelCount();
        address owner = registry.ownerOf(modelId);
        vm.prank(owner);
        registry.transferFrom(owner, people[to % 4], modelId);
    }

    function proposePayees(uint256 which, uint256 first, uint16 bps) external leavesClaims {
        uint256 modelId = 1 + which % registry.modelCount();
        Payee[] memory payees = new Payee[](2);
        bps = uint16(bound(bps, 1, 9_999));
        first %= PEOPLE;
        payees[0] = Payee(people[first], bps, PayeeRole.Creator);
        payees[1] = Payee(people[(first + 1) % PEOPLE], 10_000 - bps, PayeeRole.Data);
        vm.prank(registry.ownerOf(modelId));
        vault.proposePayees(modelId, payees);
    }

    function setFee(uint16 feeBps) external leavesClaims {
        vault.setFee(feeBps % 501, address(0xFEE));
    }

    function giveToTheVault(uint96 gift) external leavesClaims {
        vm.deal(address(vault), address(vault).balance + gift);
    }

    function wait(uint256 time) external leavesClaims {
        vm.warp(block.timestamp + time % 20 days);
    }

    /// @dev What is owed and what settling would make so.
    function claimOf(address account) public view returns (uint256 amount) {
        uint256 owed = vault.owed(account, NATIVE);
        amount = owed;
        for (uint256 modelId = 1; modelId <= registry.modelCount(); ++modelId) {
            amount += vault.claimable(modelId, account, NATIVE) - owed;
        }
    }

    function allClaims() public view returns (uint256 sum) {
        sum = vault.fees(NATIVE);
        for (uint256 i = 0; i < PEOPLE; ++i) {
            sum += vault.owed(people[i], NATIVE);
        }
        for (uint256 modelId = 1; modelId <= registry.modelCount(); ++modelId) {
            (uint256 direct,, uint256 upstream) = vault.unsettled(modelId, NATIVE);
            sum += direct + upstream;
        }
        for (uint256 licenseId = 1; licenseId <= book.licenseCount(); ++licenseId) {
            (,, uint256 amount,) = vault.escrowOf(address(book), licenseId);
            sum += amount;
        }
    }
}

/// @dev Nobody gains without a payment, and who takes no money stops nobody.
contract ClaimInvariantsTest is MarketTest {
    ClaimHandler internal handler;
    address[5] internal people;

    function setUp() public override {
        super.setUp();
        people = [address(0xA1), address(0xA2), address(0xA3), address(0xA4), address(new Refuser())];
        uint256 root = mintModel(people[0], new uint256[](0), pair(people[0], people[4], 3_333));
        OfferParams memory params = offerParams(root);
        (params.flags, params.upstreamBps, params.price) = (TRANSFERABLE | DERIVATIVES, 1_501, 0);
        uint256 license = buy(people[1], createOffer(people[0], params));
        uint256 child = mintModel(people[1], list(license), pair(people[1], people[2], 9_999));
        priceOffers(people[0], root);
        priceOffers(people[1], child);
        handler = new ClaimHandler(vault, registry, book, people);
        manager.grantRole(manager.ADMIN_ROLE(), address(handler), 0);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_NobodysClaimGrowsWithoutAPayment() public view {
        no(handler.somebodyGained(), "somebody");
        no(handler.moneyAppeared(), "all together");
    }

    function invariant_WhatEverybodyCanClaimIsInTheBooksAndThere() public view {
        same(handler.allClaims(), vault.accounted(NATIVE), "in the books");
        yes(address(vault).balance >= vault.accounted(NATIVE), "there");
    }

    function invariant_WhoTakesNoMoneyStopsNobody() public {
        for (uint256 modelId = 1; modelId <= 2; ++modelId) {
            (uint256 direct, uint256 fee, uint256 upstream) = vault.unsettled(modelId, NATIVE);
            if (direct + fee + upstream != 0) vault.settle(modelId, NATIVE);
        }
        for (uint256 i = 0; i < 4; ++i) {
            uint256 owed = vault.owed(people[i], NATIVE);
            if (owed != 0) same(vault.claim(people[i], NATIVE), owed, "paid");
        }
    }

    function priceOffers(address owner, uint256 model) private {
        OfferParams memory params = subscriptionParams(model);
        params.price = uint96(1_000_003 + model);
        createOffer(owner, params);
        params.refundDays = 10;
        createOffer(owner, params);
    }

    function pair(address a, address b, uint16 bps) private pure returns (Payee[] memory payees) {
        payees = new Payee[](2);
        payees[0] = Payee(a, bps, PayeeRole.Creator);
        payees[1] = Payee(b, 10_000 - bps, PayeeRole.Data);
    }
}
