// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Money that was paid ahead and is not yet anybody's revenue.
/// @dev A deposit belongs to the source that made it and is found by a number that the source chooses, as an escrow is.
/// While it waits it is part of what the vault owes (`accounted`), so drawing from it moves no coin.
interface IDeposits {
    event DepositAdded(address indexed source, uint256 indexed ref, address indexed currency, uint256 amount);
    event DepositReturned(address indexed source, uint256 indexed ref, address indexed to, uint256 amount);

    error DepositTooLarge(uint256 amount, uint256 max);
    error DepositTooSmall(address source, uint256 ref, uint256 amount, uint256 left);
    error DepositInOtherCurrency(address source, uint256 ref, address currency);

    /// @notice Adds a payment that arrived before or with this call to the caller's deposit `ref`. Only revenue sources.
    /// A deposit is in one currency until it is empty, and at most 2^80 - 2.
    function addDeposit(address currency, uint256 amount, uint256 ref) external payable;
    /// @notice Makes a part of the caller's deposit a model's revenue, cut by the fee of this moment, as if it were paid
    /// now: it emits `RevenueCredited`. Only revenue sources.
    /// @dev Warning: the source decides which model earns it. It works in a currency that is no longer allowed, too.
    function drawDeposit(uint256 modelId, uint256 amount, uint256 ref) external;
    /// @notice Sends a part of the caller's deposit back, to `to`. A source that was stopped can still do so.
    function returnDeposit(uint256 ref, address to, uint256 amount) external;

    /// @return currency Meaningless where `amount` is 0.
    function depositOf(address source, uint256 ref) external view returns (address currency, uint256 amount);
}
