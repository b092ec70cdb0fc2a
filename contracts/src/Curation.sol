// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Challenge, ICuration, ListingStatus} from "./interfaces/ICuration.sol";
import {ILicenseBook} from "./interfaces/ILicenseBook.sol";
import {IRevenueVault} from "./interfaces/IRevenueVault.sol";
import {Dues} from "./base/Dues.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

/// @title What curators and others think of models; every sentence about it is on `ICuration`.
contract Curation is ICuration, AccessManaged, Dues {
    uint256 public constant MAX_PERIOD = 90 days;

    IERC721 public immutable registry;
    ILicenseBook public immutable licenseBook;
    IRevenueVault public immutable vault;

    /// @inheritdoc ICuration
    bytes32 public criteria;
    /// @inheritdoc ICuration
    uint96 public challengeBond;
    /// @inheritdoc ICuration
    uint40 public challengePeriod;
    /// @inheritdoc ICuration
    uint96 public endorsementFee;
    /// @inheritdoc ICuration
    mapping(uint256 modelId => uint256) public endorsementCount;
    /// @inheritdoc ICuration
    mapping(uint256 modelId => mapping(address account => bool)) public hasEndorsed;
    mapping(uint256 modelId => ListingStatus) private _statuses;
    mapping(uint256 modelId => Challenge) private _challenges;

    constructor(
        address authority,
        address registry_,
        address licenseBook_,
        address vault_,
        uint96 bond,
        uint40 challengePeriod_,
        uint96 endorsementFee_
    ) AccessManaged(authority) {
        (registry, licenseBook, vault) = (IERC721(registry_), ILicenseBook(licenseBook_), IRevenueVault(vault_));
        _setTerms(bond, challengePeriod_, endorsementFee_);
    }

    /// @inheritdoc ICuration
    function setStatus(uint256 modelId, ListingStatus status, bytes32 reason) external restricted {
        registry.ownerOf(modelId);
        if (status == ListingStatus.Delisted) revert StatusInvalid(modelId, status);

        _setStatus(modelId, status, reason);
    }

    /// @inheritdoc ICuration
    function delist(uint256 modelId, bytes32 reason) external restricted {
        if (licenseBook.isDelisted(modelId)) revert StatusInvalid(modelId, ListingStatus.Delisted);

        emit StatusSet(modelId, ListingStatus.Delisted, criteria, reason);
        licenseBook.setDelisted(modelId, true);
    }

    /// @inheritdoc ICuration
    function relist(uint256 modelId, bytes32 reason) external restricted {
        if (!licenseBook.isDelisted(modelId)) revert StatusInvalid(modelId, _statuses[modelId]);

        emit StatusSet(modelId, _statuses[modelId], criteria, reason);
        licenseBook.setDelisted(modelId, false);
    }

    /// @inheritdoc ICuration
    function challenge(uint256 modelId, bytes32 reason) external payable nonReentrant {
        ListingStatus status = statusOf(modelId);
        if (!_isListed(status)) revert NotListed(modelId, status);
        if (registry.ownerOf(modelId) == msg.sender) revert OwnModel(modelId);
        if (_challenges[modelId].challenger != address(0)) revert ChallengeAlreadyOpen(modelId);
        if (msg.value != challengeBond) revert WrongValue(msg.value, challengeBond);
        uint256 decideBy = block.timestamp + challengePeriod;

        _challenges[modelId] = Challenge(msg.sender, challengeBond, uint40(decideBy));
        accounted += msg.value;

        emit ListingChallenged(modelId, msg.sender, msg.value, decideBy, reason);
    }

    /// @inheritdoc ICuration
    function decideChallenge(uint256 modelId, bool upheld, bytes32 reason) external restricted nonReentrant {
        Challenge memory open = _requireChallenge(modelId);
        if (block.timestamp > open.decideBy) revert ChallengePeriodOver(modelId, open.decideBy);

        _close(modelId, open, upheld);
        if (upheld) _setStatus(modelId, ListingStatus.Flagged, reason);
    }

    /// @inheritdoc ICuration
    function closeChallenge(uint256 modelId) external nonReentrant {
        Challenge memory open = _requireChallenge(modelId);
        if (block.timestamp <= open.decideBy) revert ChallengePeriodOpen(modelId, open.decideBy);

        _close(modelId, open, !_isListed(statusOf(modelId)));
    }

    /// @inheritdoc ICuration
    function endorse(uint256 modelId) external payable nonReentrant {
        registry.ownerOf(modelId);
        if (hasEndorsed[modelId][msg.sender]) revert AlreadyEndorsed(modelId, msg.sender);
        if (msg.value != endorsementFee) revert WrongValue(msg.value, endorsementFee);

        hasEndorsed[modelId][msg.sender] = true;
        uint256 count = ++endorsementCount[modelId];
        due[vault.treasury()] += msg.value;
        accounted += msg.value;

        emit ModelEndorsed(modelId, msg.sender, count);
    }

    /// @inheritdoc ICuration
    /// @dev The license book knows which models are delisted, by whomever.
    function statusOf(uint256 modelId) public view returns (ListingStatus) {
        return licenseBook.isDelisted(modelId) ? ListingStatus.Delisted : _statuses[modelId];
    }

    /// @inheritdoc ICuration
    function getChallenge(uint256 modelId) external view returns (Challenge memory) {
        return _challenges[modelId];
    }

    /// @inheritdoc ICuration
    function setCriteria(bytes32 criteria_) external restricted {
        criteria = criteria_;

        emit CriteriaSet(criteria_);
    }

    /// @inheritdoc ICuration
    function setTerms(uint96 bond, uint40 challengePeriod_, uint96 endorsementFee_) external restricted {
        _setTerms(bond, challengePeriod_, endorsementFee_);
    }

    function _setTerms(uint96 bond, uint40 challengePeriod_, uint96 endorsementFee_) private {
        if (challengePeriod_ > MAX_PERIOD) revert PeriodTooLong(challengePeriod_, MAX_PERIOD);

        (challengeBond, challengePeriod, endorsementFee) = (bond, challengePeriod_, endorsementFee_);

        emit TermsSet(bond, challengePeriod_, endorsementFee_);
    }

    function _setStatus(uint256 modelId, ListingStatus status, bytes32 reason) private {
        _statuses[modelId] = status;

        emit StatusSet(modelId, status, criteria, reason);
    }

    /// @dev The bond goes back to who was right, or to the owner of the model that was challenged without cause.
    function _close(uint256 modelId, Challenge memory open, bool upheld) private {
        address winner = upheld ? open.challenger : registry.ownerOf(modelId);

        delete _challenges[modelId];
        due[winner] += open.bond;

        emit ChallengeClosed(modelId, upheld, winner, open.bond);
    }

    function _isListed(ListingStatus status) private pure returns (bool) {
        return status == ListingStatus.Listed || status == ListingStatus.Featured;
    }

    function _requireChallenge(uint256 modelId) private view returns (Challenge memory open) {
        open = _challenges[modelId];
        if (open.challenger == address(0)) revert NoChallenge(modelId);
    }
}
