// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IArbitrable, IArbitrator, IEvidence} from "./interfaces/IArbitrator.sol";
import {DisputeCase, IDisputeCourt, Verdict} from "./interfaces/IDisputeCourt.sol";
import {IHolds} from "./interfaces/IHolds.sol";
import {ILicenseBook} from "./interfaces/ILicenseBook.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {WHOLE} from "./base/BasisPoints.sol";
import {Dues} from "./base/Dues.sol";
import {ipfsURI} from "./base/IpfsURI.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

/// @title Complaints about models; every sentence about it is on `IDisputeCourt`.
contract DisputeCourt is IDisputeCourt, IArbitrable, IEvidence, AccessManaged, Dues {
    /// @dev So that no terms freeze a model's revenue for longer than twice this.
    uint256 public constant MAX_PERIOD = 90 days;

    IERC721 public immutable registry;
    ILicenseBook public immutable licenseBook;
    IHolds public immutable vault;

    uint96 public bond;
    uint40 public counterPeriod;
    uint40 public rulingPeriod;
    IArbitrator public arbitrator;
    bytes public arbitratorExtraData;
    uint256 public metaEvidenceCount;

    /// @inheritdoc IDisputeCourt
    uint256 public disputeCount;
    /// @inheritdoc IDisputeCourt
    mapping(uint256 modelId => uint256) public disputeOf;
    mapping(uint256 disputeId => DisputeCase) private _disputes;
    mapping(IArbitrator arbitrator => mapping(uint256 externalId => uint256)) private _disputeAt;

    constructor(
        address authority,
        address registry_,
        address licenseBook_,
        address vault_,
        uint96 bond_,
        uint40 counterPeriod_,
        uint40 rulingPeriod_
    ) AccessManaged(authority) {
        (registry, licenseBook, vault) = (IERC721(registry_), ILicenseBook(licenseBook_), IHolds(vault_));
        _setTerms(bond_, counterPeriod_, rulingPeriod_);
    }

    /// @inheritdoc IDisputeCourt
    function raise(uint256 modelId, uint256 licenseId, uint16 refundBps, bytes32 evidence)
        external
        payable
        nonReentrant
        returns (uint256 disputeId)
    {
        if (disputeOf[modelId] != 0) revert DisputeAlreadyOpen(modelId, disputeOf[modelId]);
        if (refundBps > WHOLE) revert RefundTooHigh(refundBps, WHOLE);
        if (licenseId != 0 && licenseBook.getLicense(licenseId).modelId != modelId) {
            revert LicenseOfOtherModel(licenseId, modelId);
        }
        if (registry.ownerOf(modelId) == msg.sender) revert OwnModel(modelId);
        uint256 cost = costToRaise();
        if (msg.value < cost) revert WrongValue(msg.value, cost);

        disputeId = ++disputeCount;
        disputeOf[modelId] = disputeId;
        DisputeCase storage dispute = _disputes[disputeId];
        (dispute.modelId, dispute.licenseId, dispute.refundBps) = (uint64(modelId), uint64(licenseId), refundBps);
        (dispute.raiser, dispute.bond, dispute.arbitrator) = (msg.sender, bond, arbitrator);
        dispute.counterBy = uint40(block.timestamp + counterPeriod);
        dispute.ruleBy = dispute.counterBy + rulingPeriod;
        accounted += bond + msg.value - cost;
        if (msg.value != cost) _owe(disputeId, msg.sender, msg.value - cost);

        emit DisputeRaised(
            disputeId,
            modelId,
            msg.sender,
            licenseId,
            refundBps,
            bond,
            dispute.counterBy,
            dispute.ruleBy,
            address(arbitrator)
        );
        dispute.holdId = uint64(vault.hold(modelId));
        if (address(arbitrator) != address(0)) _ask(disputeId, cost - bond);
        _emitEvidence(disputeId, evidence);
    }

    /// @inheritdoc IDisputeCourt
    function counter(uint256 disputeId, bytes32 evidence) external payable nonReentrant {
        DisputeCase storage dispute = _requireOpen(disputeId);
        if (registry.ownerOf(dispute.modelId) != msg.sender) {
            revert IModelRegistry.NotModelOwner(dispute.modelId, msg.sender);
        }
        if (dispute.respondent != address(0)) revert AlreadyCountered(disputeId);
        if (block.timestamp > dispute.counterBy) revert CounterPeriodOver(disputeId, dispute.counterBy);
        if (msg.value != dispute.bond) revert WrongValue(msg.value, dispute.bond);

        dispute.respondent = msg.sender;
        accounted += msg.value;

        emit DisputeCountered(disputeId, msg.sender);
        _emitEvidence(disputeId, evidence);
    }

    /// @inheritdoc IDisputeCourt
    function submitEvidence(uint256 disputeId, bytes32 evidence) external {
        _requireOpen(disputeId);
        _emitEvidence(disputeId, evidence);
    }

    /// @inheritdoc IDisputeCourt
    function decide(uint256 disputeId, Verdict verdict, uint16 refundBps) external restricted nonReentrant {
        DisputeCase storage dispute = _requireOpen(disputeId);
        if (address(dispute.arbitrator) != address(0)) revert NotArbitrator(disputeId, msg.sender);
        bool answered = dispute.respondent != address(0) || block.timestamp > dispute.counterBy;
        if (verdict != Verdict.Reject && !answered) revert CounterPeriodOpen(disputeId, dispute.counterBy);
        if (refundBps > WHOLE) revert RefundTooHigh(refundBps, WHOLE);

        _close(disputeId, verdict, refundBps);
    }

    /// @inheritdoc IArbitrable
    /// @dev By the arbitrator that the dispute was raised before. Appeals are the arbitrator's own matter. What is refunded
    /// is what the raiser asked for.
    function rule(uint256 externalId, uint256 ruling) external nonReentrant {
        uint256 disputeId = _disputeAt[IArbitrator(msg.sender)][externalId];
        DisputeCase storage dispute = _requireOpen(disputeId);
        if (ruling > uint256(type(Verdict).max)) revert VerdictInvalid(disputeId, ruling);

        emit Ruling(IArbitrator(msg.sender), externalId, ruling);
        _close(disputeId, Verdict(ruling), dispute.refundBps);
    }

    /// @inheritdoc IDisputeCourt
    function acquit(uint256 disputeId) external nonReentrant {
        DisputeCase storage dispute = _requireOpen(disputeId);
        if (block.timestamp <= dispute.ruleBy) revert RulingPeriodOpen(disputeId, dispute.ruleBy);

        _end(disputeId, Verdict.Reject, 0);
    }

    /// @inheritdoc IDisputeCourt
    function getDispute(uint256 disputeId) external view returns (DisputeCase memory) {
        return _disputes[disputeId];
    }

    /// @inheritdoc IDisputeCourt
    function costToRaise() public view returns (uint256) {
        if (address(arbitrator) == address(0)) return bond;
        return bond + arbitrator.arbitrationCost(arbitratorExtraData);
    }

    /// @inheritdoc IDisputeCourt
    function setTerms(uint96 bond_, uint40 counterPeriod_, uint40 rulingPeriod_) external restricted {
        _setTerms(bond_, counterPeriod_, rulingPeriod_);
    }

    /// @inheritdoc IDisputeCourt
    function setArbitrator(IArbitrator arbitrator_, bytes calldata extraData, bytes32 rules) external restricted {
        (arbitrator, arbitratorExtraData) = (arbitrator_, extraData);

        emit ArbitratorSet(address(arbitrator_), extraData);
        emit MetaEvidence(++metaEvidenceCount, ipfsURI(rules));
    }

    function _setTerms(uint96 bond_, uint40 counterPeriod_, uint40 rulingPeriod_) private {
        uint256 longer = counterPeriod_ > rulingPeriod_ ? counterPeriod_ : rulingPeriod_;
        if (longer > MAX_PERIOD) revert PeriodTooLong(longer, MAX_PERIOD);

        (bond, counterPeriod, rulingPeriod) = (bond_, counterPeriod_, rulingPeriod_);

        emit TermsSet(bond_, counterPeriod_, rulingPeriod_);
    }

    /// @dev Revoking is a choice only where the dispute names a license.
    function _ask(uint256 disputeId, uint256 cost) private {
        uint256 choices = uint256(type(Verdict).max) - (_disputes[disputeId].licenseId == 0 ? 1 : 0);
        uint256 externalId = arbitrator.createDispute{value: cost}(choices, arbitratorExtraData);

        _disputeAt[arbitrator][externalId] = disputeId;

        emit Dispute(arbitrator, externalId, metaEvidenceCount, disputeId);
    }

    /// @dev Ends a dispute by a ruling, which must be in time.
    function _close(uint256 disputeId, Verdict verdict, uint256 refundBps) private {
        DisputeCase storage dispute = _disputes[disputeId];
        if (block.timestamp > dispute.ruleBy) revert RulingPeriodOver(disputeId, dispute.ruleBy);
        if (verdict == Verdict.RevokeLicense && dispute.licenseId == 0) {
            revert VerdictInvalid(disputeId, uint256(verdict));
        }
        _end(disputeId, verdict, verdict >= Verdict.Refund ? refundBps : 0);
    }

    function _end(uint256 disputeId, Verdict verdict, uint256 refundBps) private {
        DisputeCase storage dispute = _disputes[disputeId];
        (uint256 modelId, uint256 licenseId) = (dispute.modelId, dispute.licenseId);

        dispute.closed = true;
        delete disputeOf[modelId];
        _shareBonds(disputeId, dispute, verdict);

        emit DisputeClosed(disputeId, modelId, verdict, refundBps);
        vault.endHold(dispute.holdId, uint16(refundBps));
        if (verdict == Verdict.Delist) licenseBook.setDelisted(modelId, true);
        // A license that its owner had refunded meanwhile has ended already, which must not stop the ruling.
        bool revokes = verdict == Verdict.RevokeLicense && !licenseBook.getLicense(licenseId).revoked;
        if (revokes) licenseBook.revoke(licenseId);
    }

    function _shareBonds(uint256 disputeId, DisputeCase storage dispute, Verdict verdict) private {
        (address raiser, address respondent, uint256 staked) = (dispute.raiser, dispute.respondent, dispute.bond);
        if (verdict == Verdict.Reject) {
            address owner = respondent == address(0) ? registry.ownerOf(dispute.modelId) : respondent;
            return _owe(disputeId, owner, respondent == address(0) ? staked : 2 * staked);
        }
        bool upheld = verdict >= Verdict.Refund;
        if (respondent != address(0)) _owe(disputeId, upheld ? raiser : respondent, staked);
        _owe(disputeId, raiser, staked);
    }

    function _owe(uint256 disputeId, address account, uint256 amount) private {
        due[account] += amount;

        emit BondDue(disputeId, account, amount);
    }

    function _requireOpen(uint256 disputeId) private view returns (DisputeCase storage dispute) {
        dispute = _disputes[disputeId];
        if (dispute.raiser == address(0) || dispute.closed) revert DisputeNotOpen(disputeId);
    }

    function _emitEvidence(uint256 disputeId, bytes32 evidence) private {
        emit Evidence(_disputes[disputeId].arbitrator, disputeId, msg.sender, ipfsURI(evidence));
    }
}
