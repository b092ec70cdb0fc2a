// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DelegatedAccount} from "./base/DelegatedAccount.sol";
import {MeterTest} from "./base/MeterTest.sol";
import {NaiveMeter} from "./naive/NaiveMeter.sol";
import {UsageMeter} from "../src/UsageMeter.sol";
import {IDeposits} from "../src/interfaces/IDeposits.sol";
import {ILicenseBook} from "../src/interfaces/ILicenseBook.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {IRevenueVault} from "../src/interfaces/IRevenueVault.sol";
import {IUsageMeter, SignedVoucher, Voucher, VoucherStatus} from "../src/interfaces/IUsageMeter.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @dev A holder that is a contract, and agrees to one digest.
contract Wallet {
    bytes32 public agreed;

    function agree(bytes32 digest) external {
        agreed = digest;
    }

    function isValidSignature(bytes32 digest, bytes calldata) external view returns (bytes4) {
        return digest == agreed ? this.isValidSignature.selector : bytes4(0);
    }
}

/// @dev A holder that burns all gas it gets when it is asked for its signature.
contract GasEater {
    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        while (gasleft() > 100) {}
        return this.isValidSignature.selector;
    }
}

/// @dev A holder that answers with as much as its gas allows.
contract LongAnswer {
    function isValidSignature(bytes32, bytes calldata) external pure {
        assembly {
            return(0, 300000)
        }
    }
}

/// @dev A service off chain: looks at each voucher before it serves, and keeps the last.
contract Service {
    IUsageMeter internal immutable meter;
    uint256 public served;
    Voucher internal last;
    bytes internal lastSignature;

    error NotServed(VoucherStatus status);

    constructor(IUsageMeter meter_) {
        meter = meter_;
    }

    function call(Voucher calldata voucher, bytes calldata signature) external {
        (VoucherStatus status, uint256 units) = meter.checkVoucher(voucher, signature);
        if (status != VoucherStatus.Payable || units != served + 1) revert NotServed(status);
        ++served;
        (last, lastSignature) = (voucher, signature);
    }

    function settle() external {
        meter.settle(last, lastSignature);
    }
}

