// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ExchangeTest} from "./base/ExchangeTest.sol";
import {DoubleTaker, FakeCollection, NaiveExchange, SenderHookToken} from "./naive/NaiveExchange.sol";
import {Refuser} from "./RevenueVault.t.sol";
import {FeeToken} from "./tokens/OddTokens.sol";
import {Exchange} from "../src/Exchange.sol";
import {IExchange, Order} from "../src/interfaces/IExchange.sol";
import {IRevenueVault} from "../src/interfaces/IRevenueVault.sol";

/// @dev Each attack succeeds against the naive exchange and fails against ours.
contract ExchangeAttacksTest is ExchangeTest {
    uint256 internal constant GROUP_ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;

    NaiveExchange internal naive;

    function setUp() public override {
        super.setUp();
        naive = new NaiveExchange();
        approveNaive(maker, naive);
        approveNaive(taker, naive);
    }

    function test_AModelEmptiedByANewVersionIsSoldAsItWas() public {
        Order memory order = listing(address(registry), modelId);
        vm.prank(maker);
        registry.addVersion(modelId, keccak256("empty"), 0);
        bytes32 current = registry.getStateFingerprint(modelId);
        refuse(order, abi.encodeWithSelector(IExchange.FingerprintChanged.selector, order.fingerprint, current));

        fillNaive(order, 1, RESALE);
        same(registry.ownerOf(modelId), taker, "the naive one sells it");
    }

    function test_ARevokedLicenseIsSoldAsGood() public {
        Order memory order = listing();
        book.revoke(licenseId);
        bytes32 current = book.getStateFingerprint(licenseId);
        refuse(order, abi.encodeWithSelector(IExchange.FingerprintChanged.selector, order.fingerprint, current));

        fillNaive(order, 1, RESALE);
        same(book.ownerOf(licenseId), taker, "the naive one sells it");
    }

    function test_ASignatureIsUsedAgainInItsOtherForm() public {
        Order memory order = sharesListing(100, 100);
        bytes memory signature = sign(order);
        fill(order, 100, signature);
        bytes memory other = flip(signature);
        vm.expectRevert(abi.encodeWithSelector(IExchange.NonceUsed.selector, maker, 0));
        vm.prank(taker);
        exchange.fillListing{value: 100}(order, other, 100, 100);

        signature = signNaive(order);
        fillNaive(order, 100, 100, signature);
        fillNaive(order, 100, 100, flip(signature));
        same(shares.balanceOf(taker), 1e24 + 300, "the naive one sells twice");
    }

    function test_NobodySignsForTheZeroAddress() public {
        Order memory order = sharesListing(1, 1);
        order.maker = address(0);
        bytes memory nonsense = new bytes(65);
        vm.expectRevert(abi.encodeWithSelector(IExchange.SignatureInvalid.selector, address(0)));
        vm.prank(taker);
        exchange.fillListing{value: 1}(order, nonsense, 1, 1);

        yes(naive.isSigned(order, nonsense), "the naive one says that it did");
    }

    function test_AnOrderIsFilledOnAnotherDeployment() public {
        Order memory order = sharesListing(100, 100);
        Exchange second = new Exchange(address(registry), book, vault, exchange.fractionalizer());
        bytes memory signature = sign(order);
        fill(order, 100, signature);
        vm.expectRevert(abi.encodeWithSelector(IExchange.SignatureInvalid.selector, maker));
        vm.prank(taker);
        second.fillListing{value: 100}(order, signature, 100, 100);

        signature = signNaive(order);
        fillNaive(order, 100, 100, signature);
        naive = new NaiveExchange();
        approveNaive(maker, naive);
        fillNaive(order, 100, 100, signature);
        same(shares.balanceOf(taker), 1e24 + 300, "the naive ones sell on both");
    }

    function test_AnOrderIsFilledOnAForkOfTheChain() public {
        Order memory order = sharesListing(100, 100);
        bytes memory signature = sign(order);
        bytes memory forNaive = signNaive(order);
        vm.chainId(block.chainid + 1);
        vm.expectRevert(abi.encodeWithSelector(IExchange.SignatureInvalid.selector, maker));
        vm.prank(taker);
        exchange.fillListing{value: 100}(order, signature, 100, 100);

        fillNaive(order, 100, 100, forNaive);
        same(shares.balanceOf(taker), 1e24 + 100, "the naive one sells");
    }

    function test_SharesAreBoughtForNothingInSmallParts() public {
        Order memory order = sharesListing(1_000, 10);
        uint256 before = maker.balance;
        for (uint256 i = 0; i < 5; ++i) {
            fill(order, 99);
        }
        same(maker.balance - before, 5, "each part costs at least a wei");

        before = maker.balance;
        for (uint256 i = 0; i < 5; ++i) {
            fillNaive(order, 99, 0);
        }
        same(maker.balance, before, "the naive one gives them away");
    }

    function test_MoreIsTakenThanTheMakerAgreedTo() public {
        Order memory order = listing(address(registry), modelId);
        order.maxRoyaltyBps = 100;
        refuse(order, abi.encodeWithSelector(IExchange.RoyaltyAboveMax.selector, ROYALTY, RESALE / 100));

        uint256 before = maker.balance;
        fillNaive(order, 1, RESALE);
        same(maker.balance - before, RESALE - ROYALTY, "the naive one takes it");
    }

    function test_AReceiverThatTakesNoCoinsStopsTheTrade() public {
        Refuser refuser = new Refuser();
        uint256 model = mintModel(address(refuser), new uint256[](0), threePayees());
        vm.prank(address(refuser));
        registry.transferFrom(address(refuser), maker, model);
        Order memory order = listing(address(registry), model);
        bytes memory signature = signNaive(order);
        vm.expectRevert(NaiveExchange.NotPaid.selector);
        vm.prank(taker);
        naive.fillListing{value: RESALE}(order, signature, 1);

        fill(order);
        same(registry.ownerOf(model), taker, "ours trades");
    }

    function test_CoinsSentTooManyAreLostAndPayForTheNext() public {
        Order memory order = listing(address(registry), modelId);
        fillNaive(order, 1, RESALE + 100);
        same(address(naive).balance, 100, "the naive one keeps them");
        fillNaive(sharesListing(100, 100), 100, 0);
        same(shares.balanceOf(taker), 1e24 + 100, "and somebody else buys with them");

        order = sharesListing(100, 100);
        bytes memory signature = sign(order);
        vm.expectRevert(abi.encodeWithSelector(IExchange.WrongValue.selector, 101, 100));
        vm.prank(taker);
        exchange.fillListing{value: 101}(order, signature, 100, 101);
    }

    function test_ACollectionThatHandsNothingOverIsPaidFor() public {
        Order memory order = listing(address(new FakeCollection()), 1);
        uint256 before = maker.balance;
        refuse(order, abi.encodeWithSelector(IExchange.AssetNotTraded.selector, order.asset));

        fillNaive(order, 1, RESALE);
        same(maker.balance - before, RESALE, "by who uses the naive one");
    }

    function test_ATakerTakesAgainWhilePaying() public {
        SenderHookToken token = new SenderHookToken();
        vault.setCurrency(address(token), true);
        Order memory order = sharesListing(100, 100);
        order.currency = address(token);
        DoubleTaker double = new DoubleTaker(address(exchange), address(token));
        token.mint(address(double), 1_000);
        double.take(abi.encodeCall(IExchange.fillListing, (order, sign(order), 60, 60)));
        no(double.succeeded(), "refused the second time");
        same(shares.balanceOf(address(double)), 60, "as much as was left");

        double = new DoubleTaker(address(naive), address(token));
        token.mint(address(double), 1_000);
        double.take(abi.encodeCall(NaiveExchange.fillListing, (order, signNaive(order), 60)));
        same(shares.balanceOf(address(double)), 120, "the naive one sells more than there was");
    }

    function test_ATokenKeepsAPartOfThePrice() public {
        FeeToken token = new FeeToken();
        vault.setCurrency(address(token), true);
        token.mint(taker, 20_000);
        vm.startPrank(taker);
        token.approve(address(exchange), 10_000);
        token.approve(address(naive), 10_000);
        vm.stopPrank();
        Order memory order = sharesListing(1, 10_000);
        order.currency = address(token);
        refuse(order, abi.encodeWithSelector(IRevenueVault.PaymentNotReceived.selector, token, 10_000, 9_900));

        fillNaive(order, 1, 0);
        same(token.balanceOf(maker), 9_900, "and the naive one's seller has less");
    }

    function approveNaive(address trader, NaiveExchange naive_) private {
        vm.startPrank(trader);
        registry.setApprovalForAll(address(naive_), true);
        book.setApprovalForAll(address(naive_), true);
        shares.approve(address(naive_), type(uint256).max);
        vm.stopPrank();
    }

    function signNaive(Order memory order) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(MAKER_KEY, naive.hashOf(order));
        return abi.encodePacked(r, s, v);
    }

    function fillNaive(Order memory order, uint256 amount, uint256 value) private {
        fillNaive(order, amount, value, signNaive(order));
    }

    function fillNaive(Order memory order, uint256 amount, uint256 value, bytes memory signature) private {
        vm.prank(taker);
        naive.fillListing{value: value}(order, signature, amount);
    }

    /// @dev The same signature with the other root.
    function flip(bytes memory signature) private pure returns (bytes memory) {
        (bytes32 r, bytes32 s, uint8 v) = (bytes32(0), bytes32(0), uint8(signature[64]));
        assembly ("memory-safe") {
            r := mload(add(signature, 0x20))
            s := mload(add(signature, 0x40))
        }
        return abi.encodePacked(r, bytes32(GROUP_ORDER - uint256(s)), v == 27 ? uint8(28) : uint8(27));
    }
}
