// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./base/MarketTest.sol";
import {BatchAccount} from "../demo/BatchAccount.sol";
import {DemoDollar} from "../demo/DemoDollar.sol";
import {OfferParams} from "../src/interfaces/ILicenseBook.sol";

/// @dev What only the local demo has.
contract DemoTest is MarketTest {
    struct Call {
        address to;
        uint256 value;
        bytes data;
    }

    /// @dev ERC-7821: a single batch without `opData`.
    bytes32 internal constant BATCH = bytes32(uint256(0x01) << 248);

    function testFuzz_FaucetGivesUpToItsMost(uint256 amount) public {
        amount = bound(amount, 0, dollar.MAX_FAUCET());
        dollar.faucet(STRANGER, amount);
        same(dollar.balanceOf(STRANGER), amount, "given");
        same(dollar.decimals(), 6, "decimals");
    }

    function testFuzz_RevertWhen_TheFaucetIsAskedForMore(uint256 amount) public {
        amount = bound(amount, dollar.MAX_FAUCET() + 1, type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(DemoDollar.FaucetTooMuch.selector, amount, dollar.MAX_FAUCET()));
        dollar.faucet(STRANGER, amount);
    }

    function test_ABatchApprovesAndBuysInOneTransaction() public {
        uint256 offerId = dollarOffer();
        BatchAccount account = delegatingBuyer();
        dollar.faucet(BUYER, 10e6);
        vm.prank(BUYER);
        account.execute(BATCH, batch(offerId, 10e6));
        same(book.ownerOf(1), BUYER, "bought");
        same(dollar.allowance(BUYER, address(book)), 0, "nothing left approved");
    }

    function test_ABatchThatFailsHalfWayDoesNothing() public {
        uint256 offerId = dollarOffer();
        BatchAccount account = delegatingBuyer();
        bytes memory calls = batch(offerId, 10e6);
        vm.prank(BUYER);
        vm.expectRevert();
        account.execute(BATCH, calls);
        same(dollar.allowance(BUYER, address(book)), 0, "the approval is undone");
    }

    function test_RevertWhen_SomebodyElseAsksForABatch() public {
        uint256 offerId = dollarOffer();
        BatchAccount account = delegatingBuyer();
        dollar.faucet(BUYER, 10e6);
        bytes memory calls = batch(offerId, 10e6);
        vm.prank(STRANGER);
        vm.expectRevert();
        account.execute(BATCH, calls);
    }

    function dollarOffer() private returns (uint256) {
        OfferParams memory params = offerParams(mintModel(CREATOR));
        (params.currency, params.price) = (address(dollar), 10e6);
        return createOffer(CREATOR, params);
    }

    /// @dev The buyer's account with the code that EIP-7702 delegation would give it.
    function delegatingBuyer() private returns (BatchAccount) {
        vm.etch(BUYER, address(new BatchAccount()).code);
        return BatchAccount(payable(BUYER));
    }

    function batch(uint256 offerId, uint256 price) private view returns (bytes memory) {
        Call[] memory calls = new Call[](2);
        calls[0] = Call(address(dollar), 0, abi.encodeCall(dollar.approve, (address(book), price)));
        calls[1] = Call(address(book), 0, abi.encodeCall(book.buy, (offerId, BUYER, price, TERMS)));
        return abi.encode(calls);
    }
}
