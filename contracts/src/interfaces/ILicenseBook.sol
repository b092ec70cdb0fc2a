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
/// @param resaleRoyaltyBps The model's ERC-2981 royalty, which never changes; of a license that is sold on, basis points.
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
    uint32 period;
    uint16 resaleRoyaltyBps;
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
/// @param royaltyBps ERC-2981 royalty if it is sold on, basis points.
/// @param fingerprint ERC-5646 `getStateFingerprint`.
struct License {
    uint256 offerId;
    uint256 modelId;
    address owner;
    uint40 endTime;
    bool revoked;
    uint16 royaltyBps;
    bytes32 fingerprint;
}

/// @notice What a buyer signs so that somebody else can send the purchase (EIP-712 type `Purchase`).
/// @param buyer Pays, and has approved this contract; signs, as an account or by ERC-1271.
/// @param nonce `nonces(buyer)`.
/// @param deadline Unix seconds, inclusive.
struct Purchase {
    address buyer;
    address to;
    uint256 offerId;
    uint256 maxPrice;
    bytes32 termsHash;
    uint256 nonce;
    uint256 deadline;
}

/// @notice An ERC-3009 authorization, as far as the purchase does not name it already.
struct Authorization {
    uint256 validAfter;
    uint256 validBefore;
    bytes32 salt;
    uint8 v;
    bytes32 r;
    bytes32 s;
}

/// @notice What a subscriber signs so that anybody may renew for them, once a period (EIP-712 type `AutoRenewal`).
/// @param subscriber Owns the license. Named, because several contract accounts may answer to one key.
/// @param maxPrice For one period.
/// @param nonce `renewalNonces(subscriber)`; good for every renewal until the subscriber calls `stopAutoRenewals`.
/// @param deadline Unix seconds, inclusive.
struct AutoRenewal {
    address subscriber;
    uint256 licenseId;
    uint256 maxPrice;
    uint256 nonce;
    uint256 deadline;
}

