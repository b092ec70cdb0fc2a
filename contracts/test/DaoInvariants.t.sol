// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DaoTest} from "./base/DaoTest.sol";
import {Test} from "./base/Test.sol";
import {DemoDollar} from "../demo/DemoDollar.sol";
import {RevenueVault} from "../src/RevenueVault.sol";
import {OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

/// @dev Does at random what a DAO may do, while strangers send money to the vault for nothing.
contract DaoHandler is Test {
    AccessManager internal immutable manager;
    RevenueVault internal immutable vault;
    DemoDollar internal immutable dollar;
    address internal immutable dao;
    /// @dev What the DAO had booked as revenue out of what strangers sent.
    mapping(address currency => uint256) public booked;

    constructor(AccessManager manager_, RevenueVault vault_, DemoDollar dollar_, address dao_) {
        (manager, vault, dollar, dao) = (manager_, vault_, dollar_, dao_);
    }

    modifier asDao() {
        vm.startPrank(dao);
        _;
        vm.stopPrank();
    }

    function setFee(uint16 feeBps, uint160 treasury) external asDao {
        vault.setFee(feeBps % 501, address(uint160(bound(treasury, 1, 2 ** 100))));
    }

    function setCurrency(uint8 which, address other, bool allowed) external asDao {
        vault.setCurrency(which % 3 == 0 ? address(0) : which % 3 == 1 ? address(dollar) : other, allowed);
    }

    function setSource(address source, bool allowed) external asDao {
        vault.setSource(source, allowed);
    }

    function creditAsSource(uint256 modelId, uint96 amount, bool native) external {
        vm.prank(dao);
        vault.setSource(address(this), true);
        address currency = native ? address(0) : address(dollar);
        amount = uint96(bound(amount, 0, dollar.MAX_FAUCET()));
        try vault.credit(1 + modelId % 2, currency, amount, 0) {
            booked[currency] += amount;
        } catch {}
    }

    function sweep(bool native) external asDao {
        vault.setFee(vault.feeBps(), dao);
        vault.sweep(native ? address(0) : address(dollar));
    }

    function closeTarget(bool closed) external asDao {
        manager.setTargetClosed(address(vault), closed);
        manager.setTargetClosed(address(vault), false);
    }

    function grantRole(uint64 role, address account) external asDao {
        manager.grantRole(role % 8, account, 0);
    }

    function donate(uint96 amount, bool native) external {
        amount = uint96(bound(amount, 0, dollar.MAX_FAUCET()));
        if (native) vm.deal(address(vault), address(vault).balance + amount);
        else dollar.faucet(address(vault), amount);
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + time % 20 days);
    }
}

/// @dev What must hold after any sequence of what a DAO does.
contract DaoInvariantsTest is DaoTest {
    DaoHandler internal handler;
    address[4] internal people = [CREATOR, DATA_DONOR, INVESTOR, STRANGER];
    address[2] internal currencies;
    bytes32 internal owedBefore;
    uint256[2] internal accountedBefore;
    uint256[2] internal unsettledBefore;

    function setUp() public override {
        super.setUp();
        uint256 modelId = mintModel(CREATOR, new uint256[](0), threePayees());
        uint256 child = mintChild(STRANGER, modelId, 1_000);
        uint256 offerId = createOffer(STRANGER, offerParams(child));
        buy(BUYER, offerId);
        vault.settle(child, NATIVE);
        buy(BUYER, offerId);
        OfferParams memory params = offerParams(modelId);
        (params.currency, params.price, params.refundDays) = (address(dollar), 10e6, 100);
        buyForDollars(createOffer(CREATOR, params));
        params.refundDays = 0;
        offerId = createOffer(CREATOR, params);
        buyForDollars(offerId);
        vault.settle(modelId, address(dollar));
        buyForDollars(offerId);

        currencies[1] = address(dollar);
        handler = new DaoHandler(manager, vault, dollar, address(timelock));
        owedBefore = owedToPeople();
        for (uint256 c = 0; c < 2; ++c) {
            accountedBefore[c] = vault.accounted(currencies[c]);
            unsettledBefore[c] = unsettled(currencies[c]);
        }
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_WhatPeopleAreOwedIsUnchanged() public view {
        yes(owedToPeople() == owedBefore, "owed and in escrow");
    }

    function invariant_WhatModelsEarnedIsUnchangedButForGifts() public view {
        for (uint256 c = 0; c < 2; ++c) {
            uint256 gifts = handler.booked(currencies[c]);
            same(vault.accounted(currencies[c]), accountedBefore[c] + gifts, "accounted");
            yes(unsettled(currencies[c]) >= unsettledBefore[c], "earned");
        }
    }

    function invariant_TheVaultHoldsWhatItOwes() public view {
        yes(address(vault).balance >= vault.accounted(NATIVE), "native coin");
        yes(dollar.balanceOf(address(vault)) >= vault.accounted(address(dollar)), "dollars");
    }

    function invariant_TheFeeStaysBelowItsCap() public view {
        yes(vault.feeBps() <= vault.MAX_FEE_BPS(), "fee");
    }

    function invariant_EverybodyCanBePaid() public {
        for (uint256 i = 0; i < people.length; ++i) {
            uint256 owed = vault.owed(people[i], NATIVE);
            if (owed == 0) continue;
            uint256 before = people[i].balance;
            vault.claim(people[i], NATIVE);
            same(people[i].balance - before, owed, "paid");
        }
    }

    function owedToPeople() private view returns (bytes32 digest) {
        for (uint256 i = 0; i < people.length; ++i) {
            digest =
                keccak256(abi.encode(digest, vault.owed(people[i], NATIVE), vault.owed(people[i], address(dollar))));
        }
        for (uint256 id = 1; id <= book.licenseCount(); ++id) {
            (, address currency, uint256 amount,) = vault.escrowOf(address(book), id);
            digest = keccak256(abi.encode(digest, currency, amount, book.getLicense(id), book.ownerOf(id)));
        }
    }

    function unsettled(address currency) private view returns (uint256 sum) {
        for (uint256 modelId = 1; modelId <= 2; ++modelId) {
            (uint256 direct,, uint256 upstream) = vault.unsettled(modelId, currency);
            sum += direct + upstream;
        }
    }

    function buyForDollars(uint256 offerId) private {
        dollar.faucet(BUYER, 10e6);
        vm.prank(BUYER);
        dollar.approve(address(book), 10e6);
        vm.prank(BUYER);
        book.buy(offerId, BUYER, 10e6, TERMS);
    }
}
