// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./base/MarketTest.sol";
import {Test} from "./base/Test.sol";
import {DemoDollar} from "../demo/DemoDollar.sol";
import {LicenseBook} from "../src/LicenseBook.sol";
import {ModelRegistry} from "../src/ModelRegistry.sol";
import {RevenueVault} from "../src/RevenueVault.sol";
import {Offer, OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {Payee, PayeeRole} from "../src/interfaces/IRevenueVault.sol";

/// @dev Does at random what people do, and keeps its own account of the money.
contract MarketHandler is Test {
    RevenueVault internal immutable vault;
    ModelRegistry internal immutable registry;
    LicenseBook internal immutable book;
    DemoDollar internal immutable dollar;
    uint256 public immutable modelCount;
    uint256 public immutable offerCount;

    address[3] public buyers = [address(0xB1), address(0xB2), address(0xB3)];
    address[6] public payees =
        [address(0xA1), address(0xA2), address(0xA3), address(0xA4), address(0xA5), address(0xA6)];

    mapping(address currency => uint256) public paid;
    mapping(address currency => uint256) public refunded;
    mapping(address currency => uint256) public claimed;
    mapping(uint256 licenseId => uint256) public lastEndTime;
    bool public endTimeShrank;

    constructor(RevenueVault vault_, ModelRegistry registry_, LicenseBook book_, DemoDollar dollar_) {
        (vault, registry, book, dollar) = (vault_, registry_, book_, dollar_);
        (modelCount, offerCount) = (registry_.modelCount(), book_.offerCount());
        for (uint256 i = 0; i < buyers.length; ++i) {
            vm.prank(buyers[i]);
            dollar_.approve(address(book_), type(uint256).max);
        }
    }

    function buy(uint256 who, uint256 which) external {
        (address buyer, uint256 offerId) = (buyers[who % buyers.length], 1 + which % offerCount);
        Offer memory offer = book.getOffer(offerId);
        if (offer.maxSupply != 0 && offer.sold == offer.maxSupply) return;
        uint256 value = pay(buyer, offer.currency, offer.price);
        vm.prank(buyer);
        uint256 licenseId = book.buy{value: value}(offerId, buyer, offer.price, offer.termsHash);
        lastEndTime[licenseId] = book.endTime(licenseId);
    }

    function renew(uint256 which, uint256 periods) external {
        if (book.licenseCount() == 0) return;
        uint256 licenseId = 1 + which % book.licenseCount();
        if (!book.isRenewable(licenseId)) return;
        periods = 1 + periods % 3;
        Offer memory offer = book.getOffer(book.getLicense(licenseId).offerId);
        uint256 price = offer.price * periods;
        uint256 value = pay(buyers[0], offer.currency, price);
        vm.prank(buyers[0]);
        uint256 end = book.renew{value: value}(licenseId, periods, price);
        if (end <= lastEndTime[licenseId]) endTimeShrank = true;
        lastEndTime[licenseId] = end;
    }

    function refund(uint256 which) external {
        if (book.licenseCount() == 0) return;
        uint256 licenseId = 1 + which % book.licenseCount();
        if (book.refundableUntil(licenseId) == 0) return;
        (, address currency,,) = vault.escrowOf(address(book), licenseId);
        vm.prank(book.ownerOf(licenseId));
        refunded[currency] += book.refund(licenseId);
    }

    function release(uint256 which) external {
        if (book.licenseCount() == 0) return;
        uint256 licenseId = 1 + which % book.licenseCount();
        (,, uint256 amount, uint256 releaseAt) = vault.escrowOf(address(book), licenseId);
        if (amount != 0 && block.timestamp >= releaseAt) vault.releaseEscrow(address(book), licenseId);
    }

    function settle(uint256 which, bool native) external {
        (uint256 modelId, address currency) = (1 + which % modelCount, native ? address(0) : address(dollar));
        (uint256 direct, uint256 fee, uint256 upstream) = vault.unsettled(modelId, currency);
        if (direct + fee + upstream != 0) vault.settle(modelId, currency);
    }

    function claim(uint256 which, bool native) external {
        (address account, address currency) = (payees[which % payees.length], native ? address(0) : address(dollar));
        if (vault.owed(account, currency) != 0) claimed[currency] += vault.claim(account, currency);
    }

    function claimFees(bool native) external {
        address currency = native ? address(0) : address(dollar);
        if (vault.fees(currency) != 0) claimed[currency] += vault.claimFees(currency);
    }

    function transfer(uint256 which, uint256 to) external {
        if (book.licenseCount() == 0) return;
        uint256 licenseId = 1 + which % book.licenseCount();
        address owner = book.ownerOf(licenseId);
        vm.prank(owner);
        book.transferFrom(owner, buyers[to % buyers.length], licenseId);
    }

    function govern(uint16 feeBps) external {
        vault.setFee(feeBps % 501, address(0xFEE));
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + time % 20 days);
    }

    function pay(address buyer, address currency, uint256 price) private returns (uint256 value) {
        paid[currency] += price;
        if (currency != address(0)) {
            dollar.faucet(buyer, price);
            return 0;
        }
        vm.deal(buyer, buyer.balance + price);
        return price;
    }
}

