// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./base/MarketTest.sol";
import {BatchingPurse, ForwardingPurse, ListPayingPurse, PushingPurse, TrustingPurse} from "./naive/NaivePurse.sol";
import {Refuser} from "./RevenueVault.t.sol";
import {FalseToken} from "./tokens/OddTokens.sol";
import {OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {IRevenueVault, Payee} from "../src/interfaces/IRevenueVault.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @dev Attacks on who holds the money, by their number in `ATTACKS.md`: each succeeds on a naive purse and fails on the
/// vault.
contract PurseAttacksTest is MarketTest {
    uint96 internal constant DOLLARS = 10e6;

    uint256 internal modelId;
    uint256 internal offerId;

    function setUp() public override {
        super.setUp();
        modelId = mintModel(CREATOR, new uint256[](0), threePayees());
        OfferParams memory params = offerParams(modelId);
        (params.currency, params.price) = (address(dollar), DOLLARS);
        offerId = createOffer(CREATOR, params);
        vm.deal(STRANGER, 100 ether);
    }

    function test_Attack5_WhoIsNamedTwiceIsPaidTwice() public {
        ListPayingPurse naive = new ListPayingPurse();
        naive.pay{value: 1 ether}(STRANGER);
        naive.pay{value: 1 ether}(CREATOR);
        address payable[] memory twice = new address payable[](2);
        (twice[0], twice[1]) = (payable(STRANGER), payable(STRANGER));
        naive.claimAll(twice);
        same(STRANGER.balance, 102 ether, "the naive one pays the stranger what is the creator's");

        buy(BUYER, createOffer(CREATOR, offerParams(modelId)));
        vault.settleAndClaim(modelId, CREATOR, NATIVE);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NothingToClaim.selector, CREATOR, NATIVE));
        vault.settleAndClaim(modelId, CREATOR, NATIVE);
    }

    function test_Attack8And30_OneWhoTakesNoMoneyStopsThePurchase() public {
        PushingPurse naive = new PushingPurse();
        address refuser = address(new Refuser());
        naive.addPayee(CREATOR);
        naive.addPayee(refuser);
        vm.expectRevert();
        naive.pay{value: 1 ether}();

        Payee[] memory payees = threePayees();
        payees[0].account = refuser;
        uint256 model = mintModel(CREATOR, new uint256[](0), payees);
        vault.setFee(500, refuser);
        buy(BUYER, createOffer(CREATOR, offerParams(model)));
        vault.settle(model, NATIVE);
        yes(vault.claim(DATA_DONOR, NATIVE) != 0, "neither a payee nor the treasury stops a sale or a claim");
        yes(vault.fees(NATIVE) != 0 && vault.owed(refuser, NATIVE) != 0, "what is theirs waits");
    }

    function test_Attack17_ATokenThatMovesNothingIsBookedAsPaid() public {
        FalseToken token = new FalseToken();
        TrustingPurse naive = new TrustingPurse();
        naive.pay(address(token), STRANGER, 1e30);
        same(naive.owed(address(token), STRANGER), 1e30, "the naive one owes what never came");

        vault.setCurrency(address(token), true);
        OfferParams memory params = offerParams(modelId);
        params.currency = address(token);
        uint256 id = createOffer(CREATOR, params);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        book.buy(id, STRANGER, PRICE, TERMS);
        same(vault.accounted(address(token)), 0, "the vault owes nothing");
    }

    function test_Attack18_SomebodyElsesMistakePaysForTheThief() public {
        TrustingPurse naive = new TrustingPurse();
        dollar.faucet(address(naive), DOLLARS);
        dollar.faucet(address(vault), DOLLARS);
        vm.startPrank(STRANGER);
        naive.payWithWhatIsHere(address(dollar), STRANGER);
        naive.claim(address(dollar));
        same(dollar.balanceOf(STRANGER), DOLLARS, "the naive one pays it to whoever comes first");

        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, book, 0, DOLLARS));
        book.buy(offerId, STRANGER, DOLLARS, TERMS);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NotRevenueSource.selector, STRANGER));
        vault.credit(modelId, address(dollar), DOLLARS, 0);
        vm.stopPrank();
        (uint256 direct,,) = vault.unsettled(modelId, address(dollar));
        same(direct, 0, "nor is it revenue");
    }

    function test_Attack19_TheSameCoinsPayTwice() public {
        BatchingPurse naive = new BatchingPurse();
        bytes[] memory calls = new bytes[](3);
        for (uint256 i = 0; i < 3; ++i) {
            calls[i] = abi.encodeCall(BatchingPurse.pay, ());
        }
        vm.prank(STRANGER);
        naive.multicall{value: 1 ether}(calls);
        same(naive.owed(STRANGER), 3 ether, "three times on the naive one");

        uint256 native = createOffer(CREATOR, offerParams(modelId));
        calls[0] = calls[1] = calls[2] = abi.encodeCall(book.buy, (native, STRANGER, PRICE, TERMS));
        no(tryMulticall(address(book), calls, PRICE), "the book has no such door");
        no(tryMulticall(address(vault), calls, PRICE), "nor has the vault");
        same(book.licenseCount(), 0, "nothing bought");
    }

    function test_Attack20_AnybodySpeaksForAnybody() public {
        ForwardingPurse naive = new ForwardingPurse();
        naive.pay{value: 1 ether}(CREATOR);
        bytes[] memory calls = new bytes[](1);
        calls[0] = abi.encodePacked(abi.encodeCall(ForwardingPurse.withdraw, (payable(STRANGER))), CREATOR);
        vm.prank(STRANGER);
        naive.forward(abi.encodeCall(ForwardingPurse.multicall, (calls)));
        same(STRANGER.balance, 101 ether, "the naive one pays the stranger for the creator");

        bytes memory close = abi.encodePacked(abi.encodeCall(book.closeOffer, (offerId)), CREATOR);
        vm.prank(STRANGER);
        (bool done,) = address(book).call(close);
        no(done, "who calls is who called, whatever stands behind the arguments");
        no(tryMulticall(address(book), calls, 0), "and nothing is delegated");
    }

    function test_Attack22_WhoPaysChoosesWhatThePurseCalls() public {
        TrustingPurse naive = new TrustingPurse();
        dollar.faucet(address(naive), DOLLARS);
        vm.prank(STRANGER);
        naive.payThrough(address(dollar), abi.encodeCall(IERC20.transfer, (STRANGER, DOLLARS)));
        same(dollar.balanceOf(STRANGER), DOLLARS, "the naive one pays the stranger");

        // The only code that the book and the vault call for a purchase is that of a currency, which the DAO allowed.
        OfferParams memory params = offerParams(modelId);
        params.currency = address(naive);
        vm.prank(CREATOR);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.CurrencyNotAllowed.selector, naive));
        book.createOffer(params);
    }

    function tryMulticall(address target, bytes[] memory calls, uint256 value) private returns (bool done) {
        vm.prank(STRANGER);
        (done,) = target.call{value: value}(abi.encodeWithSignature("multicall(bytes[])", calls));
    }
}
