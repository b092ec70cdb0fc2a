// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDeposits} from "../interfaces/IDeposits.sol";
import {share} from "./BasisPoints.sol";
import {Custody} from "./Custody.sol";
import {MAX_UNSETTLED_FEE} from "./Revenue.sol";

/// @dev Deposits of the vault's sources, one sum for each currency. Whose money it is and when it may be drawn is the source's
/// business.
abstract contract Deposits is IDeposits, Custody {
    /// @dev Fits into a model's unsettled revenue, whatever the fee is by then.
    uint256 public constant MAX_DRAW = MAX_UNSETTLED_FEE;

    /// @inheritdoc IDeposits
    mapping(address source => mapping(address currency => uint256)) public depositOf;

    /// @inheritdoc IDeposits
    function addDeposit(address currency, uint256 amount) external payable nonReentrant {
        _requireSource();
        _bookPayment(currency, amount);

        depositOf[msg.sender][currency] += amount;

        emit DepositAdded(msg.sender, currency, amount);
    }

    /// @inheritdoc IDeposits
    function drawDeposit(uint256 modelId, address currency, uint256 amount, uint256 fee, uint256 holdId, uint256 ref)
        external
        nonReentrant
    {
        uint256 maxFee = share(amount, MAX_FEE_BPS);
        if (fee > maxFee) revert FeeAboveCap(fee, maxFee);
        _takeDeposit(currency, amount);

        if (holdId == 0) _release(modelId, currency, amount, fee, msg.sender, ref);
        else _earnUnder(holdId, modelId, currency, amount, fee, msg.sender, ref);
    }

    /// @inheritdoc IDeposits
    function returnDeposit(address currency, address to, uint256 amount) external nonReentrant {
        _takeDeposit(currency, amount);

        emit DepositReturned(msg.sender, currency, to, amount);
        _payOut(currency, to, amount);
    }

    function _takeDeposit(address currency, uint256 amount) private {
        uint256 left = depositOf[msg.sender][currency];
        if (amount > left) revert DepositTooSmall(msg.sender, currency, amount, left);

        depositOf[msg.sender][currency] = left - amount;
    }
}
