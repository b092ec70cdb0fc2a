// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ExchangeTest} from "./base/ExchangeTest.sol";
import {Order} from "../src/interfaces/IExchange.sol";
import {OfferParams} from "../src/interfaces/ILicenseBook.sol";

/// @dev What a fill costs as a transaction of its own once everything was used before: each slot that is written was
/// written already, and everybody has some of everything. Models have three payees.
contract ExchangeGasTest is ExchangeTest {
    function setUp() public override {
        super.setUp();
        dollar.faucet(CREATOR, 1);
        vm.deal(CREATOR, 1);
        OfferParams memory params = offerParams(modelId);
        (params.currency, params.price) = (address(dollar), 1e6);
        uint256 offerId = createOffer(maker, params);
        vm.startPrank(taker);
        dollar.approve(address(book), 1e6);
        book.buy(offerId, taker, 1e6, TERMS);
        vm.stopPrank();
        buy(maker, createOffer(maker, offerParams(modelId)));
        mintModel(maker);
        fill(sharesListing(1, 1));
    }

    /// forge-config: default.isolate = true
    function test_ALicenseForNativeCoin() public {
        costs(listing(), 115_000);
    }

    /// forge-config: default.isolate = true
    function test_ALicenseForAnErc20() public {
        costs(dollarListing(address(book), licenseId), 130_000);
    }

    /// forge-config: default.isolate = true
    function test_AModelForNativeCoin() public {
        costs(listing(address(registry), modelId), 128_000);
    }

    /// forge-config: default.isolate = true
    function test_AModelForAnErc20() public {
        costs(dollarListing(address(registry), modelId), 143_000);
    }

    /// forge-config: default.isolate = true
    function test_SharesForNativeCoin() public {
        costs(sharesListing(1e18, RESALE), 87_000);
    }

    /// forge-config: default.isolate = true
    function test_SharesForAnErc20() public {
        costs(sharesOffer(1e18, RESALE), 101_000);
    }

    function costs(Order memory order, uint256 most) private {
        order.nonce = 1;
        fill(order);
        uint256 gas = vm.lastCallGas().gasTotalUsed;
        if (gas > most) revert Different("at most", gas, most);
    }
}
