// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title A model's revenue, all or a part of it, as a fungible share that votes.
/// @dev Implements ERC-20, 2612, 5267, 5805 and 6372 with `mode=timestamp`; the name for EIP-712 is in `eip712Domain()`.
/// A supply of 1e24, minted at once and never changed. The contract is an ordinary payee of its model in the
/// `RevenueVault`: whoever owns the model names it in `proposePayees`, or the model is minted with it.
/// Votes count only once they are delegated, if only to oneself.
///
/// Dividends are exact. Because the supply is fixed, an account earns `balance * received` in units of 1 / supply of a
/// currency's smallest unit, a whole number that is never rounded; only a claim rounds, down, and the fraction stays with
/// the account. What was earned before a transfer stays with the sender.
/// @dev Warning: revenue belongs to those who hold shares when it is distributed. Call `distribute` before selling.
/// @dev Warning: dividends of shares that a contract holds, such as an exchange's pool, are that contract's.
/// @dev Warning: unless the governor holds the model, its owner can name other payees after the vault's notice. See `securedBps`.
interface IModelShares {
    event CurrencyAdded(address indexed currency, uint256 indexed offerId);
    event RevenueDistributed(address indexed currency, uint256 amount);
    event DividendClaimed(address indexed account, address indexed currency, uint256 amount, address to);

    error NotFractionalizer(address caller);
    error GuaranteeInvalid(uint256 bps);
    error CurrencyNotAdded(address currency);
    error CurrencyAlreadyAdded(address currency);
    error TooManyCurrencies(uint256 max);
    error OfferOfOtherModel(uint256 offerId, uint256 modelId);
    error NothingToDistribute(address currency);

    /// @notice Makes a new clone the shares of a model and gives all of them to `owner`. Only the `Fractionalizer`, in the
    /// transaction that creates the clone.
    function initialize(uint256 modelId, uint16 guaranteedBps, address governor, address owner) external;

    /// @notice Lets dividends be paid in the currency of an offer of this model. Anyone; at most four currencies, for ever.
    /// @dev Only the model's owner opens offers, so nobody else can fill the four places with currencies that nobody uses.
    /// Revenue in any other currency waits in the vault.
    /// @dev Warning: an owner who fills the places with other currencies leaves the shares' part of a fifth in the vault.
    function addCurrency(uint256 offerId) external;
    /// @notice Settles the model, fetches from the vault what it owes to this contract, and divides all that arrived,
    /// also what somebody sent here directly, among those who hold shares now. Anyone.
    function distribute(address currency) external returns (uint256 amount);
    /// @notice Sends `account` its dividends. Anyone may trigger it.
    function claim(address account, address currency) external returns (uint256 amount);
    /// @notice Sends the caller's dividends to `to`, for an account that cannot take them itself.
    function claimTo(address currency, address to) external returns (uint256 amount);

    /// @return What `claim` would pay now; what `distribute` would divide first is not in it.
    function claimable(address account, address currency) external view returns (uint256);
    /// @return What `distribute` would divide now.
    function undistributed(address currency) external view returns (uint256);
    /// @return received Distributed so far. @return paid Claimed so far.
    function dividends(address currency) external view returns (uint256 received, uint256 paid);
    function currencies() external view returns (address[] memory);

    function modelId() external view returns (uint64);
    /// @notice Governs the model, and pays these shares for sure, as soon and as long as it owns the model NFT.
    function governor() external view returns (address);
    /// @return Least part of the revenue, basis points, that payees named by the governor must leave to these shares.
    function guaranteedBps() external view returns (uint16);
    /// @return Part of the model's revenue, after fee and ancestors, that the vault pays to these shares now, basis points.
    function revenueBps() external view returns (uint256);
    /// @return Whether the governor owns the model NFT.
    function isLocked() external view returns (bool);
    /// @return Part of the revenue that no owner and no vote can take from these shares, basis points; 0 unless locked.
    /// @dev Warning: who holds all shares can unlock the model again.
    function securedBps() external view returns (uint256);
}
