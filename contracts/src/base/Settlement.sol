// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRevenueVault, Payee} from "../interfaces/IRevenueVault.sol";
import {share} from "./BasisPoints.sol";
import {Bookkeeping} from "./Bookkeeping.sol";
import {Holds} from "./Holds.sol";
import {ModelAccounts} from "./ModelAccounts.sol";
import {Revenue} from "./Revenue.sol";

/// @dev Divides what a model has earned between its ancestors and its payees. Moves no money: what is divided is owed.
abstract contract Settlement is ModelAccounts, Bookkeeping, Holds {
    mapping(address currency => mapping(address account => uint256)) internal _owed;

    /// @inheritdoc IRevenueVault
    function settle(uint256 modelId, address currency) external nonReentrant {
        if (!_settle(modelId, currency)) revert NothingToSettle(modelId, currency);
    }

    /// @inheritdoc IRevenueVault
    function unsettled(uint256 modelId, address currency)
        public
        view
        returns (uint256 direct, uint256 fee, uint256 upstream)
    {
        return _revenue[currency][modelId].unpack();
    }

    /// @inheritdoc IRevenueVault
    function owed(address account, address currency) public view returns (uint256) {
        return _owed[currency][account];
    }

    /// @inheritdoc IRevenueVault
    function claimable(uint256 modelId, address account, address currency) external view returns (uint256) {
        return claimableAfter(modelId, account, currency, 0, 0);
    }

    /// @inheritdoc IRevenueVault
    function claimableAfter(uint256 modelId, address account, address currency, uint256 payment, uint256 paymentFee)
        public
        view
        returns (uint256 amount)
    {
        uint256 rest = _restAfter(modelId, currency, payment, paymentFee);
        amount = owed(account, currency);

        (uint256 payeeCount,,) = _accountOf(modelId);
        uint256 left = rest;
        for (uint256 i = 0; i < payeeCount; ++i) {
            Payee storage payee = _payees[modelId][i];
            uint256 part = i + 1 == payeeCount ? left : share(rest, payee.bps);
            left -= part;
            if (payee.account == account) amount += part;
        }
    }

    /// @dev What a settlement would leave for the payees.
    function _restAfter(uint256 modelId, address currency, uint256 payment, uint256 paymentFee)
        private
        view
        returns (uint256 rest)
    {
        (uint256 direct, uint256 fee, uint256 upstream) = unsettled(modelId, currency);
        uint256 gross = direct + fee + payment;
        rest = gross - fee - paymentFee + upstream;
        (, uint256 ancestorCount, uint256 header) = _accountOf(modelId);
        for (uint256 i = 0; i < ancestorCount; ++i) {
            (, uint256 bps) = _ancestorAt(modelId, header, i);
            rest -= share(gross, bps);
        }
    }

    function _settle(uint256 modelId, address currency) internal returns (bool something) {
        Revenue revenue = _revenue[currency][modelId];
        (uint256 direct, uint256 fee, uint256 upstream) = revenue.unpack();
        if (direct + fee + upstream == 0) return false;

        (uint256 payeeCount, uint256 ancestorCount, uint256 header) = _accountOf(modelId);
        if (payeeCount == 0) revert AccountNotOpen(modelId);

        _revenue[currency][modelId] = revenue.settled();
        uint256 passedOn;
        if (ancestorCount != 0) passedOn = _payAncestors(modelId, currency, direct + fee, ancestorCount, header);
        uint256 rest = direct + upstream - passedOn;
        _payPayees(modelId, currency, rest, payeeCount);

        emit RevenueSettled(modelId, currency, fee, passedOn, rest);
        return true;
    }

    /// @dev Ancestors' shares are of what the buyers paid, before the fee. What an ancestor gets is not cut again.
    function _payAncestors(uint256 modelId, address currency, uint256 gross, uint256 count, uint256 header)
        private
        returns (uint256 total)
    {
        mapping(uint256 modelId => Revenue) storage revenue = _revenue[currency];
        for (uint256 i = 0; i < count; ++i) {
            (uint256 ancestorId, uint256 bps) = _ancestorAt(modelId, header, i);
            uint256 amount = share(gross, bps);
            if (amount == 0) continue;

            revenue[ancestorId] = revenue[ancestorId].addUpstream(amount);
            total += amount;

            emit UpstreamPaid(ancestorId, currency, modelId, amount);
        }
    }

    function _payPayees(uint256 modelId, address currency, uint256 rest, uint256 count) private {
        mapping(address account => uint256) storage owedIn = _owed[currency];
        mapping(uint256 index => Payee) storage payees = _payees[modelId];
        uint256 left = rest;
        for (uint256 i = 0; i < count; ++i) {
            Payee storage payee = payees[i];
            (address account, uint256 bps) = (payee.account, payee.bps);
            uint256 amount = i + 1 == count ? left : share(rest, bps);
            if (amount == 0) continue;

            owedIn[account] += amount;
            left -= amount;

            emit Owed(account, currency, modelId, amount);
        }
    }
}
