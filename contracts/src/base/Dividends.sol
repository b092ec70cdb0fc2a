// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IModelShares} from "../interfaces/IModelShares.sol";
import {IRevenueVault} from "../interfaces/IRevenueVault.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @dev Books of what a fixed supply of shares has earned. They know no tokens and move no money.
/// The usual accumulator per share is `received / SUPPLY`; since the supply never changes, the multiplication can come first
/// and the division last, when somebody is paid. So nothing is rounded before, and one number for each account is enough.
abstract contract Dividends is IModelShares {
    using SafeCast for uint256;

    /// @dev In smallest units, since the beginning.
    struct Income {
        uint120 received;
        uint120 paid;
        bool added;
    }

    uint256 public constant SUPPLY = 1e24;
    uint256 public constant MAX_CURRENCIES = 4;

    address[] private _currencies;
    mapping(address currency => Income) private _income;
    /// @dev In 1 / SUPPLY of the currency's smallest unit: what the account has earned and was not paid, less what the shares
    /// it holds would have earned had it held them since the beginning.
    mapping(address currency => mapping(address account => int256)) private _corrections;

    /// @inheritdoc IModelShares
    function currencies() external view returns (address[] memory) {
        return _currencies;
    }

    /// @inheritdoc IModelShares
    function dividends(address currency) external view returns (uint256 received, uint256 paid) {
        return (_income[currency].received, _income[currency].paid);
    }

    function _addCurrency(address currency) internal {
        if (_income[currency].added) revert CurrencyAlreadyAdded(currency);
        if (_currencies.length == MAX_CURRENCIES) revert TooManyCurrencies(MAX_CURRENCIES);

        _income[currency].added = true;
        _currencies.push(currency);
    }

    /// @dev Books as received all that `balance` holds beyond what is still to be paid.
    function _receive(address currency, uint256 balance) internal returns (uint256 amount) {
        amount = _unbooked(currency, balance);
        if (amount == 0) revert NothingToDistribute(currency);

        _income[currency].received = (_income[currency].received + amount).toUint120();
    }

    /// @dev Shares that moved leave behind what they have earned: the sender keeps it, the receiver does not get it.
    function _moveCorrections(address from, address to, uint256 shares) internal {
        uint256 count = _currencies.length;
        for (uint256 i = 0; i < count; ++i) {
            address currency = _currencies[i];
            int256 earned = int256(shares * _income[currency].received);
            if (earned == 0) continue;

            _corrections[currency][from] += earned;
            _corrections[currency][to] -= earned;
        }
    }

    /// @dev Books as paid what is due to an account, rounded down.
    function _pay(address account, address currency, uint256 shares) internal returns (uint256 amount) {
        amount = _due(account, currency, shares);
        if (amount == 0) revert IRevenueVault.NothingToClaim(account, currency);

        _corrections[currency][account] -= int256(amount * SUPPLY);
        _income[currency].paid += uint120(amount);
    }

    /// @param shares All that the account holds. The sum is never negative.
    function _due(address account, address currency, uint256 shares) internal view returns (uint256) {
        return uint256(int256(shares * _income[currency].received) + _corrections[currency][account]) / SUPPLY;
    }

    /// @dev 0 also where a token took balance away.
    function _unbooked(address currency, uint256 balance) internal view returns (uint256) {
        Income memory income = _income[currency];
        uint256 due = income.received - income.paid;
        return balance > due ? balance - due : 0;
    }

    function _requireAdded(address currency) internal view {
        if (!_income[currency].added) revert CurrencyNotAdded(currency);
    }
}
