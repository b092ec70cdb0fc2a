// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DaoTest, Proposal} from "./base/DaoTest.sol";
import {BalanceGovernor} from "./naive/BalanceGovernor.sol";
import {OpenGovernor} from "./naive/OpenGovernor.sol";
import {MarketGovernor, VotingRules} from "../src/MarketGovernor.sol";
import {MarketToken} from "../src/MarketToken.sol";
import {IRevenueVault} from "../src/interfaces/IRevenueVault.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

/// @dev Borrows the supply for one call, as a flash loan does.
contract FlashBorrower {
    MarketToken internal immutable token;
    address internal immutable lender;

    constructor(MarketToken token_, address lender_) {
        (token, lender) = (token_, lender_);
    }

    function attack(address target, bytes calldata call) external returns (bool done) {
        uint256 amount = token.balanceOf(lender);
        token.transferFrom(lender, address(this), amount);
        token.delegate(address(this));
        (done,) = target.call(call);
        token.transfer(lender, amount);
    }
}

contract MarketGovernorTest is DaoTest {
    uint256 internal constant KEY = 0xA11CE;

    function test_AProposalChangesTheFeeOfFuturePayments() public {
        uint256 offerId = createOffer(CREATOR, offerParams(mintModel(CREATOR)));
        buy(BUYER, offerId);
        Proposal memory proposal = askForFee(100);
        uint256 id = propose(MEMBER, proposal);
        same(uint256(governor.state(id)), uint256(IGovernor.ProposalState.Pending), "proposed");
        waitForVote();
        vote(WHALE, id, FOR);
        vote(MINNOW, id, AGAINST);
        waitForEndOfVote(id);
        queue(proposal);
        same(uint256(governor.state(id)), uint256(IGovernor.ProposalState.Queued), "queued");
        vm.warp(block.timestamp + TIMELOCK_DELAY);
        vm.prank(STRANGER);
        execute(proposal);
        same(uint256(governor.state(id)), uint256(IGovernor.ProposalState.Executed), "anyone executes");

        same(vault.feeBps(), 100, "fee");
        same(vault.fees(NATIVE), PRICE * 250 / 10_000, "of the payment before");
        buy(BUYER, offerId);
        same(vault.fees(NATIVE), PRICE * 350 / 10_000, "and of the one after");
        uint256 fees = vault.claimFees(NATIVE);
        same(address(timelock).balance, fees, "in the DAO's treasury");
    }

    function testFuzz_RevertWhen_AProposalAsksForAFeeAboveTheCap(uint16 feeBps) public {
        feeBps = uint16(bound(feeBps, 501, type(uint16).max));
        Proposal memory proposal = askForFee(feeBps);
        uint256 id = win(proposal);
        vm.warp(block.timestamp + TIMELOCK_DELAY);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.FeeTooHigh.selector, feeBps, 500));
        execute(proposal);
        same(uint256(governor.state(id)), uint256(IGovernor.ProposalState.Queued), "not done");
        same(vault.feeBps(), 250, "fee");
    }

    function test_TheTreasurySpendsWhatTheMembersDecide() public {
        vm.deal(address(timelock), 3 ether);
        Proposal memory proposal = ask(STRANGER, "", "A grant");
        proposal.values[0] = 1 ether;
        decide(proposal);
        same(STRANGER.balance, 1 ether, "granted");
        same(address(timelock).balance, 2 ether, "kept");
    }

    function testFuzz_RevertWhen_ExecutedBeforeTheDelayIsOver(uint256 wait) public {
        Proposal memory proposal = askForFee(100);
        win(proposal);
        vm.warp(block.timestamp + bound(wait, 0, TIMELOCK_DELAY - 1));
        vm.expectPartialRevert(TimelockController.TimelockUnexpectedOperationState.selector);
        execute(proposal);
    }

    function test_RevertWhen_ExecutedTwice() public {
        Proposal memory proposal = askForFee(100);
        decide(proposal);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        execute(proposal);
    }

    function test_RevertWhen_TheQuorumIsMissing() public {
        Proposal memory proposal = askForFee(100);
        uint256 id = propose(MEMBER, proposal);
        waitForVote();
        vote(MINNOW, id, FOR);
        waitForEndOfVote(id);
        same(uint256(governor.state(id)), uint256(IGovernor.ProposalState.Defeated), "one percent");
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        queue(proposal);
    }

    function test_RevertWhen_MoreVoteAgainst() public {
        Proposal memory proposal = askForFee(100);
        uint256 id = propose(MEMBER, proposal);
        waitForVote();
        vote(MEMBER, id, FOR);
        vote(WHALE, id, AGAINST);
        waitForEndOfVote(id);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        queue(proposal);
    }

    function testFuzz_RevertWhen_TheProposerHasTooFewVotes(uint256 votes) public {
        votes = bound(votes, 0, THRESHOLD - 1);
        token.transfer(STRANGER, votes);
        vm.prank(STRANGER);
        token.delegate(STRANGER);
        vm.warp(block.timestamp + 1);
        Proposal memory proposal = askForFee(100);
        vm.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, STRANGER, votes, THRESHOLD)
        );
        propose(STRANGER, proposal);
    }

    // Attack 24: a flash loan, or tokens bought for one vote.

    function test_VotesLentForAMomentTakeAGovernorThatCountsBalances() public {
        BalanceGovernor naive = new BalanceGovernor(token);
        FlashBorrower borrower = borrowerOfEverything();
        bytes memory call =
            abi.encodeCall(naive.voteAndExecute, (address(token), abi.encodeCall(token.approve, (STRANGER, 1))));
        yes(borrower.attack(address(naive), call), "the borrower alone decided");
        same(token.allowance(address(naive), STRANGER), 1, "and the governor obeyed");
    }

    function test_VotesLentForAMomentNeitherProposeNorVote() public {
        FlashBorrower borrower = borrowerOfEverything();
        Proposal memory proposal = askForFee(500);
        bytes memory proposing =
            abi.encodeCall(governor.propose, (proposal.targets, proposal.values, proposal.calls, proposal.description));
        no(borrower.attack(address(governor), proposing), "proposed");

        uint256 id = propose(MEMBER, proposal);
        waitForVote();
        yes(borrower.attack(address(governor), abi.encodeCall(governor.castVote, (id, FOR))), "voted");
        (, uint256 inFavour,) = governor.proposalVotes(id);
        same(inFavour, 0, "weighs nothing");
    }

    function testFuzz_TokensBoughtAfterVotingBeganWeighNothing(uint256 wait) public {
        uint256 id = propose(MEMBER, askForFee(500));
        waitForVote();
        vm.warp(block.timestamp + bound(wait, 0, VOTING_PERIOD - 2));
        giveVotes(STRANGER, 50);
        vm.warp(block.timestamp + 1);
        vote(STRANGER, id, FOR);
        (, uint256 inFavour,) = governor.proposalVotes(id);
        same(inFavour, 0, "weighs nothing");
    }

    function test_TokensThatMovedOnVoteOnlyForWhoHeldThemAtTheSnapshot() public {
        uint256 id = propose(MEMBER, askForFee(100));
        waitForVote();
        vote(WHALE, id, FOR);
        uint256 moved = token.balanceOf(WHALE);
        vm.prank(WHALE);
        token.transfer(STRANGER, moved);
        vm.prank(STRANGER);
        token.delegate(STRANGER);
        vm.warp(block.timestamp + 1);
        vote(STRANGER, id, FOR);
        (, uint256 inFavour,) = governor.proposalVotes(id);
        same(inFavour, moved, "counted once");
    }

    // A large holder that votes in the last second.

    function testFuzz_ALateQuorumLeavesTimeToAnswer(uint256 left) public {
        left = bound(left, 0, EXTENSION - 1);
        uint256 id = propose(MEMBER, askForFee(500));
        uint256 deadline = governor.proposalDeadline(id);
        vm.warp(deadline - left);
        uint256 extended = block.timestamp + EXTENSION;
        vm.expectEmit(true, true, true, true, address(governor));
        emit GovernorPreventLateQuorum.ProposalExtended(id, uint64(extended));
        vote(MEMBER, id, FOR);
        same(governor.proposalDeadline(id), extended, "extended");

        vm.warp(extended);
        vote(WHALE, id, AGAINST);
        vm.warp(extended + 1);
        same(uint256(governor.state(id)), uint256(IGovernor.ProposalState.Defeated), "answered in time");
    }

    function testFuzz_AQuorumInTimeExtendsNothing(uint256 left) public {
        uint256 id = propose(MEMBER, askForFee(500));
        uint256 deadline = governor.proposalDeadline(id);
        vm.warp(deadline - bound(left, EXTENSION, VOTING_PERIOD - 1));
        vote(WHALE, id, FOR);
        same(governor.proposalDeadline(id), deadline, "as proposed");
    }

    function test_ALateQuorumSurprisesTheMembersWhereNothingIsExtended() public {
        governor = new MarketGovernor(token, timelock, VotingRules(VOTING_DELAY, VOTING_PERIOD, 0, 4, THRESHOLD));
        uint256 id = propose(MEMBER, askForFee(500));
        vm.warp(governor.proposalDeadline(id));
        vote(MEMBER, id, FOR);
        vm.warp(block.timestamp + 1);
        same(uint256(governor.state(id)), uint256(IGovernor.ProposalState.Succeeded), "nobody could answer");
    }

    // Somebody who sends another's proposal first, to cancel it.

    function test_AProposalThatNamesItsProposerCannotBeTaken() public {
        Proposal memory proposal = named(askForFee(100), MEMBER);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorRestrictedProposer.selector, WHALE));
        propose(WHALE, proposal);
        uint256 id = propose(MEMBER, proposal);
        same(governor.proposalProposer(id), MEMBER, "proposer");
    }

    function test_AProposalIsTakenAndCancelledOnAGovernorThatIgnoresItsName() public {
        governor = new OpenGovernor(token, timelock, votingRules());
        Proposal memory proposal = named(askForFee(100), MEMBER);
        propose(WHALE, proposal);
        cancel(WHALE, proposal);
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        propose(MEMBER, proposal);
    }

    function testFuzz_ADescriptionWithoutANameIsAnybodys(string memory description) public {
        vm.assume(bytes(description).length < 52);
        Proposal memory proposal = askForFee(100);
        proposal.description = description;
        same(governor.proposalProposer(propose(MEMBER, proposal)), MEMBER, "proposer");
    }

    function test_OnlyTheProposerCancelsAndOnlyBeforeVotingBegins() public {
        Proposal memory proposal = askForFee(100);
        uint256 id = propose(MEMBER, proposal);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, id, WHALE));
        cancel(WHALE, proposal);
        waitForVote();
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, id, MEMBER));
        cancel(MEMBER, proposal);

        proposal.description = "Another";
        id = propose(MEMBER, proposal);
        cancel(MEMBER, proposal);
        same(uint256(governor.state(id)), uint256(IGovernor.ProposalState.Canceled), "cancelled");
    }

    function test_ASignedVoteCountsOnce() public {
        address voter = vm.addr(KEY);
        giveVotes(voter, 10);
        uint256 id = propose(MEMBER, askForFee(100));
        waitForVote();
        bytes memory signature = signVote(id, FOR, voter);
        governor.castVoteBySig(id, FOR, voter, signature);
        (, uint256 inFavour,) = governor.proposalVotes(id);
        same(inFavour, token.SUPPLY() / 10, "counted");
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidSignature.selector, voter));
        governor.castVoteBySig(id, FOR, voter, signature);
    }

    function test_RevertWhen_ASignedVoteIsTurnedRound() public {
        address voter = vm.addr(KEY);
        giveVotes(voter, 10);
        uint256 id = propose(MEMBER, askForFee(100));
        waitForVote();
        bytes memory signature = signVote(id, FOR, voter);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidSignature.selector, voter));
        governor.castVoteBySig(id, AGAINST, voter, signature);
    }

    function test_ItsRulesChangeByProposalOnly() public {
        bytes memory call = abi.encodeCall(governor.setVotingPeriod, (3 days));
        (bool changed,) = address(governor).call(call);
        no(changed, "by anybody");
        vm.prank(address(timelock));
        (changed,) = address(governor).call(call);
        no(changed, "by the timelock without a proposal");
        decide(address(governor), call);
        same(governor.votingPeriod(), 3 days, "by a proposal");
    }

    function testFuzz_RulesAreWhatTheDeploymentSays(uint32 delay, uint32 period, uint32 extension, uint8 percent)
        public
    {
        period = uint32(bound(period, 1, type(uint32).max));
        extension = uint32(bound(extension, 0, period));
        percent = uint8(bound(percent, 0, 100));
        VotingRules memory rules = VotingRules(delay, period, extension, percent, THRESHOLD);
        MarketGovernor other = new MarketGovernor(token, timelock, rules);
        vm.warp(block.timestamp + 1);
        same(other.votingDelay(), delay, "delay");
        same(other.votingPeriod(), period, "period");
        same(other.lateQuorumVoteExtension(), extension, "extension");
        same(other.proposalThreshold(), THRESHOLD, "threshold");
        same(other.quorum(block.timestamp - 1), token.SUPPLY() * percent / 100, "quorum");
        same(other.timelock(), address(timelock), "timelock");
        same(other.CLOCK_MODE(), "mode=timestamp", "clock");
    }

    function named(Proposal memory proposal, address proposer) private pure returns (Proposal memory) {
        proposal.description = string.concat(proposal.description, "#proposer=", Strings.toHexString(proposer));
        return proposal;
    }

    function borrowerOfEverything() private returns (FlashBorrower borrower) {
        borrower = new FlashBorrower(token, address(this));
        token.approve(address(borrower), type(uint256).max);
    }

    function signVote(uint256 id, uint8 support, address voter) private view returns (bytes memory) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Modelmark"),
                keccak256("1"),
                block.chainid,
                address(governor)
            )
        );
        bytes32 ballot = keccak256(abi.encode(governor.BALLOT_TYPEHASH(), id, support, voter, governor.nonces(voter)));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(KEY, keccak256(abi.encodePacked("\x19\x01", domain, ballot)));
        return abi.encodePacked(r, s, v);
    }
}
