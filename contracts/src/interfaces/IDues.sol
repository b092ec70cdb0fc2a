// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Native coin that waits for its owner to pull it.
interface IDues {
    event Claimed(address indexed account, uint256 amount, address to);

    error NothingToClaim(address account);
    error ReceiverIsZero();
    error NativeTransferFailed(address to, uint256 amount);

    /// @notice Sends what is due to `account` to `account`. Anyone may trigger it.
    function claim(address account) external returns (uint256 amount);
    /// @notice Sends what is due to the caller to `to`: for a contract that takes no coins itself.
    function claimTo(address to) external returns (uint256 amount);
    function due(address account) external view returns (uint256);
    /// @notice Sum of open bonds and of what is due, wei; the contract's balance is never less.
    function accounted() external view returns (uint256);
}
