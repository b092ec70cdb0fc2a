// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Money that waits while somebody decides about a model.
/// @dev While a model is held, its new revenue is booked as held payments, by hold, currency, source and ref. Nothing that was
/// revenue before the hold waits, nor does what descendants pay upstream. A payment in escrow waits once it is released, if it
/// was made or is released while the model is held; so do prepaid units, if they were deposited or are settled then. Once the
/// hold ends, anyone resolves each payment.
interface IHolds {
    event ModelHeld(uint256 indexed holdId, uint256 indexed modelId);
    event HoldEnded(uint256 indexed holdId, uint256 indexed modelId, uint256 refundBps);
    event PaymentHeld(
        uint256 indexed holdId,
        uint256 indexed modelId,
        address indexed currency,
        uint256 amount,
        uint256 fee,
        address source,
        uint256 ref
    );
    /// @param to Whom `refunded` is owed; zero if the ref is no license.
    event HeldPaymentResolved(
        uint256 indexed holdId,
        address indexed currency,
        address indexed source,
        uint256 ref,
        address to,
        uint256 refunded,
        uint256 released
    );

    error ModelAlreadyHeld(uint256 modelId, uint256 holdId);
    error ModelNotHeld(uint256 modelId);
    error HoldNotOpen(uint256 holdId);
    error HoldStillOpen(uint256 holdId);
    error NoHeldPayment(uint256 holdId, address currency, address source, uint256 ref);
    error RefundTooHigh(uint256 bps, uint256 max);
    error TooManyCurrencies(uint256 max);

    /// @notice Lets a model's new revenue wait, in every currency. Restricted: only the court.
    /// @dev Warning: whoever has this power decides when it ends. It reaches no revenue that was booked before.
    function hold(uint256 modelId) external returns (uint256 holdId);
    /// @notice Ends a hold: `refundBps` of each held payment goes back to the holder of the license that was paid for, the
    /// rest is revenue. Restricted: only the court.
    function endHold(uint256 holdId, uint16 refundBps) external;
    /// @notice Extends an open hold to currencies that were first allowed after it began. Anyone.
    function syncHold(uint256 modelId) external;
    /// @notice Pays a held payment out of a hold that has ended. Anyone.
    /// The refund is rounded down to the smallest unit, and so is the fee on what is released; the model gets the rest.
    /// What was drawn from a prepaid account of the meter is owed to the account's holder.
    /// @dev Warning: else the refund is owed to whoever holds the license at this moment. If `ref` is no license, all is released.
    /// What is released is revenue, also while another hold is open: no second dispute can hold it again.
    function resolveHeld(uint256 holdId, address currency, address source, uint256 ref) external;

    /// @return holdId The open hold of a model; 0 if there is none.
    function holdOf(uint256 modelId) external view returns (uint256 holdId);
    function getHold(uint256 holdId) external view returns (uint256 modelId, bool ended, uint256 refundBps);
    function heldPayment(uint256 holdId, address currency, address source, uint256 ref)
        external
        view
        returns (uint256 amount, uint256 fee);
}
