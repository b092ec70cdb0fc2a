// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDeposits} from "../interfaces/IDeposits.sol";
import {MAX_UNSETTLED_FEE} from "./Revenue.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @dev Deposits of the vault's sources, each in one slot. Whose money it is and when it may be drawn is the source's
/// business; what a payment, a revenue and a payout are is the vault's.
abstract contract Deposits is IDeposits, ReentrancyGuardTransient {
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
        Deposit memory deposit = _deposits[msg.sender][ref];
        if (deposit.amount != 0 && deposit.currency != currency) {
            revert DepositInOtherCurrency(msg.sender, ref, deposit.currency);
        }
        uint256 total = deposit.amount + amount;
        if (total > MAX_DEPOSIT) revert DepositTooLarge(total, MAX_DEPOSIT);
        _bookPayment(currency, amount);

        _deposits[msg.sender][ref] = Deposit(currency, uint96(total));

        emit DepositAdded(msg.sender, ref, currency, amount);
    }

    /// @inheritdoc IDeposits
    function drawDeposit(uint256 modelId, uint256 amount, uint256 ref) external nonReentrant {
        _requireSource();
        address currency = _take(ref, amount);
        _bookRevenue(modelId, currency, amount, ref);
    }

    /// @inheritdoc IDeposits
    function returnDeposit(uint256 ref, address to, uint256 amount) external nonReentrant {
        address currency = _take(ref, amount);

        emit DepositReturned(msg.sender, ref, to, amount);
        _payOut(currency, to, amount);
    }

    /// @inheritdoc IDeposits
    function depositOf(address source, uint256 ref) external view returns (address currency, uint256 amount) {
        Deposit memory deposit = _deposits[source][ref];
        return (deposit.currency, deposit.amount);
    }

    function _requireSource() internal view virtual;

    /// @dev Proves that a payment arrived, and counts it as owed.
    function _bookPayment(address currency, uint256 amount) internal virtual;

    /// @dev Counts what is owed already as revenue, less the fee.
    function _bookRevenue(uint256 modelId, address currency, uint256 amount, uint256 ref) internal virtual;

    /// @dev Counts an amount as owed no more, and sends it.
    function _payOut(address currency, address to, uint256 amount) internal virtual;

    function _take(uint256 ref, uint256 amount) private returns (address currency) {
        Deposit memory deposit = _deposits[msg.sender][ref];
        if (amount > deposit.amount) revert DepositTooSmall(msg.sender, ref, amount, deposit.amount);
        currency = deposit.currency;

        _deposits[msg.sender][ref] = Deposit(currency, uint96(deposit.amount - amount));
    }
}
