// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./base/MarketTest.sol";
import {Ancestor, IModelRegistry, IntelligentData, MintParams, ModelSummary, Version} from "../src/interfaces/IModelRegistry.sol";
import {IRevenueVault} from "../src/interfaces/IRevenueVault.sol";
import {ModelRegistry} from "../src/ModelRegistry.sol";
import {RevenueVault} from "../src/RevenueVault.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

contract ModelRegistryTest is MarketTest {
    function test_MintGivesTheModelToItsOwnerWithItsFirstVersion() public {
        uint256 modelId = mintModel(CREATOR);

        same(registry.ownerOf(modelId), CREATOR, "owner");
        same(registry.creatorOf(modelId), CREATOR, "creator");
        same(registry.modelCount(), 1, "count");
        (uint256 index, Version memory version) = registry.latestVersion(modelId);
        same(index, 0, "index");
        yes(version.manifestDigest == MANIFEST && version.contentHash == WEIGHTS, "hashes");
        same(version.createdAt, block.timestamp, "time");
        same(vault.payeesOf(modelId)[0].account, CREATOR, "payee");
    }

    function test_TokenURIIsTheManifestsCid() public {
        MintParams memory params = mintParams(CREATOR, new uint256[](0), soleOf(CREATOR));
        params.manifestDigest = 0x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff;
        uint256 modelId = registry.mint(params);

        same(
            registry.tokenURI(modelId),
            "ipfs://f0155122000112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
            "uri"
        );
    }

    function test_RevertWhen_ManifestIsEmpty() public {
        MintParams memory params = mintParams(CREATOR, new uint256[](0), soleOf(CREATOR));
        params.manifestDigest = 0;
        vm.expectRevert(IModelRegistry.EmptyManifest.selector);
        registry.mint(params);
    }

    function test_RevertWhen_ResaleRoyaltyIsAboveItsCap() public {
        MintParams memory params = mintParams(CREATOR, new uint256[](0), soleOf(CREATOR));
        params.resaleRoyaltyBps = 1_001;
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.ResaleRoyaltyTooHigh.selector, 1_001, 1_000));
        registry.mint(params);
    }

    function test_OwnerAppendsVersionsAndOldOnesStay() public {
        uint256 modelId = mintModel(CREATOR);
        vm.prank(CREATOR);
        uint256 index = registry.addVersion(modelId, keccak256("second"), 0);

        same(index, 1, "index");
        same(registry.versionCount(modelId), 2, "count");
        yes(registry.versionAt(modelId, 0).manifestDigest == MANIFEST, "first version unchanged");
        (, Version memory latest) = registry.latestVersion(modelId);
        yes(latest.manifestDigest == keccak256("second"), "latest");
        same(registry.intelligentDataOf(modelId).length, 1, "no weights, no entry");
    }

    function test_RevertWhen_AStrangerAddsAVersion() public {
        uint256 modelId = mintModel(CREATOR);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.NotModelOwner.selector, modelId, address(this)));
        registry.addVersion(modelId, MANIFEST, 0);
    }

    function test_RevertWhen_ModelOrVersionDoesNotExist() public {
        uint256 modelId = mintModel(CREATOR);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.ModelNotFound.selector, 99));
        registry.latestVersion(99);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.ModelNotFound.selector, 99));
        registry.tokenURI(99);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.VersionNotFound.selector, modelId, 1));
        registry.versionAt(modelId, 1);
    }

    function test_IntelligentDataNamesManifestAndWeights() public {
        IntelligentData[] memory data = registry.intelligentDataOf(mintModel(CREATOR));
        same(data[0].dataDescription, "manifest", "first");
        yes(data[0].dataHash == MANIFEST && data[1].dataHash == WEIGHTS, "hashes");
    }

    function test_ChildOwesItsParentTheShareOfTheLicensesOffer() public {
        uint256 parent = mintModel(CREATOR);
        uint256 child = mintChild(BUYER, parent, 700);

        Ancestor[] memory ancestors = registry.ancestorsOf(child);
        same(ancestors.length, 1, "one");
        same(ancestors[0].modelId, parent, "parent");
        same(ancestors[0].bps, 700, "share");
        yes(ancestors[0].direct, "direct");
        same(registry.upstreamBpsOf(child), 700, "total");
    }

    function test_GrandparentKeepsItsAbsoluteShareWhoeverStandsBetween() public {
        uint256 grandparent = mintModel(CREATOR);
        uint256 parent = mintChild(STRANGER, grandparent, 1_000);
        uint256 child = mintChild(BUYER, parent, 100);

        Ancestor[] memory ancestors = registry.ancestorsOf(child);
        same(ancestors.length, 2, "two");
        same(ancestors[0].modelId, grandparent, "grandparent first");
        same(ancestors[0].bps, 1_000, "not diluted");
        no(ancestors[0].direct, "inherited");
        same(ancestors[1].bps, 100, "parent");
        same(registry.upstreamBpsOf(child), 1_100, "total");
    }

    function test_AncestorOnTwoPathsGetsTheSum() public {
        uint256 root = mintModel(CREATOR);
        uint256 left = mintChild(STRANGER, root, 300);
        uint256 right = mintChild(STRANGER, root, 500);
        uint16[] memory shares = new uint16[](3);
        (shares[0], shares[1], shares[2]) = (200, 10, 20);
        uint256[] memory parents = new uint256[](3);
        (parents[0], parents[1], parents[2]) = (root, left, right);
        uint256 child = mintChild(BUYER, parents, shares);

        Ancestor[] memory ancestors = registry.ancestorsOf(child);
        same(ancestors.length, 3, "each once");
        same(ancestors[0].bps, 200 + 300 + 500, "sum of three paths");
        yes(ancestors[0].direct, "also a parent");
        same(registry.upstreamBpsOf(child), 1_030, "total");
    }

    function test_RevertWhen_UpstreamIsAboveTheCapOrAboveWhatTheCallerAccepts() public {
        uint256 a = mintModel(CREATOR);
        uint256 b = mintModel(CREATOR);
        uint256 licenseA = buy(BUYER, derivativeOffer(CREATOR, a, 3_000));
        uint256 licenseB = buy(BUYER, derivativeOffer(CREATOR, b, 2_001));
        MintParams memory params = mintParams(BUYER, list(licenseA, licenseB), soleOf(BUYER));
        vm.startPrank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.UpstreamTooHigh.selector, 5_001, 5_000));
        registry.mint(params);

        params.parentLicenseIds = list(licenseA);
        params.maxUpstreamBps = 2_999;
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.UpstreamTooHigh.selector, 3_000, 2_999));
        registry.mint(params);
    }

    function test_RevertWhen_ParentsAreNotAscendingOrDouble() public {
        uint256 a = mintModel(CREATOR);
        uint256 b = mintModel(CREATOR);
        uint256 licenseA = buy(BUYER, derivativeOffer(CREATOR, a, 1));
        uint256 licenseB = buy(BUYER, derivativeOffer(CREATOR, b, 1));
        uint256 licenseA2 = buy(BUYER, derivativeOffer(CREATOR, a, 2));
        vm.startPrank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.ParentsNotAscending.selector, b, a));
        registry.mint(mintParams(BUYER, list(licenseB, licenseA), soleOf(BUYER)));
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.ParentsNotAscending.selector, a, a));
        registry.mint(mintParams(BUYER, list(licenseA, licenseA2), soleOf(BUYER)));
    }

    function test_RevertWhen_TheMinterDoesNotHoldTheLicense() public {
        uint256 licenseId = buy(BUYER, derivativeOffer(CREATOR, mintModel(CREATOR), 1));
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.ParentLicenseNotHeld.selector, licenseId, STRANGER));
        registry.mint(mintParams(BUYER, list(licenseId), soleOf(BUYER)));
    }

    function test_RevertWhen_TheLicenseForbidsDerivativesOrHasEnded() public {
        uint256 parent = mintModel(CREATOR);
        uint256 plain = buy(BUYER, createOffer(CREATOR, offerParams(parent)));
        uint256 revoked = buy(BUYER, derivativeOffer(CREATOR, parent, 1));
        book.revoke(revoked);
        vm.startPrank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.DerivativesNotAllowed.selector, plain));
        registry.mint(mintParams(BUYER, list(plain), soleOf(BUYER)));
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.DerivativesNotAllowed.selector, revoked));
        registry.mint(mintParams(BUYER, list(revoked), soleOf(BUYER)));
    }

    function test_RevertWhen_ThereAreMoreThanSixteenAncestors() public {
        uint256 youngest = mintModel(CREATOR);
        for (uint256 i = 0; i < 16; ++i) {
            youngest = mintChild(CREATOR, youngest, 1);
        }
        same(registry.ancestorsOf(youngest).length, 16, "sixteen fit");
        uint256 licenseId = buy(BUYER, derivativeOffer(CREATOR, youngest, 1));
        vm.prank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.TooManyAncestors.selector, 17, 16));
        registry.mint(mintParams(BUYER, list(licenseId), soleOf(BUYER)));
    }

    function testFuzz_LineageStaysAscendingAcyclicAndBelowItsCap(uint256 seed) public {
        uint256[] memory models = new uint256[](6);
        models[0] = mintModel(CREATOR);
        for (uint256 i = 1; i < models.length; ++i) {
            uint256 first = models[seed % i];
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 second = models[seed % i];
            uint16[] memory shares = new uint16[](2);
            (shares[0], shares[1]) = (uint16(seed % 200), uint16((seed >> 16) % 200));
            if (first == second) models[i] = mintChild(CREATOR, first, shares[0]);
            else models[i] = mintChild(CREATOR, first < second ? list(first, second) : list(second, first), shares);

            Ancestor[] memory ancestors = registry.ancestorsOf(models[i]);
            uint256 previous;
            uint256 sum;
            for (uint256 j = 0; j < ancestors.length; ++j) {
                yes(ancestors[j].modelId > previous && ancestors[j].modelId < models[i], "ascending, below the child");
                previous = ancestors[j].modelId;
                sum += ancestors[j].bps;
            }
            same(registry.upstreamBpsOf(models[i]), sum, "total");
            yes(sum <= 5_000, "cap");
        }
    }

    function testFuzz_ResaleRoyaltyGoesToTheCreatorAlsoAfterASale(uint96 price, uint16 bps) public {
        MintParams memory params = mintParams(CREATOR, new uint256[](0), soleOf(CREATOR));
        params.resaleRoyaltyBps = uint16(bound(bps, 0, 1_000));
        uint256 modelId = registry.mint(params);
        vm.prank(CREATOR);
        registry.transferFrom(CREATOR, BUYER, modelId);

        (address receiver, uint256 amount) = registry.royaltyInfo(modelId, price);
        same(receiver, CREATOR, "receiver");
        same(amount, uint256(price) * params.resaleRoyaltyBps / 10_000, "rounded down");
    }

    function test_RevertWhen_TheFingerprintIsOfNoModel() public {
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.ModelNotFound.selector, 99));
        registry.getStateFingerprint(99);
    }

    function test_FingerprintChangesWithVersionsAndPayees() public {
        uint256 modelId = mintModel(CREATOR);
        bytes32 fresh = registry.getStateFingerprint(modelId);
        vm.startPrank(CREATOR);
        registry.addVersion(modelId, MANIFEST, WEIGHTS);
        bytes32 versioned = registry.getStateFingerprint(modelId);
        vault.proposePayees(modelId, threePayees());
        vm.warp(block.timestamp + 7 days);
        vault.applyPayees(modelId);

        yes(fresh != versioned, "version");
        yes(versioned != registry.getStateFingerprint(modelId), "payees");
    }

    function test_ASummaryTellsWhatTheSingleViewsTell() public {
        uint256 parent = mintModel(CREATOR);
        uint256 modelId = mintChild(STRANGER, parent, 700);
        uint256 closed = createOffer(STRANGER, offerParams(modelId));
        uint256 open = createOffer(STRANGER, subscriptionParams(modelId));
        vm.startPrank(STRANGER);
        book.closeOffer(closed);
        registry.addVersion(modelId, WEIGHTS, MANIFEST);
        registry.transferFrom(STRANGER, BUYER, modelId);
        vm.stopPrank();

        ModelSummary memory summary = registry.summaryOf(modelId, 8);
        (uint256 index, Version memory version) = registry.latestVersion(modelId);
        same(summary.owner, BUYER, "owner");
        same(summary.creator, STRANGER, "creator");
        same(summary.versionIndex, index, "index");
        alike(abi.encode(summary.version), abi.encode(version), "version");
        alike(abi.encode(summary.ancestors), abi.encode(registry.ancestorsOf(modelId)), "ancestors");
        alike(abi.encode(summary.offerIds), abi.encode(list(closed, open)), "ids");
        for (uint256 i = 0; i < 2; ++i) {
            alike(abi.encode(summary.offers[i]), abi.encode(book.getOffer(summary.offerIds[i])), "offer");
        }
    }

    function testFuzz_ASummaryHoldsTheNewestOffersAndNoMoreThanAskedFor(uint256 count, uint256 max) public {
        (count, max) = (bound(count, 0, 9), bound(max, 0, 12));
        uint256 modelId = mintModel(CREATOR);
        uint256 newest;
        for (uint256 i = 0; i < count; ++i) {
            newest = createOffer(CREATOR, offerParams(modelId));
        }

        ModelSummary memory summary = registry.summaryOf(modelId, max);
        same(summary.offers.length, count < max ? count : max, "at most as many");
        for (uint256 i = 0; i < summary.offerIds.length; ++i) {
            same(summary.offerIds[summary.offerIds.length - 1 - i], newest - i, "the newest last");
        }
    }

    function test_ASummaryWithoutABookHasNoOffers() public {
        vault = new RevenueVault(address(manager), TREASURY, 250, 7 days);
        registry = new ModelRegistry(address(manager), vault);
        vault.setRegistry(address(registry));
        same(registry.summaryOf(mintModel(CREATOR), 8).offers.length, 0, "none");
    }

    function test_RevertWhen_AModelThatDoesNotExistIsSummarised() public {
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.ModelNotFound.selector, 7));
        registry.summaryOf(7, 8);
    }

    function test_SaysWhichStandardsItFollows() public view {
        bytes4[7] memory ids =
            [bytes4(0x01ffc9a7), 0x80ac58cd, 0x2a55205a, 0x49064906, 0xf5112315, 0xe8a3d485, 0xaa18b754];
        for (uint256 i = 0; i < ids.length; ++i) {
            yes(registry.supportsInterface(ids[i]), "ERC-165, 721, 2981, 4906, 5646, 7572, 7857 metadata");
        }
        no(registry.supportsInterface(0xffffffff), "never this one");
    }

    function test_RevertWhen_TheBookIsSetTwiceOrByAStranger() public {
        vm.expectRevert(IModelRegistry.LicenseBookAlreadySet.selector);
        registry.setLicenseBook(STRANGER);
        ModelRegistry fresh = new ModelRegistry(address(manager), vault);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER));
        fresh.setLicenseBook(STRANGER);
        vm.expectRevert(IRevenueVault.ZeroAddress.selector);
        fresh.setLicenseBook(address(0));
    }

    function test_RevertWhen_ARegistryTheVaultDoesNotKnowMints() public {
        ModelRegistry foreign = new ModelRegistry(address(manager), vault);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.NotRegistry.selector, address(foreign)));
        foreign.mint(mintParams(CREATOR, new uint256[](0), soleOf(CREATOR)));
    }

    function alike(bytes memory actual, bytes memory expected, string memory what) private pure {
        yes(keccak256(actual) == keccak256(expected), what);
    }
}
