// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SharesTest} from "./base/SharesTest.sol";
import {CallingToken, GuardedToken, PlainToken, RebasingToken, SilentToken} from "./tokens/OddTokens.sol";
import {ModelGovernor} from "../src/ModelGovernor.sol";
import {ModelShares} from "../src/ModelShares.sol";
import {OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {IFractionalizer} from "../src/interfaces/IFractionalizer.sol";
import {VotingRules} from "../src/interfaces/IModelGovernor.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {IModelShares} from "../src/interfaces/IModelShares.sol";
import {IRevenueVault, Payee} from "../src/interfaces/IRevenueVault.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev A holder that takes no money.
contract RefusingHolder {
    error Never();

    receive() external payable {
        revert Never();
    }

    function claimTo(ModelShares shares, address to) external returns (uint256) {
        return shares.claimTo(address(0), to);
    }
}

/// @dev A holder that tries to be paid twice, and to move its shares on before it is paid.
contract GreedyHolder {
    ModelShares internal immutable shares;
    address internal immutable friend;
    bool public triedAgain;

    constructor(ModelShares shares_, address friend_) {
        (shares, friend) = (shares_, friend_);
    }

    receive() external payable {
        triedAgain = true;
        try shares.claim(address(this), address(0)) {} catch {}
        try shares.distribute(address(0)) {} catch {}
        shares.transfer(friend, shares.balanceOf(address(this)));
        try shares.claim(friend, address(0)) {} catch {}
    }
}

contract ModelSharesTest is SharesTest {
    uint256 internal constant KEY = 0xA11CE;

    function test_TheOwnerGetsAllSharesOnce() public view {
        same(shares.totalSupply(), SUPPLY, "supply");
        same(shares.balanceOf(CREATOR), SUPPLY, "all of it");
        same(shares.modelId(), modelId, "model");
        same(shares.name(), "Shares of Model 1", "name");
        same(shares.symbol(), "SHARE-1", "symbol");
        same(shares.decimals(), 18, "decimals");
        same(shares.CLOCK_MODE(), "mode=timestamp", "clock mode");
        same(shares.clock(), block.timestamp, "clock");
        same(shares.governor(), address(governor), "governor");
        same(fractionalizer.modelOf(address(shares)), modelId, "genuine");
        same(fractionalizer.modelOf(address(this)), 0, "not genuine");
    }

    function test_RevertWhen_SomebodyElseFractionalizes() public {
        VotingRules memory rules = votingRules();
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.NotModelOwner.selector, modelId, STRANGER));
        vm.prank(STRANGER);
        fractionalizer.fractionalize(modelId, GUARANTEED, rules, 0);
        uint16[2] memory wrong = [0, 10_001];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IModelShares.GuaranteeInvalid.selector, wrong[i]));
            vm.prank(CREATOR);
            fractionalizer.fractionalize(modelId, wrong[i], rules, "wrong");
        }
    }

    function test_NobodyCanTakeAnothersAddresses() public {
        (address predicted, address governs) = fractionalizer.predict(CREATOR, "second");
        uint256 own = mintModel(STRANGER);
        (ModelShares others,) = fractionalize(STRANGER, own, "second");
        no(address(others) == predicted, "same salt, another place");
        (ModelShares made, ModelGovernor governorMade) = fractionalize(CREATOR, modelId, "second");
        same(address(made), predicted, "shares");
        same(address(governorMade), governs, "governor");
        VotingRules memory rules = votingRules();
        vm.expectRevert(abi.encodeWithSelector(IFractionalizer.SaltUsed.selector, CREATOR, bytes32("second")));
        vm.prank(CREATOR);
        fractionalizer.fractionalize(modelId, GUARANTEED, rules, "second");
    }

    function test_AModelIsMintedWithItsFutureSharesAsPayee() public {
        (address predicted,) = fractionalizer.predict(CREATOR, "early");
        uint256 model = mintModel(CREATOR, new uint256[](0), soleOf(predicted));
        uint256 offer = createOffer(CREATOR, offerParams(model));
        buy(BUYER, offer);
        vault.settleAndClaim(model, predicted, NATIVE);
        buy(BUYER, offer);
        (ModelShares made,) = fractionalize(CREATOR, model, "early");
        same(made.revenueBps(), 10_000, "from the beginning");

        made.addCurrency(offer);
        uint256 net = PRICE - uint256(PRICE) * 250 / 10_000;
        same(made.undistributed(NATIVE), 2 * net, "before and after it was created");
        same(made.distribute(NATIVE), 2 * net, "nothing is lost");
        same(made.claimable(CREATOR, NATIVE), 2 * net, "all to the holder");
    }

    function test_SharesSayWhatPartOfTheRevenueTheyCarry() public {
        same(shares.revenueBps(), 0, "nothing at first");
        same(shares.guaranteedBps(), GUARANTEED, "promised");
        payShares(5_000);
        same(shares.revenueBps(), 5_000, "what the vault pays");
        same(shares.securedBps(), 0, "the owner may change it");
        no(shares.isLocked(), "unlocked");

        vm.prank(CREATOR);
        registry.transferFrom(CREATOR, address(governor), modelId);
        yes(shares.isLocked(), "locked");
        same(shares.securedBps(), 5_000, "no more than is paid");
        vm.prank(address(governor));
        registry.transferFrom(address(governor), CREATOR, modelId);
        payShares(8_000);
        lock();
        same(shares.securedBps(), GUARANTEED, "no more than is promised");
    }

    function test_RevenueReachesHolders() public {
        payShares(6_000);
        give(ANNA, SUPPLY / 4);
        buy(BUYER, offerId);
        uint256 part = (PRICE - uint256(PRICE) * 250 / 10_000) * 6_000 / 10_000;
        same(shares.undistributed(NATIVE), part, "shown");
        vm.prank(STRANGER);
        same(shares.distribute(NATIVE), part, "anyone distributes");
        same(shares.claimable(ANNA, NATIVE), part / 4, "by shares");
        vm.prank(STRANGER);
        shares.claim(ANNA, NATIVE);
        same(ANNA.balance, part / 4, "to its owner");
        same(STRANGER.balance, 0, "not to the caller");
        (uint256 received, uint256 paid) = shares.dividends(NATIVE);
        same(received, part, "received");
        same(paid, part / 4, "paid");
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NothingToClaim.selector, ANNA, NATIVE));
        shares.claim(ANNA, NATIVE);
        vm.expectRevert(abi.encodeWithSelector(IModelShares.NothingToDistribute.selector, NATIVE));
        shares.distribute(NATIVE);
    }

    function test_WhatSomebodyClaimedForTheSharesIsNotLost() public {
        payShares(10_000);
        buy(BUYER, offerId);
        vm.prank(STRANGER);
        uint256 amount = vault.settleAndClaim(modelId, address(shares), NATIVE);
        same(shares.distribute(NATIVE), amount, "divided all the same");
    }

    function testFuzz_DividendsAreExact(uint96 first, uint96 second, uint80 held, uint8 touches) public {
        first = uint96(bound(first, 1, type(uint96).max));
        second = uint96(bound(second, 1, type(uint96).max));
        held = uint80(bound(held, 1, SUPPLY));
        give(ANNA, held);
        distribute(first);
        for (uint256 i = 0; i < touches % 8; ++i) {
            vm.prank(STRANGER);
            shares.transfer(ANNA, 0);
        }
        distribute(second);

        uint256 due = uint256(held) * (uint256(first) + second) / SUPPLY;
        same(shares.claimable(ANNA, NATIVE), due, "to the last unit, however often it was settled");
        if (due != 0) same(shares.claim(ANNA, NATIVE), due, "paid");
        uint256 rest = (SUPPLY - held) * (uint256(first) + second) / SUPPLY;
        same(shares.claimable(CREATOR, NATIVE), rest, "the other");
        yes(address(shares).balance - rest <= 1, "all but fractions of a unit");
    }

    function testFuzz_TransfersAreNeutral(uint96 before, uint96 later, uint80 held, uint80 moved) public {
        before = uint96(bound(before, 1, type(uint96).max));
        later = uint96(bound(later, 1, type(uint96).max));
        held = uint80(bound(held, 1, SUPPLY));
        moved = uint80(bound(moved, 0, held));
        give(ANNA, held);
        distribute(before);
        uint256 earned = shares.claimable(ANNA, NATIVE);
        vm.prank(ANNA);
        shares.transfer(BEN, moved);
        same(shares.claimable(ANNA, NATIVE), earned, "stays with the sender");
        same(shares.claimable(BEN, NATIVE), 0, "nothing for the past");

        distribute(later);
        same(shares.claimable(BEN, NATIVE), uint256(moved) * later / SUPPLY, "from now on");
        uint256 exact = uint256(held) * before + uint256(held - moved) * later;
        same(shares.claimable(ANNA, NATIVE), exact / SUPPLY, "both");
    }

    function test_SelfAndZeroTransfersChangeNothing() public {
        give(ANNA, SUPPLY / 2);
        distribute(1 ether);
        vm.prank(ANNA);
        yes(shares.transfer(ANNA, SUPPLY / 2), "to oneself");
        vm.prank(BEN);
        yes(shares.transfer(ANNA, 0), "nothing, from nothing");
        vm.prank(STRANGER);
        yes(shares.transferFrom(ANNA, BEN, 0), "nothing, without an allowance");
        same(shares.balanceOf(ANNA), SUPPLY / 2, "shares");
        same(shares.claimable(ANNA, NATIVE), 0.5 ether, "dividends");
    }

    function testFuzz_RevertWhen_MoreIsSentThanIsHeld(uint256 amount) public {
        amount = bound(amount, SUPPLY + 1, type(uint256).max);
        distribute(type(uint96).max);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, CREATOR, SUPPLY, amount));
        give(ANNA, amount);
    }

    function test_RevertWhen_SharesAreSentToTheirContract() public {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(shares)));
        give(address(shares), 1);
    }

    function test_OrderOfClaimsDoesNotChangeWhatAnyoneGets() public {
        give(ANNA, SUPPLY / 3);
        give(BEN, SUPPLY / 7);
        distribute(1_000_003);
        uint256 anna = shares.claim(ANNA, NATIVE);
        uint256 ben = shares.claim(BEN, NATIVE);
        distribute(1_000_003 * 3);
        same(shares.claim(BEN, NATIVE) + ben, uint256(SUPPLY / 7) * 4_000_012 / SUPPLY, "last, then first");
        same(shares.claim(ANNA, NATIVE) + anna, uint256(SUPPLY / 3) * 4_000_012 / SUPPLY, "first, then last");
    }

    function test_AHolderThatTakesNoMoneyStopsNobodyElse() public {
        RefusingHolder refuser = new RefusingHolder();
        give(address(refuser), SUPPLY / 2);
        distribute(1 ether);
        vm.expectRevert(
            abi.encodeWithSelector(IRevenueVault.NativeTransferFailed.selector, address(refuser), 0.5 ether)
        );
        shares.claim(address(refuser), NATIVE);
        same(shares.claim(CREATOR, NATIVE), 0.5 ether, "others");
        refuser.claimTo(shares, ANNA);
        same(ANNA.balance, 0.5 ether, "and it may send its own elsewhere");
        vm.expectRevert(IRevenueVault.ZeroAddress.selector);
        refuser.claimTo(shares, address(0));
    }

    function test_AReentrantHolderIsPaidOnce() public {
        GreedyHolder greedy = new GreedyHolder(shares, BEN);
        give(address(greedy), SUPPLY / 2);
        distribute(1 ether);
        shares.claim(address(greedy), NATIVE);
        yes(greedy.triedAgain(), "tried");
        same(address(greedy).balance, 0.5 ether, "once");
        same(shares.claimable(BEN, NATIVE), 0, "and not through a friend");
    }

    function test_AReentrantTokenPaysOnce() public {
        CallingToken token = new CallingToken();
        addCurrency(address(token));
        token.mint(address(shares), 1 ether);
        shares.distribute(address(token));
        token.callBefore(address(shares), abi.encodeCall(IModelShares.claim, (CREATOR, address(token))));
        shares.claim(CREATOR, address(token));
        yes(token.reached(), "called back");
        no(token.succeeded(), "in vain");
        same(token.balanceOf(CREATOR), 1 ether, "once");
    }

    function test_GiftsAreDividendsAndDiluteNobody() public {
        give(ANNA, 1);
        distribute(1);
        distribute(5 ether);
        same(shares.claimable(CREATOR, NATIVE), 5 ether, "all but a fraction of a unit");
        same(shares.totalSupply(), SUPPLY, "no new shares");
        distribute(SUPPLY);
        same(shares.claimable(ANNA, NATIVE), 1, "even one unit earns in the end");
    }

    function test_DividendsComeInUpToFourCurrencies() public {
        for (uint256 i = 0; i < 3; ++i) {
            addCurrency(address(new PlainToken(uint8(6 + 12 * i))));
        }
        address[] memory currencies = shares.currencies();
        same(currencies.length, 4, "native and three");
        give(ANNA, SUPPLY / 2);
        for (uint256 i = 1; i < 4; ++i) {
            PlainToken(currencies[i]).mint(address(shares), 1_000_000 * i);
            shares.distribute(currencies[i]);
        }
        give(ANNA, SUPPLY / 4);
        for (uint256 i = 1; i < 4; ++i) {
            same(shares.claim(ANNA, currencies[i]), 500_000 * i, "each its own books");
        }
        address fifth = address(new PlainToken(6));
        vault.setCurrency(fifth, true);
        OfferParams memory params = offerParams(modelId);
        params.currency = fifth;
        uint256 offer = createOffer(CREATOR, params);
        vm.expectRevert(abi.encodeWithSelector(IModelShares.TooManyCurrencies.selector, 4));
        shares.addCurrency(offer);
        vm.expectRevert(abi.encodeWithSelector(IModelShares.CurrencyAlreadyAdded.selector, NATIVE));
        shares.addCurrency(offerId);
    }

    function test_ATokenThatFailsStopsNoOtherCurrencyAndNoTransfer() public {
        GuardedToken guarded = new GuardedToken();
        RebasingToken rebasing = new RebasingToken();
        addCurrency(address(guarded));
        addCurrency(address(rebasing));
        guarded.mint(address(shares), 100);
        rebasing.mint(address(shares), 100);
        shares.distribute(address(guarded));
        shares.distribute(address(rebasing));
        guarded.setPaused(true);
        rebasing.rebase(50);
        give(ANNA, SUPPLY / 2);
        distribute(1 ether);
        same(shares.claim(ANNA, NATIVE), 0.5 ether, "native coin");
        vm.expectRevert(GuardedToken.Paused.selector);
        shares.claim(CREATOR, address(guarded));
        vm.expectRevert(abi.encodeWithSelector(IModelShares.NothingToDistribute.selector, address(rebasing)));
        shares.distribute(address(rebasing));

        guarded.setPaused(false);
        rebasing.rebase(100);
        same(shares.claim(CREATOR, address(guarded)), 100, "later");
        same(shares.claim(CREATOR, address(rebasing)), 100, "later");
    }

    function test_TokensThatReturnNothingArePaid() public {
        SilentToken silent = new SilentToken();
        addCurrency(address(silent));
        silent.mint(address(shares), 1_000_000);
        shares.distribute(address(silent));
        shares.claim(CREATOR, address(silent));
        same(silent.balanceOf(CREATOR), 1_000_000, "paid");
    }

    function test_LateBuyersGetNothingOfWhatWasDistributedBefore() public {
        payShares(10_000);
        buy(BUYER, offerId);
        shares.distribute(NATIVE);
        give(ANNA, SUPPLY);
        vm.expectRevert(abi.encodeWithSelector(IModelShares.NothingToDistribute.selector, NATIVE));
        shares.distribute(NATIVE);
        same(shares.claimable(ANNA, NATIVE), 0, "nothing to skim");
    }

    function test_PermitAndDelegationBySignatureWorkOnEachClone() public {
        address signer = vm.addr(KEY);
        give(signer, 5);
        bytes32 permit = keccak256(
            abi.encode(
                keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
                signer,
                BEN,
                uint256(3),
                shares.nonces(signer),
                block.timestamp
            )
        );
        (uint8 v, bytes32 r, bytes32 s) = signFor(shares, permit);
        (ModelShares others,) = fractionalize(CREATOR, modelId, "other");
        vm.expectRevert();
        others.permit(signer, BEN, 3, block.timestamp, v, r, s);
        shares.permit(signer, BEN, 3, block.timestamp, v, r, s);
        same(shares.allowance(signer, BEN), 3, "ERC-2612");

        bytes32 delegation = keccak256(
            abi.encode(
                keccak256("Delegation(address delegatee,uint256 nonce,uint256 expiry)"),
                BEN,
                uint256(1),
                block.timestamp
            )
        );
        (v, r, s) = signFor(shares, delegation);
        shares.delegateBySig(BEN, 1, block.timestamp, v, r, s);
        same(shares.getVotes(BEN), 5, "ERC-5805");
    }

    function test_VotesAreThoseOfTheMomentAndFollowShares() public {
        vm.prank(CREATOR);
        shares.delegate(CREATOR);
        vm.prank(ANNA);
        shares.delegate(BEN);
        vm.warp(block.timestamp + 10);
        uint256 before = block.timestamp - 1;
        give(ANNA, SUPPLY / 4);
        same(shares.getVotes(CREATOR), SUPPLY - SUPPLY / 4, "now");
        same(shares.getVotes(BEN), SUPPLY / 4, "to whom they were delegated");
        same(shares.getPastVotes(CREATOR, before), SUPPLY, "then");
        same(shares.getPastVotes(BEN, before), 0, "then");
    }

    function signFor(ModelShares of_, bytes32 structHash) private view returns (uint8 v, bytes32 r, bytes32 s) {
        return vm.sign(KEY, keccak256(abi.encodePacked(hex"1901", of_.DOMAIN_SEPARATOR(), structHash)));
    }
}
