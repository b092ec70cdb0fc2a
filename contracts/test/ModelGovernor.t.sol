// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SharesTest} from "./base/SharesTest.sol";
import {BalanceVotes, MajorityRule} from "./naive/NaiveShares.sol";
import {PlainToken} from "./tokens/OddTokens.sol";
import {ModelGovernor} from "../src/ModelGovernor.sol";
import {ModelShares} from "../src/ModelShares.sol";
import {IModelGovernor, VotingRules} from "../src/interfaces/IModelGovernor.sol";
import {IModelRegistry, MintParams} from "../src/interfaces/IModelRegistry.sol";
import {IRevenueVault, Payee} from "../src/interfaces/IRevenueVault.sol";
import {OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IERC20Errors, IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev Lends shares for the length of a call.
contract FlashLender {
    function lend(ERC20 shares, address borrower, uint256 amount) external {
        shares.transfer(borrower, amount);
        FlashVoter(borrower).use(amount);
        require(shares.balanceOf(address(this)) >= amount);
    }
}

/// @dev Votes and proposes with borrowed shares.
contract FlashVoter {
    BalanceVotes public immutable naive;
    ModelShares internal immutable shares;
    ModelGovernor internal immutable governor;
    FlashLender internal immutable lender;
    uint256 internal proposalId;
    uint256 public counted;
    bool public proposed;

    constructor(ModelShares shares_, ModelGovernor governor_, FlashLender lender_) {
        (shares, governor, lender) = (shares_, governor_, lender_);
        naive = new BalanceVotes(shares_);
        shares_.delegate(address(this));
    }

    function voteWith(uint256 amount, uint256 proposalId_) external {
        proposalId = proposalId_;
        lender.lend(shares, address(this), amount);
    }

    function use(uint256 amount) external {
        naive.vote();
        counted = governor.castVote(proposalId, 1);
        try governor.propose(new address[](1), new uint256[](1), new bytes[](1), "mine") {
            proposed = true;
        } catch {}
        shares.transfer(address(lender), amount);
    }
}

contract ModelGovernorTest is SharesTest {
    uint8 internal constant AGAINST = 0;
    uint8 internal constant FOR = 1;
    uint8 internal constant ABSTAIN = 2;
    uint256 internal constant KEY = 0xA11CE;

    /// @dev Half of the shares to Anna, a tenth to Ben, the rest stays with the creator; all vote for themselves.
    function setUp() public override {
        super.setUp();
        give(ANNA, SUPPLY / 2);
        give(BEN, SUPPLY / 10);
        delegateToSelf(CREATOR);
        delegateToSelf(ANNA);
        delegateToSelf(BEN);
        vm.warp(block.timestamp + 1);
    }

    function test_SendingTheModelToItsGovernorLocksItAndPaysTheShares() public {
        lock();
        yes(shares.isLocked(), "locked");
        same(shares.revenueBps(), GUARANTEED, "paid");
        same(shares.securedBps(), GUARANTEED, "for sure");
        buy(BUYER, offerId);
        uint256 amount = shares.distribute(NATIVE);
        same(amount, (PRICE - uint256(PRICE) * 250 / 10_000) * 6_000 / 10_000, "revenue");
    }

    function test_RevertWhen_TheModelComesWithPayeesBelowTheGuarantee() public {
        bytes memory tooLittle = abi.encode(payeesWith(GUARANTEED - 1));
        vm.expectRevert(abi.encodeWithSelector(IModelGovernor.SharesUnderpaid.selector, GUARANTEED - 1, GUARANTEED));
        vm.prank(CREATOR);
        registry.safeTransferFrom(CREATOR, address(governor), modelId, tooLittle);
        bytes memory none = abi.encode(soleOf(CREATOR));
        vm.expectRevert(abi.encodeWithSelector(IModelGovernor.SharesUnderpaid.selector, 0, GUARANTEED));
        vm.prank(CREATOR);
        registry.safeTransferFrom(CREATOR, address(governor), modelId, none);
    }

    function test_OnlyTheArrivalOfTheModelProposesPayees() public {
        vm.prank(CREATOR);
        registry.transferFrom(CREATOR, address(governor), modelId);
        bytes memory payees = abi.encode(payeesWith(10_000));
        vm.prank(STRANGER);
        governor.onERC721Received(STRANGER, STRANGER, modelId, payees);
        uint256 other = mintModel(STRANGER);
        vm.prank(STRANGER);
        registry.safeTransferFrom(STRANGER, address(governor), other, payees);
        (, uint256 effectiveAt) = vault.proposedPayeesOf(modelId);
        same(effectiveAt, 0, "nothing proposed");
        same(registry.ownerOf(other), address(governor), "other models are welcome");
    }

    function test_AnOwnersOldProposalOfPayeesDiesWithTheLock() public {
        vm.prank(CREATOR);
        vault.proposePayees(modelId, soleOf(STRANGER));
        vm.prank(CREATOR);
        registry.transferFrom(CREATOR, address(governor), modelId);
        vm.warp(block.timestamp + 30 days);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NoPayeesProposed.selector, modelId));
        vault.applyPayees(modelId);
    }

    function test_AVotePublishesAVersion() public {
        lock();
        pass(address(registry), abi.encodeCall(IModelRegistry.addVersion, (modelId, keccak256("v2"), WEIGHTS)));
        same(registry.versionCount(modelId), 2, "published");
    }

    function test_AVoteOpensAndClosesOffers() public {
        lock();
        OfferParams memory params = offerParams(modelId);
        params.price = 7;
        pass(address(book), abi.encodeCall(book.createOffer, (params)));
        uint256 opened = book.offerCount();
        same(book.getOffer(opened).price, 7, "opened");
        pass(address(book), abi.encodeCall(book.closeOffer, (opened)));
        yes(book.getOffer(opened).closed, "closed");
    }

    function testFuzz_AVoteSpendsTheTreasury(uint96 coins, uint96 tokens) public {
        PlainToken token = new PlainToken(6);
        vm.deal(address(governor), coins);
        token.mint(address(governor), tokens);
        address[] memory targets = new address[](2);
        uint256[] memory values = new uint256[](2);
        bytes[] memory calls = new bytes[](2);
        (targets[0], values[0]) = (STRANGER, coins);
        (targets[1], calls[1]) = (address(token), abi.encodeCall(ERC20.transfer, (STRANGER, tokens)));
        uint256 id = propose(ANNA, targets, values, calls, "research");
        decide(id);
        governor.execute(targets, values, calls, keccak256("research"));
        same(STRANGER.balance, coins, "native coin");
        same(token.balanceOf(STRANGER), tokens, "tokens");
    }

    function test_TheGovernorEarnsAsAPayeeAndAsAHolder() public {
        payShares(10_000);
        give(address(governor), SUPPLY / 10);
        buy(BUYER, offerId);
        uint256 amount = shares.distribute(NATIVE);
        same(shares.claim(address(governor), NATIVE), amount / 10, "claimed for it");
        same(address(governor).balance, amount / 10, "in its treasury");
    }

    function test_AVoteSpendsNobodyElsesMoney() public {
        dollar.faucet(BEN, 1e6);
        bytes memory call = abi.encodeCall(ERC20.transferFrom, (BEN, ANNA, 1e6));
        bytes32 description = accept(address(dollar), call);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = single(address(dollar), call);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(governor), 0, 1e6)
        );
        governor.execute(targets, values, calls, description);
    }

    function test_NoVoteMovesOrLendsTheModel() public {
        lock();
        refused(address(registry), abi.encodeCall(registry.transferFrom, (address(governor), ANNA, modelId)));
        refused(
            address(registry),
            abi.encodeWithSignature("safeTransferFrom(address,address,uint256)", governor, ANNA, modelId)
        );
        refused(
            address(registry),
            abi.encodeWithSignature("safeTransferFrom(address,address,uint256,bytes)", governor, ANNA, modelId, "")
        );
        refused(address(registry), abi.encodeCall(registry.approve, (ANNA, modelId)));
        refused(address(registry), abi.encodeCall(registry.setApprovalForAll, (ANNA, true)));
        same(registry.ownerOf(modelId), address(governor), "stays");

        MajorityRule naive = new MajorityRule(shares);
        uint256 other = mintModel(address(naive));
        vm.prank(CREATOR);
        shares.transfer(ANNA, 1);
        vm.prank(ANNA);
        naive.execute(address(registry), abi.encodeCall(registry.transferFrom, (address(naive), ANNA, other)));
        same(registry.ownerOf(other), ANNA, "half and one unit take it from a naive governor");
    }

    function test_NoVoteTakesRevenueFromTheShares() public {
        lock();
        Payee[] memory payees = soleOf(ANNA);
        bytes memory call = abi.encodeCall(vault.proposePayees, (modelId, payees));
        bytes32 description = accept(address(vault), call);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = single(address(vault), call);
        vm.expectRevert(abi.encodeWithSelector(IModelGovernor.SharesUnderpaid.selector, 0, GUARANTEED));
        governor.execute(targets, values, calls, description);

        pass(address(vault), abi.encodeCall(vault.proposePayees, (modelId, payeesWith(9_000))));
        vm.warp(block.timestamp + 7 days);
        vault.applyPayees(modelId);
        same(shares.revenueBps(), 9_000, "more is welcome");
        same(shares.securedBps(), GUARANTEED, "and not for sure");
    }

    function test_NoVoteChangesTheRulesOrCallsOnesWayAroundThem() public {
        lock();
        bytes memory take = abi.encodeCall(registry.transferFrom, (address(governor), ANNA, modelId));
        refused(address(governor), abi.encodeCall(governor.relay, (address(registry), 0, take)));
        refused(address(governor), abi.encodeCall(governor.setLateQuorumVoteExtension, (0)));
        refused(address(vault), abi.encodeCall(vault.claim, (ANNA, NATIVE)));
        refused(address(vault), "");
        refused(address(registry), hex"23b872");
        same(governor.lateQuorumVoteExtension(), 1 days, "the same rules");
    }

    function test_AVoteMovesOtherModelsAndMintsDescendants() public {
        uint256 other = mintModel(address(governor));
        pass(address(registry), abi.encodeCall(registry.transferFrom, (address(governor), BEN, other)));
        same(registry.ownerOf(other), BEN, "another model");
        MintParams memory params = mintParams(address(governor), new uint256[](0), soleOf(address(governor)));
        pass(address(registry), abi.encodeCall(registry.mint, (params)));
        same(registry.ownerOf(registry.modelCount()), address(governor), "its own");
    }

    function test_ATinyTurnoutDecidesNothing() public {
        uint256 id = proposeNothing(BEN, "tiny");
        vm.warp(block.timestamp + 1 days + 1);
        vote(BEN, id, FOR);
        vm.warp(block.timestamp + 5 days);
        yes(governor.state(id) == IGovernor.ProposalState.Defeated, "a tenth is below the quorum");
        same(governor.quorum(0), SUPPLY / 5, "a fifth");
    }

    function test_AMajorityAgainstDefeats() public {
        uint256 id = proposeNothing(BEN, "no");
        vm.warp(block.timestamp + 1 days + 1);
        vote(CREATOR, id, FOR);
        vote(BEN, id, ABSTAIN);
        vote(ANNA, id, AGAINST);
        vm.warp(block.timestamp + 5 days);
        yes(governor.state(id) == IGovernor.ProposalState.Defeated, "half against two fifths");
    }

    function test_ALateQuorumLeavesTimeToAnswer() public {
        uint256 id = proposeNothing(BEN, "late");
        uint256 end = governor.proposalDeadline(id);
        vm.warp(end);
        vote(CREATOR, id, FOR);
        same(governor.proposalDeadline(id), end + 1 days, "a day more");
        vm.warp(end + 1 days);
        vote(ANNA, id, AGAINST);
        vm.warp(end + 1 days + 1);
        yes(governor.state(id) == IGovernor.ProposalState.Defeated, "answered");
    }

    function test_SharesVoteOnceHoweverManyHandsTheyPassThrough() public {
        BalanceVotes naive = new BalanceVotes(shares);
        uint256 id = proposeNothing(ANNA, "twice");
        vm.warp(block.timestamp + 1 days + 1);
        delegateToSelf(STRANGER);
        address[2] memory hands = [BEN, STRANGER];
        for (uint256 i = 0; i < 2; ++i) {
            vm.prank(hands[i]);
            naive.vote();
            vote(hands[i], id, FOR);
            vm.prank(BEN);
            if (i == 0) shares.transfer(STRANGER, SUPPLY / 10);
        }
        same(naive.votesFor(), SUPPLY / 5, "twice in the naive vote");
        (, uint256 votesFor,) = governor.proposalVotes(id);
        same(votesFor, SUPPLY / 10, "once here");
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, BEN));
        vote(BEN, id, FOR);
    }

    function test_BorrowedSharesNeitherVoteNorPropose() public {
        FlashLender lender = new FlashLender();
        FlashVoter voter = new FlashVoter(shares, governor, lender);
        vm.prank(ANNA);
        shares.transfer(address(lender), SUPPLY / 2);
        uint256 id = proposeNothing(BEN, "borrowed");
        vm.warp(block.timestamp + 1 days + 1);
        voter.voteWith(SUPPLY / 2, id);
        same(voter.naive().votesFor(), SUPPLY / 2, "all votes in the naive vote");
        same(voter.counted(), 0, "none here");
        no(voter.proposed(), "no proposal");
    }

    function test_RevertWhen_AProposerHasTooFewVotes() public {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = single(STRANGER, "");
        vm.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, STRANGER, 0, SUPPLY / 100)
        );
        vm.prank(STRANGER);
        governor.propose(targets, values, calls, "spam");
    }

    function test_AnAcceptedProposalExpires() public {
        bytes32 description = accept(STRANGER, "");
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = single(STRANGER, "");
        uint256 id = governor.getProposalId(targets, values, calls, description);
        uint256 last = governor.proposalDeadline(id) + governor.EXECUTION_WINDOW();
        vm.warp(last);
        yes(governor.state(id) == IGovernor.ProposalState.Succeeded, "in time");
        vm.warp(last + 1);
        yes(governor.state(id) == IGovernor.ProposalState.Expired, "late");
        vm.expectRevert();
        governor.execute(targets, values, calls, description);
    }

    function test_WhoHoldsAllSharesRedeemsTheModelAtOnce() public {
        lock();
        buy(BUYER, offerId);
        uint256 amount = shares.distribute(NATIVE);
        vm.prank(CREATOR);
        shares.transfer(ANNA, SUPPLY * 2 / 5);
        vm.expectRevert(abi.encodeWithSelector(IModelGovernor.NotSoleHolder.selector, ANNA, SUPPLY - SUPPLY / 10));
        vm.prank(ANNA);
        governor.redeem(ANNA);
        vm.prank(BEN);
        shares.transfer(ANNA, SUPPLY / 10);
        vm.prank(ANNA);
        governor.redeem(STRANGER);

        same(registry.ownerOf(modelId), STRANGER, "where the holder said");
        no(shares.isLocked(), "unlocked");
        same(shares.securedBps(), 0, "no promise any more");
        same(shares.claim(BEN, NATIVE), amount / 10, "what was earned can be claimed");
        buy(BUYER, offerId);
        yes(shares.distribute(NATIVE) != 0, "still a payee until the owner names others");
        vm.expectRevert();
        vm.prank(ANNA);
        governor.redeem(ANNA);
        vm.prank(STRANGER);
        registry.transferFrom(STRANGER, address(governor), modelId);
        same(shares.securedBps(), GUARANTEED, "locked again");
    }

    function test_NobodyInitializesClonesOrTheirCode() public {
        address[2] memory targets = [address(governor), fractionalizer.governorImplementation()];
        VotingRules memory rules = votingRules();
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IModelGovernor.NotFractionalizer.selector, address(this)));
            IModelGovernor(targets[i]).initialize(1, 1, address(this), rules);
        }
    }

    function testFuzz_RulesAreKeptOrRefused(VotingRules memory rules, bool sound) public {
        if (sound) {
            rules.votingDelay = uint32(bound(rules.votingDelay, 1, 30 days));
            rules.votingPeriod = uint32(bound(rules.votingPeriod, 5, 90 days));
            rules.lateQuorumExtension = uint32(bound(rules.lateQuorumExtension, 0, rules.votingPeriod));
            rules.quorumBps = uint16(bound(rules.quorumBps, 1_000, 5_000));
            rules.proposalThresholdBps = uint16(bound(rules.proposalThresholdBps, 1, 1_000));
        }
        string memory wrong = wrongRule(rules);
        if (bytes(wrong).length != 0) {
            vm.expectRevert(abi.encodeWithSelector(IModelGovernor.VotingRulesInvalid.selector, wrong));
        }
        vm.prank(CREATOR);
        (, address made) = fractionalizer.fractionalize(modelId, GUARANTEED, rules, "fuzz");
        if (bytes(wrong).length != 0) return;
        ModelGovernor fresh = ModelGovernor(payable(made));
        same(fresh.votingDelay(), rules.votingDelay, "delay");
        same(fresh.votingPeriod(), rules.votingPeriod, "period");
        same(fresh.lateQuorumVoteExtension(), rules.lateQuorumExtension, "extension");
        same(fresh.quorum(block.timestamp), SUPPLY * rules.quorumBps / 10_000, "quorum");
        same(fresh.proposalThreshold(), SUPPLY * rules.proposalThresholdBps / 10_000, "threshold");
        same(keccakOf(fresh.votingRules()), keccakOf(rules), "all of them");
    }

    function test_BallotsBySignatureAreOfOneGovernor() public {
        address signer = vm.addr(KEY);
        give(signer, SUPPLY / 5);
        delegateToSelf(signer);
        vm.warp(block.timestamp + 1);
        uint256 id = proposeNothing(ANNA, "signed");
        vm.warp(block.timestamp + 1 days + 1);
        (, string memory name, string memory version,, address verifier,,) = governor.eip712Domain();
        same(name, governor.name(), "the name that wallets show");
        same(verifier, address(governor), "the clone");
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(name)),
                keccak256(bytes(version)),
                block.chainid,
                address(governor)
            )
        );
        bytes32 ballot = keccak256(abi.encode(governor.BALLOT_TYPEHASH(), id, FOR, signer, uint256(0)));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(KEY, keccak256(abi.encodePacked(hex"1901", domain, ballot)));
        same(governor.castVoteBySig(id, FOR, signer, abi.encodePacked(r, s, v)), SUPPLY / 5, "counted");
    }

    function delegateToSelf(address holder) private {
        vm.prank(holder);
        shares.delegate(holder);
    }

    function vote(address voter, uint256 id, uint8 support) private {
        vm.prank(voter);
        governor.castVote(id, support);
    }

    function single(address target, bytes memory call)
        private
        pure
        returns (address[] memory targets, uint256[] memory values, bytes[] memory calls)
    {
        (targets, values, calls) = (new address[](1), new uint256[](1), new bytes[](1));
        (targets[0], calls[0]) = (target, call);
    }

    function propose(
        address proposer,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calls,
        string memory description
    ) private returns (uint256) {
        vm.prank(proposer);
        return governor.propose(targets, values, calls, description);
    }

    function proposeNothing(address proposer, string memory description) private returns (uint256) {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = single(STRANGER, "");
        return propose(proposer, targets, values, calls, description);
    }

    /// @dev Anna votes for it and the period ends.
    function decide(uint256 id) private {
        vm.warp(block.timestamp + 1 days + 1);
        vote(ANNA, id, FOR);
        vm.warp(block.timestamp + 5 days);
        yes(governor.state(id) == IGovernor.ProposalState.Succeeded, "accepted");
    }

    function accept(address target, bytes memory call) private returns (bytes32 descriptionHash) {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = single(target, call);
        decide(propose(ANNA, targets, values, calls, "do it"));
        return keccak256("do it");
    }

    function pass(address target, bytes memory call) private {
        bytes32 descriptionHash = accept(target, call);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = single(target, call);
        vm.prank(STRANGER);
        governor.execute(targets, values, calls, descriptionHash);
    }

    function refused(address target, bytes memory call) private {
        bytes32 descriptionHash = accept(target, call);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = single(target, call);
        vm.expectRevert(abi.encodeWithSelector(IModelGovernor.CallNotAllowed.selector, target, bytes4(call)));
        governor.execute(targets, values, calls, descriptionHash);
    }

    function keccakOf(VotingRules memory rules) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(rules)));
    }

    function wrongRule(VotingRules memory rules) private pure returns (string memory) {
        if (rules.votingDelay == 0 || rules.votingDelay > 30 days) return "votingDelay";
        if (rules.votingPeriod < 5 || rules.votingPeriod > 90 days) return "votingPeriod";
        if (rules.lateQuorumExtension > rules.votingPeriod) return "lateQuorumExtension";
        if (rules.quorumBps < 1_000 || rules.quorumBps > 5_000) return "quorumBps";
        if (rules.proposalThresholdBps == 0 || rules.proposalThresholdBps > 1_000) return "proposalThresholdBps";
        return "";
    }
}
