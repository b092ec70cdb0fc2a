// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SharesTest} from "./base/SharesTest.sol";
import {FlooringShares, OpenCurrencies, OpenShares, UnsettledShares} from "./naive/NaiveShares.sol";
import {PlainToken} from "./tokens/OddTokens.sol";
import {ModelShares} from "../src/ModelShares.sol";
import {OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {IModelShares} from "../src/interfaces/IModelShares.sol";

/// @dev Attacks that succeed on naive shares, and fail on these.
contract ModelSharesAttacksTest is SharesTest {
    function test_NobodyInitializesClonesOrTheirCode() public {
        address[2] memory targets = [address(shares), fractionalizer.sharesImplementation()];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IModelShares.NotFractionalizer.selector, address(this)));
            IModelShares(targets[i]).initialize(1, 1, address(1), address(this));
        }
        same(ModelShares(payable(targets[1])).totalSupply(), 0, "no shares of nothing");

        OpenShares naive = new OpenShares();
        vm.prank(STRANGER);
        naive.initialize(STRANGER);
        same(naive.balanceOf(STRANGER), SUPPLY, "who came first has all of the naive ones");
    }

    function test_SharesPaidOnceAreNotPaidAgainElsewhere() public {
        UnsettledShares naive = new UnsettledShares();
        (bool sent,) = address(naive).call{value: 10 ether}("");
        yes(sent, "sent");
        naive.transfer(ANNA, SUPPLY / 4);
        naive.claim(ANNA);
        vm.prank(ANNA);
        naive.transfer(BEN, SUPPLY / 4);
        yes(naive.claim(BEN) > 2.4 ether, "the naive shares pay twice, out of others' money");
        vm.deal(ANNA, 0);

        give(ANNA, SUPPLY / 4);
        distribute(10 ether);
        shares.claim(ANNA, NATIVE);
        vm.prank(ANNA);
        shares.transfer(BEN, SUPPLY / 4);
        same(shares.claimable(BEN, NATIVE), 0, "these do not");
        same(shares.claimable(CREATOR, NATIVE), 7.5 ether, "the others' is theirs");
    }

    function test_NobodyRoundsAnothersDividendsAway() public {
        FlooringShares naive = new FlooringShares();
        naive.transfer(ANNA, SUPPLY / 2);
        give(ANNA, SUPPLY / 2);
        for (uint256 i = 0; i < 100; ++i) {
            naive.distribute(1);
            vm.prank(STRANGER);
            naive.transfer(ANNA, 0);
            distribute(1);
            vm.prank(STRANGER);
            shares.transfer(ANNA, 0);
        }
        same(naive.earned(ANNA), 0, "the naive shares lose all of it");
        same(shares.claimable(ANNA, NATIVE), 50, "these none");
    }

    function test_DustOfOtherCurrenciesTakesNoPlace() public {
        OpenCurrencies naive = new OpenCurrencies();
        PlainToken[4] memory dust;
        for (uint256 i = 0; i < 4; ++i) {
            dust[i] = new PlainToken(18);
            dust[i].mint(address(naive), 1);
            dust[i].mint(address(shares), 1);
            naive.addCurrency(dust[i]);
            vm.expectRevert(abi.encodeWithSelector(IModelShares.CurrencyNotAdded.selector, address(dust[i])));
            shares.distribute(address(dust[i]));
        }
        dollar.faucet(address(naive), 1e6);
        vm.expectRevert(OpenCurrencies.TooManyCurrencies.selector);
        naive.addCurrency(dollar);

        vault.setCurrency(address(dust[0]), true);
        uint256 foreign = mintModel(STRANGER);
        OfferParams memory params = offerParams(foreign);
        params.currency = address(dust[0]);
        uint256 foreignOffer = createOffer(STRANGER, params);
        vm.expectRevert(abi.encodeWithSelector(IModelShares.OfferOfOtherModel.selector, foreignOffer, foreign));
        shares.addCurrency(foreignOffer);
        addCurrency(address(dollar));
    }
}
