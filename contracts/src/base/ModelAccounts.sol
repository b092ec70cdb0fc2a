// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ancestor, IModelRegistry} from "../interfaces/IModelRegistry.sol";
import {IRevenueVault, Payee} from "../interfaces/IRevenueVault.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {WHOLE} from "./BasisPoints.sol";

/// @dev Who earns from a model: its ancestors, fixed when it is minted, and its payees, who change with notice. Kept so
/// that settling reads as few slots as can be and calls no other contract.
abstract contract ModelAccounts is IRevenueVault {
    struct Proposal {
        address by;
        uint40 effectiveAt;
        uint8 count;
    }

    uint256 private constant MAX_PAYEES = 16;

    /// @dev An ancestor takes 80 bits: 64 bits id, 16 bits basis points. Three fit into a slot, above 16 bits that hold the
    /// counts of payees and of ancestors in the first slot.
    uint256 private constant COUNTS_BITS = 16;
    uint256 private constant ANCESTOR_BITS = 80;
    uint256 private constant ANCESTORS_PER_SLOT = 3;
    /// @dev Added to a model's id, which has 64 bits: where its announced payees are kept.
    uint256 private constant PROPOSED = 1 << 64;

    /// @inheritdoc IRevenueVault
    uint256 public immutable payeeNotice;
    /// @inheritdoc IRevenueVault
    address public registry;
    /// @inheritdoc IRevenueVault
    mapping(uint256 modelId => bytes32) public payeesDigest;

    mapping(uint256 modelId => mapping(uint256 slot => uint256)) private _headers;
    mapping(uint256 modelId => mapping(uint256 index => Payee)) internal _payees;
    mapping(uint256 modelId => Proposal) private _proposals;

    constructor(uint256 notice) {
        payeeNotice = notice;
    }

    /// @inheritdoc IRevenueVault
    function openAccount(uint256 modelId, Payee[] calldata payees, Ancestor[] calldata ancestors) external {
        if (msg.sender != registry) revert NotRegistry(msg.sender);
        if (_headers[modelId][0] != 0) revert AccountAlreadyOpen(modelId);
        _requireWhole(payees);

        uint256 slot = payees.length | ancestors.length << 8;
        for (uint256 i = 0; i < ancestors.length; ++i) {
            uint256 place = i % ANCESTORS_PER_SLOT;
            uint256 packed = uint256(ancestors[i].modelId) << 16 | ancestors[i].bps;
            slot |= packed << (COUNTS_BITS + ANCESTOR_BITS * place);
            if (place == ANCESTORS_PER_SLOT - 1) {
                _headers[modelId][i / ANCESTORS_PER_SLOT] = slot;
                slot = 0;
            }
        }
        if (slot != 0) _headers[modelId][ancestors.length / ANCESTORS_PER_SLOT] = slot;
        _store(modelId, payees);

        emit AccountOpened(modelId, payees);
    }

    /// @inheritdoc IRevenueVault
    function proposePayees(uint256 modelId, Payee[] calldata payees) external {
        if (_headers[modelId][0] == 0) revert AccountNotOpen(modelId);
        if (_modelOwner(modelId) != msg.sender) revert IModelRegistry.NotModelOwner(modelId, msg.sender);
        _requireWhole(payees);

        uint256 effectiveAt = block.timestamp + payeeNotice;
        _proposals[modelId] = Proposal(msg.sender, uint40(effectiveAt), uint8(payees.length));
        _store(PROPOSED + modelId, payees);

        emit PayeesProposed(modelId, payees, effectiveAt);
    }

    /// @inheritdoc IRevenueVault
    function applyPayees(uint256 modelId) external {
        (Payee[] memory payees, uint256 effectiveAt) = proposedPayeesOf(modelId);
        if (effectiveAt == 0) revert NoPayeesProposed(modelId);
        if (block.timestamp < effectiveAt) revert NoticeNotOver(modelId, effectiveAt);

        _headers[modelId][0] = (_headers[modelId][0] & ~uint256(type(uint8).max)) | payees.length;
        _store(modelId, payees);
        payeesDigest[modelId] = keccak256(abi.encode(payees));
        delete _proposals[modelId];

        emit PayeesChanged(modelId, payees);
    }

    /// @inheritdoc IRevenueVault
    function payeesOf(uint256 modelId) external view returns (Payee[] memory) {
        (uint256 count,,) = _accountOf(modelId);
        return _load(modelId, count);
    }

    /// @inheritdoc IRevenueVault
    /// @dev A model that changes hands leaves its former owner's proposal behind, so a buyer gets the payees they saw.
    function proposedPayeesOf(uint256 modelId) public view returns (Payee[] memory payees, uint256 effectiveAt) {
        Proposal storage proposal = _proposals[modelId];
        address by = proposal.by;
        if (by == address(0) || by != _modelOwner(modelId)) return (payees, 0);
        return (_load(PROPOSED + modelId, proposal.count), proposal.effectiveAt);
    }

    function _accountOf(uint256 modelId)
        internal
        view
        returns (uint256 payeeCount, uint256 ancestorCount, uint256 header)
    {
        header = _headers[modelId][0];
        (payeeCount, ancestorCount) = (uint8(header), uint8(header >> 8));
    }

    /// @param header The first slot, as `_accountOf` returned it.
    function _ancestorAt(uint256 modelId, uint256 header, uint256 index)
        internal
        view
        returns (uint256 ancestorId, uint256 bps)
    {
        if (index >= ANCESTORS_PER_SLOT) header = _headers[modelId][index / ANCESTORS_PER_SLOT];
        uint256 packed = header >> (COUNTS_BITS + ANCESTOR_BITS * (index % ANCESTORS_PER_SLOT));
        return (uint64(packed >> 16), uint16(packed));
    }

    function _store(uint256 key, Payee[] memory payees) private {
        for (uint256 i = 0; i < payees.length; ++i) {
            _payees[key][i] = payees[i];
        }
    }

    function _load(uint256 key, uint256 count) private view returns (Payee[] memory payees) {
        payees = new Payee[](count);
        for (uint256 i = 0; i < count; ++i) {
            payees[i] = _payees[key][i];
        }
    }

    function _modelOwner(uint256 modelId) private view returns (address) {
        return IERC721(registry).ownerOf(modelId);
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