/// @dev What must hold after any sequence of what people do.
contract InvariantsTest is MarketTest {
    MarketHandler internal handler;
    bytes32 internal offersBefore;

    function setUp() public override {
        super.setUp();
        uint256 root = mintModel(address(0xA1), new uint256[](0), pair(address(0xA1), address(0xA2), 3_333));
        uint256 license = buy(address(0xA3), freeDerivativeOffer(address(0xA1), root, 1_501));
        uint256 middle = mintModel(address(0xA3), list(license), pair(address(0xA3), address(0xA4), 9_999));
        license = buy(address(0xA5), freeDerivativeOffer(address(0xA3), middle, 707));
        uint256 leaf = mintModel(address(0xA5), list(license), pair(address(0xA5), address(0xA6), 1));
        address[3] memory owners = [address(0xA1), address(0xA3), address(0xA5)];
        uint256[3] memory models = [root, middle, leaf];
        for (uint256 i = 0; i < 3; ++i) {
            OfferParams memory params = subscriptionParams(models[i]);
            params.price = uint96(1_000_003 + i);
            createOffer(owners[i], params);
            params.currency = address(dollar);
            params.maxSupply = 3;
            createOffer(owners[i], params);
            params.maxSupply = 0;
            params.refundDays = 10;
            createOffer(owners[i], params);
        }
        handler = new MarketHandler(vault, registry, book, dollar);
        offersBefore = termsOfAllOffers();
        manager.grantRole(manager.ADMIN_ROLE(), address(handler), 0);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_TheVaultHoldsExactlyWhatItOwes() public view {
        same(address(vault).balance, vault.accounted(NATIVE), "native coin");
        same(dollar.balanceOf(address(vault)), vault.accounted(address(dollar)), "dollars");
    }

    function invariant_WhatWasPaidIsFeesSharesPendingRefundsAndClaims() public view {
        address[2] memory currencies = [NATIVE, address(dollar)];
        for (uint256 c = 0; c < 2; ++c) {
            address currency = currencies[c];
            uint256 sum = handler.refunded(currency) + handler.claimed(currency) + vault.fees(currency);
            for (uint256 i = 0; i < 6; ++i) {
                sum += vault.owed(handler.payees(i), currency);
            }
            for (uint256 modelId = 1; modelId <= handler.modelCount(); ++modelId) {
                (uint256 direct,, uint256 upstream) = vault.unsettled(modelId, currency);
                sum += direct + upstream;
            }
            for (uint256 licenseId = 1; licenseId <= book.licenseCount(); ++licenseId) {
                (, address escrowed, uint256 amount,) = vault.escrowOf(address(book), licenseId);
                if (escrowed == currency) sum += amount;
            }
            same(sum, handler.paid(currency), "conserved");
        }
    }

    function invariant_SharesShownAreSharesPaid() public {
        for (uint256 modelId = 1; modelId <= handler.modelCount(); ++modelId) {
            (uint256 direct, uint256 fee, uint256 upstream) = vault.unsettled(modelId, NATIVE);
            if (direct + fee + upstream == 0) continue;
            uint256 shown = vault.claimable(modelId, address(0xA3), NATIVE);
            vault.settle(modelId, NATIVE);
            same(vault.owed(address(0xA3), NATIVE), shown, "as shown");
        }
    }

    function invariant_NoOfferSellsMoreThanItsSupplyAndTermsStay() public view {
        uint256 sold;
        for (uint256 offerId = 1; offerId <= book.offerCount(); ++offerId) {
            Offer memory offer = book.getOffer(offerId);
            yes(offer.maxSupply == 0 || offer.sold <= offer.maxSupply, "supply");
            sold += offer.sold;
        }
        same(sold, book.licenseCount(), "ids are dense");
        yes(termsOfAllOffers() == offersBefore, "terms");
    }

    function invariant_EndTimesNeverShrinkButByRefund() public view {
        no(handler.endTimeShrank(), "renewal");
        for (uint256 licenseId = 3; licenseId <= book.licenseCount(); ++licenseId) {
            if (book.getLicense(licenseId).revoked) continue;
            same(book.endTime(licenseId), handler.lastEndTime(licenseId), "end");
        }
    }

    function freeDerivativeOffer(address owner, uint256 modelId, uint16 bps) private returns (uint256) {
        OfferParams memory params = offerParams(modelId);
        params.flags = TRANSFERABLE | DERIVATIVES;
        (params.upstreamBps, params.price) = (bps, 0);
        return createOffer(owner, params);
    }

    function pair(address a, address b, uint16 bps) private pure returns (Payee[] memory payees) {
        payees = new Payee[](2);
        payees[0] = Payee(a, bps, PayeeRole.Creator);
        payees[1] = Payee(b, 10_000 - bps, PayeeRole.Data);
    }

    function termsOfAllOffers() private view returns (bytes32 digest) {
        for (uint256 offerId = 1; offerId <= book.offerCount(); ++offerId) {
            Offer memory offer = book.getOffer(offerId);
            offer.sold = 0;
            digest = keccak256(abi.encode(digest, offer));
        }
    }
}
