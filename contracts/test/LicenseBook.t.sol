// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./base/MarketTest.sol";
import {NaiveUsers} from "./naive/NaiveUsers.sol";
import {License, ILicenseBook, Offer, OfferKind, OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {IRevenueVault} from "../src/interfaces/IRevenueVault.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ERC721} from "solady/tokens/ERC721.sol";

contract LicenseBookTest is MarketTest {
    uint256 internal modelId;

    function setUp() public override {
        super.setUp();
        modelId = mintModel(CREATOR);
    }

    function test_OfferKeepsWhatItsCreatorChose() public {
        OfferParams memory params = subscriptionParams(modelId);
        params.maxSupply = 7;
        params.refundDays = 14;
        params.flags = 7;
        params.upstreamBps = 123;
        uint256 offerId = createOffer(CREATOR, params);

        Offer memory offer = book.getOffer(offerId);
        same(offer.modelId, modelId, "model");
        yes(offer.kind == OfferKind.Subscription, "kind");
        same(offer.period, MONTH, "period");
        same(offer.maxSupply, 7, "supply");
        same(offer.refundDays, 14, "refund");
        same(offer.flags, 7, "flags");
        same(offer.upstreamBps, 123, "upstream");
        same(offer.price, PRICE, "price");
        yes(offer.termsHash == TERMS && !offer.closed && offer.sold == 0, "rest");
        same(book.offersOf(modelId)[0], offerId, "listed");
        same(book.offerCount(), 1, "count");
    }

    function test_RevertWhen_SomebodyElseOffersOrCloses() public {
        uint256 offerId = createOffer(CREATOR, offerParams(modelId));
        vm.startPrank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.NotModelOwner.selector, modelId, STRANGER));
        book.createOffer(offerParams(modelId));
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.NotModelOwner.selector, modelId, STRANGER));
        book.closeOffer(offerId);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.NotModelOwner.selector, 99, STRANGER));
        book.createOffer(offerParams(99));
    }

    function test_RevertWhen_OfferMakesNoSense() public {
        OfferParams memory params = offerParams(modelId);
        params.period = 1;
        expectInvalid(params, "period");
        params = subscriptionParams(modelId);
        params.period = 0;
        expectInvalid(params, "period");
        params.period = 36_501 days;
        expectInvalid(params, "period");
        params = offerParams(modelId);
        params.flags = 8;
        expectInvalid(params, "flags");
        params = offerParams(modelId);
        params.upstreamBps = 1;
        expectInvalid(params, "upstreamBps");
        params.flags = DERIVATIVES;
        params.upstreamBps = 5_001;
        expectInvalid(params, "upstreamBps");
        params = offerParams(modelId);
        params.termsHash = 0;
        expectInvalid(params, "termsHash");
        params = offerParams(modelId);
        params.refundDays = 1;
        params.price = 0;
        expectInvalid(params, "refundDays");
        params = offerParams(modelId);
        params.currency = STRANGER;
        vm.prank(CREATOR);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.CurrencyNotAllowed.selector, STRANGER));
        book.createOffer(params);
    }

    function test_PurchaseMintsAPerpetualLicenseAndCreditsTheModel() public {
        uint256 offerId = createOffer(CREATOR, offerParams(modelId));
        uint256 licenseId = buy(BUYER, offerId);

        License memory license = book.getLicense(licenseId);
        same(license.owner, BUYER, "owner");
        same(license.modelId, modelId, "model");
        same(license.offerId, offerId, "offer");
        same(license.endTime, NEVER, "never ends");
        yes(book.isValid(licenseId), "valid");
        yes(book.hasAccess(BUYER, modelId), "access");
        no(book.hasAccess(STRANGER, modelId), "nobody else");
        yes(book.grantsAccess(licenseId, BUYER, modelId), "grants");
        no(book.grantsAccess(licenseId, BUYER, modelId + 1), "this model only");
        same(book.getOffer(offerId).sold, 1, "sold");
        (uint256 direct, uint256 fee,) = vault.unsettled(modelId, NATIVE);
        same(direct + fee, PRICE, "credited whole");
        same(fee, PRICE * 250 / 10_000, "fee");
        same(address(book).balance, 0, "the book keeps nothing");
    }

    function testFuzz_RevertWhen_ThePriceIsAboveWhatTheBuyerBound(uint96 price, uint256 maxPrice) public {
        OfferParams memory params = offerParams(modelId);
        params.price = uint96(bound(price, 1, 1e24));
        maxPrice = bound(maxPrice, 0, params.price - 1);
        uint256 offerId = createOffer(CREATOR, params);
        vm.prank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.PriceAboveMax.selector, params.price, maxPrice));
        book.buy{value: params.price}(offerId, BUYER, maxPrice, TERMS);
    }

    function testFuzz_RevertWhen_TheTermsAreNotThoseTheBuyerRead(bytes32 read) public {
        vm.assume(read != TERMS);
        uint256 offerId = createOffer(CREATOR, offerParams(modelId));
        vm.prank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.TermsChanged.selector, read, TERMS));
        book.buy{value: PRICE}(offerId, BUYER, PRICE, read);
    }

    function testFuzz_RevertWhen_TheValueIsNotExactlyThePrice(uint256 sent) public {
        sent = bound(sent, 0, 1e26);
        vm.assume(sent != PRICE);
        uint256 offerId = createOffer(CREATOR, offerParams(modelId));
        vm.prank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.WrongValue.selector, sent, PRICE));
        book.buy{value: sent}(offerId, BUYER, PRICE, TERMS);
    }

    function test_RevertWhen_NativeCoinIsSentForATokenOffer() public {
        OfferParams memory params = offerParams(modelId);
        params.currency = address(dollar);
        uint256 offerId = createOffer(CREATOR, params);
        vm.prank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.WrongValue.selector, 1, 0));
        book.buy{value: 1}(offerId, BUYER, PRICE, TERMS);
    }

    function testFuzz_NeverSellsMoreThanMaxSupply(uint32 supply) public {
        OfferParams memory params = offerParams(modelId);
        params.maxSupply = uint32(bound(supply, 1, 5));
        uint256 offerId = createOffer(CREATOR, params);
        for (uint256 i = 0; i < params.maxSupply; ++i) {
            buy(BUYER, offerId);
        }
        vm.prank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.SoldOut.selector, offerId, params.maxSupply));
        book.buy{value: PRICE}(offerId, BUYER, PRICE, TERMS);
    }

    function test_ClosedOfferSellsAndRenewsNoMoreButItsLicensesStay() public {
        uint256 offerId = createOffer(CREATOR, subscriptionParams(modelId));
        uint256 licenseId = buy(BUYER, offerId);
        vm.prank(CREATOR);
        book.closeOffer(offerId);

        yes(book.isValid(licenseId), "still valid");
        no(book.isRenewable(licenseId), "not renewable");
        vm.startPrank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.OfferIsClosed.selector, offerId));
        book.buy{value: PRICE}(offerId, BUYER, PRICE, TERMS);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.OfferIsClosed.selector, offerId));
        book.renew{value: PRICE}(licenseId, 1, PRICE);
        vm.stopPrank();
        vm.prank(CREATOR);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.OfferIsClosed.selector, offerId));
        book.closeOffer(offerId);
    }

    function test_RevertWhen_OfferOrLicenseDoesNotExist() public {
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.OfferNotFound.selector, 9));
        book.buy(9, BUYER, 0, TERMS);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.LicenseNotFound.selector, 9));
        book.renew(9, 1, 0);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.LicenseNotFound.selector, 9));
        book.tokenURI(9);
        no(book.isValid(9), "not valid");
        no(book.hasAccess(BUYER, 99), "no such model");
        no(book.hasAccess(address(0), 99), "the zero address owns nothing");
        uint256 offerId = createFree();
        vm.expectRevert(ERC721.TransferToZeroAddress.selector);
        book.buy(offerId, address(0), 0, TERMS);
    }

    function test_FreeOfferMovesNoMoney() public {
        uint256 licenseId = buy(BUYER, createFree());
        yes(book.isValid(licenseId), "valid");
        same(vault.accounted(NATIVE), 0, "nothing booked");
    }

    function testFuzz_FixedTermEndsOnTimeAndIsNotRenewable(uint40 period) public {
        OfferParams memory params = subscriptionParams(modelId);
        params.kind = OfferKind.FixedTerm;
        params.period = uint40(bound(period, 1, 36_500 days));
        uint256 licenseId = buy(BUYER, createOffer(CREATOR, params));
        uint256 end = block.timestamp + params.period;

        same(book.endTime(licenseId), end, "end");
        vm.warp(end - 1);
        yes(book.isValid(licenseId) && book.hasAccess(BUYER, modelId), "valid to the last second");
        vm.warp(end);
        no(book.isValid(licenseId) || book.hasAccess(BUYER, modelId), "then not");
        yes(book.isTokenExpired(licenseId), "expired");
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.NotRenewable.selector, licenseId));
        book.renew{value: PRICE}(licenseId, 1, PRICE);
    }

    function testFuzz_RenewalAddsPeriodsFromTheEndOrFromNow(uint256 periods, uint256 wait) public {
        periods = bound(periods, 1, 100);
        wait = bound(wait, 0, 400 days);
        uint256 licenseId = buy(BUYER, createOffer(CREATOR, subscriptionParams(modelId)));
        uint256 end = block.timestamp + MONTH;
        vm.warp(block.timestamp + wait);
        vm.deal(STRANGER, PRICE * periods);
        vm.prank(STRANGER);
        uint256 renewed = book.renew{value: PRICE * periods}(licenseId, periods, PRICE * periods);

        same(renewed, (end > block.timestamp ? end : block.timestamp) + MONTH * periods, "end");
        same(book.endTime(licenseId), renewed, "kept");
        same(book.expiresAt(licenseId), renewed, "ERC-5643");
        same(book.ownerOf(licenseId), BUYER, "anyone may pay");
    }

    function test_RevertWhen_RenewalCostsMoreThanTheCallerBound() public {
        uint256 licenseId = buy(BUYER, createOffer(CREATOR, subscriptionParams(modelId)));
        vm.startPrank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.PriceAboveMax.selector, 2 * PRICE, 2 * PRICE - 1));
        book.renew{value: 2 * PRICE}(licenseId, 2, 2 * PRICE - 1);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.WrongValue.selector, PRICE, 2 * PRICE));
        book.renew{value: PRICE}(licenseId, 2, 2 * PRICE);
    }

    function testFuzz_RevertWhen_PeriodsAreNoneOrTooMany(uint256 periods) public {
        uint256 licenseId = buy(BUYER, createOffer(CREATOR, subscriptionParams(modelId)));
        periods = periods % 2 == 0 ? 0 : bound(periods, 1_201, type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.PeriodsInvalid.selector, periods));
        book.renew(licenseId, periods, type(uint256).max);
    }

    function test_RevertWhen_RenewalsWouldReachNever() public {
        OfferParams memory params = subscriptionParams(modelId);
        params.period = 36_500 days;
        params.price = 0;
        uint256 licenseId = buy(BUYER, createOffer(CREATOR, params));
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.PeriodsInvalid.selector, 400));
        book.renew(licenseId, 400, 0);
    }

    function test_SubscriptionStandardRenewsWholePeriods() public {
        uint256 licenseId = buy(BUYER, createOffer(CREATOR, subscriptionParams(modelId)));
        uint256 end = book.endTime(licenseId);
        vm.startPrank(BUYER);
        book.renewSubscription{value: 2 * PRICE}(licenseId, 2 * MONTH);
        same(book.endTime(licenseId), end + 2 * MONTH, "two periods");
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.PeriodsInvalid.selector, MONTH + 1));
        book.renewSubscription{value: PRICE}(licenseId, MONTH + 1);
    }

    function test_RevertWhen_APerpetualLicenseIsRenewedAsASubscription() public {
        uint256 licenseId = buy(BUYER, createOffer(CREATOR, offerParams(modelId)));
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.NotRenewable.selector, licenseId));
        book.renewSubscription(licenseId, MONTH);
    }

    function test_CancelledSubscriptionRunsOutAndOnlyItsOwnerRenewsIt() public {
        uint256 licenseId = buy(BUYER, createOffer(CREATOR, subscriptionParams(modelId)));
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.NotLicenseOwner.selector, licenseId, STRANGER));
        book.cancelSubscription(licenseId);
        vm.prank(BUYER);
        book.cancelSubscription(licenseId);

        yes(book.isValid(licenseId), "still paid for");
        no(book.isRenewable(licenseId), "cancelled");
        vm.deal(STRANGER, PRICE);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.NotRenewable.selector, licenseId));
        book.renew{value: PRICE}(licenseId, 1, PRICE);
        vm.prank(BUYER);
        book.renew{value: PRICE}(licenseId, 1, PRICE);
        yes(book.isRenewable(licenseId), "taken up again");
    }

    function test_RefundInsideTheWindowPaysBackTheOwnerAndEndsTheLicense() public {
        uint256 licenseId = buyRefundable();
        same(book.refundableUntil(licenseId), block.timestamp + 14 days, "window");
        uint256 before = BUYER.balance;
        vm.warp(block.timestamp + 14 days - 1);
        vm.prank(BUYER);
        uint256 amount = book.refund(licenseId);

        same(amount, PRICE, "what was paid");
        same(BUYER.balance, before + PRICE, "back");
        no(book.isValid(licenseId), "ended");
        yes(book.getLicense(licenseId).revoked, "marked");
        same(vault.accounted(NATIVE), 0, "nothing owed");
        vm.prank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.LicenseIsRevoked.selector, licenseId));
        book.refund(licenseId);
        vm.warp(block.timestamp + 14 days);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NoEscrow.selector, address(book), licenseId));
        vault.releaseEscrow(address(book), licenseId);
    }

    function test_RefundPaysOnlyTheFirstPayment() public {
        uint256 licenseId = buyRefundable();
        vm.startPrank(BUYER);
        book.renew{value: 3 * PRICE}(licenseId, 3, 3 * PRICE);
        same(book.refund(licenseId), PRICE, "first payment");
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.LicenseIsRevoked.selector, licenseId));
        book.renew{value: PRICE}(licenseId, 1, PRICE);
    }

    function test_RevertWhen_RefundIsLateForeignOrNotOffered() public {
        uint256 plain = buy(BUYER, createOffer(CREATOR, offerParams(modelId)));
        uint256 licenseId = buyRefundable();
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.NotLicenseOwner.selector, licenseId, STRANGER));
        book.refund(licenseId);
        vm.startPrank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.NotRefundable.selector, plain));
        book.refund(plain);
        vm.warp(block.timestamp + 14 days);
        same(book.refundableUntil(licenseId), 0, "over");
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.NotRefundable.selector, licenseId));
        book.refund(licenseId);
    }

    function test_OnlyTheRoleRevokes() public {
        uint256 licenseId = buyRefundable();
        vm.prank(CREATOR);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, CREATOR));
        book.revoke(licenseId);
        book.revoke(licenseId);

        no(book.isValid(licenseId), "ended");
        same(book.refundableUntil(licenseId), 0, "no refund");
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.LicenseIsRevoked.selector, licenseId));
        book.revoke(licenseId);
    }

    function test_TransferFollowsTheOffersFlag() public {
        uint256 free = buy(BUYER, createOffer(CREATOR, offerParams(modelId)));
        OfferParams memory params = offerParams(modelId);
        params.flags = 0;
        uint256 bound_ = buy(BUYER, createOffer(CREATOR, params));
        vm.startPrank(BUYER);
        book.transferFrom(BUYER, STRANGER, free);
        yes(book.hasAccess(STRANGER, modelId), "access goes along");
        no(book.locked(free), "ERC-5192");
        yes(book.locked(bound_), "ERC-5192");
        no(book.isTransferable(bound_, BUYER, STRANGER), "ERC-6454");
        yes(book.isTransferable(free, STRANGER, BUYER), "ERC-6454");
        no(book.isTransferable(free, BUYER, STRANGER), "not the owner any more");
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.LicenseNotTransferable.selector, bound_));
        book.transferFrom(BUYER, STRANGER, bound_);
    }

    function test_ExpiredLicensesStayTransferable() public {
        uint256 licenseId = buy(BUYER, createOffer(CREATOR, subscriptionParams(modelId)));
        vm.warp(block.timestamp + 10 * MONTH);
        vm.prank(BUYER);
        book.transferFrom(BUYER, STRANGER, licenseId);
        same(book.ownerOf(licenseId), STRANGER, "ERC-7858");
    }

    function test_LatestLicensesAreTheLastFourBoughtNewestFirst() public {
        uint256 offerId = createFree();
        for (uint256 i = 0; i < 5; ++i) {
            buy(BUYER, offerId);
        }
        uint256[4] memory latest = book.latestLicensesOf(BUYER);
        for (uint256 i = 0; i < 4; ++i) {
            same(latest[i], 5 - i, "newest first");
        }
        vm.prank(BUYER);
        book.pinLicense(1);
        latest = book.latestLicensesOf(BUYER);
        same(latest[0], 1, "pinned");
        same(latest[3], 3, "the last fell out");
        vm.prank(BUYER);
        book.pinLicense(4);
        latest = book.latestLicensesOf(BUYER);
        yes(latest[0] == 4 && latest[1] == 1 && latest[2] == 5 && latest[3] == 3, "moved, not doubled");
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.NotLicenseOwner.selector, 1, STRANGER));
        book.pinLicense(1);
    }

    function test_GiftsDoNotPushOutLicensesThatWereBought() public {
        uint256 bought = buy(BUYER, createOffer(CREATOR, offerParams(modelId)));
        uint256 free = createFree();
        for (uint256 i = 0; i < 8; ++i) {
            vm.prank(STRANGER);
            book.buy(free, BUYER, 0, TERMS);
        }
        uint256[4] memory latest = book.latestLicensesOf(BUYER);
        yes(latest[0] == bought && latest[1] == 2 && latest[3] == 4, "first gifts fill what is free");
        yes(book.hasAccess(BUYER, modelId), "access");

        book.revoke(4);
        vm.prank(STRANGER);
        uint256 gift = book.buy(free, BUYER, 0, TERMS);
        same(book.latestLicensesOf(BUYER)[3], gift, "takes the place of one that is worth nothing");
        uint256 own = buy(BUYER, free);
        same(book.latestLicensesOf(BUYER)[0], own, "own purchase comes first");
    }

    function test_ModelOwnerHasAccessWithoutALicense() public {
        yes(book.hasAccess(CREATOR, modelId), "owner");
        vm.prank(CREATOR);
        registry.transferFrom(CREATOR, STRANGER, modelId);
        no(book.hasAccess(CREATOR, modelId), "not after the sale");
        yes(book.hasAccess(STRANGER, modelId), "new owner");
    }

    function test_FingerprintChangesWithEveryChangeOfWorth() public {
        uint256 offerId = createOffer(CREATOR, subscriptionParams(modelId));
        uint256 licenseId = buy(BUYER, offerId);
        bytes32 fresh = book.getStateFingerprint(licenseId);
        vm.startPrank(BUYER);
        book.renew{value: PRICE}(licenseId, 1, PRICE);
        bytes32 renewed = book.getStateFingerprint(licenseId);
        book.cancelSubscription(licenseId);
        bytes32 cancelled = book.getStateFingerprint(licenseId);
        vm.stopPrank();
        book.revoke(licenseId);
        bytes32 revoked = book.getStateFingerprint(licenseId);
        vm.prank(CREATOR);
        book.closeOffer(offerId);
        bytes32 closed = book.getStateFingerprint(licenseId);
        yes(fresh != renewed && renewed != cancelled && cancelled != revoked && revoked != closed, "all differ");
    }

    function test_ResaleRoyaltyOfALicenseGoesToTheModelsOwner() public {
        uint256 licenseId = buy(BUYER, createOffer(CREATOR, offerParams(modelId)));
        vm.prank(CREATOR);
        registry.transferFrom(CREATOR, STRANGER, modelId);
        (address receiver, uint256 amount) = book.royaltyInfo(licenseId, 1 ether);
        same(receiver, STRANGER, "receiver");
        same(amount, 0.05 ether, "the model's rate");
    }

    function testFuzz_ARefundWindowLastsAsManyDaysAsTheOfferSays(uint8 refundDays) public {
        OfferParams memory params = offerParams(mintModel(CREATOR));
        params.refundDays = refundDays;
        uint256 licenseId = buy(BUYER, createOffer(CREATOR, params));
        uint256 until = refundDays == 0 ? 0 : block.timestamp + uint256(refundDays) * 1 days;
        same(book.refundableUntil(licenseId), until, "until");
    }

    function testFuzz_TheUserOfALicenseHasAccessUntilItExpires(uint64 expires, uint256 time) public {
        uint256 licenseId = buy(BUYER, createOffer(CREATOR, subscriptionParams(modelId)));
        uint256 end = book.endTime(licenseId);
        expires = uint64(bound(expires, block.timestamp, end + MONTH));
        vm.prank(BUYER);
        book.setUser(licenseId, STRANGER, expires);
        same(book.userExpires(licenseId), expires, "expires");
        vm.warp(bound(time, block.timestamp, end + MONTH));

        bool inTime = block.timestamp <= expires && block.timestamp < end;
        same(book.userOf(licenseId), inTime ? STRANGER : address(0), "user");
        yes(book.grantsAccess(licenseId, STRANGER, modelId) == inTime, "access of the user");
        yes(book.grantsAccess(licenseId, BUYER, modelId) == block.timestamp < end, "access of the owner");
        no(book.grantsAccess(licenseId, STRANGER, modelId + 1), "this model only");
        no(book.grantsAccess(licenseId, DATA_DONOR, modelId), "nobody else");
    }

    function test_TheUserLosesAccessWhenTheLicenseIsSoldOrRevoked() public {
        uint256 offerId = createOffer(CREATOR, offerParams(modelId));
        uint256 sold = buy(BUYER, offerId);
        uint256 revoked = buy(BUYER, offerId);
        vm.startPrank(BUYER);
        book.setUser(sold, STRANGER, type(uint64).max);
        book.setUser(revoked, STRANGER, type(uint64).max);
        book.transferFrom(BUYER, INVESTOR, sold);
        vm.stopPrank();
        book.revoke(revoked);

        same(book.userOf(sold), address(0), "no user");
        same(book.userExpires(sold), 0, "no time");
        no(book.grantsAccess(sold, STRANGER, modelId), "no access after a sale");
        no(book.grantsAccess(revoked, STRANGER, modelId), "no access after a revocation");
        vm.prank(INVESTOR);
        book.setUser(sold, DATA_DONOR, type(uint64).max);
        yes(book.grantsAccess(sold, DATA_DONOR, modelId), "the new owner's user");
    }

    function test_ASellerWhoStaysTheUserKeepsTheNaiveLicenseButNotThisOne() public {
        NaiveUsers naive = new NaiveUsers();
        naive.mint(BUYER, 1);
        uint256 licenseId = buy(BUYER, createOffer(CREATOR, offerParams(modelId)));
        vm.startPrank(BUYER);
        naive.setUser(1, BUYER);
        naive.transferFrom(BUYER, INVESTOR, 1);
        book.setUser(licenseId, BUYER, type(uint64).max);
        book.transferFrom(BUYER, INVESTOR, licenseId);
        vm.stopPrank();
        same(naive.userOf(1), BUYER, "sold and kept");
        same(book.userOf(licenseId), address(0), "sold");
        no(book.grantsAccess(licenseId, BUYER, modelId), "no access");
    }

    function test_RevertWhen_AnybodyButTheOwnerSetsTheUser() public {
        uint256 licenseId = buy(BUYER, createOffer(CREATOR, offerParams(modelId)));
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.NotLicenseOwner.selector, licenseId, STRANGER));
        book.setUser(licenseId, STRANGER, type(uint64).max);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.LicenseNotFound.selector, 99));
        book.userOf(99);
        no(book.grantsAccess(99, STRANGER, modelId), "no such license");
        no(book.grantsAccess(licenseId, address(0), modelId), "the zero address is nobody's user");
    }

    function test_ADelistedModelSellsNothingButItsLicensesStayAndRenew() public {
        uint256 offerId = createOffer(CREATOR, subscriptionParams(modelId));
        uint256 free = createFree();
        uint256 licenseId = buy(BUYER, offerId);
        book.setDelisted(modelId, true);

        yes(book.isDelisted(modelId), "delisted");
        yes(book.isValid(licenseId), "still valid");
        bytes memory reason = abi.encodeWithSelector(ILicenseBook.ModelIsDelisted.selector, modelId);
        vm.startPrank(BUYER);
        book.renew{value: PRICE}(licenseId, 1, PRICE);
        vm.expectRevert(reason);
        book.buy{value: PRICE}(offerId, BUYER, PRICE, TERMS);
        vm.expectRevert(reason);
        book.buy(free, BUYER, 0, TERMS);
        vm.stopPrank();
        vm.prank(CREATOR);
        vm.expectRevert(reason);
        book.createOffer(offerParams(modelId));

        book.setDelisted(modelId, false);
        buy(BUYER, offerId);
    }

    function testFuzz_DelistingAModelStopsNoOther(uint8 others) public {
        others = uint8(bound(others, 1, 60));
        uint256 last;
        for (uint256 i = 0; i < others; ++i) {
            last = mintModel(CREATOR);
        }
        book.setDelisted(modelId, true);
        buy(BUYER, createOffer(CREATOR, offerParams(last)));
    }

    function test_AModelThatSharesItsFilterBitWithADelistedOneStillSells() public {
        for (uint256 i = 0; i < 152; ++i) {
            mintModel(CREATOR);
        }
        book.setDelisted(modelId, true);
        buy(BUYER, createOffer(CREATOR, offerParams(modelId + 152)));
        book.setDelisted(modelId + 152, true);
        book.setDelisted(modelId, false);
        vm.prank(CREATOR);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.ModelIsDelisted.selector, modelId + 152));
        book.createOffer(offerParams(modelId + 152));
    }

    function test_OnlyTheRoleDelists() public {
        vm.prank(CREATOR);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, CREATOR));
        book.setDelisted(modelId, true);
    }

    function test_SaysWhichStandardsItFollows() public view {
        bytes4[12] memory ids = [
            bytes4(0x01ffc9a7),
            0x80ac58cd,
            0x5b5e139f,
            0x2a55205a,
            0x49064906,
            0xb45a3c0e,
            0x8c65f84d,
            0xf5112315,
            0x91a6262f,
            0xe8a3d485,
            0x3ebdfa31,
            0xad092b5c
        ];
        for (uint256 i = 0; i < ids.length; ++i) {
            yes(book.supportsInterface(ids[i]), "ERC-165, 721, 2981, 4906, 4907, 5192, 5643, 5646, 6454, 7572, 7858");
        }
        no(book.supportsInterface(0xffffffff), "never this one");
    }

    function createFree() private returns (uint256) {
        OfferParams memory params = offerParams(modelId);
        params.price = 0;
        return createOffer(CREATOR, params);
    }

    function buyRefundable() private returns (uint256) {
        OfferParams memory params = subscriptionParams(modelId);
        params.refundDays = 14;
        return buy(BUYER, createOffer(CREATOR, params));
    }

    function expectInvalid(OfferParams memory params, string memory field) private {
        vm.prank(CREATOR);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.OfferInvalid.selector, field));
        book.createOffer(params);
    }
}
