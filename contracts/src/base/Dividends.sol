// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IModelShares} from "../interfaces/IModelShares.sol";
import {IRevenueVault} from "../interfaces/IRevenueVault.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @dev Books of what a fixed supply of shares has earned. They know no tokens and move no money.
/// The usual accumulator per share is `received / SUPPLY`; since the supply never changes, the multiplication can come first
/// and the division last, when somebody is paid. Nothing is rounded before, however often an account's books are brought up to date.
abstract contract Dividends is IModelShares {
    using SafeCast for uint256;

    /// @dev In smallest units, since the beginning.
    struct Income {
        uint120 received;
        uint120 paid;
        bool added;
    }

    /// @param earned Not yet paid, in 1 / SUPPLY of the currency's smallest unit.
    /// @param seen What the currency had received when `earned` was brought up to date.
    struct Position {
        uint256 earned;
        uint120 seen;
    }

    uint256 public constant SUPPLY = 1e24;
    uint256 public constant MAX_CURRENCIES = 4;

    address[] private _currencies;
    mapping(address currency => Income) private _income;
    mapping(address currency => mapping(address account => Position)) private _positions;

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

    /// @dev Before each change of an account's balance.
    function _accrue(address account, uint256 balance) internal {
        uint256 count = _currencies.length;
        for (uint256 i = 0; i < count; ++i) {
            address currency = _currencies[i];
            uint120 received = _income[currency].received;
            Position storage position = _positions[currency][account];
            uint256 news = received - position.seen;
            if (news == 0) continue;

            if (balance != 0) position.earned += balance * news;
            position.seen = received;
        }
    }

    /// @dev Books as paid what is due to an account, rounded down.
    function _pay(address account, address currency, uint256 balance) internal returns (uint256 amount) {
        uint256 earned = _earned(account, currency, balance);
        amount = earned / SUPPLY;
        if (amount == 0) revert IRevenueVault.NothingToClaim(account, currency);

        Income storage income = _income[currency];
        _positions[currency][account] = Position({earned: earned - amount * SUPPLY, seen: income.received});
        income.paid += uint120(amount);
    }

    function _earned(address account, address currency, uint256 balance) internal view returns (uint256) {
        Position storage position = _positions[currency][account];
        return position.earned + balance * (_income[currency].received - position.seen);
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
