// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DelegatedAccount} from "./base/DelegatedAccount.sol";
import {ExchangeTest} from "./base/ExchangeTest.sol";
import {Refuser, SmartAccount} from "./RevenueVault.t.sol";
import {FalseToken, FeeToken, GuardedToken, PlainToken, SilentToken} from "./tokens/OddTokens.sol";
import {IExchange, Order, OrderStatus, Side} from "../src/interfaces/IExchange.sol";
import {ILicenseBook, OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {IRevenueVault} from "../src/interfaces/IRevenueVault.sol";
import {IERC5646} from "../src/interfaces/Standards.sol";
import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC721Errors, IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

/// @dev A receiver that lets nobody finish.
contract GasBurner {
    receive() external payable {
        while (true) {}
    }
}

contract ExchangeTradesTest is ExchangeTest {
    // Trades

    function test_AListedLicenseIsBoughtForNativeCoin() public {
        (uint256 makersBefore, uint256 takersBefore) = (maker.balance, taker.balance);
        (uint256 direct, uint256 fee,) = vault.unsettled(modelId, NATIVE);
        fill(listing());

        same(book.ownerOf(licenseId), taker, "the taker has the license");
        same(takersBefore - taker.balance, RESALE, "and paid the price");
        same(maker.balance - makersBefore, RESALE - ROYALTY, "the maker has it less the royalty");
        (uint256 directNow, uint256 feeNow,) = vault.unsettled(modelId, NATIVE);
        same(directNow + feeNow - direct - fee, ROYALTY, "which is revenue of the model");
        same(feeNow - fee, ROYALTY * 250 / 10_000, "of which the market takes its fee");
        same(address(exchange).balance, 0, "nothing is left");
    }

    function test_AListedLicenseIsBoughtForAnErc20() public {
        (uint256 makersBefore, uint256 takersBefore) = (dollar.balanceOf(maker), dollar.balanceOf(taker));
        fill(dollarListing(address(book), licenseId));

        same(book.ownerOf(licenseId), taker, "the taker has the license");
        same(takersBefore - dollar.balanceOf(taker), RESALE, "and paid the price");
        same(dollar.balanceOf(maker) - makersBefore, RESALE - ROYALTY, "the maker has it less the royalty");
        (uint256 direct, uint256 fee,) = vault.unsettled(modelId, address(dollar));
        same(direct + fee, ROYALTY, "which is revenue of the model");
        same(dollar.balanceOf(address(exchange)), 0, "nothing is left");
    }

    function test_AListedModelIsBoughtAndItsCreatorPaid() public {
        (uint256 makersBefore, uint256 creatorsBefore) = (maker.balance, CREATOR.balance);
        fill(listing(address(registry), modelId));
        same(registry.ownerOf(modelId), taker, "the taker has the model");
        same(maker.balance - makersBefore, RESALE - ROYALTY, "the maker has the price less the royalty");
        same(CREATOR.balance - creatorsBefore, ROYALTY, "the creator has the royalty");
    }

    function test_AListedModelIsBoughtForAnErc20() public {
        fill(dollarListing(address(registry), modelId));
        same(registry.ownerOf(modelId), taker, "the taker has the model");
        same(dollar.balanceOf(maker), 10_000e6 + RESALE - ROYALTY, "the maker has the price less the royalty");
        same(dollar.balanceOf(taker), 10_000e6 - RESALE, "the taker paid the price");
        same(dollar.balanceOf(CREATOR), ROYALTY, "the creator has the royalty");
    }

    function test_ALicenseIsSoldIntoAnOffer() public {
        fill(offer(address(book), takersLicense));
        same(book.ownerOf(takersLicense), maker, "the maker has the license");
        same(dollar.balanceOf(maker), 10_000e6 - RESALE, "and paid the price");
        same(dollar.balanceOf(taker), 10_000e6 + RESALE - ROYALTY, "the taker has it less the royalty");
        (uint256 direct, uint256 fee,) = vault.unsettled(takersModel, address(dollar));
        same(direct + fee, ROYALTY, "which is revenue of the model");
    }

    function test_AModelIsSoldIntoAnOffer() public {
        fill(offer(address(registry), takersModel));
        same(registry.ownerOf(takersModel), maker, "the maker has the model");
        same(dollar.balanceOf(taker), 10_000e6 + RESALE - ROYALTY, "the taker has the price less the royalty");
        same(dollar.balanceOf(CREATOR), ROYALTY, "the creator has the royalty");
    }

    function test_TheRoyaltyOfALicensePaysTheModelsAncestorsToo() public {
        uint256 child = mintChild(maker, takersModel, 2_000);
        uint256 license = buy(maker, createOffer(maker, offerParams(child)));
        vault.settle(child, NATIVE);
        (,, uint256 before) = vault.unsettled(takersModel, NATIVE);
        fill(listing(address(book), license));
        vault.settle(child, NATIVE);
        (,, uint256 upstream) = vault.unsettled(takersModel, NATIVE);
        same(upstream - before, ROYALTY * 2_000 / 10_000, "a fifth of the royalty");
    }

    function test_TheRoyaltyIsThatOfErc2981() public view {
        (, uint256 ofLicense) = book.royaltyInfo(licenseId, RESALE);
        same(ofLicense, ROYALTY, "of a license");
        (, uint256 ofModel) = registry.royaltyInfo(modelId, RESALE);
        same(ofModel, ROYALTY, "of a model");
    }

    function test_SharesAreBoughtInPartsUntilNoneAreLeft() public {
        Order memory order = sharesListing(300, 1_000);
        uint256 before = maker.balance;
        fill(order, 100);
        same(maker.balance - before, 334, "a third, rounded up");
        (OrderStatus status, uint256 remaining) = exchange.statusOf(order);
        same(uint256(status), uint256(OrderStatus.Open), "still open");
        same(remaining, 200, "two thirds are left");
        bytes memory signature = sign(order);
        vm.expectRevert(abi.encodeWithSelector(IExchange.AmountInvalid.selector, 201, 200));
        vm.prank(taker);
        exchange.fillListing{value: 1_000}(order, signature, 201, 1_000);
        fill(order, 200);
        same(shares.balanceOf(taker), 1e24 + 300, "all of them");
        refuse(order, abi.encodeWithSelector(IExchange.NonceUsed.selector, maker, 0));
    }

    function test_SharesAreSoldIntoAnOfferInParts() public {
        Order memory order = sharesOffer(300, 1_000);
        fill(order, 100);
        same(dollar.balanceOf(taker), 10_000e6 + 333, "a third, rounded down");
        same(shares.balanceOf(maker), 1e24 + 100, "for a third");
        fill(order, 200);
        same(dollar.balanceOf(taker), 10_000e6 + 333 + 666, "the rest");
    }

    function testFuzz_BuyerPaysWhatSellerAndRoyaltyGet(uint128 price, bool model, bool native, bool offered) public {
        Order memory order;
        if (offered) order = model ? offer(address(registry), takersModel) : offer(address(book), takersLicense);
        else order = model ? listing(address(registry), modelId) : listing(address(book), licenseId);
        if (!offered) order.currency = native ? NATIVE : address(dollar);
        order.price = uint128(bound(price, 1, 10_000e6));
        (address buyer, address seller) = offered ? (maker, taker) : (taker, maker);
        (, uint256 royalty) = IERC2981(order.asset).royaltyInfo(order.tokenId, order.price);
        uint256[3] memory before = balances(order.currency, buyer, seller);
        fill(order);
        uint256[3] memory afterwards = balances(order.currency, buyer, seller);

        same(before[0] - afterwards[0], order.price, "paid");
        same(afterwards[1] - before[1], order.price - royalty, "proceeds");
        same(afterwards[2] - before[2], royalty, "royalty");
        same(balance(order.currency, address(exchange)), 0, "left");
        same(vault.accounted(order.currency), balance(order.currency, address(vault)), "books");
    }

    function testFuzz_SharesBoughtInPartsAreNeverCheaper(uint128 amount, uint128 price, uint256 first, uint256 second)
        public
    {
        amount = uint128(bound(amount, 3, 1e24));
        price = uint128(bound(price, 1, 3_000e6));
        first = bound(first, 1, amount - 2);
        second = bound(second, 1, amount - first - 1);
        Order memory order = sharesListing(amount, price);
        uint256 before = maker.balance;
        fill(order, first);
        fill(order, second);
        fill(order, amount - first - second);
        uint256 paid = maker.balance - before;
        yes(paid >= price && paid <= uint256(price) + 2, "at least the price, at most a wei more for each part");
        same(shares.balanceOf(taker), 1e24 + amount, "for the whole amount");
    }

    function testFuzz_SharesSoldInPartsNeverBringMore(uint128 amount, uint128 price, uint256 first, uint256 second)
        public
    {
        amount = uint128(bound(amount, 3, 1e24));
        price = uint128(bound(price, 1, 3_000e6));
        first = bound(first, 1, amount - 2);
        second = bound(second, 1, amount - first - 1);
        Order memory order = sharesOffer(amount, price);
        fill(order, first);
        fill(order, second);
        fill(order, amount - first - second);
        uint256 got = dollar.balanceOf(taker) - 10_000e6;
        yes(got <= price && got + 2 >= price, "at most the price, at most a unit less for each part");
        same(shares.balanceOf(maker), 1e24 + amount, "for the whole amount");
    }

    function test_TheLargestAmountsAndPricesAreReckonedExactly() public {
        uint128 most = type(uint128).max;
        shares.mint(maker, most);
        vm.deal(taker, most);
        Order memory order = sharesListing(most, most);
        fill(order, most - 1);
        fill(order, 1);
        same(taker.balance, 0, "to the last wei");
    }

    // What the taker binds

    function test_NativeCoinIsSentExactly() public {
        Order memory order = listing();
        bytes memory signature = sign(order);
        vm.startPrank(taker);
        vm.expectRevert(abi.encodeWithSelector(IExchange.WrongValue.selector, RESALE + 1, RESALE));
        exchange.fillListing{value: RESALE + 1}(order, signature, 1, RESALE);
        vm.expectRevert(abi.encodeWithSelector(IExchange.WrongValue.selector, RESALE - 1, RESALE));
        exchange.fillListing{value: RESALE - 1}(order, signature, 1, RESALE);
        vm.stopPrank();
        order = dollarListing(address(book), licenseId);
        signature = sign(order);
        vm.expectRevert(abi.encodeWithSelector(IExchange.WrongValue.selector, 1, 0));
        vm.prank(taker);
        exchange.fillListing{value: 1}(order, signature, 1, RESALE);
    }

    function test_TheTakerPaysNoMoreAndGetsNoLessThanBound() public {
        Order memory order = listing();
        bytes memory signature = sign(order);
        vm.expectRevert(abi.encodeWithSelector(IExchange.PriceAboveMax.selector, RESALE, RESALE - 1));
        vm.prank(taker);
        exchange.fillListing{value: RESALE}(order, signature, 1, RESALE - 1);
        order = offer(address(book), takersLicense);
        signature = sign(order);
        uint256 proceeds = RESALE - ROYALTY;
        vm.expectRevert(abi.encodeWithSelector(IExchange.ProceedsBelowMin.selector, proceeds, proceeds + 1));
        vm.prank(taker);
        exchange.fillOffer(order, signature, 1, proceeds + 1);
        vm.prank(taker);
        exchange.fillOffer(order, signature, 1, proceeds);
    }

    function test_ListingsAreBoughtAndOffersAreSoldInto() public {
        Order memory order = dollarListing(address(book), licenseId);
        bytes memory signature = sign(order);
        vm.expectRevert(abi.encodeWithSelector(IExchange.WrongSide.selector, Side.Listing));
        vm.prank(taker);
        exchange.fillOffer(order, signature, 1, 0);
        order = offer(address(book), takersLicense);
        signature = sign(order);
        vm.expectRevert(abi.encodeWithSelector(IExchange.WrongSide.selector, Side.Offer));
        vm.prank(taker);
        exchange.fillListing(order, signature, 1, RESALE);
        order.currency = NATIVE;
        refuse(order, abi.encodeWithSelector(IExchange.NativeNotPossible.selector));
    }

    // What the maker signs

    function test_AnOrderForSomebodyIsFilledByNobodyElse() public {
        Order memory order = listing();
        order.taker = STRANGER;
        refuse(order, abi.encodeWithSelector(IExchange.NotTaker.selector, taker, STRANGER));
        order.taker = taker;
        fill(order);
    }

    function testFuzz_AnOrderIsGoodFromItsStartToItsExpiry(uint40 start, uint40 expiry, uint40 time) public {
        time = uint40(bound(time, block.timestamp, LAST - 1));
        Order memory order = listing();
        (order.startTime, order.expiry) = (start, expiry);
        vm.warp(time);
        if (time < start) refuse(order, abi.encodeWithSelector(IExchange.OrderNotStarted.selector, start));
        else if (time > expiry) refuse(order, abi.encodeWithSelector(IExchange.OrderExpired.selector, expiry));
        else fill(order);
    }

    function test_AnOrderIsGoodInItsFirstAndLastSecond() public {
        Order memory order = sharesListing(2, 2);
        order.startTime = uint40(block.timestamp);
        fill(order, 1);
        vm.warp(order.expiry);
        fill(order, 1);
    }

    function test_ACancelledOrderIsVoidAlsoIfFilledInPart() public {
        Order memory order = sharesListing(10, 10);
        order.nonce = 7;
        fill(order, 4);
        vm.prank(maker);
        exchange.cancelOrder(7);
        refuse(order, abi.encodeWithSelector(IExchange.NonceUsed.selector, maker, 7));
        yes(exchange.isNonceUsed(maker, 7), "used");
        no(exchange.isNonceUsed(maker, 8), "the next is free");
        no(exchange.isNonceUsed(maker, 7 + 256), "also in other slots");
        vm.expectRevert(abi.encodeWithSelector(IExchange.NonceUsed.selector, maker, 7));
        vm.prank(maker);
        exchange.cancelOrder(7);
    }

    function testFuzz_AnOrderIsFilledOnceWhateverItsNonce(uint256 nonce) public {
        Order memory order = sharesListing(10, 10);
        order.nonce = nonce;
        fill(order, 4);
        no(exchange.isNonceUsed(maker, nonce), "there is more to have");
        fill(order, 6);
        yes(exchange.isNonceUsed(maker, nonce), "used");
        unchecked {
            no(exchange.isNonceUsed(maker, nonce + 1), "the next is free");
            no(exchange.isNonceUsed(maker, nonce ^ 256), "and so is that in the next slot");
        }
        refuse(order, abi.encodeWithSelector(IExchange.NonceUsed.selector, maker, nonce));
    }

    function test_NobodyCancelsForSomebodyElse() public {
        Order memory order = listing();
        vm.startPrank(STRANGER);
        exchange.cancelOrder(0);
        exchange.raiseCounter();
        vm.stopPrank();
        fill(order);
    }

    function test_RaisingTheCounterVoidsAllOrdersSoFar() public {
        Order memory order = listing();
        vm.prank(maker);
        same(exchange.raiseCounter(), 1, "counter");
        refuse(order, abi.encodeWithSelector(IExchange.OrderWithdrawn.selector, 0, 1));
        order.counter = 1;
        fill(order);
    }

    function test_OrdersWithOneNonceEndWithTheFirst() public {
        Order memory dear = listing();
        Order memory cheap = listing();
        cheap.price = 1;
        fill(cheap);
        refuse(dear, abi.encodeWithSelector(IExchange.NonceUsed.selector, maker, 0));
    }

    function test_OrdersThatMakeNoSenseAreRefused() public {
        Order memory order = listing();
        order.price = 0;
        refuse(order, abi.encodeWithSelector(IExchange.OrderInvalid.selector, "price"));
        order = listing();
        order.amount = 2;
        refuse(order, abi.encodeWithSelector(IExchange.OrderInvalid.selector, "amount"));
        order = sharesListing(1, 1);
        order.tokenId = 1;
        refuse(order, abi.encodeWithSelector(IExchange.OrderInvalid.selector, "tokenId"));
        order = sharesListing(1, 1);
        order.fingerprint = bytes32(uint256(1));
        refuse(order, abi.encodeWithSelector(IExchange.FingerprintChanged.selector, 1, 0));
        order = sharesListing(0, 1);
        refuse(order, abi.encodeWithSelector(IExchange.AmountInvalid.selector, 0, 0));
        order = sharesListing(1, 1);
        bytes memory signature = sign(order);
        vm.expectRevert(abi.encodeWithSelector(IExchange.AmountInvalid.selector, 0, 1));
        vm.prank(taker);
        exchange.fillListing(order, signature, 0, 0);
    }

    function test_NobodyTradesWithThemselves() public {
        Order memory order = listing();
        bytes memory signature = sign(order);
        vm.expectRevert(abi.encodeWithSelector(IExchange.SelfTrade.selector, maker));
        vm.prank(maker);
        exchange.fillListing{value: RESALE}(order, signature, 1, RESALE);
    }

    function test_AnythingThatDiffersFromWhatWasSignedIsRefused() public {
        Order memory order = listing();
        bytes memory signature = sign(order);
        bytes memory reason = abi.encodeWithSelector(IExchange.SignatureInvalid.selector, maker);
        order.price = 1;
        expectRefusal(order, signature, reason);
        (order = listing()).maxRoyaltyBps = 499;
        expectRefusal(order, signature, reason);
        (order = listing()).expiry = uint40(LAST);
        expectRefusal(order, signature, reason);
        (order = listing()).startTime = 1;
        expectRefusal(order, signature, reason);
        (order = listing()).nonce = 1;
        expectRefusal(order, signature, reason);
        (order = listing()).taker = taker;
        expectRefusal(order, signature, reason);
        (order = listing()).currency = address(dollar);
        expectRefusal(order, signature, reason);
        expectRefusal(listing(address(registry), modelId), signature, reason);
        expectRefusal(listing(address(book), takersLicense), signature, reason);
        (order = sharesListing(2, 2)).amount = 1;
        expectRefusal(order, sign(sharesListing(2, 2)), reason);
        expectRefusal(listing(), "", reason);
    }

    function test_TheHashIsThatOfEip712() public view {
        Order memory order = listing();
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Modelmark Exchange"),
                keccak256("1"),
                block.chainid,
                address(exchange)
            )
        );
        bytes32 structHash = keccak256(abi.encode(exchange.ORDER_TYPEHASH(), order));
        yes(exchange.hashOf(order) == keccak256(abi.encodePacked(hex"1901", domain, structHash)), "hash");
    }

    function test_AContractMakesOrdersByErc1271() public {
        Order memory order = listing();
        SmartAccount account = new SmartAccount("yes");
        vm.prank(maker);
        book.transferFrom(maker, address(account), licenseId);
        approveAll(address(account));
        order.maker = address(account);
        bytes memory reason = abi.encodeWithSelector(IExchange.SignatureInvalid.selector, account);
        expectRefusal(order, "no", reason);
        fill(order, 1, "yes");
        same(book.ownerOf(licenseId), taker, "sold");
        same(vault.owed(address(account), NATIVE), RESALE - ROYALTY, "it takes no coins, so the vault owes them");
    }

    function test_AnAccountThatDelegatesToCodeMakesOrdersWithItsKey() public {
        vm.etch(maker, address(new DelegatedAccount()).code);
        fill(listing());
        same(book.ownerOf(licenseId), taker, "sold");
    }

    // What is traded

    function test_AModelWithANewVersionIsNotWhatWasOrdered() public {
        Order memory order = listing(address(registry), modelId);
        vm.prank(maker);
        registry.addVersion(modelId, keccak256("empty"), 0);
        refuseAsStale(order);
    }

    function test_AModelWithNewPayeesIsNotWhatWasOrdered() public {
        Order memory order = listing(address(registry), modelId);
        order.expiry = uint40(LAST);
        vm.prank(maker);
        vault.proposePayees(modelId, soleOf(STRANGER));
        vm.warp(block.timestamp + 7 days);
        vault.applyPayees(modelId);
        refuseAsStale(order);
    }

    function test_ALicenseThatChangedIsNotWhatWasOrdered() public {
        uint256 offerId = subscription(maker, modelId);
        uint256 license = buy(maker, offerId);
        Order memory order = listing(address(book), license);
        vm.prank(maker);
        book.cancelSubscription(license);
        refuseAsStale(order);

        order = listing(address(book), license);
        vm.prank(maker);
        book.renew{value: PRICE}(license, 1, PRICE);
        refuseAsStale(order);

        order = listing(address(book), license);
        book.revoke(license);
        refuseAsStale(order);
    }

    function test_ALicenseThatWasRefundedIsNotWhatWasOrdered() public {
        OfferParams memory params = offerParams(modelId);
        params.refundDays = 14;
        uint256 license = buy(maker, createOffer(maker, params));
        Order memory order = listing(address(book), license);
        vm.prank(maker);
        book.refund(license);
        refuseAsStale(order);
    }

    function test_ALicenseWhoseTimeIsUpIsNotSold() public {
        uint256 license = buy(maker, subscription(maker, modelId));
        Order memory order = listing(address(book), license);
        order.expiry = uint40(LAST);
        uint256 end = book.endTime(license);
        vm.warp(end);
        refuse(order, abi.encodeWithSelector(IExchange.LicenseIsOver.selector, license, end));
        vm.warp(end - 1);
        fill(order);
    }

    function test_ALicenseThatIsNotTransferableStaysWithItsBuyer() public {
        OfferParams memory params = offerParams(modelId);
        params.flags = 0;
        uint256 license = buy(maker, createOffer(maker, params));
        refuse(
            listing(address(book), license),
            abi.encodeWithSelector(ILicenseBook.LicenseNotTransferable.selector, license)
        );
    }

    function test_WhatTheSellerDoesNotHaveOrApproveIsNotSold() public {
        Order memory order = listing(address(registry), modelId);
        vm.prank(maker);
        registry.setApprovalForAll(address(exchange), false);
        refuse(order, abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, exchange, modelId));
        approveAll(maker);
        vm.prank(maker);
        registry.transferFrom(maker, STRANGER, modelId);
        refuse(order, abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, exchange, modelId));
        approveAll(STRANGER);
        refuse(order, abi.encodeWithSelector(IERC721Errors.ERC721IncorrectOwner.selector, maker, modelId, STRANGER));
        vm.prank(maker);
        shares.approve(address(exchange), 1);
        refuse(
            sharesListing(2, 2),
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, exchange, 1, 2)
        );
    }

    function test_AnythingElseIsNotTraded() public {
        PlainToken other = new PlainToken(18);
        Order memory order = sharesListing(1, 1);
        order.asset = address(other);
        refuse(order, abi.encodeWithSelector(IExchange.AssetNotTraded.selector, other));
        order.asset = address(dollar);
        refuse(order, abi.encodeWithSelector(IExchange.AssetNotTraded.selector, dollar));
        vm.expectRevert(abi.encodeWithSelector(IExchange.AssetNotTraded.selector, dollar));
        exchange.statusOf(order);
    }

    // What is paid

    function test_ARoyaltyAboveWhatTheMakerSignedIsRefused() public {
        Order memory order = listing();
        order.maxRoyaltyBps = 499;
        uint256 max = uint256(RESALE) * 499 / 10_000;
        refuse(order, abi.encodeWithSelector(IExchange.RoyaltyAboveMax.selector, ROYALTY, max));
        order = offer(address(registry), takersModel);
        order.maxRoyaltyBps = 0;
        refuse(order, abi.encodeWithSelector(IExchange.RoyaltyAboveMax.selector, ROYALTY, 0));
    }

    function test_ACurrencyThatIsNotAllowedIsRefused() public {
        vault.setCurrency(NATIVE, false);
        bytes memory reason = abi.encodeWithSelector(IRevenueVault.CurrencyNotAllowed.selector, NATIVE);
        refuse(listing(), reason);
        refuse(listing(address(registry), modelId), reason);
        refuse(sharesListing(1, 1), reason);
    }

    function test_AReceiverThatTakesNoCoinsStopsNoTrade() public {
        Refuser refuser = new Refuser();
        uint256 model = mintModel(address(refuser), new uint256[](0), threePayees());
        vm.prank(address(refuser));
        registry.transferFrom(address(refuser), maker, model);
        fill(listing(address(registry), model));
        same(registry.ownerOf(model), taker, "sold");
        same(vault.owed(address(refuser), NATIVE), ROYALTY, "the vault owes the royalty");
        same(vault.accounted(NATIVE), address(vault).balance, "books");
    }

    function test_AReceiverThatBurnsGasBurnsLittleOfIt() public {
        uint256 model = mintModel(address(new GasBurner()), new uint256[](0), threePayees());
        address burner = registry.ownerOf(model);
        vm.prank(burner);
        registry.transferFrom(burner, maker, model);
        Order memory order = listing(address(registry), model);
        bytes memory signature = sign(order);
        vm.prank(taker);
        exchange.fillListing{value: RESALE, gas: 300_000}(order, signature, 1, RESALE);
        same(vault.owed(burner, NATIVE), ROYALTY, "the vault owes the royalty");
    }

    function test_AReceiverOnAListOfTheTokenStopsNoTrade() public {
        GuardedToken token = new GuardedToken();
        allow(address(token));
        token.mint(taker, RESALE);
        token.setBlocked(CREATOR, true);
        Order memory order = listing(address(registry), modelId);
        order.currency = address(token);
        fill(order);
        same(token.balanceOf(maker), RESALE - ROYALTY, "the maker has the price less the royalty");
        same(vault.owed(CREATOR, address(token)), ROYALTY, "which the vault owes the creator");
        token.setPaused(true);
        vm.prank(taker);
        registry.transferFrom(taker, maker, modelId);
        order.nonce = 1;
        refuse(order, abi.encodeWithSelector(GuardedToken.Paused.selector));
    }

    function test_ACreatorBuysTheirModelBack() public {
        taker = CREATOR;
        vm.deal(CREATOR, RESALE);
        fill(listing(address(registry), modelId));
        same(CREATOR.balance, ROYALTY, "they paid the royalty to themselves");
        vm.prank(CREATOR);
        registry.transferFrom(CREATOR, maker, modelId);
        Order memory order = dollarListing(address(registry), modelId);
        order.nonce = 1;
        dollar.faucet(CREATOR, RESALE);
        vm.prank(CREATOR);
        dollar.approve(address(exchange), RESALE);
        fill(order);
        same(dollar.balanceOf(CREATOR), ROYALTY, "in dollars as well");
        same(dollar.balanceOf(maker), 10_000e6 + RESALE - ROYALTY, "the maker has the rest");
    }

    function test_ACreatorSellsTheirModelWhole() public {
        vm.prank(maker);
        uint256 model = registry.mint(mintParams(maker, new uint256[](0), soleOf(maker)));
        fill(dollarListing(address(registry), model));
        same(dollar.balanceOf(maker), 10_000e6 + RESALE, "price and royalty");
    }

    function test_TokensThatKeepAPartAreRefused() public {
        FeeToken token = new FeeToken();
        allow(address(token));
        token.mint(taker, RESALE);
        Order memory order = sharesListing(1, 10_000);
        order.currency = address(token);
        refuse(order, abi.encodeWithSelector(IRevenueVault.PaymentNotReceived.selector, token, 10_000, 9_900));
    }

    function test_TokensThatReturnFalseAreRefused() public {
        FalseToken token = new FalseToken();
        allow(address(token));
        token.mint(taker, RESALE);
        Order memory order = sharesListing(1, 10_000);
        order.currency = address(token);
        refuse(order, abi.encodeWithSignature("SafeERC20FailedOperation(address)", token));
    }

    function test_TokensThatReturnNothingAreTaken() public {
        SilentToken token = new SilentToken();
        vault.setCurrency(address(token), true);
        token.mint(taker, RESALE);
        vm.prank(taker);
        token.approve(address(exchange), RESALE);
        Order memory order = listing();
        order.currency = address(token);
        fill(order);
        same(token.balanceOf(maker), RESALE - ROYALTY, "paid");
    }

    function test_TheVaultOwesAnAccountOnlyWhatASourceProves() public {
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NotRevenueSource.selector, STRANGER));
        vm.prank(STRANGER);
        vault.creditAccount(STRANGER, NATIVE, 0);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.PaymentNotReceived.selector, dollar, 1, 0));
        vm.prank(address(exchange));
        vault.creditAccount(STRANGER, address(dollar), 1);
        vm.deal(address(exchange), 5);
        vm.prank(address(exchange));
        vault.creditAccount{value: 5}(STRANGER, NATIVE, 5);
        vault.claim(STRANGER, NATIVE);
        same(STRANGER.balance, 5, "whole, no fee");
    }

    // What a screen shows

    function test_TheStatusSaysWhatStandsBetweenAnOrderAndItsFill() public {
        Order memory order = listing();
        shows(order, OrderStatus.Open, 1, "open");
        order.startTime = uint40(block.timestamp + 1);
        shows(order, OrderStatus.NotStarted, 1, "not started");
        order.startTime = 0;
        order.expiry = uint40(block.timestamp - 1);
        shows(order, OrderStatus.Expired, 0, "expired");
        order.expiry = uint40(LAST);
        order.fingerprint = 0;
        shows(order, OrderStatus.Stale, 0, "stale");
        order = listing();
        vm.prank(maker);
        exchange.raiseCounter();
        shows(order, OrderStatus.Withdrawn, 0, "withdrawn");
        order.counter = 1;
        shows(order, OrderStatus.Open, 1, "open again");
        fill(order);
        shows(order, OrderStatus.Done, 0, "done");
    }

    /// @return of the buyer, of the seller, and of whoever may have the royalty
    function balances(address currency, address buyer, address seller) private view returns (uint256[3] memory) {
        uint256 others = balance(currency, address(vault)) + balance(currency, CREATOR);
        return [balance(currency, buyer), balance(currency, seller), others];
    }

    function shows(Order memory order, OrderStatus status, uint256 remaining, string memory what) private view {
        (OrderStatus shown, uint256 left) = exchange.statusOf(order);
        same(uint256(shown), uint256(status), what);
        same(left, remaining, what);
    }

    function refuseAsStale(Order memory order) private {
        bytes32 current = IERC5646(order.asset).getStateFingerprint(order.tokenId);
        refuse(order, abi.encodeWithSelector(IExchange.FingerprintChanged.selector, order.fingerprint, current));
    }

    function expectRefusal(Order memory order, bytes memory signature, bytes memory reason) private {
        uint256 value = order.currency == NATIVE ? order.price : 0;
        vm.expectRevert(reason);
        vm.prank(taker);
        exchange.fillListing{value: value}(order, signature, 1, order.price);
    }

    function allow(address token) private {
        vault.setCurrency(token, true);
        vm.prank(taker);
        PlainToken(token).approve(address(exchange), type(uint256).max);
    }
}
