// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MeterTest} from "./base/MeterTest.sol";
import {
    CallingToken,
    FalseToken,
    FeeToken,
    GuardedToken,
    PlainToken,
    RebasingToken,
    SilentToken,
    Uint96Token
} from "./tokens/OddTokens.sol";
import {ILicenseBook, OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {IDeposits} from "../src/interfaces/IDeposits.sol";
import {IRevenueVault} from "../src/interfaces/IRevenueVault.sol";
import {IUsageMeter} from "../src/interfaces/IUsageMeter.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

interface Mintable {
    function mint(address to, uint256 amount) external;
    function approve(address spender, uint256 amount) external;
    function balanceOf(address account) external view returns (uint256);
}

/// @dev A holder that calls back when its money arrives.
contract ReentrantHolder {
    bytes internal again;
    address internal target;
    bool public tried;
    bool public succeeded;

    function run(address target_, bytes calldata data) external payable {
        (bool success,) = target_.call{value: msg.value}(data);
        if (!success) revert();
    }

    function callBack(address target_, bytes calldata data) external {
        (target, again) = (target_, data);
    }

    receive() external payable {
        tried = true;
        (succeeded,) = target.call(again);
    }
}

/// @dev Money paid ahead: in the vault by a source, and by the meter in tokens, ordinary, odd and hostile ones.
contract DepositsTest is MeterTest {
    uint256 internal constant REF = 7;
    uint256 internal constant UNITS = 100;
    uint256 internal constant AMOUNT = UNITS * uint256(UNIT_PRICE);

    function setUp() public override {
        super.setUp();
        // This contract is a source as well, to ask the vault without a meter in between.
        vault.setSource(address(this), true);
        vm.deal(address(this), 100 ether);
    }

    receive() external payable {}

    function test_OnlySourcesAddAndEachDrawsAndReturnsOnlyItsOwn() public {
        vault.addDeposit{value: 5}(NATIVE, 5);
        vm.startPrank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NotRevenueSource.selector, BUYER));
        vault.addDeposit{value: 5}(NATIVE, 5);
        vm.expectRevert(tooSmall(BUYER, NATIVE, 5, 0));
        vault.drawDeposit(modelId, NATIVE, 5, 0, 0, REF);
        vm.expectRevert(tooSmall(BUYER, NATIVE, 5, 0));
        vault.returnDeposit(NATIVE, BUYER, 5);
        vm.stopPrank();
        vm.expectRevert(tooSmall(address(book), NATIVE, 5, 0));
        vm.prank(address(book));
        vault.drawDeposit(modelId, NATIVE, 5, 0, 0, REF);
        vm.expectRevert(tooSmall(address(this), address(dollar), 5, 0));
        vault.drawDeposit(modelId, address(dollar), 5, 0, 0, REF);
        same(vault.depositOf(address(this), NATIVE), 5, "untouched");
    }

    function testFuzz_NoMoreLeavesThanWasAdded(uint80 added, uint80 drawn, uint80 returned, uint80 fee) public {
        added = uint80(bound(added, 0, 1e20));
        drawn = uint80(bound(drawn, 0, added));
        returned = uint80(bound(returned, 0, added - drawn));
        fee = uint80(bound(fee, 0, uint256(drawn) * 500 / 10_000));
        uint256 booked = vault.accounted(NATIVE);
        uint256 feesBefore = vault.fees(NATIVE);
        vault.addDeposit{value: added}(NATIVE, added);
        same(vault.accounted(NATIVE), booked + added, "owed since it arrived");
        vault.drawDeposit(modelId, NATIVE, drawn, fee, 0, REF);
        same(vault.accounted(NATIVE), booked + added, "drawing moves nothing");
        same(vault.fees(NATIVE) - feesBefore, fee, "the fee that the source fixed");
        same(unsettledRevenue(modelId, NATIVE), drawn, "revenue");
        vault.returnDeposit(NATIVE, STRANGER, returned);
        same(STRANGER.balance, returned, "returned");
        uint256 left = added - drawn - returned;
        same(vault.depositOf(address(this), NATIVE), left, "left");
        vm.expectRevert(tooSmall(address(this), NATIVE, left + 1, left));
        vault.drawDeposit(modelId, NATIVE, left + 1, 0, 0, REF);
        vm.expectRevert(tooSmall(address(this), NATIVE, left + 1, left));
        vault.returnDeposit(NATIVE, STRANGER, left + 1);
        same(vault.accounted(NATIVE), address(vault).balance, "books equal balance");
    }

    function testFuzz_RevertWhen_ASourceTakesMoreForTheMarketThanTheMarketMay(uint80 amount, uint80 more) public {
        amount = uint80(bound(amount, 1, 1e20));
        more = uint80(bound(more, 1, 1e20));
        uint256 max = uint256(amount) * 500 / 10_000;
        vault.addDeposit{value: amount}(NATIVE, amount);
        vm.expectRevert(abi.encodeWithSelector(IDeposits.FeeAboveCap.selector, max + more, max));
        vault.drawDeposit(modelId, NATIVE, amount, max + more, 0, REF);
    }

    function test_WhatDidNotArriveIsNoDeposit() public {
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.PaymentNotReceived.selector, NATIVE, 5, 4));
        vault.addDeposit{value: 4}(NATIVE, 5);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.PaymentNotReceived.selector, address(dollar), 5, 0));
        vault.addDeposit(address(dollar), 5);
        vault.setCurrency(NATIVE, false);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.CurrencyNotAllowed.selector, NATIVE));
        vault.addDeposit{value: 5}(NATIVE, 5);
    }

    function testFuzz_TheLargestDrawFitsWhateverItsFee(uint80 fee) public {
        uint256 max = vault.MAX_DRAW();
        fee = uint80(bound(fee, 0, max * 500 / 10_000));
        vm.deal(address(this), max);
        vault.addDeposit{value: max}(NATIVE, max);
        vault.drawDeposit(modelId, NATIVE, max, fee, 0, REF);
        vault.settle(modelId, NATIVE);
    }

    function test_ADelistedCurrencyIsStillDrawnAndReturned() public {
        depositUnits(licenseId, UNITS);
        vault.setCurrency(NATIVE, false);
        settle(40);
        same(unsettledRevenue(modelId, NATIVE), 40 * UNIT_PRICE, "drawn");
        same(withdrawAll(licenseId), 60 * UNIT_PRICE, "returned");
    }

    function test_AStoppedMeterTakesNothingNewButPaysForWhatWasUsedAndReturnsTheRest() public {
        depositUnits(licenseId, UNITS);
        vault.setSource(address(meter), false);
        vm.deal(holder, UNIT_PRICE);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NotRevenueSource.selector, address(meter)));
        vm.prank(holder);
        meter.deposit{value: UNIT_PRICE}(licenseId, 1, UNIT_PRICE);
        settle(40);
        same(unsettledRevenue(modelId, NATIVE), 40 * UNIT_PRICE, "used");
        same(withdrawAll(licenseId), 60 * UNIT_PRICE, "the rest");
        same(vault.depositOf(address(meter), NATIVE), 0, "nothing stays behind");
    }

    function test_GovernanceSweepsNoDeposit() public {
        depositUnits(licenseId, UNITS);
        same(vault.sweep(NATIVE), 0, "nothing is left over");
        same(depositIn(licenseId, holder), AMOUNT, "the deposit stays");
    }

    function testFuzz_UnitsInAPlainTokenAreCountedToTheLastOne(uint256 units, uint256 used, uint8 decimals) public {
        units = bound(units, 1, 1e9);
        used = bound(used, 1, units);
        uint8[3] memory all = [6, 18, 30];
        PlainToken token = new PlainToken(all[decimals % 3]);
        uint256 amount = units * UNIT_PRICE;
        licenseId = licenseIn(address(token));
        payIn(address(token), units);
        same(token.balanceOf(address(vault)), amount, "arrived");
        same(token.balanceOf(address(meter)), 0, "nothing stays in the meter");
        settle(used);
        same(unsettledRevenue(modelId, address(token)), used * UNIT_PRICE, "used");
        if (used != units) same(withdrawAll(licenseId), (units - used) * UNIT_PRICE, "returned");
        same(token.balanceOf(address(vault)), vault.accounted(address(token)), "books equal balance");
    }

    function test_ATokenThatReturnsNothingWorks() public {
        SilentToken token = new SilentToken();
        licenseId = licenseIn(address(token));
        payIn(address(token), UNITS);
        settle(40);
        same(withdrawAll(licenseId), 60 * UNIT_PRICE, "returned");
    }

    function test_ATokenWithSmallNumbersWorks() public {
        Uint96Token token = new Uint96Token();
        licenseId = licenseIn(address(token));
        payIn(address(token), UNITS);
        settle(UNITS);
        same(unsettledRevenue(modelId, address(token)), AMOUNT, "drawn");
    }

    function test_ATokenThatReturnsFalseIsRefused() public {
        FalseToken token = new FalseToken();
        licenseId = licenseIn(address(token));
        refuse(address(token), abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token)));
    }

    function test_ATokenThatKeepsAPartIsRefused() public {
        FeeToken token = new FeeToken();
        licenseId = licenseIn(address(token));
        refuse(
            address(token),
            abi.encodeWithSelector(
                IRevenueVault.PaymentNotReceived.selector, address(token), AMOUNT, AMOUNT - AMOUNT / 100
            )
        );
    }

    function test_ATokenThatShrinksIsRefusedWhileItIsShort() public {
        RebasingToken token = new RebasingToken();
        licenseId = licenseIn(address(token));
        payIn(address(token), UNITS);
        token.rebase(50);
        refuse(
            address(token), abi.encodeWithSelector(IRevenueVault.PaymentNotReceived.selector, address(token), AMOUNT, 0)
        );
    }

    function test_ABlockedHolderStopsNobodyAndHasTheMoneySentElsewhere() public {
        GuardedToken token = new GuardedToken();
        uint256 blocked = licenseIn(address(token));
        licenseId = blocked;
        payIn(address(token), UNITS);
        token.setBlocked(holder, true);
        settle(40);
        vm.startPrank(holder);
        meter.requestWithdrawal(blocked);
        vm.warp(block.timestamp + DELAY);
        vm.expectRevert(GuardedToken.Blocked.selector);
        meter.withdraw(blocked, holder);
        same(meter.withdraw(blocked, STRANGER), 60 * UNIT_PRICE, "elsewhere");
        vm.stopPrank();
        same(token.balanceOf(STRANGER), 60 * UNIT_PRICE, "arrived");
    }

    function test_ATokenThatCallsBackIsCountedOnce() public {
        CallingToken token = new CallingToken();
        licenseId = licenseIn(address(token));
        token.mint(holder, 2 * AMOUNT);
        vm.prank(holder);
        token.approve(address(meter), 2 * AMOUNT);
        token.callBefore(address(meter), abi.encodeCall(IUsageMeter.deposit, (licenseId, UNITS, UNIT_PRICE)));
        vm.prank(holder);
        meter.deposit(licenseId, UNITS, UNIT_PRICE);
        yes(token.reached() && !token.succeeded(), "tried in vain");
        same(depositIn(licenseId, holder), AMOUNT, "once");
    }

    function test_AHolderThatCallsBackIsPaidOnce() public {
        ReentrantHolder greedy = new ReentrantHolder();
        uint256 id = buy(address(greedy), offerId);
        vm.deal(address(greedy), 0);
        greedy.run{value: AMOUNT}(address(meter), abi.encodeCall(IUsageMeter.deposit, (id, UNITS, uint256(UNIT_PRICE))));
        depositUnits(licenseId, UNITS);
        greedy.run(address(meter), abi.encodeCall(IUsageMeter.requestWithdrawal, (id)));
        bytes memory withdraw = abi.encodeCall(IUsageMeter.withdraw, (id, address(greedy)));
        greedy.callBack(address(meter), withdraw);
        vm.warp(block.timestamp + DELAY);
        greedy.run(address(meter), withdraw);
        yes(greedy.tried() && !greedy.succeeded(), "tried in vain");
        same(address(greedy).balance, AMOUNT, "once");
    }

    function test_OnePermitAndOneTransactionMakeADeposit() public {
        dollar.faucet(holder, 3e9);
        vm.prank(CREATOR);
        uint256 id = book.createOffer(dollarOffer());
        vm.prank(CREATOR);
        meter.setUnitPrice(id, 10_000, "call");
        licenseId = buyFor(id);
        (uint8 v, bytes32 r, bytes32 s) = signPermit(2 * UNITS * 10_000);
        // A copy from the mempool that came first does no harm.
        dollar.permit(holder, address(meter), 2 * UNITS * 10_000, block.timestamp, v, r, s);
        vm.startPrank(holder);
        meter.depositWithPermit(licenseId, UNITS, 20_000, block.timestamp, v, r, s);
        same(depositIn(licenseId, holder), UNITS * 10_000, "at the price, not at the most");
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(meter), UNITS * 10_000, 2 * UNITS * 10_000
            )
        );
        meter.depositWithPermit(licenseId, 2 * UNITS, 10_000, block.timestamp, v, r, s);
        vm.stopPrank();
        uint256 native = buy(holder, offerId);
        vm.expectRevert(ILicenseBook.NativeNotPossible.selector);
        vm.prank(holder);
        meter.depositWithPermit(native, UNITS, UNIT_PRICE, block.timestamp, v, r, s);
    }

    function test_ATokenDepositTakesNoCoin() public {
        licenseId = licenseIn(address(dollar));
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.WrongValue.selector, 1, 0));
        vm.prank(holder);
        meter.deposit{value: 1}(licenseId, 1, UNIT_PRICE);
    }

    /// @dev A free license of a metered offer in `currency`.
    function licenseIn(address currency) private returns (uint256) {
        vault.setCurrency(currency, true);
        OfferParams memory params = offerParams(modelId);
        (params.currency, params.price) = (currency, 0);
        return buyFor(meteredOffer(params));
    }

    function dollarOffer() private view returns (OfferParams memory params) {
        params = offerParams(modelId);
        (params.currency, params.price) = (address(dollar), 0);
    }

    function buyFor(uint256 id) private returns (uint256) {
        vm.prank(holder);
        return book.buy(id, holder, 0, TERMS);
    }

    function payIn(address token, uint256 units) private {
        Mintable(token).mint(holder, units * UNIT_PRICE);
        vm.startPrank(holder);
        Mintable(token).approve(address(meter), units * UNIT_PRICE);
        meter.deposit(licenseId, units, UNIT_PRICE);
        vm.stopPrank();
    }

    function refuse(address token, bytes memory reason) private {
        Mintable(token).mint(holder, 2 * AMOUNT);
        vm.startPrank(holder);
        Mintable(token).approve(address(meter), AMOUNT);
        vm.expectRevert(reason);
        meter.deposit(licenseId, UNITS, UNIT_PRICE);
        vm.stopPrank();
    }

    function withdrawAll(uint256 id) private returns (uint256 amount) {
        vm.startPrank(holder);
        meter.requestWithdrawal(id);
        vm.warp(block.timestamp + DELAY);
        amount = meter.withdraw(id, holder);
        vm.stopPrank();
    }

    function signPermit(uint256 value) private view returns (uint8 v, bytes32 r, bytes32 s) {
        bytes32 typeHash =
            keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
        bytes32 permitHash =
            keccak256(abi.encode(typeHash, holder, address(meter), value, dollar.nonces(holder), block.timestamp));
        return vm.sign(KEY, keccak256(abi.encodePacked(hex"1901", dollar.DOMAIN_SEPARATOR(), permitHash)));
    }

    function tooSmall(address source, address currency, uint256 amount, uint256 left)
        private
        pure
        returns (bytes memory)
    {
        return abi.encodeWithSelector(IDeposits.DepositTooSmall.selector, source, currency, amount, left);
    }
}
