// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IArbitrator} from "./IArbitrator.sol";
import {IDues} from "./IDues.sol";

/// @notice What a ruling says; the numbers are those of ERC-792, where 0 is the arbitrator's refusal to rule.
enum Verdict {
    Refused, // like Release
    Reject, // held money is released, the raiser's bond goes to the model's owner
    Release, // held money is released, bonds go back
    Refund, // held money is refunded pro rata, the owner's bond goes to the raiser
    Delist, // like Refund, and the model is delisted
    RevokeLicense // like Refund, and the license is revoked
}

/// @notice A complaint about a model.
/// @param licenseId The license that is to be revoked; 0 if none.
/// @param refundBps What the raiser asks to be refunded of each held payment, basis points.
/// @param holdId The hold in the vault.
/// @param respondent Who countered; zero if nobody did.
/// @param bond What each side stakes, wei.
/// @param counterBy Unix seconds until which the owner may counter, inclusive.
/// @param ruleBy Unix seconds until which a ruling counts, inclusive.
/// @param arbitrator Who rules; zero for the DAO's role.
struct DisputeCase {
    uint64 modelId;
    uint64 licenseId;
    uint64 holdId;
    uint16 refundBps;
    bool closed;
    address raiser;
    uint96 bond;
    address respondent;
    uint40 counterBy;
    uint40 ruleBy;
    IArbitrator arbitrator;
}

/// @title Complaints about models, with a bond, a deadline and a ruling.
/// @dev While a dispute is open the model's new revenue waits in the vault; nothing that was revenue before is touched.
/// Bonds are native coin and stay in this contract, apart from the market's purse. What is due is pulled.
/// At most one dispute a model is open at a time. An owner may raise one against their own model, but gains nothing:
/// its revenue waits, everybody may submit evidence, and the ruling may still go against them.
interface IDisputeCourt is IDues {
    event DisputeRaised(
        uint256 indexed disputeId,
        uint256 indexed modelId,
        address indexed raiser,
        uint256 licenseId,
        uint256 refundBps,
        uint256 bond,
        uint256 counterBy,
        uint256 ruleBy,
        address arbitrator
    );
    event DisputeCountered(uint256 indexed disputeId, address indexed respondent);
    event DisputeClosed(uint256 indexed disputeId, uint256 indexed modelId, Verdict verdict, uint256 refundBps);
    event BondDue(uint256 indexed disputeId, address indexed account, uint256 amount);
    event TermsSet(uint256 bond, uint256 counterPeriod, uint256 rulingPeriod);
    event ArbitratorSet(address indexed arbitrator, bytes extraData);

    error DisputeNotOpen(uint256 disputeId);
    error DisputeAlreadyOpen(uint256 modelId, uint256 disputeId);
    error OwnModel(uint256 modelId);
    error LicenseOfOtherModel(uint256 licenseId, uint256 modelId);
    error WrongValue(uint256 sent, uint256 expected);
    error RefundTooHigh(uint256 bps, uint256 max);
    error AlreadyCountered(uint256 disputeId);
    error CounterPeriodOver(uint256 disputeId, uint256 counterBy);
    error CounterPeriodOpen(uint256 disputeId, uint256 counterBy);
    error RulingPeriodOver(uint256 disputeId, uint256 ruleBy);
    error RulingPeriodOpen(uint256 disputeId, uint256 ruleBy);
    error NotArbitrator(uint256 disputeId, address caller);
    error VerdictInvalid(uint256 disputeId, uint256 verdict);
    error PeriodTooLong(uint256 period, uint256 max);

    /// @notice Raises a dispute and holds the model's new revenue. Anyone but the model's owner; send at least `costToRaise()`,
    /// what is above it can be claimed back. The cost of arbitration is not.
    /// @dev Warning: an owner who does so from another account has the bond back when the dispute is rejected, and no other
    /// dispute can be raised until then. It ends within twice `MAX_PERIOD`, and a decision may refund more than was asked.
    /// @param licenseId A license of the model that is to be revoked, or 0.
    /// @param refundBps What is asked to be refunded of what buyers pay meanwhile.
    /// @param evidence SHA-256 of the complaint; its CID is CIDv1, raw codec, sha2-256 of this digest.
    function raise(uint256 modelId, uint256 licenseId, uint16 refundBps, bytes32 evidence)
        external
        payable
        returns (uint256 disputeId);
    /// @notice Stakes the same bond against the raiser's. Only the model's owner, once, in time. Optional: without it the
    /// owner has nothing to lose but the case, which timeout decides for them.
    function counter(uint256 disputeId, bytes32 evidence) external payable;
    /// @notice Adds a document to an open dispute. Anyone.
    function submitEvidence(uint256 disputeId, bytes32 evidence) external;
    /// @notice Rules a dispute that has no arbitrator. Restricted. Rejecting is possible at once; anything else once the owner
    /// has countered or let the time pass.
    /// @param refundBps Of each held payment; counts for Refund, Delist and RevokeLicense.
    /// @dev Warning: can refund what was paid since the dispute was raised, delist the model, and revoke the one license that
    /// the dispute names. It reaches nothing else.
    function decide(uint256 disputeId, Verdict verdict, uint16 refundBps) external;
    /// @notice Closes a dispute that nobody ruled in time, as if it was rejected. Anyone.
    /// @dev Warning: a raiser whose case is ignored loses the bond; otherwise holding a model's revenue would cost nothing.
    function acquit(uint256 disputeId) external;

    function disputeCount() external view returns (uint256);
    function getDispute(uint256 disputeId) external view returns (DisputeCase memory);
    /// @return disputeId The open dispute of a model; 0 if there is none.
    function disputeOf(uint256 modelId) external view returns (uint256 disputeId);
    /// @notice Wei to send with `raise`: the bond and the arbitrator's price of now.
    function costToRaise() external view returns (uint256);

    /// @notice Sets the terms of future disputes: wei and seconds. Restricted.
    function setTerms(uint96 bond, uint40 counterPeriod, uint40 rulingPeriod) external;
    /// @notice Sets who rules future disputes; the zero address for the role of `decide`. Restricted.
    /// @param rules SHA-256 of the document that rulers follow (ERC-1497 meta-evidence).
    /// @dev Warning: the arbitrator can do to a dispute what `decide` can. One that never answers is overruled by time.
    function setArbitrator(IArbitrator arbitrator, bytes calldata extraData, bytes32 rules) external;
}
