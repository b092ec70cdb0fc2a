// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MeterTest} from "./base/MeterTest.sol";
import {DemoDollar} from "../demo/DemoDollar.sol";
import {LicenseBook} from "../src/LicenseBook.sol";
import {RevenueVault} from "../src/RevenueVault.sol";
import {UsageMeter} from "../src/UsageMeter.sol";
import {License, OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {SignedVoucher, UsageAccount, Voucher} from "../src/interfaces/IUsageMeter.sol";

/// @dev Does at random what holders and services do, and keeps its own account of units and money.
contract MeterHandler is MeterTest {
    uint256[3] internal keys = [0xB1, 0xB2, 0xB3];
    /// @dev Of the keys: found once, as each look at all of them would find them again.
    address[3] internal accounts;
    uint256[] internal holds;
    uint256 public licenses;
    mapping(address currency => uint256) public paidIn;
    mapping(address currency => uint256) public returned;
    mapping(address currency => uint256) public credited;
    mapping(uint256 licenseId => mapping(address holder => uint256)) public lastSpent;
    mapping(uint256 licenseId => mapping(address holder => uint256)) public mostSigned;
    bool public spentFell;
    bool public withdrewEarly;

    constructor(UsageMeter meter_, LicenseBook book_, RevenueVault vault_, DemoDollar dollar_) {
        (meter, book, vault, dollar) = (meter_, book_, vault_, dollar_);
        licenses = book_.licenseCount();
        for (uint256 i = 0; i < 3; ++i) {
            accounts[i] = vm.addr(keys[i]);
            vm.prank(accounts[i]);
            dollar_.approve(address(meter_), type(uint256).max);
        }
    }

    function setUp() public override {}

    function deposit(uint256 which, uint256 units) external {
        (uint256 id, License memory license, address currency) = pick(which);
        if (license.revoked) return;
        units = 1 + units % 1_000;
        (uint256 price,) = meter.unitPriceOf(license.offerId);
        uint256 amount = units * price;
        if (currency == NATIVE) vm.deal(license.owner, license.owner.balance + amount);
        else dollar.faucet(license.owner, amount);
        vm.prank(license.owner);
        meter.deposit{value: currency == NATIVE ? amount : 0}(id, units, price);
        paidIn[currency] += amount;
    }

    /// @dev Anybody of the three signs for any of the three.
    function settle(uint256 which, uint256 who, uint256 byWhom, uint256 units, bool twice) external {
        (uint256 id, License memory license, address currency) = pick(which);
        byWhom %= 3;
        address account = accounts[who % 3];
        Voucher memory v = Voucher(id, account, license.modelId, units % 2_000);
        SignedVoucher[] memory vouchers = new SignedVoucher[](twice ? 2 : 1);
        for (uint256 i = 0; i < vouchers.length; ++i) {
            vouchers[i] = SignedVoucher(v, sign(keys[byWhom], v));
        }
        bool allowed = meter.signerUntil(id, account, accounts[byWhom]) > block.timestamp;
        if (allowed && v.units > mostSigned[id][account]) mostSigned[id][account] = v.units;
        UsageAccount memory before = meter.accountOf(id, account);
        meter.settleBatch(vouchers);
        credited[currency] += (meter.accountOf(id, account).spent - before.spent) * before.unitPrice;
        look();
    }

    function allowSigner(uint256 which, uint256 who) external {
        (uint256 id, License memory license,) = pick(which);
        vm.prank(license.owner);
        meter.allowSigner(id, accounts[who % 3]);
    }

    function removeSigner(uint256 which, uint256 who) external {
        (uint256 id, License memory license,) = pick(which);
        address signer = accounts[who % 3];
        if (signer == license.owner || meter.signerUntil(id, license.owner, signer) != type(uint256).max) return;
        vm.prank(license.owner);
        meter.removeSigner(id, signer);
    }

    function requestWithdrawal(uint256 which, uint256 who) external {
        (uint256 id, address account) = (1 + which % licenses, accounts[who % 3]);
        UsageAccount memory before = meter.accountOf(id, account);
        if (before.spent == before.deposited) return;
        vm.prank(account);
        meter.requestWithdrawal(id);
    }

    function withdraw(uint256 which, uint256 who) external {
        (uint256 id,, address currency) = pick(which);
        address account = accounts[who % 3];
        UsageAccount memory before = meter.accountOf(id, account);
        if (before.withdrawableAt == 0 || before.spent == before.deposited) return;
        vm.prank(account);
        try meter.withdraw(id, account) returns (uint256 amount) {
            returned[currency] += amount;
            if (block.timestamp < before.withdrawableAt) withdrewEarly = true;
        } catch {
            if (block.timestamp >= before.withdrawableAt) withdrewEarly = true;
        }
        look();
    }

    function transfer(uint256 which, uint256 to) external {
        (uint256 id, License memory license,) = pick(which);
        vm.prank(license.owner);
        book.transferFrom(license.owner, accounts[to % 3], id);
    }

    function revoke(uint256 which) external {
        (uint256 id, License memory license,) = pick(which);
        if (!license.revoked && which % 7 == 0) book.revoke(id);
    }

    function collect(uint256 which) external {
        (,, address currency) = pick(which);
        (uint256[] memory offers,,) = meter.collectable(1, currency);
        if (offers.length != 0) meter.collect(offers[which % offers.length]);
    }

    function settleRevenue(bool native) external {
        address currency = native ? NATIVE : address(dollar);
        (uint256 direct, uint256 fee,) = vault.unsettled(1, currency);
        if (direct + fee != 0) vault.settle(1, currency);
    }

    function hold() external {
        if (vault.holdOf(1) == 0) holds.push(vault.hold(1));
    }

    function endHold(uint16 refundBps) external {
        uint256 holdId = vault.holdOf(1);
        if (holdId != 0) vault.endHold(holdId, refundBps % 3 * 5_000);
    }

    function resolve(uint256 which, uint256 who, uint256 ofHold) external {
        if (holds.length == 0) return;
        (uint256 id,, address currency) = pick(which);
        (uint256 holdId, uint256 ref) = (holds[ofHold % holds.length], meter.depositRef(id, accounts[who % 3]));
        (, bool ended,) = vault.getHold(holdId);
        (uint256 amount,) = vault.heldPayment(holdId, currency, address(meter), ref);
        if (ended && amount != 0) vault.resolveHeld(holdId, currency, address(meter), ref);
    }

    function claim(bool native) external {
        address currency = native ? NATIVE : address(dollar);
        if (vault.owed(CREATOR, currency) != 0) vault.claim(CREATOR, currency);
    }

    function claimFees(bool native) external {
        address currency = native ? NATIVE : address(dollar);
        if (vault.fees(currency) != 0) vault.claimFees(currency);
    }

    function govern(uint16 feeBps) external {
        vault.setFee(feeBps % 501, TREASURY);
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + time % 2 days);
    }

    function pick(uint256 which) private view returns (uint256 id, License memory license, address currency) {
        id = 1 + which % licenses;
        license = book.getLicense(id);
        currency = book.getOffer(license.offerId).currency;
    }

    function look() private {
        for (uint256 id = 1; id <= licenses; ++id) {
            for (uint256 i = 0; i < 3; ++i) {
                address account = accounts[i];
                uint256 spent = meter.accountOf(id, account).spent;
                if (spent < lastSpent[id][account]) spentFell = true;
                lastSpent[id][account] = spent;
            }
        }
    }
}

