// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SharesTest} from "./base/SharesTest.sol";
import {Test} from "./base/Test.sol";
import {ModelGovernor} from "../src/ModelGovernor.sol";
import {ModelRegistry} from "../src/ModelRegistry.sol";
import {ModelShares} from "../src/ModelShares.sol";
import {RevenueVault} from "../src/RevenueVault.sol";
import {Payee, PayeeRole} from "../src/interfaces/IRevenueVault.sol";

/// @dev A majority that tries by vote to take the model and its revenue for itself.
contract GreedyMajority is Test {
    ModelGovernor internal immutable governor;
    ModelShares internal immutable shares;
    ModelRegistry internal immutable registry;
    RevenueVault internal immutable vault;
    uint256 internal immutable modelId;
    address internal immutable majority;
    uint256 internal proposals;
    uint256 public executed;

    constructor(ModelGovernor governor_, ModelShares shares_, RevenueVault vault_, address majority_) {
        (governor, shares, vault, majority) = (governor_, shares_, vault_, majority_);
        registry = ModelRegistry(vault_.registry());
        modelId = shares_.modelId();
    }

    function take(uint256 way, bytes calldata data) external {
        bytes[8] memory ways = [
            abi.encodeCall(registry.transferFrom, (address(governor), majority, modelId)),
            abi.encodeWithSignature("safeTransferFrom(address,address,uint256)", governor, majority, modelId),
            abi.encodeCall(registry.approve, (majority, modelId)),
            abi.encodeCall(registry.setApprovalForAll, (majority, true)),
            abi.encodeCall(registry.addVersion, (modelId, keccak256(data), 0)),
            abi.encodeCall(governor.relay, (address(registry), 0, data)),
            abi.encodeCall(governor.setLateQuorumVoteExtension, (0)),
            data
        ];
        decide(way % 16 < 8 ? address(registry) : address(governor), ways[way % 8]);
    }

    function namePayees(uint16 bps) external {
        bps = uint16(bound(bps, 0, 10_000));
        uint256 count = bps == 0 || bps == 10_000 ? 1 : 2;
        Payee[] memory payees = new Payee[](count);
        payees[0] = Payee(majority, 10_000 - bps, PayeeRole.Other);
        if (bps != 0) payees[count - 1] = Payee(address(shares), bps, PayeeRole.Investor);
        decide(address(vault), abi.encodeCall(vault.proposePayees, (modelId, payees)));
    }

    function applyPayees() external {
        (, uint256 effectiveAt) = vault.proposedPayeesOf(modelId);
        if (effectiveAt == 0) return;
        vm.warp(block.timestamp > effectiveAt ? block.timestamp : effectiveAt);
        vault.applyPayees(modelId);
    }

    /// @dev What the majority would do with an approval.
    function useApproval() external {
        vm.prank(majority);
        try registry.transferFrom(address(governor), majority, modelId) {} catch {}
    }

    function redeem() external {
        vm.prank(majority);
        try governor.redeem(majority) {} catch {}
    }

    function decide(address target, bytes memory call) private {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) =
            (new address[](1), new uint256[](1), new bytes[](1));
        (targets[0], calls[0]) = (target, call);
        string memory description = string(abi.encode(++proposals));
        vm.prank(majority);
        uint256 id = governor.propose(targets, values, calls, description);
        vm.warp(block.timestamp + governor.votingDelay() + 1);
        vm.prank(majority);
        governor.castVote(id, 1);
        vm.warp(block.timestamp + governor.votingPeriod());
        try governor.execute(targets, values, calls, keccak256(bytes(description))) {
            ++executed;
        } catch {}
    }
}

contract ModelGovernorInvariantsTest is SharesTest {
    GreedyMajority internal handler;

    function setUp() public override {
        super.setUp();
        lock();
        give(ANNA, SUPPLY - 1);
        vm.prank(ANNA);
        shares.delegate(ANNA);
        vm.warp(block.timestamp + 1);
        handler = new GreedyMajority(governor, shares, vault, ANNA);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_NoMajorityTakesTheModelOrItsRevenueFromASingleShare() public view {
        same(registry.ownerOf(modelId), address(governor), "the model stays");
        same(registry.getApproved(modelId), address(0), "and is not lent");
        no(registry.isApprovedForAll(address(governor), ANNA), "nor ever will be");
        same(shares.securedBps(), GUARANTEED, "the shares are paid");
        same(governor.lateQuorumVoteExtension(), 1 days, "by the same rules");
    }

    function test_TheMajorityDoesDecideSomething() public {
        handler.take(4, "version");
        handler.namePayees(7_000);
        same(handler.executed(), 2, "a version and payees above the guarantee");
    }
}
