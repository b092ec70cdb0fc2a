// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./MarketTest.sol";
import {MarketGovernor, VotingRules} from "../../src/MarketGovernor.sol";
import {MarketToken} from "../../src/MarketToken.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

/// @dev One call that the DAO is asked to make, and why.
struct Proposal {
    address[] targets;
    uint256[] values;
    bytes[] calls;
    string description;
}

/// @dev A market that was handed over to its DAO as a deployment does it. This contract was the deployer.
abstract contract DaoTest is MarketTest {
    address internal constant WHALE = address(0x3A1E);
    address internal constant MEMBER = address(0x3E3B);
    address internal constant MINNOW = address(0x3194);
    uint8 internal constant AGAINST = 0;
    uint8 internal constant FOR = 1;
    uint48 internal constant VOTING_DELAY = 1 days;
    uint32 internal constant VOTING_PERIOD = 1 weeks;
    uint48 internal constant EXTENSION = 1 days;
    uint256 internal constant TIMELOCK_DELAY = 2 days;
    uint256 internal constant THRESHOLD = 100_000e18;
    uint64 internal constant LICENSE_REVOKER = 1;

    MarketToken internal token;
    TimelockController internal timelock;
    MarketGovernor internal governor;

    function setUp() public virtual override {
        super.setUp();
        address[] memory anyone = new address[](1);
        timelock = new TimelockController(TIMELOCK_DELAY, new address[](0), anyone, address(this));
        token = new MarketToken(address(this));
        governor = new MarketGovernor(token, timelock, votingRules());
        vault.setFee(250, address(timelock));
        bytes4[] memory revoke = new bytes4[](1);
        revoke[0] = book.revoke.selector;
        manager.setTargetFunctionRole(address(book), revoke, LICENSE_REVOKER);
        handOver();
        giveVotes(WHALE, 20);
        giveVotes(MEMBER, 5);
        giveVotes(MINNOW, 1);
        vm.warp(block.timestamp + 1);
    }

    function votingRules() internal pure returns (VotingRules memory) {
        return VotingRules(VOTING_DELAY, VOTING_PERIOD, EXTENSION, 4, THRESHOLD);
    }

    function handOver() private {
        timelock.grantRole(timelock.PROPOSER_ROLE(), address(governor));
        timelock.grantRole(timelock.CANCELLER_ROLE(), address(governor));
        timelock.renounceRole(timelock.DEFAULT_ADMIN_ROLE(), address(this));
        manager.grantRole(manager.ADMIN_ROLE(), address(timelock), 0);
        manager.renounceRole(manager.ADMIN_ROLE(), address(this));
    }

    function giveVotes(address to, uint256 percent) internal {
        token.transfer(to, token.SUPPLY() * percent / 100);
        vm.prank(to);
        token.delegate(to);
    }

    function ask(address target, bytes memory call, string memory description)
        internal
        pure
        returns (Proposal memory proposal)
    {
        proposal.targets = new address[](1);
        proposal.values = new uint256[](1);
        proposal.calls = new bytes[](1);
        (proposal.targets[0], proposal.calls[0], proposal.description) = (target, call, description);
    }

    function askForFee(uint16 feeBps) internal view returns (Proposal memory) {
        return ask(address(vault), abi.encodeCall(vault.setFee, (feeBps, address(timelock))), "Change the fee");
    }

    function propose(address proposer, Proposal memory proposal) internal returns (uint256 id) {
        vm.prank(proposer);
        return governor.propose(proposal.targets, proposal.values, proposal.calls, proposal.description);
    }

    function vote(address voter, uint256 id, uint8 support) internal {
        vm.prank(voter);
        governor.castVote(id, support);
    }

    function queue(Proposal memory proposal) internal {
        governor.queue(proposal.targets, proposal.values, proposal.calls, keccak256(bytes(proposal.description)));
    }

    function execute(Proposal memory proposal) internal {
        governor.execute(proposal.targets, proposal.values, proposal.calls, keccak256(bytes(proposal.description)));
    }

    function cancel(address by, Proposal memory proposal) internal {
        vm.prank(by);
        governor.cancel(proposal.targets, proposal.values, proposal.calls, keccak256(bytes(proposal.description)));
    }

    /// @dev To the moment from which members vote.
    function waitForVote() internal {
        vm.warp(block.timestamp + VOTING_DELAY + 1);
    }

    function waitForEndOfVote(uint256 id) internal {
        vm.warp(governor.proposalDeadline(id) + 1);
    }

    /// @dev Everything from the proposal until only the timelock's delay is left to wait.
    function win(Proposal memory proposal) internal returns (uint256 id) {
        id = propose(MEMBER, proposal);
        waitForVote();
        vote(WHALE, id, FOR);
        waitForEndOfVote(id);
        queue(proposal);
    }

    function decide(Proposal memory proposal) internal {
        win(proposal);
        vm.warp(block.timestamp + TIMELOCK_DELAY);
        execute(proposal);
    }

    function decide(address target, bytes memory call) internal {
        decide(ask(target, call, "Decided"));
    }
}
