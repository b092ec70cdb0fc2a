// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Offer} from "./ILicenseBook.sol";
import {Payee} from "./IRevenueVault.sol";

/// @notice One published state of a model. Append-only: a version is never changed or removed.
/// @param manifestDigest SHA-256 of the manifest block; its CID is CIDv1, raw codec, sha2-256 of this digest.
/// @param contentHash SHA-256 of the version's primary weights file, 0 where there is none.
/// @param createdAt Unix time in seconds.
struct Version {
    bytes32 manifestDigest;
    bytes32 contentHash;
    uint40 createdAt;
}

/// @notice A model that earns from a descendant.
/// @param modelId The ancestor; always smaller than the descendant's id.
/// @param bps Absolute share of each of the descendant's payments, in basis points.
/// @param direct True for a parent, false for an ancestor inherited through a parent.
struct Ancestor {
    uint64 modelId;
    uint16 bps;
    bool direct;
}

/// @notice What a page shows of a model.
/// @param versionIndex Of the newest version, counted from 0.
/// @param ancestors As `ancestorsOf`.
/// @param offers The newest tiers, closed ones included, oldest first.
/// @param offerIds The ids of `offers`.
struct ModelSummary {
    address owner;
    address creator;
    uint256 versionIndex;
    Version version;
    Ancestor[] ancestors;
    uint256[] offerIds;
    Offer[] offers;
}

/// @dev ERC-7857.
struct IntelligentData {
    string dataDescription;
    bytes32 dataHash;
}

/// @notice What `mint` needs.
/// @param to First owner; also the receiver of ERC-2981 royalties on resale of the model.
/// @param manifestDigest See `Version`.
/// @param contentHash See `Version`.
/// @param resaleRoyaltyBps ERC-2981 royalty in basis points, at most `MAX_RESALE_ROYALTY_BPS`.
/// @param maxUpstreamBps Most that the caller accepts to owe to ancestors in total, basis points.
/// @param parentLicenseIds Licenses held by the caller that allow derivatives; their models strictly ascending.
/// @param payees Who shares the revenue; see `IRevenueVault.openAccount`.
struct MintParams {
    address to;
    bytes32 manifestDigest;
    bytes32 contentHash;
    uint16 resaleRoyaltyBps;
    uint16 maxUpstreamBps;
    uint256[] parentLicenseIds;
    Payee[] payees;
}

/// @title Models as NFTs: ownership, versions and lineage.
/// @dev Implements ERC-721, 165, 2981, 4906, 5646, 7572 and the `intelligentDataOf` view of ERC-7857.
interface IModelRegistry {
    event ModelMinted(
        uint256 indexed modelId, address indexed owner, uint256[] parents, uint16 upstreamBps, uint16 resaleRoyaltyBps
    );
    event VersionAdded(uint256 indexed modelId, uint256 indexed index, bytes32 manifestDigest, bytes32 contentHash);
    event LicenseBookSet(address licenseBook);

    error ModelNotFound(uint256 modelId);
    error VersionNotFound(uint256 modelId, uint256 index);
    error NotModelOwner(uint256 modelId, address caller);
    error EmptyManifest();
    error ResaleRoyaltyTooHigh(uint256 bps, uint256 max);
    error ParentsNotAscending(uint256 previous, uint256 next);
    error ParentLicenseNotHeld(uint256 licenseId, address caller);
    error DerivativesNotAllowed(uint256 licenseId);
    error TooManyAncestors(uint256 count, uint256 max);
    error UpstreamTooHigh(uint256 bps, uint256 max);
    error LicenseBookAlreadySet();

    /// @notice Mints a model with its first version, its place in the lineage and its payees.
    /// An ancestor keeps its absolute share down all generations; one reached on several paths gets the sum of them.
    /// At most 16 ancestors, 5,000 basis points in total.
    /// @dev Warning: lineage is for ever. Whoever holds a license that allows derivatives may name the model as a parent;
    /// nothing proves that the new model was really made from it.
    function mint(MintParams calldata params) external returns (uint256 modelId);
    /// @notice Appends a version. Only the model's owner.
    /// @dev Warning: a new owner may append anything, also to a model whose licenses cover future versions.
    function addVersion(uint256 modelId, bytes32 manifestDigest, bytes32 contentHash) external returns (uint256 index);

    function modelCount() external view returns (uint256);
    function versionCount(uint256 modelId) external view returns (uint256);
    function versionAt(uint256 modelId, uint256 index) external view returns (Version memory);
    /// @return index Position of the newest version, counted from 0.
    function latestVersion(uint256 modelId) external view returns (uint256 index, Version memory version);
    /// @notice All that a page shows of a model in one read, so that a page of a hundred models is one request.
    /// @param maxOffers Most tiers to return: its owner may have created thousands.
    function summaryOf(uint256 modelId, uint256 maxOffers) external view returns (ModelSummary memory);
    /// @return Ancestors with their absolute shares, ids strictly ascending.
    function ancestorsOf(uint256 modelId) external view returns (Ancestor[] memory);
    /// @return Sum of the ancestors' shares, basis points.
    function upstreamBpsOf(uint256 modelId) external view returns (uint16);
    /// @return First owner, who receives the ERC-2981 royalty on resale of the model.
    function creatorOf(uint256 modelId) external view returns (address);
    /// @return The newest version's hashes, in the words of ERC-7857.
    function intelligentDataOf(uint256 modelId) external view returns (IntelligentData[] memory);
    /// @notice ERC-5646: changes with a new version and with new payees, so that an order for a model can be bound to both.
    function getStateFingerprint(uint256 modelId) external view returns (bytes32);
    /// @notice ERC-7572.
    function contractURI() external view returns (string memory);
    function licenseBook() external view returns (address);

    /// @notice Names the book whose licenses prove the right to derive, once and for ever. Restricted.
    function setLicenseBook(address licenseBook) external;
}
