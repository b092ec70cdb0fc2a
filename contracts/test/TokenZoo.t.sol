// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ExchangeTest} from "./base/ExchangeTest.sol";
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
import {UsageMeter} from "../src/UsageMeter.sol";
import {Order} from "../src/interfaces/IExchange.sol";
import {OfferParams} from "../src/interfaces/ILicenseBook.sol";

/// @dev Every way to pay in tokens, with every odd token. One token is an ordinary one until all is prepared, and then
/// becomes another: they keep balances and allowances in the same places.
contract TokenZooTest is ExchangeTest {
    enum Path {
        Buy,
        Renew,
        Deposit,
        FillListing,
        FillOffer
    }

    uint256 internal constant PATHS = 5;
    uint96 internal constant AMOUNT = 20_000_000;
    uint256 internal constant UNITS = 100;

    UsageMeter internal meter;
    PlainToken internal token;
    uint256 internal offerId;
    uint256 internal takersOwn;
    Order internal sale;
    Order internal bid;
    bytes internal saleSignature;
    bytes internal bidSignature;

    function setUp() public override {
        super.setUp();
        meter = new UsageMeter(registry, book, vault, 1 days);
        vault.setSource(address(meter), true);
        token = new PlainToken(18);
        vault.setCurrency(address(token), true);
        address[2] memory traders = [maker, taker];
        for (uint256 i = 0; i < 2; ++i) {
            token.mint(traders[i], 100 * AMOUNT);
            vm.startPrank(traders[i]);
            token.approve(address(book), type(uint256).max);
            token.approve(address(meter), type(uint256).max);
            token.approve(address(exchange), type(uint256).max);
            vm.stopPrank();
        }
        OfferParams memory params = subscriptionParams(modelId);
        (params.currency, params.price) = (address(token), AMOUNT);
        offerId = createOffer(maker, params);
        vm.prank(maker);
        meter.setUnitPrice(offerId, uint80(AMOUNT / UNITS), "call");
        vm.prank(taker);
        takersOwn = book.buy(offerId, taker, AMOUNT, TERMS);
        sale = dollarListing(address(book), licenseId);
        (sale.currency, sale.price) = (address(token), AMOUNT);
        saleSignature = sign(sale);
        bid = offer(address(book), takersLicense);
        (bid.currency, bid.price, bid.nonce) = (address(token), AMOUNT, 1);
        bidSignature = sign(bid);
    }

    function testFuzz_HonestTokensPayOnEveryPathToTheLastUnit(uint8 which, uint8 decimals) public {
        uint8[3] memory all = [6, 18, 30];
        bytes[5] memory codes = [
            address(new PlainToken(all[decimals % 3])).code,
            address(new SilentToken()).code,
            address(new Uint96Token()).code,
            address(new GuardedToken()).code,
            address(new CallingToken()).code
        ];
        become(codes[which % 5]);
        for (uint256 path = 0; path < PATHS; ++path) {
            address payer = Path(path) == Path.FillOffer ? maker : taker;
            uint256 before = token.balanceOf(payer);
            (bool paid,) = pay(Path(path));
            yes(paid, "paid");
            same(before - token.balanceOf(payer), AMOUNT, "the price and no more");
            same(token.balanceOf(address(vault)), vault.accounted(address(token)), "all of it is in the books");
            same(token.balanceOf(address(exchange)) + token.balanceOf(address(book)), 0, "nothing is left on the way");
        }
    }

    function test_ATokenThatReturnsFalsePaysOnNoPath() public {
        become(address(new FalseToken()).code);
        everyPathIsRefused();
    }

    function test_ATokenThatKeepsAPartPaysOnNoPath() public {
        become(address(new FeeToken()).code);
        everyPathIsRefused();
    }

    function test_ATokenThatShrankPaysOnNoPathUntilItIsWholeAgain() public {
        become(address(new RebasingToken()).code);
        RebasingToken(address(token)).rebase(50);
        everyPathIsRefused();
        RebasingToken(address(token)).rebase(100);
        everyPathIsOpen();
    }

    function test_APausedTokenDelaysEveryPathAndLosesNothing() public {
        become(address(new GuardedToken()).code);
        GuardedToken(address(token)).setPaused(true);
        everyPathIsRefused();
        GuardedToken(address(token)).setPaused(false);
        everyPathIsOpen();
    }

    function test_ATokenThatBlocksTheVaultPaysOnNoPathButLosesNothing() public {
        become(address(new GuardedToken()).code);
        GuardedToken(address(token)).setBlocked(address(vault), true);
        everyPathIsRefused();
        GuardedToken(address(token)).setBlocked(address(vault), false);
        everyPathIsOpen();
    }

    function test_ATokenThatCallsBackPaysOnceOnEveryPath() public {
        become(address(new CallingToken()).code);
        for (uint256 path = 0; path < PATHS; ++path) {
            (address target, bytes memory data) = callOf(Path(path));
            CallingToken(address(token)).callBefore(target, data);
            (bool paid,) = pay(Path(path));
            yes(paid && CallingToken(address(token)).reached(), "paid, and called back");
            no(CallingToken(address(token)).succeeded(), "in vain");
            same(token.balanceOf(address(vault)), vault.accounted(address(token)), "books equal balance");
        }
    }

    function become(bytes memory code) private {
        vm.etch(address(token), code);
    }

    function everyPathIsOpen() private {
        for (uint256 path = 0; path < PATHS; ++path) {
            (bool paid,) = pay(Path(path));
            yes(paid, "paid");
        }
    }

    function everyPathIsRefused() private {
        uint256 before = vault.accounted(address(token));
        uint256 sold = book.licenseCount();
        for (uint256 path = 0; path < PATHS; ++path) {
            (bool paid,) = pay(Path(path));
            no(paid, "refused");
        }
        same(vault.accounted(address(token)), before, "nothing is booked");
        same(book.licenseCount(), sold, "nothing is sold");
        same(book.ownerOf(licenseId), maker, "the maker keeps theirs");
        same(book.ownerOf(takersLicense), taker, "and the taker");
    }

    function pay(Path path) private returns (bool, bytes memory) {
        (address target, bytes memory data) = callOf(path);
        vm.prank(taker);
        return target.call(data);
    }

    function callOf(Path path) private view returns (address, bytes memory) {
        if (path == Path.Buy) return (address(book), abi.encodeCall(book.buy, (offerId, taker, AMOUNT, TERMS)));
        if (path == Path.Renew) return (address(book), abi.encodeCall(book.renew, (takersOwn, 1, AMOUNT)));
        if (path == Path.Deposit) {
            return (address(meter), abi.encodeCall(meter.deposit, (takersOwn, UNITS, AMOUNT / UNITS)));
        }
        if (path == Path.FillListing) {
            return (address(exchange), abi.encodeCall(exchange.fillListing, (sale, saleSignature, 1, AMOUNT)));
        }
        return (address(exchange), abi.encodeCall(exchange.fillOffer, (bid, bidSignature, 1, 0)));
    }
}
