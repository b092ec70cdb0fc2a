// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./base/MarketTest.sol";
import {Test} from "./base/Test.sol";
import {LicenseBook} from "../src/LicenseBook.sol";
import {ModelRegistry} from "../src/ModelRegistry.sol";
import {RevenueVault} from "../src/RevenueVault.sol";
import {OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {Ancestor, MintParams} from "../src/interfaces/IModelRegistry.sol";
import {Payee, PayeeRole} from "../src/interfaces/IRevenueVault.sol";

/// @dev Mints models that descend from whatever there is, sells them, and publishes versions.
contract LineageHandler is Test {
    uint256 private constant MOST_MODELS = 40;

    ModelRegistry internal immutable registry;
    LicenseBook internal immutable book;
    RevenueVault internal immutable vault;
    OfferParams internal offerTemplate;
    /// @dev What must never change, as it was when the model was minted or the version published.
    mapping(uint256 modelId => bytes32) public lineageAtMint;
    mapping(uint256 modelId => bytes32) public versionsSoFar;
    bool public versionsChanged;

    constructor(ModelRegistry registry_, LicenseBook book_, RevenueVault vault_, OfferParams memory offer) {
        (registry, book, vault, offerTemplate) = (registry_, book_, vault_, offer);
        noteMint(registry_.mint(mintParams(new uint256[](0))));
    }

    function mintChild(uint256 first, uint256 second, uint16 bps, uint16 otherBps) external {
        uint256 count = registry.modelCount();
        if (count == MOST_MODELS) return;
        (first, second) = (1 + first % count, 1 + second % count);
        // In the right order mostly; in any, and the same one twice, sometimes: the registry has to refuse that.
        if (first > second && bps % 8 != 0) (first, second) = (second, first);
        uint256[] memory licenses = new uint256[](first == second && bps % 8 != 0 ? 1 : 2);
        licenses[0] = license(first, bps);
        if (licenses.length == 2) licenses[1] = license(second, otherBps);
        try registry.mint(mintParams(licenses)) returns (uint256 modelId) {
            noteMint(modelId);
        } catch {
            return;
        }
    }

    function publish(uint256 which, bytes32 manifest) external {
        uint256 modelId = 1 + which % registry.modelCount();
        if (digestOfVersions(modelId, registry.versionCount(modelId)) != versionsSoFar[modelId]) {
            versionsChanged = true;
        }
        registry.addVersion(modelId, manifest == 0 ? bytes32("m") : manifest, 0);
        versionsSoFar[modelId] = digestOfVersions(modelId, registry.versionCount(modelId));
    }

    function sellAndSettle(uint256 which, uint96 price) external {
        uint256 modelId = 1 + which % registry.modelCount();
        OfferParams memory params = offerTemplate;
        (params.modelId, params.price) = (uint64(modelId), uint96(bound(price, 1, 1e20)));
        uint256 offerId = book.createOffer(params);
        vm.deal(address(this), params.price);
        book.buy{value: params.price}(offerId, address(this), params.price, params.termsHash);
        vault.settle(modelId, address(0));
    }

    function transfer(uint256 which, address to) external {
        uint256 modelId = 1 + which % registry.modelCount();
        if (to == address(0)) return;
        address owner = registry.ownerOf(modelId);
        vm.prank(owner);
        registry.transferFrom(owner, to, modelId);
        vm.prank(to);
        registry.transferFrom(to, address(this), modelId);
    }

    function digestOfLineage(uint256 modelId) public view returns (bytes32) {
        return keccak256(abi.encode(registry.ancestorsOf(modelId), registry.upstreamBpsOf(modelId)));
    }

    function digestOfVersions(uint256 modelId, uint256 count) public view returns (bytes32 digest) {
        for (uint256 i = 0; i < count; ++i) {
            digest = keccak256(abi.encode(digest, registry.versionAt(modelId, i)));
        }
    }

    function mintParams(uint256[] memory licenses) private view returns (MintParams memory) {
        Payee[] memory payees = new Payee[](1);
        payees[0] = Payee(address(this), 10_000, PayeeRole.Creator);
        return MintParams(address(this), "m", 0, 0, 10_000, licenses, payees);
    }

    function noteMint(uint256 modelId) private {
        lineageAtMint[modelId] = digestOfLineage(modelId);
        versionsSoFar[modelId] = digestOfVersions(modelId, 1);
    }

    function license(uint256 modelId, uint16 bps) private returns (uint256) {
        OfferParams memory params = offerTemplate;
        (params.modelId, params.price) = (uint64(modelId), 0);
        (params.flags, params.upstreamBps) = (3, bps % 900);
        return book.buy(book.createOffer(params), address(this), 0, params.termsHash);
    }
}

/// @dev What must hold for every model, whatever it descends from.
contract LineageInvariantsTest is MarketTest {
    LineageHandler internal handler;

    function setUp() public override {
        super.setUp();
        handler = new LineageHandler(registry, book, vault, offerParams(1));
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_AncestorsAreOlderAscendingAndWithinTheirCaps() public view {
        for (uint256 modelId = 1; modelId <= registry.modelCount(); ++modelId) {
            Ancestor[] memory ancestors = registry.ancestorsOf(modelId);
            yes(ancestors.length <= 16, "at most sixteen");
            (uint256 previous, uint256 total) = (0, 0);
            for (uint256 i = 0; i < ancestors.length; ++i) {
                yes(ancestors[i].modelId > previous, "ascending, each once");
                previous = ancestors[i].modelId;
                total += ancestors[i].bps;
            }
            yes(previous < modelId, "older, so nobody is their own ancestor");
            same(registry.upstreamBpsOf(modelId), total, "the sum");
            yes(total + vault.feeBps() <= 5_500, "upstream and fee leave at least 45 % to the payees");
        }
    }

    function invariant_EveryAncestorOfAnAncestorIsAnAncestorAndGetsNoLess() public view {
        for (uint256 modelId = 1; modelId <= registry.modelCount(); ++modelId) {
            Ancestor[] memory ancestors = registry.ancestorsOf(modelId);
            for (uint256 i = 0; i < ancestors.length; ++i) {
                if (!ancestors[i].direct) continue;
                Ancestor[] memory inherited = registry.ancestorsOf(ancestors[i].modelId);
                for (uint256 j = 0; j < inherited.length; ++j) {
                    yes(shareOf(ancestors, inherited[j].modelId) >= inherited[j].bps, "not diluted");
                }
            }
        }
    }

    function invariant_LineageAndVersionsAreForEver() public view {
        no(handler.versionsChanged(), "versions are only added");
        for (uint256 modelId = 1; modelId <= registry.modelCount(); ++modelId) {
            yes(handler.lineageAtMint(modelId) == handler.digestOfLineage(modelId), "ancestors");
            uint256 count = registry.versionCount(modelId);
            yes(handler.versionsSoFar(modelId) == handler.digestOfVersions(modelId, count), "versions");
        }
    }

    function invariant_TheVaultHoldsExactlyWhatItOwes() public view {
        same(address(vault).balance, vault.accounted(NATIVE), "native coin");
    }

    function test_DescendantsOfDescendantsAreMinted() public {
        handler.mintChild(0, 0, 501, 0);
        handler.mintChild(0, 1, 301, 200);
        same(registry.modelCount(), 3, "three generations");
        Ancestor[] memory ancestors = registry.ancestorsOf(3);
        same(ancestors.length, 2, "two ancestors");
        same(ancestors[0].bps, 301 + 501, "the eldest on two paths");
    }

    function shareOf(Ancestor[] memory ancestors, uint256 modelId) private pure returns (uint256) {
        for (uint256 i = 0; i < ancestors.length; ++i) {
            if (ancestors[i].modelId == modelId) return ancestors[i].bps;
        }
        return 0;
    }
}
