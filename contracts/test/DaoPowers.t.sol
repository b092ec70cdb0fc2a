// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DaoTest, Proposal} from "./base/DaoTest.sol";
import {RescuableVault} from "./naive/RescuableVault.sol";
import {IRevenueVault} from "../src/interfaces/IRevenueVault.sol";
import {Offer, OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {Ancestor} from "../src/interfaces/IModelRegistry.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

/// @dev A revenue source that a bribed DAO lets in. Tries to book, pay out or free what belongs to others.
contract HostileSource {
    IRevenueVault internal immutable vault;
    address internal immutable book;

    constructor(IRevenueVault vault_, address book_) {
        (vault, book) = (vault_, book_);
    }

    function plunder(uint256 modelId, address currency, uint256 amount, uint256 licenseId) external payable {
        try vault.credit(modelId, currency, amount, 0) {} catch {}
        try vault.credit{value: address(this).balance}(modelId, currency, amount, 0) {} catch {}
        try vault.creditEscrow(modelId, currency, amount, licenseId, block.timestamp + 1 days) {} catch {}
        try vault.refundEscrow(licenseId, address(this)) {} catch {}
        try vault.releaseEscrow(book, licenseId) {} catch {}
    }

    receive() external payable {}
}

/// @dev An authority that lets anybody do anything; a bribed DAO puts it in the manager's place.
contract YesAuthority {
    function canCall(address, address, bytes4) external pure returns (bool, uint32) {
        return (true, 0);
    }
}

contract DaoPowersTest is DaoTest {
    struct Call {
        address target;
        bytes data;
    }

    uint256 internal modelId;
    uint256 internal childId;
    uint256 internal keptOffer;
    uint256 internal licenseId;
    uint256 internal refundable;

    /// @dev People who are owed money, who may get money back, and who hold licenses.
    function setUp() public override {
        super.setUp();
        modelId = mintModel(CREATOR, new uint256[](0), threePayees());
        childId = mintModel(STRANGER, list(buy(STRANGER, derivativeOffer(CREATOR, modelId, 1_000))), soleOf(STRANGER));
        keptOffer = createOffer(CREATOR, subscriptionParams(modelId));
        licenseId = buy(BUYER, keptOffer);
        vault.settle(modelId, NATIVE);
        buy(BUYER, createOffer(STRANGER, offerParams(childId)));
        vault.settle(childId, NATIVE);
        buy(BUYER, keptOffer);
        refundable = buyForDollars(30);
        buyForDollars(0);
    }

    // What is left after the hand-over.

    function test_NoAddressButTheTimelockHasARole() public view {
        address[] memory others = everybodyElse();
        for (uint256 i = 0; i < others.length; ++i) {
            for (uint64 role = 0; role < 16; ++role) {
                (bool isMember,) = manager.hasRole(role, others[i]);
                no(isMember, "role of the manager");
            }
            no(timelock.hasRole(timelock.DEFAULT_ADMIN_ROLE(), others[i]), "admin of the timelock");
            if (others[i] == address(governor)) continue;
            no(timelock.hasRole(timelock.PROPOSER_ROLE(), others[i]), "proposer");
            no(timelock.hasRole(timelock.CANCELLER_ROLE(), others[i]), "canceller");
        }
        (bool isAdmin, uint32 delay) = manager.hasRole(manager.ADMIN_ROLE(), address(timelock));
        yes(isAdmin && delay == 0, "the timelock is the admin");
        yes(timelock.hasRole(timelock.PROPOSER_ROLE(), address(governor)), "the governor schedules");
        yes(timelock.hasRole(timelock.CANCELLER_ROLE(), address(governor)), "and cancels");
        yes(timelock.hasRole(timelock.EXECUTOR_ROLE(), address(0)), "anyone executes");
    }

    function test_NoAddressButTheTimelockMayCallARestrictedFunction() public view {
        address[] memory others = everybodyElse();
        (address[7] memory targets, bytes4[7] memory functions) = restrictedFunctions();
        for (uint256 f = 0; f < functions.length; ++f) {
            for (uint256 i = 0; i < others.length; ++i) {
                (bool immediate, uint32 delay) = manager.canCall(others[i], targets[f], functions[f]);
                no(immediate || delay != 0, "may call");
            }
            (bool may,) = manager.canCall(address(timelock), targets[f], functions[f]);
            yes(may == (functions[f] != book.revoke.selector), "the timelock may, but for revoking");
        }
    }

    function test_TheDeployerCanDoNothingAnyMore() public {
        Proposal memory proposal = askForFee(0);
        bytes32 role = timelock.PROPOSER_ROLE();
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, address(this)));
        vault.setFee(0, address(this));
        vm.expectRevert();
        manager.grantRole(0, address(this), 0);
        vm.expectRevert();
        timelock.grantRole(role, address(this));
        vm.expectRevert();
        timelock.schedule(proposal.targets[0], 0, proposal.calls[0], 0, 0, TIMELOCK_DELAY);
        vm.expectRevert(abi.encodeWithSelector(TimelockController.TimelockUnauthorizedCaller.selector, address(this)));
        timelock.updateDelay(0);
    }

    function test_NobodyRevokesLicensesUntilTheDaoGrantsTheRole() public {
        vm.prank(address(timelock));
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, address(timelock)));
        book.revoke(licenseId);

        address court = address(0xC0);
        decide(address(manager), abi.encodeCall(manager.grantRole, (LICENSE_REVOKER, court, 0)));
        vm.prank(court);
        book.revoke(licenseId);
        yes(book.getLicense(licenseId).revoked, "by the court");
    }

    function test_EveryDecisionWaitsInTheTimelock() public {
        yes(governor.proposalNeedsQueuing(propose(MEMBER, askForFee(0))), "needs queuing");
    }

    // What the DAO can never do. Attack 25: governance that captures users' money.

    function test_TheWorstCallsLeaveEverybodysMoneyAndRightsAsTheyWere() public {
        bytes32 before = liabilities();
        Call[] memory calls = worstCalls();
        for (uint256 i = 0; i < calls.length; ++i) {
            yes(actAsDao(calls[i]), "the DAO may");
            yes(liabilities() == before, "liabilities are unchanged");
        }
        vm.prank(STRANGER);
        vault.setFee(0, STRANGER);
        yes(liabilities() == before, "also once anybody may do anything");
        everybodyIsPaidInFull();
    }

    function test_TheWorstProposalChangesNothingEither() public {
        bytes32 before = liabilities();
        Call[] memory calls = worstCalls();
        Proposal memory proposal = Proposal({
            targets: new address[](calls.length),
            values: new uint256[](calls.length),
            calls: new bytes[](calls.length),
            description: "Everything at once"
        });
        for (uint256 i = 0; i < calls.length; ++i) {
            (proposal.targets[i], proposal.calls[i]) = (calls[i].target, calls[i].data);
        }
        decide(proposal);
        yes(liabilities() == before, "liabilities are unchanged");
        everybodyIsPaidInFull();
    }

    function test_WhatTheDaoMayNotDoIsRefused() public {
        Call[] memory calls = forbiddenCalls();
        for (uint256 i = 0; i < calls.length; ++i) {
            no(actAsDao(calls[i]), "refused");
        }
    }

    function testFuzz_AHostileSourceBooksOnlyWhatItBrings(uint96 amount, uint96 own, bool native) public {
        HostileSource source = new HostileSource(vault, address(book));
        vm.prank(address(timelock));
        vault.setSource(address(source), true);
        address currency = native ? NATIVE : address(dollar);
        amount = uint96(bound(amount, 1, type(uint96).max));
        if (amount % 2 == 0) own = amount;
        vm.deal(address(source), own);
        bytes32 before = liabilitiesIn(native ? address(dollar) : NATIVE);
        uint256 owedBefore = vault.accounted(currency);
        uint256 shareBefore = vault.owed(CREATOR, currency);

        source.plunder(childId, currency, amount, refundable);

        yes(liabilitiesIn(native ? address(dollar) : NATIVE) == before, "other currency");
        same(vault.owed(CREATOR, currency), shareBefore, "owed");
        yes(balanceOfVault(currency) >= vault.accounted(currency), "all of it is there");
        same(vault.accounted(currency) - owedBefore, own - address(source).balance, "booked only what it brought");
        (,, uint256 escrowed,) = vault.escrowOf(address(book), refundable);
        same(escrowed, 10e6, "the buyer's escrow");
    }

    function testFuzz_SweepingTakesOnlyWhatNobodyIsOwed(uint96 excess, bool native) public {
        address currency = native ? NATIVE : address(dollar);
        excess = uint96(bound(excess, 0, dollar.MAX_FAUCET()));
        if (native) vm.deal(address(vault), address(vault).balance + excess);
        else dollar.faucet(address(vault), excess);
        bytes32 before = liabilities();

        decide(address(vault), abi.encodeCall(vault.sweep, (currency)));

        yes(liabilities() == before, "liabilities are unchanged");
        same(native ? address(timelock).balance : dollar.balanceOf(address(timelock)), excess, "to the treasury");
        same(balanceOfVault(currency), vault.accounted(currency), "the rest is owed and there");
    }

    function test_AVaultWithARescueFunctionLosesEverything() public {
        RescuableVault naive = new RescuableVault(address(manager), address(timelock));
        vm.deal(address(naive), 5 ether);
        decide(address(naive), abi.encodeCall(naive.rescue, (STRANGER, 5 ether)));
        same(STRANGER.balance, 5 ether, "users' money");

        string[3] memory doors =
            ["rescue(address,uint256)", "withdraw(address,uint256)", "execute(address,uint256,bytes)"];
        for (uint256 i = 0; i < doors.length; ++i) {
            vm.prank(address(timelock));
            (bool done,) =
                address(vault).call(abi.encodePacked(bytes4(keccak256(bytes(doors[i]))), uint256(1), uint256(1)));
            no(done, doors[i]);
        }
    }

    function testFuzz_TheFeeOfAPastPaymentStays(uint16 feeBps, address treasury) public {
        vm.assume(treasury != address(0));
        bytes32 before = liabilities();
        vm.prank(address(timelock));
        vault.setFee(uint16(bound(feeBps, 0, 500)), treasury);
        yes(liabilities() == before, "liabilities are unchanged");
    }

    /// @dev The worst that the DAO may do.
    function worstCalls() private returns (Call[] memory calls) {
        address hostile = address(new HostileSource(vault, address(book)));
        calls = new Call[](11);
        calls[0] = Call(address(vault), abi.encodeCall(vault.setFee, (500, STRANGER)));
        calls[1] = Call(address(vault), abi.encodeCall(vault.setCurrency, (NATIVE, false)));
        calls[2] = Call(address(vault), abi.encodeCall(vault.setCurrency, (address(dollar), false)));
        calls[3] = Call(address(vault), abi.encodeCall(vault.setSource, (address(book), false)));
        calls[4] = Call(address(vault), abi.encodeCall(vault.setSource, (hostile, true)));
        calls[5] = Call(address(vault), abi.encodeCall(vault.sweep, (NATIVE)));
        calls[6] = Call(address(vault), abi.encodeCall(vault.sweep, (address(dollar))));
        calls[7] = Call(address(manager), abi.encodeCall(manager.setTargetClosed, (address(vault), true)));
        calls[8] = Call(address(manager), abi.encodeCall(manager.setTargetClosed, (address(book), true)));
        calls[9] = Call(address(manager), abi.encodeCall(manager.grantRole, (0, hostile, 0)));
        address yesSayer = address(new YesAuthority());
        calls[10] = Call(address(manager), abi.encodeCall(manager.updateAuthority, (address(vault), yesSayer)));
    }

    /// @dev What it may not do.
    function forbiddenCalls() private view returns (Call[] memory calls) {
        calls = new Call[](10);
        calls[0] = Call(address(vault), abi.encodeCall(vault.setFee, (501, STRANGER)));
        calls[1] = Call(address(vault), abi.encodeCall(vault.setRegistry, (STRANGER)));
        calls[2] = Call(address(vault), abi.encodeCall(vault.openAccount, (9, soleOf(STRANGER), new Ancestor[](0))));
        calls[3] = Call(address(vault), abi.encodeCall(vault.proposePayees, (modelId, soleOf(STRANGER))));
        calls[4] = Call(address(vault), abi.encodeCall(vault.refundEscrow, (refundable, STRANGER)));
        calls[5] = Call(address(vault), abi.encodeCall(vault.credit, (modelId, NATIVE, 1, 0)));
        calls[6] = Call(address(registry), abi.encodeCall(registry.setLicenseBook, (STRANGER)));
        calls[7] = Call(address(book), abi.encodeCall(book.revoke, (licenseId)));
        calls[8] = Call(address(book), abi.encodeCall(book.closeOffer, (keptOffer)));
        calls[9] = Call(address(book), abi.encodeCall(book.transferFrom, (BUYER, STRANGER, licenseId)));
    }

    function actAsDao(Call memory call) private returns (bool done) {
        vm.prank(address(timelock));
        (done,) = call.target.call(call.data);
    }

    /// @dev Digest of all that the market owes and promised.
    function liabilities() private view returns (bytes32) {
        Offer memory offer = book.getOffer(keptOffer);
        return keccak256(
            abi.encode(
                liabilitiesIn(NATIVE),
                liabilitiesIn(address(dollar)),
                offer,
                book.getLicense(licenseId),
                book.ownerOf(licenseId),
                book.refundableUntil(refundable),
                registry.ancestorsOf(childId),
                registry.ownerOf(modelId),
                registry.versionCount(modelId),
                vault.payeesOf(modelId)
            )
        );
    }

    function liabilitiesIn(address currency) private view returns (bytes32 digest) {
        address[5] memory people = [CREATOR, DATA_DONOR, INVESTOR, STRANGER, BUYER];
        for (uint256 i = 0; i < people.length; ++i) {
            digest = keccak256(abi.encode(digest, vault.owed(people[i], currency)));
        }
        (uint256 direct, uint256 fee, uint256 upstream) = vault.unsettled(modelId, currency);
        digest = keccak256(abi.encode(digest, direct, fee, upstream, vault.fees(currency), vault.accounted(currency)));
        (, address escrowed, uint256 amount, uint256 releaseAt) = vault.escrowOf(address(book), refundable);
        return keccak256(abi.encode(digest, escrowed, amount, releaseAt));
    }

    /// @dev The buyer takes a refund, everybody else what is owed; nothing is left.
    function everybodyIsPaidInFull() private {
        uint256 before = dollar.balanceOf(BUYER);
        vm.prank(BUYER);
        book.refund(refundable);
        same(dollar.balanceOf(BUYER) - before, 10e6, "refunded");
        address[4] memory people = [CREATOR, DATA_DONOR, INVESTOR, STRANGER];
        address[2] memory currencies = [NATIVE, address(dollar)];
        for (uint256 c = 0; c < 2; ++c) {
            vault.settle(modelId, currencies[c]);
            for (uint256 i = 0; i < people.length; ++i) {
                if (vault.owed(people[i], currencies[c]) != 0) vault.claim(people[i], currencies[c]);
            }
            vault.claimFees(currencies[c]);
            same(vault.accounted(currencies[c]), 0, "paid in full");
            same(balanceOfVault(currencies[c]), 0, "to the last unit");
        }
        yes(book.hasAccess(BUYER, modelId), "and the subscription goes on");
    }

    function everybodyElse() private view returns (address[] memory others) {
        others = new address[](14);
        others[0] = address(this);
        others[1] = address(governor);
        others[2] = address(token);
        others[3] = address(manager);
        others[4] = address(vault);
        others[5] = address(registry);
        others[6] = address(book);
        others[7] = address(0);
        others[8] = WHALE;
        others[9] = CREATOR;
        others[10] = BUYER;
        others[11] = TREASURY;
        others[12] = STRANGER;
        others[13] = MEMBER;
    }

    function restrictedFunctions() private view returns (address[7] memory targets, bytes4[7] memory functions) {
        functions = [
            vault.setRegistry.selector,
            vault.setCurrency.selector,
            vault.setSource.selector,
            vault.setFee.selector,
            vault.sweep.selector,
            registry.setLicenseBook.selector,
            book.revoke.selector
        ];
        for (uint256 i = 0; i < 5; ++i) {
            targets[i] = address(vault);
        }
        (targets[5], targets[6]) = (address(registry), address(book));
    }

    function buyForDollars(uint8 refundDays) private returns (uint256) {
        OfferParams memory params = offerParams(modelId);
        (params.currency, params.price, params.refundDays) = (address(dollar), 10e6, refundDays);
        uint256 offerId = createOffer(CREATOR, params);
        dollar.faucet(BUYER, 10e6);
        vm.prank(BUYER);
        dollar.approve(address(book), 10e6);
        vm.prank(BUYER);
        return book.buy(offerId, BUYER, 10e6, TERMS);
    }

    function balanceOfVault(address currency) private view returns (uint256) {
        return currency == NATIVE ? address(vault).balance : dollar.balanceOf(address(vault));
    }
}
