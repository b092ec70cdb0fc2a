// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Money that was paid ahead and is not yet anybody's revenue.
/// @dev A deposit belongs to the source that made it, which knows whose money it is. While it waits it is part of what the
/// vault owes (`accounted`), so drawing from it moves no coin. A source that was stopped adds nothing, but can still draw and
/// return: what was paid ahead is paid for what was used, or goes back.
interface IDeposits {
    event DepositAdded(address indexed source, address indexed currency, uint256 amount);
    event DepositReturned(address indexed source, address indexed currency, address indexed to, uint256 amount);

    error DepositTooSmall(address source, address currency, uint256 amount, uint256 left);
    /// @notice A source takes more for the market than the market ever may.
    error FeeAboveCap(uint256 fee, uint256 max);

    /// @notice Adds a payment that arrived before or with this call to the caller's deposit. Only revenue sources.
    function addDeposit(address currency, uint256 amount) external payable;
    /// @notice Makes a part of the caller's deposit a model's revenue: it emits `RevenueCredited`, or `PaymentHeld`.
    /// At most `MAX_DRAW()` always fits. It works in a currency that is no longer allowed, too.
    /// @param fee Of the market; the source fixed it when the money was paid. At most 5 % of the amount.
    /// @param holdId The hold of the model (see `IHolds`) that the money falls under: unless that ended without a refund, it
    /// waits there. 0 if it was earned when the model was not held: then it is revenue, also while the model is held.
    /// @param ref What was used, if somebody is to have a refund after the hold: see `IHolds.resolveHeld`.
    /// @dev Warning: the source decides which model earns it.
    function drawDeposit(uint256 modelId, address currency, uint256 amount, uint256 fee, uint256 holdId, uint256 ref)
        external;
    /// @notice Sends a part of the caller's deposit back, to `to`.
    function returnDeposit(address currency, address to, uint256 amount) external;

    function depositOf(address source, address currency) external view returns (uint256 amount);
    /// @return What one draw can always be, in the currency's smallest unit: 2^80 - 2.
    function MAX_DRAW() external view returns (uint256);
}