/// @dev What must hold after any sequence of what they do.
contract MeterInvariantsTest is MeterTest {
    MeterHandler internal handler;
    address[3] internal owners;

    function setUp() public override {
        super.setUp();
        owners = [vm.addr(0xB1), vm.addr(0xB2), vm.addr(0xB3)];
        OfferParams memory params = offerParams(1);
        params.price = 0;
        uint256 inCoin = meteredOffer(params);
        params.currency = address(dollar);
        uint256 inDollars = createOffer(CREATOR, params);
        vm.prank(CREATOR);
        meter.setUnitPrice(inDollars, 10_007, "call");
        vm.prank(holder);
        book.transferFrom(holder, owners[0], licenseId);
        for (uint256 i = 0; i < 3; ++i) {
            buy(owners[i], inCoin);
            buy(owners[i], inDollars);
        }
        handler = new MeterHandler(meter, book, vault, dollar);
        manager.grantRole(manager.ADMIN_ROLE(), address(handler), 0);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_NoMoreIsSpentThanDepositedNorThanSigned() public view {
        for (uint256 id = 1; id <= handler.licenses(); ++id) {
            for (uint256 i = 0; i < 3; ++i) {
                address account = owners[i];
                UsageAccount memory a = meter.accountOf(id, account);
                yes(a.spent <= a.deposited, "deposited");
                yes(a.spent <= handler.mostSigned(id, account), "signed");
            }
        }
        no(handler.spentFell(), "vouchers are monotone");
        no(handler.withdrewEarly(), "after the delay, and then for sure");
    }

    function invariant_WhatWasPaidInIsRevenueReturnedOrStillThere() public view {
        address[2] memory currencies = [NATIVE, address(dollar)];
        for (uint256 c = 0; c < 2; ++c) {
            uint256 sum = handler.credited(currencies[c]) + handler.returned(currencies[c]);
            same(sum + unspent(currencies[c]), handler.paidIn(currencies[c]), "conserved");
        }
    }

    function invariant_TheMetersDepositIsWhatWasNotSpentAndWhatWasNotCollected() public view {
        address[2] memory currencies = [NATIVE, address(dollar)];
        for (uint256 c = 0; c < 2; ++c) {
            uint256 left = unspent(currencies[c]) + collectable(1, currencies[c]);
            same(vault.depositOf(address(meter), currencies[c]), left, "to the last unit");
        }
    }

    function unspent(address currency) private view returns (uint256 sum) {
        for (uint256 id = 1; id <= handler.licenses(); ++id) {
            if (book.getOffer(book.getLicense(id).offerId).currency != currency) continue;
            for (uint256 i = 0; i < 3; ++i) {
                sum += depositIn(id, owners[i]);
            }
        }
    }

    function invariant_TheVaultHoldsExactlyWhatItOwes() public view {
        same(address(vault).balance, vault.accounted(NATIVE), "native coin");
        same(dollar.balanceOf(address(vault)), vault.accounted(address(dollar)), "dollars");
        same(address(meter).balance + dollar.balanceOf(address(meter)), 0, "the meter holds nothing");
    }
}
