// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRevenueVault} from "../interfaces/IRevenueVault.sol";
import {Bookkeeping} from "./Bookkeeping.sol";
import {Holds} from "./Holds.sol";
import {MAX_UNSETTLED, MAX_UNSETTLED_FEE} from "./Revenue.sol";

/// @dev Payments that wait for the end of their refund window, each with the fee of the moment it was made and the hold that
/// was open then: when the window ends must not decide whether a ruling reaches what was paid during the dispute.
abstract contract Escrows is IRevenueVault, Bookkeeping, Holds {
    struct Escrow {
        uint64 modelId;
        uint40 releaseAt;
        uint80 fee;
        uint64 holdId;
        address currency;
        uint96 amount;
    }

    mapping(address source => mapping(uint256 ref => Escrow)) private _escrows;

    /// @inheritdoc IRevenueVault
    function creditEscrow(uint256 modelId, address currency, uint256 amount, uint256 ref, uint256 releaseAt)
        external
        payable
        nonReentrant
    {
        _requireSource();
        Escrow storage escrow = _escrows[msg.sender][ref];
        if (escrow.amount != 0) revert EscrowStillOpen(msg.sender, ref, escrow.releaseAt);
        uint256 fee = _bookPayment(currency, amount);
        // What does not fit into the revenue later must not get into escrow now.
        if (amount > MAX_UNSETTLED || fee > MAX_UNSETTLED_FEE) revert AmountTooLarge(amount);

        (escrow.modelId, escrow.releaseAt, escrow.fee) = (uint64(modelId), uint40(releaseAt), uint80(fee));
        (escrow.holdId, escrow.currency, escrow.amount) = (uint64(holdOf[modelId]), currency, uint96(amount));

        emit RevenueEscrowed(modelId, currency, amount, msg.sender, ref, releaseAt);
    }

    /// @inheritdoc IRevenueVault
    function refundEscrow(uint256 ref, address to) external nonReentrant returns (uint256 amount) {
        Escrow memory escrow = _take(msg.sender, ref);
        if (block.timestamp >= escrow.releaseAt) revert EscrowOver(msg.sender, ref, escrow.releaseAt);
        amount = escrow.amount;

        emit EscrowRefunded(msg.sender, ref, to, amount);
        _payOut(escrow.currency, to, amount);
    }

    /// @inheritdoc IRevenueVault
    function releaseEscrow(address source, uint256 ref) external nonReentrant {
        Escrow memory escrow = _take(source, ref);
        if (block.timestamp < escrow.releaseAt) revert EscrowStillOpen(source, ref, escrow.releaseAt);

        emit EscrowReleased(source, ref, escrow.amount);
        _earnUnder(escrow.holdId, escrow.modelId, escrow.currency, escrow.amount, escrow.fee, source, ref);
    }

    /// @inheritdoc IRevenueVault
    function escrowOf(address source, uint256 ref)
        external
        view
        returns (uint256 modelId, address currency, uint256 amount, uint256 releaseAt)
    {
        Escrow storage escrow = _escrows[source][ref];
        return (escrow.modelId, escrow.currency, escrow.amount, escrow.releaseAt);
    }

    function _take(address source, uint256 ref) private returns (Escrow memory escrow) {
        escrow = _escrows[source][ref];
        if (escrow.amount == 0) revert NoEscrow(source, ref);
        delete _escrows[source][ref];
    }
}