/// @title Offers of models' owners, and the licenses sold under them, as NFTs.
/// @dev Implements ERC-721, 165, 2981, 4906, 4907, 5192, 5643, 5646, 6454 and 7858.
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
    /// @param nonce What `AutoRenewal.nonce` has to be from now on.
    event AutoRenewalsStopped(address indexed subscriber, uint256 nonce);
    event DelistedSet(uint256 indexed modelId, bool delisted);
    /// @dev ERC-4906.
    event MetadataUpdate(uint256 _tokenId);

    error OfferNotFound(uint256 offerId);
    error OfferIsClosed(uint256 offerId);
    error OfferInvalid(string field);
    error ModelIsDelisted(uint256 modelId);
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
    /// @notice A subscription is renewed for its owner in the last tenth of its period, not before.
    error RenewalTooEarly(uint256 licenseId, uint256 from);
    error SignatureExpired(uint256 deadline);
    error SignatureInvalid(address signer);
    /// @notice Purchases on somebody's behalf are paid in ERC-20.
    error NativeNotPossible();

    /// @notice Puts a tier on sale. Only the model's owner.
    /// @dev Warning: offers stay when a model is sold, and so do the licenses and the shares they promised to derivatives.
    function createOffer(OfferParams calldata params) external returns (uint256 offerId);
    /// @notice Ends sale and renewal; licenses sold stay valid. Only the model's owner.
    function closeOffer(uint256 offerId) external;

    /// @notice Buys a license for `to`. The caller pays at most `maxPrice` and only under `termsHash`.
    /// Native: send exactly the price. ERC-20: approve this contract for the price.
    /// @dev Warning: licenses are minted without asking the receiver (no `onERC721Received`).
    function buy(uint256 offerId, address to, uint256 maxPrice, bytes32 termsHash)
        external
        payable
        returns (uint256 licenseId);
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
    /// @notice Buys with an ERC-3009 authorization: one signature of the buyer, any sender, license to `buyer`.
    /// The authorization is `ReceiveWithAuthorization(buyer, this contract, price, validAfter, validBefore, nonce)` with
    /// nonce = `authorizationNonce(offerId, termsHash, salt)`, so that nobody can use it for another purchase.
    function buyWithAuthorization(
        uint256 offerId,
        address buyer,
        bytes32 termsHash,
        Authorization calldata authorization
    ) external returns (uint256 licenseId);
    /// @notice Sends a purchase that its buyer signed, paid from the buyer's allowance. Anyone.
    function buyBySignature(Purchase calldata purchase, bytes calldata signature) external returns (uint256 licenseId);
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
    /// @notice Renews a subscription by one period from its owner's allowance. Anyone, in the last tenth of the period or after
    /// it, with the signature of the license's owner.
    function renewBySignature(AutoRenewal calldata renewal, bytes calldata signature) external returns (uint256 endTime);
    /// @notice Makes every `AutoRenewal` that the caller signed void.
    function stopAutoRenewals() external;
    /// @notice Puts a license first among `latestLicensesOf` its owner. Only its owner.
    function pinLicense(uint256 licenseId) external;
    /// @notice Ends a license within its refund window and sends back the first payment. Only its owner, once.
    /// @dev Warning: what was paid for renewals does not come back, and a license that was sold on is refunded to whoever
    /// holds it now. Until the window closes the payment waits in the vault.
    function refund(uint256 licenseId) external returns (uint256 amount);
    /// @notice Ends a license for a broken rule. Only the role the DAO gave this power to.
    /// @dev Warning: nothing is paid back, also within the refund window.
    function revoke(uint256 licenseId) external;
    /// @notice Takes a model off the market, or lets it back. Only the role the DAO gave this power to.
    /// @dev Warning: a delisted model sells no license, not even a free one, and its owner creates no offer. Licenses that
    /// were sold stay valid and can be renewed.
    function setDelisted(uint256 modelId, bool delisted) external;

    function offerCount() external view returns (uint256);
    function licenseCount() external view returns (uint256);
    function getOffer(uint256 offerId) external view returns (Offer memory);
    /// @return Ids of all offers of a model, closed ones included, oldest first.
    function offersOf(uint256 modelId) external view returns (uint256[] memory);
    function getLicense(uint256 licenseId) external view returns (License memory);
    /// @notice True while a license runs and is not revoked.
    function isValid(uint256 licenseId) external view returns (bool);
    function isDelisted(uint256 modelId) external view returns (bool);
    /// @notice True if `user` holds this license or is its ERC-4907 user, it is valid and it is for `modelId`.
    function grantsAccess(uint256 licenseId, address user, uint256 modelId) external view returns (bool);
    /// @notice True if one of `latestLicensesOf(user)` is valid for `modelId`, or `user` owns the model.
    /// Other licenses: ask `grantsAccess` with the id.
    function hasAccess(address user, uint256 modelId) external view returns (bool);
    /// @return Ids of up to four licenses that `user` holds or held, newest first, 0 where there are fewer; kept in the
    /// spare bits of the balance slot, so that a page finds a visitor's license without searching logs.
    /// What somebody gets by their own transaction comes first. A gift takes the last place, and only if no valid license
    /// is in it: nobody can push a person's licenses out by showering them with others (see `pinLicense`).
    function latestLicensesOf(address user) external view returns (uint256[4] memory);
    /// @return Unix seconds until which the first payment can be had back; 0 if not refundable.
    function refundableUntil(uint256 licenseId) external view returns (uint256);
    /// @notice The ERC-3009 nonce of a purchase; its low 64 bits are 0, as tokens with keyed nonces need it.
    function authorizationNonce(uint256 offerId, bytes32 termsHash, bytes32 salt) external view returns (bytes32);
    function nonces(address account) external view returns (uint256);
    function renewalNonces(address account) external view returns (uint256);
    /// @notice ERC-7572.
    function contractURI() external view returns (string memory);
}
