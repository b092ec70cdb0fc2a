// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IModelGovernor, VotingRules} from "./interfaces/IModelGovernor.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {IRevenueVault, Payee} from "./interfaces/IRevenueVault.sol";
import {share} from "./base/BasisPoints.sol";
import {bpsOf} from "./base/Payees.sol";
import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {GovernorCountingSimple} from "@openzeppelin/contracts/governance/extensions/GovernorCountingSimple.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";

/// @title Share holders govern a model; every sentence about it is on `IModelGovernor`.
/// @dev What is deployed is the code of clones. Of what OpenZeppelin's constructors write, a clone would miss the name and the
/// late-quorum extension: both are read from elsewhere here. The rules of voting have no setters, and a vote cannot call the governor.
contract ModelGovernor is IModelGovernor, GovernorCountingSimple, GovernorPreventLateQuorum {
    using Bytes for bytes;

    /// @notice Seconds after the vote in which an accepted proposal can be executed.
    uint256 public constant EXECUTION_WINDOW = 30 days;
    /// @dev Of `ModelShares`.
    uint256 private constant SUPPLY = 1e24;
    string private constant NAME = "Modelmark Governor";

    address public immutable fractionalizer;
    address public immutable registry;
    address public immutable vault;

    VotingRules private _rules;
    /// @inheritdoc IModelGovernor
    uint64 public modelId;
    /// @inheritdoc IModelGovernor
    uint16 public guaranteedBps;
    /// @inheritdoc IModelGovernor
    address public token;

    /// @dev Created by the `Fractionalizer`. It initializes each clone once and this code never.
    constructor(address registry_, address vault_) Governor(NAME) GovernorPreventLateQuorum(0) {
        (fractionalizer, registry, vault) = (msg.sender, registry_, vault_);
    }

    /// @inheritdoc IModelGovernor
    function initialize(uint256 modelId_, uint16 guaranteedBps_, address shares, VotingRules calldata rules) external {
        if (msg.sender != fractionalizer) revert NotFractionalizer(msg.sender);
        _requireSound(rules);

        _rules = rules;
        (modelId, guaranteedBps, token) = (uint64(modelId_), guaranteedBps_, shares);
    }

    /// @inheritdoc IModelGovernor
    function redeem(address to) external {
        uint256 balance = IERC20(token).balanceOf(msg.sender);
        if (balance != SUPPLY) revert NotSoleHolder(msg.sender, balance);

        emit ModelRedeemed(modelId, msg.sender, to);
        IERC721(registry).transferFrom(address(this), to, modelId);
    }

    /// @notice Takes any NFT. With the model, `data` may be the `abi.encode`d payees to propose.
    function onERC721Received(address, address, uint256 tokenId, bytes memory data) public override returns (bytes4) {
        if (data.length != 0 && msg.sender == registry && tokenId == modelId) {
            Payee[] memory payees = abi.decode(data, (Payee[]));
            _requireSharesPaid(payees);
            IRevenueVault(vault).proposePayees(tokenId, payees);
        }
        return this.onERC721Received.selector;
    }

    /// @inheritdoc IModelGovernor
    function votingRules() external view returns (VotingRules memory) {
        return _rules;
    }

    function name() public pure override returns (string memory) {
        return NAME;
    }

    function votingDelay() public view override returns (uint256) {
        return _rules.votingDelay;
    }

    function votingPeriod() public view override returns (uint256) {
        return _rules.votingPeriod;
    }

    function lateQuorumVoteExtension() public view override returns (uint48) {
        return _rules.lateQuorumExtension;
    }

    function proposalThreshold() public view override returns (uint256) {
        return share(SUPPLY, _rules.proposalThresholdBps);
    }

    /// @dev The same at any time: neither the supply nor the rules change.
    function quorum(uint256) public view override returns (uint256) {
        return share(SUPPLY, _rules.quorumBps);
    }

    /// @dev What was decided long ago, for another situation, is not executed by surprise.
    function state(uint256 proposalId) public view override returns (ProposalState found) {
        found = super.state(proposalId);
        if (found == ProposalState.Succeeded && block.timestamp > proposalDeadline(proposalId) + EXECUTION_WINDOW) {
            return ProposalState.Expired;
        }
    }

    function proposalDeadline(uint256 proposalId)
        public
        view
        override(Governor, GovernorPreventLateQuorum)
        returns (uint256)
    {
        return super.proposalDeadline(proposalId);
    }

    /// @dev ERC-6372, like the shares.
    function clock() public view override returns (uint48) {
        return uint48(block.timestamp);
    }

    /// @dev ERC-6372.
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override {
        for (uint256 i = 0; i < targets.length; ++i) {
            _requireAllowed(targets[i], calldatas[i]);
        }
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _tallyUpdated(uint256 proposalId) internal override(Governor, GovernorPreventLateQuorum) {
        super._tallyUpdated(proposalId);
    }

    function _getVotes(address account, uint256 timepoint, bytes memory) internal view override returns (uint256) {
        return IVotes(token).getPastVotes(account, timepoint);
    }

    /// @dev What protects the few from the many: the model stays, and the shares are paid.
    function _requireAllowed(address target, bytes memory data) private view {
        bytes4 selector = bytes4(data);
        bool allowed = target != address(this);
        if (target == registry) {
            allowed = selector == IModelRegistry.addVersion.selector || selector == IModelRegistry.mint.selector
                || (selector == IERC721.transferFrom.selector && _movedToken(data) != modelId);
        } else if (target == vault) {
            allowed = selector == IRevenueVault.proposePayees.selector;
        }
        if (!allowed) revert CallNotAllowed(target, selector);
        if (target == vault) {
            (uint256 id, Payee[] memory payees) = abi.decode(data.slice(4), (uint256, Payee[]));
            if (id == modelId) _requireSharesPaid(payees);
        }
    }

    function _requireSharesPaid(Payee[] memory payees) private view {
        uint256 bps = bpsOf(payees, token);
        if (bps < guaranteedBps) revert SharesUnderpaid(bps, guaranteedBps);
    }

    function _movedToken(bytes memory data) private pure returns (uint256 tokenId) {
        (,, tokenId) = abi.decode(data.slice(4), (address, address, uint256));
    }

    function _requireSound(VotingRules calldata rules) private pure {
        if (rules.votingDelay < 1 seconds || rules.votingDelay > 30 days) revert VotingRulesInvalid("votingDelay");
        if (rules.votingPeriod < 5 seconds || rules.votingPeriod > 90 days) revert VotingRulesInvalid("votingPeriod");
        if (rules.lateQuorumExtension > rules.votingPeriod) revert VotingRulesInvalid("lateQuorumExtension");
        if (rules.quorumBps < 1_000 || rules.quorumBps > 5_000) revert VotingRulesInvalid("quorumBps");
        if (rules.proposalThresholdBps < 1 || rules.proposalThresholdBps > 1_000) {
            revert VotingRulesInvalid("proposalThresholdBps");
        }
    }
}
