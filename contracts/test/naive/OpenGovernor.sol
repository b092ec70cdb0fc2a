// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketGovernor, VotingRules} from "../../src/MarketGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";

/// @dev Naive: whoever sends a proposal first is its proposer, whatever the description says.
contract OpenGovernor is MarketGovernor {
    constructor(IVotes token, TimelockController timelock, VotingRules memory rules)
        MarketGovernor(token, timelock, rules)
    {}

    function _isValidDescriptionForProposer(address, string memory) internal pure override returns (bool) {
        return true;
    }
}
