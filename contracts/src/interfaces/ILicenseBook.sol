// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice How long a license lasts.
enum OfferKind {
    OneTime, // for ever
    FixedTerm, // one period, not renewable
    Subscription // one period, renewable
}

/// @notice Terms of sale. Immutable but for `sold` and `closed`: a new price is a new offer.
/// @param modelId The model.
/// @param kind See `OfferKind`.
/// @param period Seconds; 0 for one-time offers, not 0 for the others.
/// @param maxSupply Most licenses ever sold; 0 for no limit.
/// @param sold Licenses sold so far.
/// @param flags Bits of `OfferFlags`.
/// @param refundDays Days in which the first payment can be had back; 0 for none.
/// @param rights Bitmap of what the license allows; see `src/license/rights.ts`. The contract does not read it.
/// @param upstreamBps Share of a derivative's payments that goes to this model, basis points; 0 unless derivatives are allowed.
/// @param closed No longer sold or renewed.
/// @param currency Zero address for the native coin.
/// @param price For each license or period, in the currency's smallest unit.
/// @param termsHash SHA-256 of the terms document; its CID is CIDv1, raw codec, sha2-256 of this digest.
struct Offer {
    uint64 modelId;
    OfferKind kind;
    uint40 period;
    uint32 maxSupply;
    uint32 sold;
    uint8 flags;
    uint8 refundDays;
    uint32 rights;
    uint16 upstreamBps;
    bool closed;
    address currency;
    uint96 price;
    bytes32 termsHash;
}

/// @notice What `createOffer` needs; the fields of `Offer` that its creator chooses.
struct OfferParams {
    uint64 modelId;
    OfferKind kind;
    uint40 period;
    uint32 maxSupply;
    uint8 flags;
    uint8 refundDays;
    uint32 rights;
    uint16 upstreamBps;
    address currency;
    uint96 price;
    bytes32 termsHash;
}

/// @notice A license as the book knows it.
/// @param endTime Unix time in seconds at which it ends; type(uint40).max for never.
struct License {
    uint256 offerId;
    uint256 modelId;
    address owner;
    uint40 endTime;
    bool revoked;
}

/// @title Offers of models' owners, and the licenses sold under them, as NFTs.
/// @dev Implements ERC-721, 165, 2981, 4906, 5192, 5643, 5646, 6454 and 7858.
/// Offer flags: 1 transferable, 2 derivatives allowed, 4 covers future versions.
interface ILicenseBook {
    event OfferCreated(uint256 indexed offerId, uint256 indexed modelId, Offer offer);
    event OfferClosed(uint256 indexed offerId);
    event LicensePurchased(
        uint256 indexed licenseId,
        uint256 indexed offerId,
        address indexed to,
        address payer,
        address currency,
        uint256 paid,
        uint256 endTime
    );
    event LicenseRenewed(
        uint256 indexed licenseId, uint256 indexed offerId, address indexed payer, uint256 paid, uint256 endTime
    );
    event LicenseRefunded(uint256 indexed licenseId, address indexed to, uint256 amount);
    event LicenseRevoked(uint256 indexed licenseId);

    error OfferNotFound(uint256 offerId);
    error OfferIsClosed(uint256 offerId);
    error OfferInvalid(string field);
    error SoldOut(uint256 offerId, uint256 maxSupply);
    error PriceAboveMax(uint256 price, uint256 maxPrice);
    error TermsChanged(bytes32 expected, bytes32 actual);
    /// @notice The native coin sent with the call is not exactly the price.
    error WrongValue(uint256 sent, uint256 expected);
    error LicenseNotFound(uint256 licenseId);
    error NotLicenseOwner(uint256 licenseId, address caller);
    error NotRenewable(uint256 licenseId);
    error PeriodsInvalid(uint256 periods);
    error NotRefundable(uint256 licenseId);
    error LicenseIsRevoked(uint256 licenseId);
    error LicenseNotTransferable(uint256 licenseId);

    /// @notice Puts a tier on sale. Only the model's owner.
    function createOffer(OfferParams calldata params) external returns (uint256 offerId);
    /// @notice Ends sale and renewal; licenses sold stay valid. Only the model's owner.
    function closeOffer(uint256 offerId) external;

    /// @notice Buys a license for `to`. The caller pays at most `maxPrice` and only under `termsHash`.
    /// Native: send exactly the price. ERC-20: approve this contract for the price.
    function buy(uint256 offerId, address to, uint256 maxPrice, bytes32 termsHash) external payable returns (uint256 licenseId);
    /// @notice `buy` with an EIP-2612 permit for this contract over `maxPrice`, one transaction in all.
    /// A permit that fails (or was used already) is ignored where the allowance suffices.
    function buyWithPermit(
        uint256 offerId,
        address to,
        uint256 maxPrice,
        bytes32 termsHash,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (uint256 licenseId);
    /// @notice Adds `periods` periods to a subscription, from its end or from now, whichever is later. Anyone may pay; at most `maxPrice` in all.
    function renew(uint256 licenseId, uint256 periods, uint256 maxPrice) external payable returns (uint256 endTime);
    function renewWithPermit(
        uint256 licenseId,
        uint256 periods,
        uint256 maxPrice,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (uint256 endTime);
    /// @notice Ends a license within its refund window and sends back the first payment. Only its owner, once.
    function refund(uint256 licenseId) external returns (uint256 amount);
    /// @notice Ends a license for a broken rule. Only the role the DAO gave this power to.
    function revoke(uint256 licenseId) external;

    function offerCount() external view returns (uint256);
    function licenseCount() external view returns (uint256);
    function getOffer(uint256 offerId) external view returns (Offer memory);
    /// @return Ids of all offers of a model, closed ones included, oldest first.
    function offersOf(uint256 modelId) external view returns (uint256[] memory);
    function getLicense(uint256 licenseId) external view returns (License memory);
    /// @notice True while a license runs and is not revoked.
    function isValid(uint256 licenseId) external view returns (bool);
    /// @notice True if `user` holds this license, it is valid and it is for `modelId`.
    function grantsAccess(uint256 licenseId, address user, uint256 modelId) external view returns (bool);
    /// @notice True if one of the four licenses `user` got last is valid for `modelId`, or `user` owns the model.
    /// Older licenses: ask `grantsAccess` with the id.
    function hasAccess(address user, uint256 modelId) external view returns (bool);
    /// @return Ids of the four licenses that `user` got last, newest first, 0 where there are fewer; kept in the
    /// spare bits of the balance slot, so that a page finds a visitor's license without searching logs.
    function latestLicensesOf(address user) external view returns (uint256[4] memory);
    /// @return Unix seconds until which the first payment can be had back; 0 if not refundable.
    function refundableUntil(uint256 licenseId) external view returns (uint256);
}
