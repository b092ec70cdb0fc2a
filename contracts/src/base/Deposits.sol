// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDeposits} from "../interfaces/IDeposits.sol";
import {Bookkeeping} from "./Bookkeeping.sol";
import {MAX_UNSETTLED_FEE} from "./Revenue.sol";

/// @dev Deposits of the vault's sources, each in one slot. Whose money it is and when it may be drawn is the source's
/// business.
abstract contract Deposits is IDeposits, Bookkeeping {
    struct Deposit {
        address currency;
        uint96 amount;
    }

    /// @dev Drawn as a whole it fits into a model's unsettled revenue, whatever the fee is by then.
    uint256 public constant MAX_DEPOSIT = MAX_UNSETTLED_FEE;

    mapping(address source => mapping(uint256 ref => Deposit)) private _deposits;

    /// @inheritdoc IDeposits
    function addDeposit(address currency, uint256 amount, uint256 ref) external payable nonReentrant {
        _requireSource();
        Deposit storage deposit = _deposits[msg.sender][ref];
        if (deposit.amount != 0 && deposit.currency != currency) {
            revert DepositInOtherCurrency(msg.sender, ref, deposit.currency);
        }
        uint256 total = deposit.amount + amount;
        if (total > MAX_DEPOSIT) revert DepositTooLarge(total, MAX_DEPOSIT);
        _bookPayment(currency, amount);

        (deposit.currency, deposit.amount) = (currency, uint96(total));

        emit DepositAdded(msg.sender, ref, currency, amount);
    }

    /// @inheritdoc IDeposits
    function drawDeposit(uint256 modelId, uint256 amount, uint256 ref) external nonReentrant {
        _requireSource();
        address currency = _take(ref, amount);
        _earn(modelId, currency, amount, _feeOf(amount), msg.sender, ref);
    }

    /// @inheritdoc IDeposits
    function returnDeposit(uint256 ref, address to, uint256 amount) external nonReentrant {
        address currency = _take(ref, amount);

        emit DepositReturned(msg.sender, ref, to, amount);
        _payOut(currency, to, amount);
    }

    /// @inheritdoc IDeposits
    function depositOf(address source, uint256 ref) external view returns (address currency, uint256 amount) {
        Deposit storage deposit = _deposits[source][ref];
        return (deposit.currency, deposit.amount);
    }

    function _take(uint256 ref, uint256 amount) private returns (address currency) {
        Deposit storage deposit = _deposits[msg.sender][ref];
        uint256 left = deposit.amount;
        if (amount > left) revert DepositTooSmall(msg.sender, ref, amount, left);
        currency = deposit.currency;

        deposit.amount = uint96(left - amount);
    }
}
