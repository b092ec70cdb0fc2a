// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SharesTest} from "./base/SharesTest.sol";
import {Test} from "./base/Test.sol";
import {DemoDollar} from "../demo/DemoDollar.sol";
import {LicenseBook} from "../src/LicenseBook.sol";
import {ModelShares} from "../src/ModelShares.sol";
import {RevenueVault} from "../src/RevenueVault.sol";
import {Offer, OfferParams} from "../src/interfaces/ILicenseBook.sol";

/// @dev Does at random what holders and buyers do, and keeps its own account of who earned what, never rounded.
contract SharesHandler is Test {
    RevenueVault internal immutable vault;
    LicenseBook internal immutable book;
    ModelShares internal immutable shares;
    DemoDollar internal immutable dollar;
    uint256 internal immutable offerCount;

    address[4] public holders = [address(0xA1), address(0xA2), address(0xA3), address(0xA4)];
    /// @dev In 1 / supply of a smallest unit.
    mapping(address currency => mapping(address holder => uint256)) public earned;
    mapping(address currency => mapping(address holder => uint256)) public claimed;
    mapping(address currency => uint256) public arrived;
    bool public grewWithoutPayment;

    constructor(RevenueVault vault_, LicenseBook book_, ModelShares shares_, DemoDollar dollar_) {
        (vault, book, shares, dollar) = (vault_, book_, shares_, dollar_);
        offerCount = book_.offerCount();
        dollar_.approve(address(book_), type(uint256).max);
    }

    function buy(uint256 which) external steady {
        uint256 offerId = 1 + which % offerCount;
        Offer memory offer = book.getOffer(offerId);
        bool native = offer.currency == address(0);
        if (native) vm.deal(address(this), offer.price);
        else dollar.faucet(address(this), offer.price);
        book.buy{value: native ? offer.price : 0}(offerId, address(0xB1), offer.price, offer.termsHash);
    }

    function give(uint96 amount, bool native) external steady {
        amount %= 10_000e6;
        if (native) vm.deal(address(shares), address(shares).balance + amount);
        else dollar.faucet(address(shares), amount);
    }

    function claimForShares(bool native) external steady {
        address currency = currencyOf(native);
        if (vault.owed(address(shares), currency) != 0) vault.claim(address(shares), currency);
    }

    function distribute(bool native) external {
        address currency = currencyOf(native);
        uint256 shown = shares.undistributed(currency);
        if (shown == 0) return;
        uint256 amount = shares.distribute(currency);
        same(amount, shown, "as shown");
        arrived[currency] += amount;
        for (uint256 i = 0; i < holders.length; ++i) {
            earned[currency][holders[i]] += shares.balanceOf(holders[i]) * amount;
        }
    }

    function transfer(uint256 from, uint256 to, uint256 amount) external steady {
        address sender = holders[from % holders.length];
        amount = bound(amount, 0, shares.balanceOf(sender));
        vm.prank(sender);
        shares.transfer(holders[to % holders.length], amount);
    }

    function claim(uint256 who, bool native) external {
        (address holder, address currency) = (holders[who % holders.length], currencyOf(native));
        uint256 amount = shares.claimable(holder, currency);
        if (amount == 0) return;
        same(shares.claim(holder, currency), amount, "as shown");
        claimed[currency][holder] += amount;
    }

    function claimTo(uint256 who, bool native) external {
        (address holder, address currency) = (holders[who % holders.length], currencyOf(native));
        if (shares.claimable(holder, currency) == 0) return;
        vm.prank(holder);
        claimed[currency][holder] += shares.claimTo(currency, address(0xE15E));
    }

    function delegate(uint256 from, uint256 to) external steady {
        vm.prank(holders[from % holders.length]);
        shares.delegate(to % 5 == 4 ? address(0) : holders[to % 5]);
    }

    function wait(uint256 time) external steady {
        vm.warp(block.timestamp + time % 1 days);
    }

    /// @dev Nothing but a distribution changes what anybody can claim, and nothing but a claim makes it less.
    modifier steady() {
        uint256[8] memory before = claims();
        _;
        uint256[8] memory later = claims();
        for (uint256 i = 0; i < before.length; ++i) {
            if (later[i] != before[i]) grewWithoutPayment = true;
        }
    }

    function claims() private view returns (uint256[8] memory amounts) {
        for (uint256 i = 0; i < amounts.length; ++i) {
            amounts[i] = shares.claimable(holders[i / 2], currencyOf(i % 2 == 0));
        }
    }

    function currencyOf(bool native) private view returns (address) {
        return native ? address(0) : address(dollar);
    }
}

contract ModelSharesInvariantsTest is SharesTest {
    SharesHandler internal handler;

    function setUp() public override {
        super.setUp();
        OfferParams memory params = offerParams(modelId);
        params.price = 1_000_003;
        createOffer(CREATOR, params);
        params.currency = address(dollar);
        shares.addCurrency(createOffer(CREATOR, params));
        payShares(7_001);
        handler = new SharesHandler(vault, book, shares, dollar);
        for (uint256 i = 0; i < 4; ++i) {
            address holder = handler.holders(i);
            give(holder, i == 3 ? shares.balanceOf(CREATOR) : SUPPLY / (3 * i + 3));
        }
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_EverybodyGetsExactlyTheirPart() public view {
        address[2] memory currencies = [NATIVE, address(dollar)];
        for (uint256 c = 0; c < 2; ++c) {
            for (uint256 i = 0; i < 4; ++i) {
                address holder = handler.holders(i);
                uint256 got = handler.claimed(currencies[c], holder) + shares.claimable(holder, currencies[c]);
                same(got, handler.earned(currencies[c], holder) / SUPPLY, "by shares, to the last unit");
            }
        }
        no(handler.grewWithoutPayment(), "nobody's claim changes without a payment");
    }

    function invariant_ClaimsNeverExceedWhatArrivedAndLeaveOnlyFractions() public view {
        address[2] memory currencies = [NATIVE, address(dollar)];
        for (uint256 c = 0; c < 2; ++c) {
            address currency = currencies[c];
            (uint256 received, uint256 paid) = shares.dividends(currency);
            same(received, handler.arrived(currency), "received");
            uint256 due;
            uint256 claimed;
            for (uint256 i = 0; i < 4; ++i) {
                due += shares.claimable(handler.holders(i), currency);
                claimed += handler.claimed(currency, handler.holders(i));
            }
            same(paid, claimed, "paid");
            yes(paid + due <= received, "never more than arrived");
            yes(received - paid - due < 4, "less than one unit a holder remains");
            uint256 balance = currency == NATIVE ? address(shares).balance : dollar.balanceOf(address(shares));
            yes(balance >= received - paid, "and it is here");
        }
    }

    function invariant_VotesAreTheSharesOfThoseWhoDelegated() public view {
        uint256 delegated;
        uint256 votes;
        uint256 held;
        for (uint256 i = 0; i < 4; ++i) {
            address holder = handler.holders(i);
            votes += shares.getVotes(holder);
            held += shares.balanceOf(holder);
            if (shares.delegates(holder) != address(0)) delegated += shares.balanceOf(holder);
        }
        same(votes, delegated, "votes");
        same(held, SUPPLY, "nobody else has shares");
        same(shares.totalSupply(), SUPPLY, "supply");
    }
}