contract UsageMeterTest is MeterTest {
    function test_AServiceServesAThousandCallsAndSettlesOnce() public {
        depositUnits(licenseId, 1_000);
        Service service = new Service(meter);
        for (uint256 calls = 1; calls <= 1_000; ++calls) {
            service.call(voucher(calls), sign(KEY, voucher(calls)));
        }
        same(unsettledRevenue(modelId, NATIVE), 0, "nothing on chain so far");
        bytes memory signature = sign(KEY, voucher(1_001));
        vm.expectRevert(abi.encodeWithSelector(Service.NotServed.selector, VoucherStatus.Payable));
        service.call(voucher(1_001), signature);
        uint256 inVault = address(vault).balance;
        service.settle();

        same(address(vault).balance, inVault, "no coin moved");
        same(unsettledRevenue(modelId, NATIVE), 1_000 * UNIT_PRICE, "a thousand calls in one transaction");
        uint256 rest = 1_000 * uint256(UNIT_PRICE) * 9_750 / 10_000;
        vault.settleAndClaim(modelId, DATA_DONOR, NATIVE);
        yes(DATA_DONOR.balance >= rest * 3_333 / 10_000, "payees have their shares");
    }

    function testFuzz_EveryUnitIsSpentOrReturnedToTheLastWei(
        uint80 unitPrice,
        uint256 units,
        uint256 used,
        uint16 feeBps
    ) public {
        unitPrice = uint80(bound(unitPrice, 1, 1e18));
        units = bound(units, 1, 1e6);
        used = bound(used, 1, units);
        vault.setFee(uint16(bound(feeBps, 0, 500)), TREASURY);
        uint256 id = createOffer(CREATOR, offerParams(modelId));
        vm.prank(CREATOR);
        meter.setUnitPrice(id, unitPrice, "token");
        licenseId = buy(holder, id);
        vault.settle(modelId, NATIVE);
        uint256 booked = vault.accounted(NATIVE);
        vm.prank(holder);
        meter.deposit{value: units * unitPrice}(licenseId, units, unitPrice);
        same(vault.accounted(NATIVE), booked + units * unitPrice, "a deposit is owed");
        settle(used);

        same(unsettledRevenue(modelId, NATIVE), used * unitPrice, "used");
        same(depositIn(licenseId, holder), (units - used) * unitPrice, "not used");
        same(vault.accounted(NATIVE), booked + units * unitPrice, "owed to others now, in sum the same");
        if (used != units) {
            vm.prank(holder);
            meter.requestWithdrawal(licenseId);
            vm.warp(block.timestamp + DELAY);
            vm.prank(holder);
            same(meter.withdraw(licenseId, STRANGER), (units - used) * unitPrice, "returned");
            same(STRANGER.balance, (units - used) * unitPrice, "where the holder said");
        }
        same(vault.accounted(NATIVE), address(vault).balance, "books equal balance");
    }

    function testFuzz_VouchersAreCumulativeSoOrderAndRepetitionChangeNothing(uint8[8] memory units) public {
        depositUnits(licenseId, 200);
        uint256 most;
        SignedVoucher[] memory vouchers = new SignedVoucher[](8);
        for (uint256 i = 0; i < 8; ++i) {
            if (units[i] > most) most = units[i];
            vouchers[i] = SignedVoucher(voucher(units[i]), sign(KEY, voucher(units[i])));
        }
        meter.settleBatch(vouchers);
        meter.settleBatch(vouchers);
        uint256 spent = most < 200 ? most : 200;
        same(meter.accountOf(licenseId, holder).spent, spent, "the highest counts");
        same(unsettledRevenue(modelId, NATIVE), spent * UNIT_PRICE, "once");
    }

    function test_AnOldOrEqualVoucherIsRefused() public {
        depositUnits(licenseId, 100);
        settle(60);
        for (uint256 units = 59; units <= 60; ++units) {
            bytes memory signature = sign(KEY, voucher(units));
            vm.expectRevert(notPayable(licenseId, VoucherStatus.Stale));
            meter.settle(voucher(units), signature);
        }
        settle(61);
        same(unsettledRevenue(modelId, NATIVE), 61 * UNIT_PRICE, "only the difference");
    }

    function test_AVoucherAboveTheDepositSettlesWhatIsThereAndTheRestAfterADeposit() public {
        depositUnits(licenseId, 100);
        (VoucherStatus status, uint256 units) = meter.checkVoucher(voucher(150), sign(KEY, voucher(150)));
        yes(status == VoucherStatus.Payable && units == 100, "a service sees it before");
        settle(150);
        same(unsettledRevenue(modelId, NATIVE), 100 * UNIT_PRICE, "what is there");
        bytes memory signature = sign(KEY, voucher(150));
        vm.expectRevert(notPayable(licenseId, VoucherStatus.Exhausted));
        meter.settle(voucher(150), signature);

        depositUnits(licenseId, 80);
        settle(150);
        same(unsettledRevenue(modelId, NATIVE), 150 * UNIT_PRICE, "the rest");
        same(meter.accountOf(licenseId, holder).deposited, 180, "30 units left");
    }

    function test_ABatchSettlesWhatIsPayableAndSaysWhatItSkipped() public {
        uint256 second = buy(holder, offerId);
        uint256 unfunded = buy(holder, offerId);
        depositUnits(licenseId, 100);
        depositUnits(second, 10);
        settle(40);
        Voucher memory other = Voucher(second, holder, modelId + 1, 5);
        Voucher memory empty = Voucher(unfunded, holder, modelId, 5);
        Voucher memory good = Voucher(second, holder, modelId, 7);
        SignedVoucher[] memory vouchers = new SignedVoucher[](5);
        vouchers[0] = SignedVoucher(voucher(40), sign(KEY, voucher(40)));
        vouchers[1] = SignedVoucher(other, sign(KEY, other));
        vouchers[2] = SignedVoucher(empty, sign(KEY, empty));
        vouchers[3] = SignedVoucher(voucher(41), sign(OTHER_KEY, voucher(41)));
        vouchers[4] = SignedVoucher(good, sign(KEY, good));
        expectSkipped(licenseId, 40, VoucherStatus.Stale);
        expectSkipped(second, 5, VoucherStatus.OtherModel);
        expectSkipped(unfunded, 5, VoucherStatus.Unfunded);
        expectSkipped(licenseId, 41, VoucherStatus.NotSigned);
        meter.settleBatch(vouchers);
        same(meter.accountOf(second, holder).spent, 7, "the good one is settled");
        same(meter.accountOf(licenseId, holder).spent, 40, "the others are not");
    }

    function test_AHolderThatEatsGasOrAnswersAtLengthStopsNoOtherVoucher() public {
        address[2] memory hostile = [address(new GasEater()), address(new LongAnswer())];
        SignedVoucher[] memory vouchers = new SignedVoucher[](3);
        for (uint256 i = 0; i < 2; ++i) {
            uint256 id = buy(hostile[i], offerId);
            depositUnits(id, 10);
            vouchers[i] = SignedVoucher(Voucher(id, hostile[i], modelId, 5), "");
        }
        depositUnits(licenseId, 10);
        vouchers[2] = SignedVoucher(voucher(5), sign(KEY, voucher(5)));
        meter.settleBatch{gas: 2_000_000}(vouchers);
        same(meter.accountOf(licenseId, holder).spent, 5, "settled");
    }

    function test_AVoucherIsGoodOnOneChainInOneContractForOneLicenseHolderAndModel() public {
        depositUnits(licenseId, 100);
        bytes memory otherChain = sign(KEY, digestOf(voucher(5), address(meter), block.chainid + 1));
        bytes memory otherContract = sign(KEY, digestOf(voucher(5), address(vault), block.chainid));
        expectNotSigned(voucher(5), otherChain);
        expectNotSigned(voucher(5), otherContract);

        uint256 second = buy(holder, offerId);
        depositUnits(second, 100);
        expectNotSigned(Voucher(second, holder, modelId, 5), sign(KEY, voucher(5)));
        uint256 third = buy(STRANGER, offerId);
        depositUnits(third, 100);
        expectNotSigned(Voucher(third, STRANGER, modelId, 5), sign(KEY, Voucher(third, STRANGER, modelId, 5)));
        expectNotSigned(voucher(6), sign(KEY, voucher(5)));

        uint256 otherModel = mintModel(CREATOR);
        Voucher memory redirected = Voucher(licenseId, holder, otherModel, 5);
        bytes memory signature = sign(KEY, redirected);
        vm.expectRevert(notPayable(licenseId, VoucherStatus.OtherModel));
        meter.settle(redirected, signature);
        settle(5);
    }

    function test_AVoucherOfAnotherForkIsVoid() public {
        depositUnits(licenseId, 100);
        bytes memory signature = sign(KEY, voucher(5));
        vm.chainId(block.chainid + 1);
        expectNotSigned(voucher(5), signature);
    }

    function test_TheUnitPriceIsSetOnceByTheModelsOwner() public {
        uint256 id = createOffer(CREATOR, offerParams(modelId));
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.NotModelOwner.selector, modelId, STRANGER));
        vm.prank(STRANGER);
        meter.setUnitPrice(id, 1, "call");
        vm.startPrank(CREATOR);
        vm.expectRevert(IUsageMeter.UnitPriceZero.selector);
        meter.setUnitPrice(id, 0, "call");
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.OfferNotFound.selector, 99));
        meter.setUnitPrice(99, 1, "call");
        meter.setUnitPrice(id, 5, "1000 tokens");
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.UnitPriceAlreadySet.selector, id, 5));
        meter.setUnitPrice(id, 6, "1000 tokens");
        vm.stopPrank();
        (uint256 price, bytes32 unit) = meter.unitPriceOf(id);
        same(price, 5, "price");
        yes(unit == "1000 tokens", "unit");
    }

    function test_ADepositBindsThePriceAndNeedsAValidLicense() public {
        vm.startPrank(holder);
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.UnitPriceAboveMax.selector, UNIT_PRICE, UNIT_PRICE - 1));
        meter.deposit{value: UNIT_PRICE}(licenseId, 1, UNIT_PRICE - 1);
        vm.expectRevert(IUsageMeter.NoUnits.selector);
        meter.deposit(licenseId, 0, UNIT_PRICE);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.WrongValue.selector, UNIT_PRICE, 2 * UNIT_PRICE));
        meter.deposit{value: UNIT_PRICE}(licenseId, 2, UNIT_PRICE);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.LicenseNotFound.selector, 99));
        meter.deposit(99, 1, UNIT_PRICE);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.NotLicenseOwner.selector, licenseId, BUYER));
        vm.prank(BUYER);
        meter.deposit{value: UNIT_PRICE}(licenseId, 1, UNIT_PRICE);

        uint256 unpriced = createOffer(CREATOR, offerParams(modelId));
        uint256 id = buy(BUYER, unpriced);
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.UnitPriceNotSet.selector, unpriced));
        vm.prank(BUYER);
        meter.deposit(id, 1, UNIT_PRICE);
        book.revoke(licenseId);
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.LicenseNotValid.selector, licenseId));
        vm.prank(holder);
        meter.deposit{value: UNIT_PRICE}(licenseId, 1, UNIT_PRICE);
    }

    function test_MoreUnitsThanFitAreRefused() public {
        vm.startPrank(holder);
        vm.expectRevert();
        meter.deposit(licenseId, type(uint256).max, UNIT_PRICE);
        uint256 max = vault.MAX_DRAW();
        uint256 units = max / UNIT_PRICE;
        meter.deposit{value: units * UNIT_PRICE}(licenseId, units, UNIT_PRICE);
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.DepositTooLarge.selector, (units + 1) * UNIT_PRICE, max));
        meter.deposit{value: UNIT_PRICE}(licenseId, 1, UNIT_PRICE);
        vm.stopPrank();
        vault.setFee(500, TREASURY);
        settle(units);
        same(unsettledRevenue(modelId, NATIVE), units * UNIT_PRICE, "the largest deposit can be drawn at once");
    }

    function test_AnAllowedKeySignsUntilTheDelayAfterItsRemoval() public {
        depositUnits(licenseId, 100);
        address key = vm.addr(OTHER_KEY);
        bytes memory signature = sign(OTHER_KEY, voucher(10));
        expectNotSigned(voucher(10), signature);
        vm.prank(holder);
        meter.allowSigner(licenseId, key);
        meter.settle(voucher(10), signature);
        settle(20);
        same(meter.signerUntil(licenseId, holder, key), type(uint256).max, "allowed");

        vm.prank(holder);
        meter.removeSigner(licenseId, key);
        same(meter.signerUntil(licenseId, holder, key), block.timestamp + DELAY, "removed");
        vm.warp(block.timestamp + DELAY - 1);
        meter.settle(voucher(30), sign(OTHER_KEY, voucher(30)));
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.SignerNotAllowed.selector, licenseId, holder, key));
        vm.prank(holder);
        meter.removeSigner(licenseId, key);
        vm.warp(block.timestamp + 1);
        expectNotSigned(voucher(40), sign(OTHER_KEY, voucher(40)));
        settle(40);
        same(meter.signerUntil(licenseId, holder, holder), type(uint256).max, "a holder always signs");
        vm.expectRevert(IRevenueVault.ZeroAddress.selector);
        vm.prank(holder);
        meter.allowSigner(licenseId, address(0));
    }

    function test_AKeySignsForNobodyWhoDidNotAllowIt() public {
        uint256 second = buy(holder, offerId);
        depositUnits(second, 100);
        vm.prank(holder);
        meter.allowSigner(licenseId, vm.addr(OTHER_KEY));
        vm.prank(STRANGER);
        meter.allowSigner(second, vm.addr(OTHER_KEY));
        Voucher memory v = Voucher(second, holder, modelId, 5);
        expectNotSigned(v, sign(OTHER_KEY, v));
    }

    function test_AHolderThatIsAContractSignsByERC1271() public {
        Wallet wallet = new Wallet();
        uint256 id = buy(address(wallet), offerId);
        depositUnits(id, 100);
        Voucher memory v = Voucher(id, address(wallet), modelId, 5);
        expectNotSigned(v, "yes");
        wallet.agree(digestOf(v, address(meter), block.chainid));
        meter.settle(v, "yes");
        same(meter.accountOf(id, address(wallet)).spent, 5, "settled");
    }

    function test_AHolderWhoseAccountDelegatesToCodeSignsWithItsKey() public {
        depositUnits(licenseId, 100);
        vm.etch(holder, address(new DelegatedAccount()).code);
        settle(5);
        same(meter.accountOf(licenseId, holder).spent, 5, "settled");
    }

    function test_AWithdrawalWaitsSoThatVouchersCanBeSettled() public {
        depositUnits(licenseId, 100);
        vm.startPrank(holder);
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.WithdrawalNotRequested.selector, licenseId, holder));
        meter.withdraw(licenseId, holder);
        meter.requestWithdrawal(licenseId);
        uint256 due = block.timestamp + DELAY;
        same(meter.accountOf(licenseId, holder).withdrawableAt, due, "a service sees it");
        vm.warp(due - 1);
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.WithdrawalTooEarly.selector, licenseId, holder, due));
        meter.withdraw(licenseId, holder);
        vm.stopPrank();
        settle(70);
        vm.warp(due);
        vm.startPrank(holder);
        vm.expectRevert(IRevenueVault.ZeroAddress.selector);
        meter.withdraw(licenseId, address(0));
        same(meter.withdraw(licenseId, STRANGER), 30 * UNIT_PRICE, "what is left");
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.WithdrawalNotRequested.selector, licenseId, holder));
        meter.withdraw(licenseId, holder);
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.NothingToWithdraw.selector, licenseId, holder));
        meter.requestWithdrawal(licenseId);
        vm.stopPrank();
        same(meter.accountOf(licenseId, holder).spent, 70, "what was spent stays spent");
    }

    function test_AWithdrawalWithNothingLeftIsRefused() public {
        depositUnits(licenseId, 10);
        vm.prank(holder);
        meter.requestWithdrawal(licenseId);
        settle(10);
        vm.warp(block.timestamp + DELAY);
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.NothingToWithdraw.selector, licenseId, holder));
        vm.prank(holder);
        meter.withdraw(licenseId, holder);
    }

    function test_ARequestIsTakenBackByCancellingOrByADeposit() public {
        depositUnits(licenseId, 100);
        vm.startPrank(holder);
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.WithdrawalNotRequested.selector, licenseId, holder));
        meter.cancelWithdrawal(licenseId);
        meter.requestWithdrawal(licenseId);
        meter.cancelWithdrawal(licenseId);
        same(meter.accountOf(licenseId, holder).withdrawableAt, 0, "cancelled");
        meter.requestWithdrawal(licenseId);
        vm.stopPrank();
        vm.warp(block.timestamp + DELAY);
        depositUnits(licenseId, 1);
        same(meter.accountOf(licenseId, holder).withdrawableAt, 0, "who deposits goes on");
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.WithdrawalNotRequested.selector, licenseId, holder));
        vm.prank(holder);
        meter.withdraw(licenseId, holder);
    }

    function test_OnlyTheHoldersOwnDepositIsTheirs() public {
        depositUnits(licenseId, 100);
        vm.startPrank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.NothingToWithdraw.selector, licenseId, STRANGER));
        meter.requestWithdrawal(licenseId);
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.WithdrawalNotRequested.selector, licenseId, STRANGER));
        meter.withdraw(licenseId, STRANGER);
        vm.stopPrank();
    }

    function test_ASoldLicenseTakesNeitherUnitsNorSignersWithIt() public {
        depositUnits(licenseId, 100);
        vm.startPrank(holder);
        meter.allowSigner(licenseId, vm.addr(OTHER_KEY));
        book.transferFrom(holder, BUYER, licenseId);
        vm.stopPrank();
        depositUnits(licenseId, 50);

        // The seller and the seller's key run up as much as they like: their own money.
        settle(30);
        meter.settle(voucher(60), sign(OTHER_KEY, voucher(60)));
        Voucher memory buyers = Voucher(licenseId, BUYER, modelId, 50);
        expectNotSigned(buyers, sign(KEY, buyers));
        expectNotSigned(buyers, sign(OTHER_KEY, buyers));
        same(meter.accountOf(licenseId, BUYER).spent, 0, "the buyer's units are whole");
        same(depositIn(licenseId, BUYER), 50 * UNIT_PRICE, "and so is the buyer's money");

        vm.startPrank(holder);
        meter.requestWithdrawal(licenseId);
        vm.warp(block.timestamp + DELAY);
        same(meter.withdraw(licenseId, holder), 40 * UNIT_PRICE, "the seller's rest is the seller's");
        vm.stopPrank();
    }

    function test_WhatWasUsedIsPaidAfterTheLicenseEndedOrWasRevokedOrSold() public {
        uint256 subscription = meteredOffer(subscriptionParams(modelId));
        licenseId = buy(holder, subscription);
        vault.settle(modelId, NATIVE);
        depositUnits(licenseId, 100);
        vm.warp(book.endTime(licenseId));
        settle(10);
        book.revoke(licenseId);
        settle(20);
        vm.prank(holder);
        book.transferFrom(holder, STRANGER, licenseId);
        settle(30);
        same(unsettledRevenue(modelId, NATIVE), 30 * UNIT_PRICE, "paid");
        vm.startPrank(holder);
        meter.requestWithdrawal(licenseId);
        vm.warp(block.timestamp + DELAY);
        same(meter.withdraw(licenseId, holder), 70 * UNIT_PRICE, "the rest comes back");
        vm.stopPrank();
    }

    function test_AnAccountHasNoSecondName() public {
        uint256 alias_ = licenseId + (1 << 96);
        bytes memory notFound = abi.encodeWithSelector(ILicenseBook.LicenseNotFound.selector, alias_);
        depositUnits(licenseId, 100);
        vm.startPrank(holder);
        vm.expectRevert(notFound);
        meter.requestWithdrawal(alias_);
        vm.expectRevert(notFound);
        meter.removeSigner(alias_, STRANGER);
        vm.stopPrank();
    }

    function test_AncestorsAreePaidFromUnitsToo() public {
        uint256 child = mintChild(STRANGER, modelId, 1_000);
        vault.settle(modelId, NATIVE);
        uint256 id = createOffer(STRANGER, offerParams(child));
        vm.prank(STRANGER);
        meter.setUnitPrice(id, UNIT_PRICE, "call");
        (licenseId, modelId) = (buy(holder, id), child);
        vault.settle(child, NATIVE);
        (,, uint256 before) = vault.unsettled(1, NATIVE);
        depositUnits(licenseId, 100);
        settle(100);
        collectIn(child, NATIVE);
        vault.settle(child, NATIVE);
        (,, uint256 upstream) = vault.unsettled(1, NATIVE);
        same(upstream - before, 100 * UNIT_PRICE / 10, "a tenth of what was used");
    }

    function test_SettlingAVoucherCostsAtMostTwentySixThousandGasBesidesTheTransactionItself() public {
        depositUnits(licenseId, 100);
        settle(1);
        Voucher memory v = voucher(2);
        bytes memory signature = sign(KEY, v);
        vm.cool(address(meter));
        vm.cool(address(vault));
        uint256 before = gasleft();
        meter.settle(v, signature);
        uint256 used = before - gasleft();
        yes(used <= 26_000, "at most 26,000");
    }

    // From settled vouchers to revenue, and what a dispute holds of it.

    function test_WhatIsSettledWaitsUntilAnybodyCollectsIt() public {
        depositUnits(licenseId, 100);
        settle(60);
        (uint256 direct, uint256 fee,) = vault.unsettled(modelId, NATIVE);
        same(direct + fee, 0, "not in the model's account yet");
        same(collectable(modelId, NATIVE), 60 * UNIT_PRICE, "waits");
        vm.expectEmit(true, true, true, true, address(vault));
        emit IRevenueVault.RevenueCredited(
            modelId, NATIVE, 60 * UNIT_PRICE, 60 * UNIT_PRICE / 40, address(meter), offerId
        );
        vm.prank(STRANGER);
        same(meter.collect(offerId), 60 * UNIT_PRICE, "by anybody");
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.NothingToCollect.selector, offerId));
        meter.collect(offerId);
        settle(70);
        same(collectable(modelId, NATIVE), 10 * UNIT_PRICE, "only what is new");
    }

    function test_OneTransactionCollectsAndPaysAPayee() public {
        uint256 second = meteredOffer(offerParams(modelId));
        uint256 other = buy(holder, second);
        depositUnits(licenseId, 100);
        depositUnits(other, 100);
        vault.settle(modelId, NATIVE);
        uint256 owed = vault.claim(CREATOR, NATIVE);
        uint256 before = CREATOR.balance;
        settle(100);
        Voucher memory v = Voucher(other, holder, modelId, 100);
        meter.settle(v, sign(KEY, v));
        (uint256[] memory offers, uint256 pending, uint256 fee) = meter.collectable(modelId, NATIVE);
        same(offers.length, 2, "what there is");
        same(collectable(modelId, address(dollar)), 0, "in another currency nothing");
        uint256 expected = vault.claimableAfter(modelId, CREATOR, NATIVE, pending, fee);
        // Who was faster stops nobody.
        meter.collect(second);
        vm.prank(STRANGER);
        uint256 amount = meter.collectAndClaim(offers, modelId, CREATOR, NATIVE);
        same(CREATOR.balance - before, amount, "to the payee, whoever asks");
        same(amount, expected, "as was foreseen");
        uint256 rest = 200 * uint256(UNIT_PRICE) * 9_750 / 10_000;
        same(amount, rest * vault.payeesOf(modelId)[0].bps / 10_000, "of both offers, once");
        yes(owed != 0, "apart from what was there before");
    }

    function testFuzz_TheFeeIsTheOneOfTheDepositHoweverLateItIsCollected(uint16 feeBps, uint16 later, uint24 units)
        public
    {
        feeBps = uint16(bound(feeBps, 0, 500));
        units = uint24(bound(units, 1, 1e6));
        vault.setFee(feeBps, TREASURY);
        depositUnits(licenseId, units);
        uint256 feesBefore = vault.fees(NATIVE);
        vault.setFee(uint16(bound(later, 0, 500)), TREASURY);
        settle(units);
        meter.collect(offerId);
        same(vault.fees(NATIVE) - feesBefore, uint256(units) * UNIT_PRICE * feeBps / 10_000, "the fee of then");
    }

    function test_MoreThanFitsIsCollectedInTurns() public {
        uint256 max = vault.MAX_DRAW();
        uint256 units = max / UNIT_PRICE;
        for (uint256 i = 0; i < 2; ++i) {
            uint256 id = i == 0 ? licenseId : buy(holder, offerId);
            depositUnits(id, units);
            Voucher memory v = Voucher(id, holder, modelId, units);
            meter.settle(v, sign(KEY, v));
        }
        vault.settle(modelId, NATIVE);
        same(meter.collect(offerId), units * UNIT_PRICE, "one draw");
        vault.settle(modelId, NATIVE);
        same(meter.collect(offerId), units * UNIT_PRICE, "and the rest");
        same(collectable(modelId, NATIVE), 0, "all");
        same(vault.accounted(NATIVE), address(vault).balance, "books equal balance");
    }

    function test_WhatWasSettledBeforeADisputeIsRevenueAlsoIfItIsCollectedDuringIt() public {
        depositUnits(licenseId, 100);
        settle(40);
        uint256 holdId = vault.hold(modelId);
        settle(100);
        same(meter.collect(offerId), 40 * UNIT_PRICE, "earned before");
        (uint256 held, uint256 fee) = heldOf(holdId);
        same(held, 60 * UNIT_PRICE, "what is settled now waits");
        same(fee, 60 * UNIT_PRICE / 40, "with its fee");
        same(vault.depositOf(address(meter), NATIVE), 0, "nothing is left with the meter");
    }

    function test_WhatWasDepositedDuringADisputeIsHeldAlsoIfItIsSettledAfterIt() public {
        uint256 holdId = vault.hold(modelId);
        depositUnits(licenseId, 100);
        same(meter.accountOf(licenseId, holder).holdId, holdId, "a service sees it");
        vault.endHold(holdId, 5_000);
        settle(60);
        (uint256 held,) = heldOf(holdId);
        same(held, 60 * UNIT_PRICE, "waits for its refund");
        vault.resolveHeld(holdId, NATIVE, address(meter), meter.depositRef(licenseId, holder));
        same(vault.owed(holder, NATIVE), 30 * UNIT_PRICE, "as it was ruled");

        depositUnits(licenseId, 50);
        settle(150);
        (held,) = heldOf(holdId);
        same(held, 40 * UNIT_PRICE, "the rest of the units from then");
        same(collectable(modelId, NATIVE), 50 * UNIT_PRICE, "not those from afterwards");
        same(meter.accountOf(licenseId, holder).holdId, 0, "it is over");
    }

    function test_ADepositDuringADisputePutsWhatWasLeftUnderItToo() public {
        depositUnits(licenseId, 100);
        settle(30);
        uint256 holdId = vault.hold(modelId);
        depositUnits(licenseId, 1);
        vault.endHold(holdId, 10_000);
        settle(101);
        (uint256 held,) = heldOf(holdId);
        same(held, 71 * UNIT_PRICE, "all that was left");
        same(collectable(modelId, NATIVE), 30 * UNIT_PRICE, "what was settled before is earned");
    }

    function test_ADisputeThatRefundsNothingHoldsNothingAfterIt() public {
        uint256 holdId = vault.hold(modelId);
        depositUnits(licenseId, 100);
        vault.endHold(holdId, 0);
        settle(100);
        same(unsettledRevenue(modelId, NATIVE), 100 * UNIT_PRICE, "earned");
    }

    function test_ASecondDisputeTakesNoUnitFromTheFirst() public {
        uint256 first = vault.hold(modelId);
        depositUnits(licenseId, 10);
        vault.endHold(first, 10_000);
        uint256 second = vault.hold(modelId);
        depositUnits(licenseId, 5);
        settle(12);
        (uint256 held,) = heldOf(first);
        same(held, 10 * UNIT_PRICE, "under the one that was open when they were paid");
        (held,) = heldOf(second);
        same(held, 2 * UNIT_PRICE, "under the one that is open now");
        vault.endHold(second, 0);
        uint256 third = vault.hold(modelId);
        depositUnits(licenseId, 5);
        depositUnits(licenseId, 5);
        vault.endHold(third, 10_000);
        settle(25);
        (held,) = heldOf(third);
        same(held, 13 * UNIT_PRICE, "free for the next once the first ones are spent");
    }

    function test_WhatIsWithdrawnFallsUnderNoDisputeAnyMore() public {
        uint256 holdId = vault.hold(modelId);
        depositUnits(licenseId, 100);
        vm.prank(holder);
        meter.requestWithdrawal(licenseId);
        vm.warp(block.timestamp + DELAY);
        vm.prank(holder);
        same(meter.withdraw(licenseId, holder), 100 * UNIT_PRICE, "also while the model is held");
        vault.endHold(holdId, 10_000);
        depositUnits(licenseId, 100);
        settle(100);
        same(unsettledRevenue(modelId, NATIVE), 100 * UNIT_PRICE, "another payment");
    }

    // Attacks that succeed on the naive meter and fail here.

    function test_Attack_TheSellersSignerSpendsTheBuyersDeposit() public {
        NaiveMeter naive = new NaiveMeter(address(book));
        vm.prank(holder);
        naive.deposit{value: 1}(licenseId, holder);
        vm.prank(holder);
        book.transferFrom(holder, BUYER, licenseId);
        vm.prank(BUYER);
        naive.deposit{value: 100}(licenseId, BUYER);
        naive.settle(licenseId, 100, sign(KEY, naive.digestOf(licenseId, 100)));
        same(naive.revenue(), 100, "naive: the buyer pays what the seller signed");

        depositUnits(licenseId, 100);
        Voucher memory v = Voucher(licenseId, BUYER, modelId, 100);
        expectNotSigned(v, sign(KEY, v));
    }

    function test_Attack_AVoucherIsSettledTwiceOrInAnotherContract() public {
        NaiveMeter naive = new NaiveMeter(address(book));
        NaiveMeter twin = new NaiveMeter(address(book));
        vm.startPrank(holder);
        naive.deposit{value: 100}(licenseId, holder);
        twin.deposit{value: 100}(licenseId, holder);
        vm.stopPrank();
        bytes memory signature = sign(KEY, naive.digestOf(licenseId, 10));
        naive.settle(licenseId, 10, signature);
        naive.settle(licenseId, 10, signature);
        twin.settle(licenseId, 10, signature);
        same(naive.revenue() + twin.revenue(), 30, "naive: paid three times");

        UsageMeter second = new UsageMeter(registry, book, vault, DELAY);
        vault.setSource(address(second), true);
        vm.prank(CREATOR);
        second.setUnitPrice(offerId, UNIT_PRICE, "call");
        depositUnits(licenseId, 100);
        vm.prank(holder);
        second.deposit{value: 100 * UNIT_PRICE}(licenseId, 100, UNIT_PRICE);
        settle(10);
        signature = sign(KEY, voucher(10));
        vm.expectRevert(notPayable(licenseId, VoucherStatus.Stale));
        meter.settle(voucher(10), signature);
        vm.expectRevert(notPayable(licenseId, VoucherStatus.NotSigned));
        second.settle(voucher(10), signature);
    }

    function test_Attack_ThePriceIsRaisedAfterTheDeposit() public {
        NaiveMeter naive = new NaiveMeter(address(book));
        vm.prank(holder);
        naive.deposit{value: 100}(licenseId, holder);
        naive.setUnitPrice(10);
        naive.settle(licenseId, 10, sign(KEY, naive.digestOf(licenseId, 10)));
        same(naive.revenue(), 100, "naive: ten times the price");

        depositUnits(licenseId, 100);
        vm.expectRevert(abi.encodeWithSelector(IUsageMeter.UnitPriceAlreadySet.selector, offerId, UNIT_PRICE));
        vm.prank(CREATOR);
        meter.setUnitPrice(offerId, 10 * UNIT_PRICE, "call");
        settle(10);
        same(unsettledRevenue(modelId, NATIVE), 10 * UNIT_PRICE, "at the price of the deposit");
    }

    function test_Attack_TheDepositIsGoneBeforeTheVoucherIsSettled() public {
        NaiveMeter naive = new NaiveMeter(address(book));
        vm.startPrank(holder);
        naive.deposit{value: 100}(licenseId, holder);
        bytes memory signature = sign(KEY, naive.digestOf(licenseId, 100));
        naive.withdraw(licenseId);
        vm.expectRevert(NaiveMeter.NotEnough.selector);
        naive.settle(licenseId, 100, signature);
        vm.stopPrank();

        depositUnits(licenseId, 100);
        vm.prank(holder);
        meter.requestWithdrawal(licenseId);
        settle(100);
        same(unsettledRevenue(modelId, NATIVE), 100 * UNIT_PRICE, "paid within the delay");
    }

    function test_Attack_OneStaleVoucherStopsABatch() public {
        NaiveMeter naive = new NaiveMeter(address(book));
        vm.prank(holder);
        naive.deposit{value: 100}(licenseId, holder);
        bytes[] memory signatures = new bytes[](2);
        signatures[0] = sign(KEY, naive.digestOf(licenseId, 60));
        signatures[1] = sign(OTHER_KEY, naive.digestOf(licenseId, 1));
        vm.expectRevert(NaiveMeter.NotSigned.selector);
        naive.settleBatch(list(licenseId, licenseId), list(60, 1), signatures);

        depositUnits(licenseId, 100);
        SignedVoucher[] memory vouchers = new SignedVoucher[](2);
        vouchers[0] = SignedVoucher(voucher(61), sign(OTHER_KEY, voucher(61)));
        vouchers[1] = SignedVoucher(voucher(60), sign(KEY, voucher(60)));
        meter.settleBatch(vouchers);
        same(meter.accountOf(licenseId, holder).spent, 60, "the good one is settled");
    }

    function heldOf(uint256 holdId) private view returns (uint256 amount, uint256 fee) {
        return vault.heldPayment(holdId, NATIVE, address(meter), meter.depositRef(licenseId, holder));
    }

    function expectSkipped(uint256 id, uint256 units, VoucherStatus status) private {
        vm.expectEmit(true, true, false, true, address(meter));
        emit IUsageMeter.VoucherSkipped(id, holder, units, status);
    }

    function expectNotSigned(Voucher memory v, bytes memory signature) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IUsageMeter.VoucherNotPayable.selector, v.licenseId, v.holder, VoucherStatus.NotSigned
            )
        );
        meter.settle(v, signature);
    }

    function notPayable(uint256 id, VoucherStatus status) private view returns (bytes memory) {
        return abi.encodeWithSelector(IUsageMeter.VoucherNotPayable.selector, id, holder, status);
    }
}
