// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./base/MarketTest.sol";
import {NaiveLineage} from "./naive/NaiveLineage.sol";
import {OfferKind, OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

/// @dev Attacks 3, 4, 6 and 10 of `ATTACKS.md`: each succeeds on the naive lineage and fails on the registry.
contract LineageAttacksTest is MarketTest {
    NaiveLineage internal naive;
    uint256 internal grandparent;
    uint256 internal licenseId;

    function setUp() public override {
        super.setUp();
        naive = new NaiveLineage(IERC721(address(book)));
        grandparent = mintModel(CREATOR);
        licenseId = buy(BUYER, derivativeOffer(CREATOR, grandparent, 2_000));
    }

    function test_Attack3_AModelBecomesItsOwnAncestor() public {
        vm.startPrank(BUYER);
        naive.addParent(1, 2, 100, licenseId);
        naive.addParent(2, 1, 100, licenseId);
        vm.stopPrank();
        vm.expectRevert();
        naive.pay{gas: 10_000_000}(1, 1 ether); // for ever

        // Ancestors are named at mint and never again: the registry has no other door, and at mint they exist already.
        uint256 child = mintModel(BUYER, list(licenseId), soleOf(BUYER));
        uint256 own = buy(CREATOR, derivativeOffer(BUYER, child, 100));
        uint256 grandchild = mintModel(CREATOR, list(own), soleOf(CREATOR));
        yes(grandparent < child && child < grandchild, "only ever upwards");
        same(registry.ancestorsOf(grandparent).length, 0, "the eldest stays the eldest");
        buy(STRANGER, createOffer(CREATOR, offerParams(grandchild)));
        vault.settle(grandchild, NATIVE);
    }

    function test_Attack3_AParentIsNamedTwiceToBeOwedLess() public {
        vm.startPrank(BUYER);
        naive.addParent(2, 1, 2_000, licenseId);
        naive.addParent(2, 1, 1, licenseId);
        vm.stopPrank();
        naive.pay(2, 1 ether);
        same(naive.earned(1), 0.0002 ether, "of the naive one's 20 % next to nothing is left");

        uint256 cheap = buy(BUYER, derivativeOffer(CREATOR, grandparent, 1));
        uint256[] memory twice = list(licenseId, cheap);
        vm.prank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.ParentsNotAscending.selector, grandparent, grandparent));
        registry.mint(mintParams(BUYER, twice, soleOf(BUYER)));
    }

    function test_Attack4_SoManyRoyaltiesThatNothingCanBePaid() public {
        vm.startPrank(BUYER);
        for (uint256 parent = 1; parent <= 6; ++parent) {
            naive.addParent(7, parent, 2_000, licenseId);
        }
        vm.stopPrank();
        vm.expectRevert();
        naive.pay(7, 1 ether); // six times 20 %

        uint256[] memory three = new uint256[](3);
        three[0] = licenseId;
        for (uint256 i = 1; i < 3; ++i) {
            three[i] = buy(BUYER, derivativeOffer(CREATOR, mintModel(CREATOR), 2_000));
        }
        vm.prank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.UpstreamTooHigh.selector, 6_000, 5_000));
        registry.mint(mintParams(BUYER, three, soleOf(BUYER)));
    }

    function test_Attack6_AnIntermediateModelDilutesTheOldest() public {
        vm.startPrank(BUYER);
        naive.addParent(2, 1, 2_000, licenseId);
        naive.addParent(3, 2, 100, licenseId);
        vm.stopPrank();
        naive.pay(3, 1 ether);
        same(naive.earned(1), 0.002 ether, "20 % of the naive one became 0.2 %");

        uint256 between = mintModel(BUYER, list(licenseId), soleOf(BUYER));
        uint256 child = mintModel(BUYER, list(buy(BUYER, derivativeOffer(BUYER, between, 100))), soleOf(BUYER));
        vault.settle(grandparent, NATIVE);
        buy(STRANGER, createOffer(BUYER, offerParams(child)));
        vault.settle(child, NATIVE);
        (,, uint256 upstream) = vault.unsettled(grandparent, NATIVE);
        same(upstream, PRICE / 5, "here 20 % stay 20 %");
    }

    function test_Attack10_ALicenseThatIsOverStillMakesDescendants() public {
        OfferParams memory params = offerParams(grandparent);
        (params.kind, params.period) = (OfferKind.Subscription, MONTH);
        (params.flags, params.upstreamBps) = (TRANSFERABLE | DERIVATIVES, 100);
        uint256 month = buy(BUYER, createOffer(CREATOR, params));
        vm.warp(block.timestamp + MONTH);
        vm.startPrank(BUYER);
        naive.addParent(2, 1, 100, month);
        same(naive.bpsOf(2, 1), 100, "of the naive one");
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.DerivativesNotAllowed.selector, month));
        registry.mint(mintParams(BUYER, list(month), soleOf(BUYER)));
    }
}
