// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice How share holders decide. Chosen when a model is fractionalized and never changed.
/// @param votingDelay Seconds from a proposal to the moment at which votes are counted, 1 second to 30 days.
/// @param votingPeriod Seconds in which votes are cast, 5 seconds to 90 days.
/// @param lateQuorumExtension Seconds that remain at least once a quorum is reached, at most `votingPeriod`.
/// @param quorumBps Part of all shares that must vote for or abstain, 1,000 to 5,000 basis points.
/// @param proposalThresholdBps Part of all shares that a proposer must have the votes of, 1 to 1,000 basis points.
struct VotingRules {
    uint32 votingDelay;
    uint32 votingPeriod;
    uint32 lateQuorumExtension;
    uint16 quorumBps;
    uint16 proposalThresholdBps;
}

/// @title Share holders govern the model whose NFT this contract owns, and what else it owns.
/// @dev OpenZeppelin's `IGovernor`, which names everything else that can be called. Send it the model NFT to lock the model
/// in; `safeTransferFrom` with `abi.encode(payees)` as data proposes these payees to the vault at once.
///
/// A vote may publish versions, open and close offers, spend the treasury and name payees. It may not move or lend the
/// model NFT, leave the shares less than their guaranteed part of the revenue, or change the rules of voting. What was
/// accepted can be executed by anyone, for 30 days.
/// @dev Warning: a majority that reaches the quorum may set any price, also nothing, and spend the whole treasury, also on
/// itself. Those who disagree have the delay and the period to sell.
/// @dev Warning: never approve this contract for tokens; a vote could spend them.
interface IModelGovernor {
    event ModelRedeemed(uint256 indexed modelId, address indexed holder, address to);

    error NotFractionalizer(address caller);
    error VotingRulesInvalid(string field);
    /// @notice A vote cannot make this call: not of the governor itself, of the registry only to publish, to mint or to move
    /// another model, of the vault only to propose payees.
    error CallNotAllowed(address target, bytes4 selector);
    error SharesUnderpaid(uint256 bps, uint256 guaranteedBps);
    error NotSoleHolder(address account, uint256 balance);

    /// @notice Makes a new clone the governor of a model. Only the `Fractionalizer`, in the transaction that creates the clone.
    function initialize(uint256 modelId, uint16 guaranteedBps, address shares, VotingRules calldata rules) external;

    /// @notice Sends the model NFT to `to`. Only who holds every share, at once and without a vote.
    /// The shares stay a payee until the new owner names others; the treasury stays and is spent by vote.
    /// @dev Warning: shares lent to a pool can be borrowed from it. Never lend all of them.
    function redeem(address to) external;

    function modelId() external view returns (uint64);
    /// @notice The `ModelShares` whose holders vote.
    function token() external view returns (address);
    function guaranteedBps() external view returns (uint16);
    function votingRules() external view returns (VotingRules memory);
}
