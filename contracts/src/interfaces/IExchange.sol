// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What the maker of an order does.
enum Side {
    Listing, // gives the asset, for native coin or an ERC-20
    Offer // pays for the asset, in an ERC-20
}

/// @notice What its maker signs (EIP-712 type `Order`, domain "Modelmark Exchange" version "1").
/// @param maker Signs, as an account or by ERC-1271, and has approved the exchange for what it gives.
/// @param asset The model registry, the license book, or the shares of a model.
/// @param tokenId Of the model or license; 0 for shares.
/// @param amount Of shares, in their smallest unit; 1 for a model or a license.
/// @param currency One that the revenue vault allows; the zero address, native coin, for listings only.
/// @param price For the whole amount, royalty included, in the currency's smallest unit; not zero.
/// @param fingerprint ERC-5646 `getStateFingerprint` of the model or license as the maker saw it; 0 for shares.
/// @param maxRoyaltyBps Most of the price that may go to the ERC-2981 royalty, basis points.
/// @param taker Who alone may fill the order; the zero address for anybody.
/// @param startTime Unix seconds.
/// @param expiry Unix seconds, inclusive.
/// @param counter `counters(maker)`.
/// @param nonce Any number the maker did not use. One nonce in several orders: the first to be filled whole ends them all.
/// Those below 216 are the cheapest to fill; of the others, numbers that share all but their low 8 bits share a slot, so
/// counting up is cheaper than drawing at random.
struct Order {
    address maker;
    Side side;
    address asset;
    uint256 tokenId;
    uint128 amount;
    address currency;
    uint128 price;
    bytes32 fingerprint;
    uint16 maxRoyaltyBps;
    address taker;
    uint40 startTime;
    uint40 expiry;
    uint256 counter;
    uint256 nonce;
}

/// @notice What stands between an order and its fill, as far as the exchange itself knows.
enum OrderStatus {
    Open,
    NotStarted,
    Expired,
    Done, // filled whole, or cancelled
    Withdrawn, // the maker raised the counter
    Stale // the model or license is no longer what the maker saw
}

/// @title Trades models, licenses and shares by orders that their makers signed.
/// @dev Escrowless: assets and money stay with their owners until a fill moves them, and nothing is left here after it.
/// Nobody has a special power over it. It is a revenue source of the vault, where royalties of licenses go as revenue of the
/// model, so that ancestors and payees have their part. The royalty of a model goes to its creator. A receiver that
/// cannot take its money does not stop the trade: it is owed by the vault then. Shares pay no royalty.
interface IExchange {
    /// @param price All that the buyer paid. @param royalty Part of it that did not go to the seller.
    event OrderFilled(
        bytes32 orderHash,
        address indexed asset,
        uint256 indexed tokenId,
        address indexed maker,
        address taker,
        Side side,
        uint256 amount,
        address currency,
        uint256 price,
        uint256 royalty
    );
    event OrderCancelled(address indexed maker, uint256 nonce);
    event CounterRaised(address indexed maker, uint256 counter);

    error WrongSide(Side side);
    error OrderInvalid(string field);
    /// @notice Neither the registry, nor the license book, nor shares of a model.
    error AssetNotTraded(address asset);
    error SelfTrade(address maker);
    error NotTaker(address caller, address taker);
    error OrderNotStarted(uint256 startTime);
    error OrderExpired(uint256 expiry);
    error OrderWithdrawn(uint256 signed, uint256 counter);
    /// @notice The order was filled or cancelled, or another with this nonce was.
    error NonceUsed(address maker, uint256 nonce);
    error SignatureInvalid(address maker);
    error AmountInvalid(uint256 amount, uint256 remaining);
    error FingerprintChanged(bytes32 signed, bytes32 current);
    /// @notice Time ran out on the license: its state is as ordered, but it gives no access.
    error LicenseIsOver(uint256 licenseId, uint256 endTime);
    error RoyaltyAboveMax(uint256 royalty, uint256 max);
    error PriceAboveMax(uint256 price, uint256 maxPrice);
    error ProceedsBelowMin(uint256 proceeds, uint256 minProceeds);
    /// @notice The native coin sent with the call is not exactly the price.
    error WrongValue(uint256 sent, uint256 expected);
    /// @notice Offers are paid in ERC-20.
    error NativeNotPossible();

    /// @notice Buys `amount` of what a listing sells, for the caller, who pays at most `maxPrice`: a part of the price is
    /// rounded up. Native: send exactly the price. ERC-20: approve this contract for the price.
    /// @dev Warning: an order stays open when its maker gives the asset away, and can be filled again once the maker has
    /// it back in the same state. Cancel it, or let it expire.
    function fillListing(Order calldata order, bytes calldata signature, uint256 amount, uint256 maxPrice)
        external
        payable;
    /// @notice Sells `amount` of what an offer wants. The caller gets at least `minProceeds`, after the royalty: a part of
    /// the price is rounded down. Approve this contract for the asset.
    /// @dev Warning: the fingerprint of a license does not tell how long it still runs; let an offer for it expire in time.
    function fillOffer(Order calldata order, bytes calldata signature, uint256 amount, uint256 minProceeds) external;
    /// @notice Makes every order of the caller with this nonce void, also one that is filled in part.
    function cancelOrder(uint256 nonce) external;
    /// @notice Makes every order that the caller signed so far void.
    function raiseCounter() external returns (uint256 counter);

    function hashOf(Order calldata order) external view returns (bytes32);
    /// @notice Whether an order can be filled now, and how much of it. Looks neither at the signature nor at balances and
    /// approvals.
    function statusOf(Order calldata order) external view returns (OrderStatus status, uint256 remaining);
    function counters(address maker) external view returns (uint256);
    function isNonceUsed(address maker, uint256 nonce) external view returns (bool);
}
