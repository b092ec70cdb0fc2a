// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDues} from "./IDues.sol";

/// @notice What curators think of a model. Only Delisted has an effect on sales.
enum ListingStatus {
    Open, // nobody has looked at it
    Listed, // meets the criteria
    Featured, // recommended
    Flagged, // does not meet the criteria
    Delisted // sells no more
}

/// @notice Somebody's bonded claim that a listed model does not meet the criteria.
/// @param decideBy Unix seconds until which a decision counts, inclusive; afterwards what the model's status is decides.
struct Challenge {
    address challenger;
    uint96 bond;
    uint40 decideBy;
}

/// @title Listing criteria, curators' verdicts on models, challenges and endorsements.
/// @dev Bonds and fees are native coin and stay in this contract, apart from the market's purse, until they are pulled.
interface ICuration is IDues {
    event CriteriaSet(bytes32 criteria);
    /// @param reason SHA-256 of a document, or 0; its CID is CIDv1, raw codec, sha2-256 of this digest.
    event StatusSet(uint256 indexed modelId, ListingStatus status, bytes32 criteria, bytes32 reason);
    event ListingChallenged(
        uint256 indexed modelId, address indexed challenger, uint256 bond, uint256 decideBy, bytes32 reason
    );
    /// @param winner Whom the bond is due to.
    event ChallengeClosed(uint256 indexed modelId, bool upheld, address indexed winner, uint256 bond);
    event ModelEndorsed(uint256 indexed modelId, address indexed account, uint256 count);
    event TermsSet(uint256 bond, uint256 challengePeriod, uint256 endorsementFee);

    error StatusInvalid(uint256 modelId, ListingStatus status);
    error OwnModel(uint256 modelId);
    error NotListed(uint256 modelId, ListingStatus status);
    error ChallengeAlreadyOpen(uint256 modelId);
    error NoChallenge(uint256 modelId);
    error ChallengePeriodOver(uint256 modelId, uint256 decideBy);
    error ChallengePeriodOpen(uint256 modelId, uint256 decideBy);
    error AlreadyEndorsed(uint256 modelId, address account);
    error WrongValue(uint256 sent, uint256 expected);
    error PeriodTooLong(uint256 period, uint256 max);

    /// @notice Sets a model's status, other than Delisted. Restricted: curators.
    /// @dev Warning: a curator's word is final until another curator's; it changes what is shown, not what can be sold.
    function setStatus(uint256 modelId, ListingStatus status, bytes32 reason) external;
    /// @notice Takes a model off the market. Restricted.
    function delist(uint256 modelId, bytes32 reason) external;
    /// @notice Lets a delisted model, also one that a court delisted, back on the market with the status it had. Restricted.
    function relist(uint256 modelId, bytes32 reason) external;
    /// @notice Stakes `challengeBond()` on a listed or featured model not meeting the criteria. Anyone but
    /// the model's owner, one at a time.
    function challenge(uint256 modelId, bytes32 reason) external payable;
    /// @notice Decides a challenge in time: upheld, the model is flagged and the bond goes back; if not, it is the owner's.
    /// Restricted.
    function decideChallenge(uint256 modelId, bool upheld, bytes32 reason) external;
    /// @notice Closes a challenge that nobody decided in time. Anyone. The model has won if it is still listed or featured;
    /// if it was flagged or delisted meanwhile, its challenger was right.
    function closeChallenge(uint256 modelId) external;
    /// @notice Recommends a model, once an account, for exactly `endorsementFee()`, which is the market's treasury's. A fee,
    /// because a stake that comes back would make endorsements cheap for whoever has the most coins.
    function endorse(uint256 modelId) external payable;

    function statusOf(uint256 modelId) external view returns (ListingStatus);
    /// @return SHA-256 of the listing criteria in force.
    function criteria() external view returns (bytes32);
    function getChallenge(uint256 modelId) external view returns (Challenge memory);
    function endorsementCount(uint256 modelId) external view returns (uint256);
    function hasEndorsed(uint256 modelId, address account) external view returns (bool);
    function challengeBond() external view returns (uint96);
    function challengePeriod() external view returns (uint40);
    function endorsementFee() external view returns (uint96);

    /// @notice Sets the criteria by which curators list models. Restricted: the DAO.
    function setCriteria(bytes32 criteria) external;
    /// @notice Sets the terms of future challenges and endorsements: wei and seconds. Restricted: the DAO.
    function setTerms(uint96 bond, uint40 challengePeriod, uint96 endorsementFee) external;
}
