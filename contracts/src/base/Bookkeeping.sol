// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @dev What the parts of the vault ask of its books: what a payment, a revenue and a payout are is settled in one place.
abstract contract Bookkeeping is ReentrancyGuardTransient {
    function _requireSource() internal view virtual;

    /// @dev Proves that a payment arrived, and counts it as owed.
    /// @return fee Of the market on it.
    function _bookPayment(address currency, uint256 amount) internal virtual returns (uint256 fee);

    /// @dev Counts what is owed already as earned by a model: held while the model is held, else as its revenue.
    function _earn(uint256 modelId, address currency, uint256 amount, uint256 fee, address source, uint256 ref)
        internal
        virtual;

    /// @dev Counts what is owed already as earned by a model, also while the model is held.
    function _release(uint256 modelId, address currency, uint256 amount, uint256 fee, address source, uint256 ref)
        internal
        virtual;

    /// @dev Counts what is owed already as earned under a hold: held if that refunds, or may have to; else like `_earn`.
    function _earnUnder(
        uint256 holdId,
        uint256 modelId,
        address currency,
        uint256 amount,
        uint256 fee,
        address source,
        uint256 ref
    ) internal virtual;

    /// @dev Counts an amount as owed no more, and sends it.
    function _payOut(address currency, address to, uint256 amount) internal virtual;
}
