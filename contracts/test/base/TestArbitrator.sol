// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IArbitrable, IArbitrator} from "../../src/interfaces/IArbitrator.sol";

/// @dev An ERC-792 arbitrator that rules what it is told.
contract TestArbitrator is IArbitrator {
    uint256 public immutable cost;
    uint256 public choices;
    uint256 public count = 100;
    mapping(uint256 disputeId => IArbitrable) public arbitrableOf;

    error NotPaid();

    constructor(uint256 cost_) {
        cost = cost_;
    }

    function createDispute(uint256 choices_, bytes calldata) external payable returns (uint256 disputeId) {
        if (msg.value != cost) revert NotPaid();
        choices = choices_;
        disputeId = ++count;
        arbitrableOf[disputeId] = IArbitrable(msg.sender);
    }

    function arbitrationCost(bytes calldata) external view returns (uint256) {
        return cost;
    }

    function giveRuling(uint256 disputeId, uint256 ruling) external {
        arbitrableOf[disputeId].rule(disputeId, ruling);
    }
}
