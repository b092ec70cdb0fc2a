// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IModelRegistry} from "../interfaces/IModelRegistry.sol";
import {IRevenueVault, Payee} from "../interfaces/IRevenueVault.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {WHOLE} from "./BasisPoints.sol";

/// @dev Who shares a model's revenue, and how that changes with notice.
abstract contract PayeeLists is IRevenueVault {
    struct Proposal {
        Payee[] payees;
        address by;
        uint40 effectiveAt;
    }

    uint256 public constant MAX_PAYEES = 16;

    /// @inheritdoc IRevenueVault
    uint256 public immutable payeeNotice;
    /// @inheritdoc IRevenueVault
    address public registry;

    mapping(uint256 modelId => Payee[]) internal _payees;
    mapping(uint256 modelId => Proposal) private _proposals;

    constructor(uint256 notice) {
        payeeNotice = notice;
    }

    /// @inheritdoc IRevenueVault
    function openAccount(uint256 modelId, Payee[] calldata payees) external {
        if (msg.sender != registry) revert NotRegistry(msg.sender);
        if (_payees[modelId].length != 0) revert AccountAlreadyOpen(modelId);
        _requireWhole(payees);

        _copy(payees, _payees[modelId]);

        emit AccountOpened(modelId, payees);
    }

    /// @inheritdoc IRevenueVault
    function proposePayees(uint256 modelId, Payee[] calldata payees) external {
        if (_payees[modelId].length == 0) revert AccountNotOpen(modelId);
        if (_ownerOf(modelId) != msg.sender) revert IModelRegistry.NotModelOwner(modelId, msg.sender);
        _requireWhole(payees);

        Proposal storage proposal = _proposals[modelId];
        uint256 effectiveAt = block.timestamp + payeeNotice;
        delete proposal.payees;
        _copy(payees, proposal.payees);
        proposal.by = msg.sender;
        proposal.effectiveAt = uint40(effectiveAt);

        emit PayeesProposed(modelId, payees, effectiveAt);
    }

    /// @inheritdoc IRevenueVault
    function applyPayees(uint256 modelId) external {
        Proposal storage proposal = _proposals[modelId];
        if (!_stands(modelId, proposal)) revert NoPayeesProposed(modelId);
        if (block.timestamp < proposal.effectiveAt) revert NoticeNotOver(modelId, proposal.effectiveAt);

        Payee[] memory payees = proposal.payees;
        _payees[modelId] = proposal.payees;
        delete _proposals[modelId];

        emit PayeesChanged(modelId, payees);
    }

    /// @inheritdoc IRevenueVault
    function payeesOf(uint256 modelId) external view returns (Payee[] memory) {
        return _payees[modelId];
    }

    /// @inheritdoc IRevenueVault
    function proposedPayeesOf(uint256 modelId) external view returns (Payee[] memory payees, uint256 effectiveAt) {
        Proposal storage proposal = _proposals[modelId];
        if (_stands(modelId, proposal)) (payees, effectiveAt) = (proposal.payees, proposal.effectiveAt);
    }

    /// @dev A model that changes hands leaves its former owner's proposal behind, so a buyer gets the payees they saw.
    function _stands(uint256 modelId, Proposal storage proposal) private view returns (bool) {
        return proposal.effectiveAt != 0 && proposal.by == _ownerOf(modelId);
    }

    function _ownerOf(uint256 modelId) private view returns (address) {
        return IERC721(registry).ownerOf(modelId);
    }

    function _copy(Payee[] calldata from, Payee[] storage to) private {
        for (uint256 i = 0; i < from.length; ++i) {
            to.push(from[i]);
        }
    }

    function _requireWhole(Payee[] calldata payees) private pure {
        if (payees.length > MAX_PAYEES) revert TooManyPayees(payees.length, MAX_PAYEES);
        uint256 total;
        for (uint256 i = 0; i < payees.length; ++i) {
            Payee calldata payee = payees[i];
            if (payee.account == address(0) || payee.bps == 0) revert PayeeInvalid(i);
            for (uint256 j = 0; j < i; ++j) {
                if (payees[j].account == payee.account) revert PayeeInvalid(i);
            }
            total += payee.bps;
        }
        if (total != WHOLE) revert SharesNotWhole(total);
    }
}
