// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILicenseBook, License, Offer} from "./interfaces/ILicenseBook.sol";
import {Ancestor, IModelRegistry, IntelligentData, MintParams, ModelSummary, Version} from "./interfaces/IModelRegistry.sol";
import {IRevenueVault} from "./interfaces/IRevenueVault.sol";
import {IERC5646, IERC7572, IERC7857Metadata} from "./interfaces/Standards.sol";
import {share} from "./base/BasisPoints.sol";
import {ipfsURI} from "./base/IpfsURI.sol";
import {Lineage, newLineage} from "./base/Lineage.sol";
import {ALLOWS_DERIVATIVES} from "./base/OfferFlags.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC165} from "@openzeppelin/contracts/interfaces/IERC165.sol";
import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC4906} from "@openzeppelin/contracts/interfaces/IERC4906.sol";
import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";

/// @title Models as NFTs; every sentence about it is on `IModelRegistry`.
contract ModelRegistry is IModelRegistry, ERC721, IERC2981, IERC4906, AccessManaged {
    struct Model {
        address creator;
        uint16 upstreamBps;
        uint16 resaleRoyaltyBps;
    }

    uint256 public constant MAX_UPSTREAM_BPS = 5_000;
    uint256 public constant MAX_RESALE_ROYALTY_BPS = 1_000;

    IRevenueVault public immutable vault;

    /// @inheritdoc IModelRegistry
    address public licenseBook;
    /// @inheritdoc IModelRegistry
    uint256 public modelCount;

    mapping(uint256 modelId => Model) private _models;
    mapping(uint256 modelId => Version[]) private _versions;
    mapping(uint256 modelId => Ancestor[]) private _ancestors;

    constructor(address authority, IRevenueVault vault_) ERC721("Modelmark Models", "MODEL") AccessManaged(authority) {
        vault = vault_;
    }

    /// @inheritdoc IModelRegistry
    function mint(MintParams calldata params) external returns (uint256 modelId) {
        if (params.resaleRoyaltyBps > MAX_RESALE_ROYALTY_BPS) {
            revert ResaleRoyaltyTooHigh(params.resaleRoyaltyBps, MAX_RESALE_ROYALTY_BPS);
        }
        modelId = ++modelCount;
        (uint256[] memory parents, uint16 upstreamBps) =
            _inherit(modelId, params.parentLicenseIds, params.maxUpstreamBps);

        _models[modelId] =
            Model({creator: params.to, upstreamBps: upstreamBps, resaleRoyaltyBps: params.resaleRoyaltyBps});
        _mint(params.to, modelId);
        emit ModelMinted(modelId, params.to, parents, upstreamBps, params.resaleRoyaltyBps);
        _addVersion(modelId, params.manifestDigest, params.contentHash);

        vault.openAccount(modelId, params.payees, _ancestors[modelId]);
    }

    /// @inheritdoc IModelRegistry
    function addVersion(uint256 modelId, bytes32 manifestDigest, bytes32 contentHash) external returns (uint256 index) {
        if (_requireModel(modelId) != msg.sender) revert NotModelOwner(modelId, msg.sender);

        index = _addVersion(modelId, manifestDigest, contentHash);

        emit MetadataUpdate(modelId);
    }

    /// @inheritdoc IModelRegistry
    function setLicenseBook(address licenseBook_) external restricted {
        if (licenseBook != address(0)) revert LicenseBookAlreadySet();
        if (licenseBook_ == address(0)) revert IRevenueVault.ZeroAddress();

        licenseBook = licenseBook_;

        emit LicenseBookSet(licenseBook_);
    }

    /// @inheritdoc IModelRegistry
    function versionCount(uint256 modelId) external view returns (uint256) {
        _requireModel(modelId);
        return _versions[modelId].length;
    }

    /// @inheritdoc IModelRegistry
    function versionAt(uint256 modelId, uint256 index) external view returns (Version memory) {
        _requireModel(modelId);
        if (index >= _versions[modelId].length) revert VersionNotFound(modelId, index);
        return _versions[modelId][index];
    }

    /// @inheritdoc IModelRegistry
    function latestVersion(uint256 modelId) public view returns (uint256 index, Version memory version) {
        _requireModel(modelId);
        index = _versions[modelId].length - 1;
        version = _versions[modelId][index];
    }

    /// @inheritdoc IModelRegistry
    function summaryOf(uint256 modelId, uint256 maxOffers) external view returns (ModelSummary memory summary) {
        (summary.versionIndex, summary.version) = latestVersion(modelId);
        (summary.owner, summary.creator) = (_ownerOf(modelId), _models[modelId].creator);
        summary.ancestors = _ancestors[modelId];
        if (licenseBook != address(0)) {
            (summary.offerIds, summary.offers) = _newestOffers(ILicenseBook(licenseBook), modelId, maxOffers);
        }
    }

    /// @inheritdoc IModelRegistry
    function ancestorsOf(uint256 modelId) external view returns (Ancestor[] memory) {
        return _ancestors[modelId];
    }

    /// @inheritdoc IModelRegistry
    function upstreamBpsOf(uint256 modelId) external view returns (uint16) {
        return _models[modelId].upstreamBps;
    }

    /// @inheritdoc IModelRegistry
    function creatorOf(uint256 modelId) external view returns (address) {
        _requireModel(modelId);
        return _models[modelId].creator;
    }

    /// @inheritdoc IModelRegistry
    function intelligentDataOf(uint256 modelId) external view returns (IntelligentData[] memory data) {
        (, Version memory version) = latestVersion(modelId);
        data = new IntelligentData[](version.contentHash == 0 ? 1 : 2);
        data[0] = IntelligentData("manifest", version.manifestDigest);
        if (version.contentHash != 0) data[1] = IntelligentData("weights", version.contentHash);
    }

    /// @inheritdoc IModelRegistry
    /// @dev A version is never changed, so its number stands for all of it; its digest, for a chain that reorganizes.
    function getStateFingerprint(uint256 modelId) external view returns (bytes32) {
        Version[] storage versions = _versions[modelId];
        uint256 count = versions.length;
        if (count == 0) revert ModelNotFound(modelId);
        bytes32 manifest = versions[count - 1].manifestDigest;
        bytes32 payees = vault.payeesDigest(modelId);
        return keccak256(abi.encode(block.chainid, address(this), modelId, count, manifest, payees));
    }

    /// @inheritdoc IERC2981
    /// @dev Goes to the creator: the seller is the owner, who would otherwise pay the royalty to themselves.
    function royaltyInfo(uint256 modelId, uint256 salePrice) external view returns (address receiver, uint256 amount) {
        Model memory model = _models[modelId];
        return (model.creator, share(salePrice, model.resaleRoyaltyBps));
    }

    /// @inheritdoc IModelRegistry
    function contractURI() external pure returns (string memory) {
        return 'data:application/json;utf8,{"name":"Modelmark Models","symbol":"MODEL","description":"AI models. Each token names its manifest by SHA-256."}';
    }

    /// @inheritdoc ERC721
    function tokenURI(uint256 modelId) public view override returns (string memory) {
        (, Version memory version) = latestVersion(modelId);
        return ipfsURI(version.manifestDigest);
    }

    /// @inheritdoc ERC721
    function supportsInterface(bytes4 id) public view override(ERC721, IERC165) returns (bool) {
        return id == type(IERC2981).interfaceId || id == 0x49064906 // ERC-4906 declares events only
            || id == type(IERC5646).interfaceId || id == type(IERC7572).interfaceId
            || id == type(IERC7857Metadata).interfaceId || super.supportsInterface(id);
    }

    function _addVersion(uint256 modelId, bytes32 manifestDigest, bytes32 contentHash) private returns (uint256 index) {
        if (manifestDigest == 0) revert EmptyManifest();
        index = _versions[modelId].length;

        _versions[modelId].push(Version(manifestDigest, contentHash, uint40(block.timestamp)));

        emit VersionAdded(modelId, index, manifestDigest, contentHash);
    }

    /// @dev Stores the ancestors that come with the parents' licenses: each parent with the share its license's offer
    /// names, and each of its own ancestors with the share that it has of the parent's payments.
    function _inherit(uint256 modelId, uint256[] calldata licenseIds, uint256 maxUpstreamBps)
        private
        returns (uint256[] memory parents, uint16 upstreamBps)
    {
        parents = new uint256[](licenseIds.length);
        if (licenseIds.length == 0) return (parents, 0);
        Lineage memory lineage = newLineage();
        uint256 previous;
        for (uint256 i = 0; i < licenseIds.length; ++i) {
            (uint256 parentId, uint256 bps) = _parentOf(licenseIds[i]);
            if (parentId <= previous) revert ParentsNotAscending(previous, parentId);
            parents[i] = previous = parentId;
            lineage.add(parentId, bps, true);
            Ancestor[] memory inherited = _ancestors[parentId];
            for (uint256 j = 0; j < inherited.length; ++j) {
                lineage.add(inherited[j].modelId, inherited[j].bps, false);
            }
        }

        uint256 max = maxUpstreamBps < MAX_UPSTREAM_BPS ? maxUpstreamBps : MAX_UPSTREAM_BPS;
        if (lineage.totalBps > max) revert UpstreamTooHigh(lineage.totalBps, max);
        upstreamBps = uint16(lineage.totalBps);
        for (uint256 i = 0; i < lineage.count; ++i) {
            _ancestors[modelId].push(lineage.ancestors[i]);
        }
    }

    function _parentOf(uint256 licenseId) private view returns (uint256 modelId, uint256 bps) {
        ILicenseBook book = ILicenseBook(licenseBook);
        License memory license = book.getLicense(licenseId);
        if (license.owner != msg.sender) revert ParentLicenseNotHeld(licenseId, msg.sender);
        Offer memory offer = book.getOffer(license.offerId);
        if (offer.flags & ALLOWS_DERIVATIVES == 0 || !book.isValid(licenseId)) revert DerivativesNotAllowed(licenseId);
        return (offer.modelId, offer.upstreamBps);
    }

    function _newestOffers(ILicenseBook book, uint256 modelId, uint256 max)
        private
        view
        returns (uint256[] memory ids, Offer[] memory offers)
    {
        uint256[] memory all = book.offersOf(modelId);
        uint256 count = all.length < max ? all.length : max;
        (ids, offers) = (new uint256[](count), new Offer[](count));
        for (uint256 i = 0; i < count; ++i) {
            ids[i] = all[all.length - count + i];
            offers[i] = book.getOffer(ids[i]);
        }
    }

    function _requireModel(uint256 modelId) private view returns (address owner) {
        owner = _ownerOf(modelId);
        if (owner == address(0)) revert ModelNotFound(modelId);
    }
}
