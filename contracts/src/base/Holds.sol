// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHolds} from "../interfaces/IHolds.sol";
import {IRevenueVault} from "../interfaces/IRevenueVault.sol";
import {WHOLE} from "./BasisPoints.sol";
import {MAX_UNSETTLED, MAX_UNSETTLED_FEE, Revenue} from "./Revenue.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

/// @dev What models have earned and not settled, and which of them earn nothing for the time being. Whether a model is held
/// is a flag beside its revenue, so that a payment learns it from the slot that it changes anyway.
abstract contract Holds is IHolds, AccessManaged {
    struct Hold {
        uint64 modelId;
        uint16 refundBps;
        bool ended;
    }

    struct HeldPayment {
        uint128 amount;
        uint128 fee;
    }

    uint256 private constant MAX_CURRENCIES = 16;

    mapping(address currency => mapping(uint256 modelId => Revenue)) internal _revenue;

    /// @inheritdoc IHolds
    mapping(uint256 modelId => uint256) public holdOf;
    address[] internal _currencies;
    uint256 private _holdCount;
    mapping(uint256 holdId => Hold) private _holds;
    mapping(uint256 holdId => mapping(bytes32 key => HeldPayment)) private _held;

    /// @inheritdoc IHolds
    function hold(uint256 modelId) external restricted returns (uint256 holdId) {
        if (holdOf[modelId] != 0) revert ModelAlreadyHeld(modelId, holdOf[modelId]);

        holdId = ++_holdCount;
        holdOf[modelId] = holdId;
        _holds[holdId].modelId = uint64(modelId);
        _setHeld(modelId, true);

        emit ModelHeld(holdId, modelId);
    }

    /// @inheritdoc IHolds
    function endHold(uint256 holdId, uint16 refundBps) external restricted {
        uint256 modelId = _holds[holdId].modelId;
        if (holdId == 0 || holdOf[modelId] != holdId) revert HoldNotOpen(holdId);
        if (refundBps > WHOLE) revert RefundTooHigh(refundBps, WHOLE);

        delete holdOf[modelId];
        (_holds[holdId].refundBps, _holds[holdId].ended) = (refundBps, true);
        _setHeld(modelId, false);

        emit HoldEnded(holdId, modelId, refundBps);
    }

    /// @inheritdoc IHolds
    function syncHold(uint256 modelId) external {
        if (holdOf[modelId] == 0) revert ModelNotHeld(modelId);

        _setHeld(modelId, true);
    }

    /// @inheritdoc IHolds
    function getHold(uint256 holdId) external view returns (uint256 modelId, bool ended, uint256 refundBps) {
        Hold storage found = _holds[holdId];
        return (found.modelId, found.ended, found.refundBps);
    }

    /// @inheritdoc IHolds
    function heldPayment(uint256 holdId, address currency, address source, uint256 ref)
        external
        view
        returns (uint256 amount, uint256 fee)
    {
        HeldPayment storage payment = _held[holdId][_key(currency, source, ref)];
        return (payment.amount, payment.fee);
    }

    /// @dev Books a payment to a held model. What would not fit into its revenue later must not get in now.
    function _keepHeld(uint256 holdId, address currency, uint256 amount, uint256 fee, address source, uint256 ref)
        internal
    {
        HeldPayment storage payment = _held[holdId][_key(currency, source, ref)];
        (uint256 newAmount, uint256 newFee) = (payment.amount + amount, payment.fee + fee);
        if (newAmount > MAX_UNSETTLED || newFee > MAX_UNSETTLED_FEE) revert IRevenueVault.AmountTooLarge(amount);

        (payment.amount, payment.fee) = (uint128(newAmount), uint128(newFee));

        emit PaymentHeld(holdId, _holds[holdId].modelId, currency, amount, fee, source, ref);
    }

    /// @dev Whether a payment under this hold goes back, in part, or may have to.
    function _mayRefund(uint256 holdId) internal view returns (bool) {
        Hold storage found = _holds[holdId];
        return !found.ended || found.refundBps != 0;
    }

    /// @dev Removes a held payment of a hold that has ended.
    function _takeHeld(uint256 holdId, address currency, address source, uint256 ref)
        internal
        returns (HeldPayment memory payment, Hold memory ended)
    {
        ended = _holds[holdId];
        if (!ended.ended) revert HoldStillOpen(holdId);
        bytes32 key = _key(currency, source, ref);
        payment = _held[holdId][key];
        if (payment.amount == 0) revert NoHeldPayment(holdId, currency, source, ref);

        delete _held[holdId][key];
    }

    /// @dev Puts a currency on the list that holds go through. It stays there, also when it is no longer allowed.
    function _listCurrency(address currency) internal {
        uint256 count = _currencies.length;
        for (uint256 i = 0; i < count; ++i) {
            if (_currencies[i] == currency) return;
        }
        if (count == MAX_CURRENCIES) revert TooManyCurrencies(MAX_CURRENCIES);
        _currencies.push(currency);
    }

    function _setHeld(uint256 modelId, bool held) private {
        uint256 count = _currencies.length;
        for (uint256 i = 0; i < count; ++i) {
            mapping(uint256 modelId => Revenue) storage revenue = _revenue[_currencies[i]];
            revenue[modelId] = revenue[modelId].setHeld(held);
        }
    }

    function _key(address currency, address source, uint256 ref) private pure returns (bytes32) {
        return keccak256(abi.encode(currency, source, ref));
    }
}
