// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "./Test.sol";
import {DemoDollar} from "../../demo/DemoDollar.sol";
import {LicenseBook} from "../../src/LicenseBook.sol";
import {ModelRegistry} from "../../src/ModelRegistry.sol";
import {RevenueVault} from "../../src/RevenueVault.sol";
import {OfferKind, OfferParams} from "../../src/interfaces/ILicenseBook.sol";
import {MintParams} from "../../src/interfaces/IModelRegistry.sol";
import {Payee, PayeeRole} from "../../src/interfaces/IRevenueVault.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

/// @dev A market as it is deployed, with a few people. This contract is its admin.
abstract contract MarketTest is Test {
    address internal constant NATIVE = address(0);
    address internal constant TREASURY = address(0x7E45);
    address internal constant CREATOR = address(0xC4EA);
    address internal constant DATA_DONOR = address(0xDA7A);
    address internal constant INVESTOR = address(0x114E);
    address internal constant BUYER = address(0xB0B);
    address internal constant STRANGER = address(0x5714);
    bytes32 internal constant MANIFEST = keccak256("manifest");
    bytes32 internal constant WEIGHTS = keccak256("weights");
    bytes32 internal constant TERMS = keccak256("terms");
    uint8 internal constant TRANSFERABLE = 1;
    uint8 internal constant DERIVATIVES = 2;
    uint40 internal constant MONTH = 30 days;
    uint96 internal constant PRICE = 0.01 ether;
    uint256 internal constant NEVER = type(uint40).max;

    AccessManager internal manager;
    RevenueVault internal vault;
    ModelRegistry internal registry;
    LicenseBook internal book;
    DemoDollar internal dollar;

    function setUp() public virtual {
        vm.warp(1_800_000_000);
        manager = new AccessManager(address(this));
        vault = new RevenueVault(address(manager), TREASURY, 250, 7 days);
        registry = new ModelRegistry(address(manager), vault);
        book = new LicenseBook(address(manager), address(registry), vault);
        dollar = new DemoDollar();
        vault.setRegistry(address(registry));
        registry.setLicenseBook(address(book));
        vault.setSource(address(book), true);
        vault.setCurrency(NATIVE, true);
        vault.setCurrency(address(dollar), true);
        vm.deal(BUYER, 1e9 ether);
    }

    function mintModel(address owner) internal returns (uint256) {
        return mintModel(owner, new uint256[](0), soleOf(owner));
    }

    function mintModel(address owner, uint256[] memory parentLicenseIds, Payee[] memory payees)
        internal
        returns (uint256)
    {
        vm.prank(owner);
        return registry.mint(mintParams(owner, parentLicenseIds, payees));
    }

    function mintParams(address owner, uint256[] memory parentLicenseIds, Payee[] memory payees)
        internal
        pure
        returns (MintParams memory)
    {
        return MintParams({
            to: owner,
            manifestDigest: MANIFEST,
            contentHash: WEIGHTS,
            resaleRoyaltyBps: 500,
            maxUpstreamBps: 5_000,
            parentLicenseIds: parentLicenseIds,
            payees: payees
        });
    }

    function offerParams(uint256 modelId) internal pure returns (OfferParams memory) {
        return OfferParams({
            modelId: uint64(modelId),
            kind: OfferKind.OneTime,
            period: 0,
            maxSupply: 0,
            flags: TRANSFERABLE,
            refundDays: 0,
            rights: 3,
            upstreamBps: 0,
            currency: NATIVE,
            price: PRICE,
            termsHash: TERMS
        });
    }

    function subscriptionParams(uint256 modelId) internal pure returns (OfferParams memory params) {
        params = offerParams(modelId);
        params.kind = OfferKind.Subscription;
        params.period = MONTH;
    }

    function createOffer(address owner, OfferParams memory params) internal returns (uint256) {
        vm.prank(owner);
        return book.createOffer(params);
    }

    function derivativeOffer(address owner, uint256 modelId, uint16 upstreamBps) internal returns (uint256) {
        OfferParams memory params = offerParams(modelId);
        params.flags = TRANSFERABLE | DERIVATIVES;
        params.upstreamBps = upstreamBps;
        return createOffer(owner, params);
    }

    /// @dev Buys with native coin, for the buyer.
    function buy(address buyer, uint256 offerId) internal returns (uint256) {
        uint256 price = book.getOffer(offerId).price;
        vm.deal(buyer, buyer.balance + price);
        vm.prank(buyer);
        return book.buy{value: price}(offerId, buyer, price, TERMS);
    }

    /// @dev A child of `parents`, each licensed under an offer with its share, owned by `owner`.
    function mintChild(address owner, uint256[] memory parents, uint16[] memory shares) internal returns (uint256) {
        uint256[] memory licenseIds = new uint256[](parents.length);
        for (uint256 i = 0; i < parents.length; ++i) {
            licenseIds[i] = buy(owner, derivativeOffer(registry.ownerOf(parents[i]), parents[i], shares[i]));
        }
        return mintModel(owner, licenseIds, soleOf(owner));
    }

    function mintChild(address owner, uint256 parent, uint16 bps) internal returns (uint256) {
        uint256[] memory parents = new uint256[](1);
        uint16[] memory shares = new uint16[](1);
        (parents[0], shares[0]) = (parent, bps);
        return mintChild(owner, parents, shares);
    }

    function soleOf(address account) internal pure returns (Payee[] memory payees) {
        payees = new Payee[](1);
        payees[0] = Payee(account, 10_000, PayeeRole.Creator);
    }

    function threePayees() internal pure returns (Payee[] memory payees) {
        payees = new Payee[](3);
        payees[0] = Payee(CREATOR, 5_000, PayeeRole.Creator);
        payees[1] = Payee(DATA_DONOR, 3_333, PayeeRole.Data);
        payees[2] = Payee(INVESTOR, 1_667, PayeeRole.Investor);
    }

    function list(uint256 a) internal pure returns (uint256[] memory ids) {
        ids = new uint256[](1);
        ids[0] = a;
    }

    function list(uint256 a, uint256 b) internal pure returns (uint256[] memory ids) {
        ids = new uint256[](2);
        (ids[0], ids[1]) = (a, b);
    }
}
