// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./base/MarketTest.sol";
import {Curation} from "../src/Curation.sol";
import {Challenge, ICuration, ListingStatus} from "../src/interfaces/ICuration.sol";
import {IDues} from "../src/interfaces/IDues.sol";
import {ILicenseBook} from "../src/interfaces/ILicenseBook.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

contract CurationTest is MarketTest {
    uint96 internal constant BOND = 1 ether;
    uint96 internal constant FEE = 0.001 ether;
    bytes32 internal constant REASON = keccak256("reason");

    Curation internal curation;
    uint256 internal modelId;

    function setUp() public override {
        super.setUp();
        curation = new Curation(address(manager), address(registry), address(book), address(vault), BOND, 3 days, FEE);
        manager.grantRole(manager.ADMIN_ROLE(), address(curation), 0);
        modelId = mintModel(CREATOR);
        vm.deal(STRANGER, 100 ether);
    }

    function test_CuratorsSetAStatusByTheCriteriaInForce() public {
        yes(curation.statusOf(modelId) == ListingStatus.Open, "nobody has looked");
        curation.setCriteria(TERMS);
        yes(curation.criteria() == TERMS, "criteria");
        curation.setStatus(modelId, ListingStatus.Featured, REASON);
        yes(curation.statusOf(modelId) == ListingStatus.Featured, "featured");
        vm.expectRevert();
        curation.setStatus(99, ListingStatus.Listed, REASON);
        vm.expectRevert(abi.encodeWithSelector(ICuration.StatusInvalid.selector, modelId, ListingStatus.Delisted));
        curation.setStatus(modelId, ListingStatus.Delisted, REASON);
    }

    function test_DelistingStopsSalesAndRelistingRestoresTheStatus() public {
        uint256 offerId = createOffer(CREATOR, offerParams(modelId));
        curation.setStatus(modelId, ListingStatus.Listed, REASON);
        curation.delist(modelId, REASON);
        yes(curation.statusOf(modelId) == ListingStatus.Delisted, "delisted");
        vm.expectRevert(abi.encodeWithSelector(ICuration.StatusInvalid.selector, modelId, ListingStatus.Delisted));
        curation.delist(modelId, REASON);
        vm.prank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.ModelIsDelisted.selector, modelId));
        book.buy{value: PRICE}(offerId, BUYER, PRICE, TERMS);
        curation.relist(modelId, REASON);
        yes(curation.statusOf(modelId) == ListingStatus.Listed, "as it was");
        buy(BUYER, offerId);
        vm.expectRevert(abi.encodeWithSelector(ICuration.StatusInvalid.selector, modelId, ListingStatus.Listed));
        curation.relist(modelId, REASON);
    }

    function test_AnUpheldChallengeFlagsTheModelAndGivesTheBondBack() public {
        challengeListed();
        curation.decideChallenge(modelId, true, REASON);
        yes(curation.statusOf(modelId) == ListingStatus.Flagged, "flagged");
        uint256 before = STRANGER.balance;
        same(curation.claim(STRANGER), BOND, "back");
        same(STRANGER.balance, before + BOND, "paid");
        same(address(curation).balance, 0, "nothing left");
        vm.expectRevert(abi.encodeWithSelector(ICuration.NotListed.selector, modelId, ListingStatus.Flagged));
        vm.prank(STRANGER);
        curation.challenge{value: BOND}(modelId, REASON);
    }

    function test_ARejectedChallengeCostsTheBond() public {
        challengeListed();
        curation.decideChallenge(modelId, false, REASON);
        yes(curation.statusOf(modelId) == ListingStatus.Listed, "still listed");
        same(curation.due(CREATOR), BOND, "to the owner");
        same(curation.accounted(), BOND, "accounted");
        vm.expectRevert(abi.encodeWithSelector(ICuration.NoChallenge.selector, modelId));
        curation.decideChallenge(modelId, true, REASON);
    }

    function testFuzz_TimeoutFavorsTheModel(uint256 time) public {
        challengeListed();
        uint256 decideBy = block.timestamp + 3 days;
        vm.warp(bound(time, block.timestamp, block.timestamp + 9 days));
        bool over = block.timestamp > decideBy;
        if (over) {
            vm.expectRevert(abi.encodeWithSelector(ICuration.ChallengePeriodOver.selector, modelId, decideBy));
            curation.decideChallenge(modelId, true, REASON);
        } else {
            vm.expectRevert(abi.encodeWithSelector(ICuration.ChallengePeriodOpen.selector, modelId, decideBy));
        }
        curation.closeChallenge(modelId);
        same(curation.due(CREATOR), over ? BOND : 0, "the bond is the owner's");
    }

    function test_AChallengerWhoWasRightGetsTheBondBackAlsoIfNobodyDecided() public {
        challengeListed();
        curation.setStatus(modelId, ListingStatus.Flagged, REASON);
        vm.warp(block.timestamp + 3 days + 1);
        curation.closeChallenge(modelId);
        same(curation.due(STRANGER), BOND, "flagged, without a word about the challenge");

        challengeListed();
        curation.delist(modelId, REASON);
        vm.warp(block.timestamp + 3 days + 1);
        curation.closeChallenge(modelId);
        same(curation.due(STRANGER), 2 * BOND, "delisted");
        same(curation.due(CREATOR), 0, "the owner gains nothing by it");
    }

    function testFuzz_RevertWhen_TheBondIsNotExact(uint96 sent) public {
        vm.assume(sent != BOND);
        curation.setStatus(modelId, ListingStatus.Listed, REASON);
        vm.deal(STRANGER, sent);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(ICuration.WrongValue.selector, sent, BOND));
        curation.challenge{value: sent}(modelId, REASON);
    }

    function test_RevertWhen_AnOwnerChallengesTheirOwnModelToTakeTheOnlyPlace() public {
        curation.setStatus(modelId, ListingStatus.Listed, REASON);
        address owner = registry.ownerOf(modelId);
        vm.deal(owner, BOND);
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(ICuration.OwnModel.selector, modelId));
        curation.challenge{value: BOND}(modelId, REASON);
    }

    function test_RevertWhen_AModelIsChallengedTwiceAtOnce() public {
        challengeListed();
        Challenge memory open = curation.getChallenge(modelId);
        yes(open.challenger == STRANGER && open.bond == BOND, "open");
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(ICuration.ChallengeAlreadyOpen.selector, modelId));
        curation.challenge{value: BOND}(modelId, REASON);
    }

    function test_AnEndorsementCostsAFeeAndCountsOnce() public {
        vm.startPrank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(ICuration.WrongValue.selector, 0, FEE));
        curation.endorse(modelId);
        curation.endorse{value: FEE}(modelId);
        vm.expectRevert(abi.encodeWithSelector(ICuration.AlreadyEndorsed.selector, modelId, STRANGER));
        curation.endorse{value: FEE}(modelId);
        vm.expectRevert();
        curation.endorse{value: FEE}(99);
        vm.stopPrank();
        same(curation.endorsementCount(modelId), 1, "one");
        yes(curation.hasEndorsed(modelId, STRANGER), "by whom");
        same(curation.claim(TREASURY), FEE, "the treasury's");
        vm.expectRevert(abi.encodeWithSelector(IDues.NothingToClaim.selector, TREASURY));
        curation.claim(TREASURY);
    }

    function testFuzz_BondsAndFeesAreAlwaysAccountedFor(uint96 bond, uint96 fee, bool upheld) public {
        curation.setTerms(bond, 1, fee);
        curation.setStatus(modelId, ListingStatus.Listed, REASON);
        vm.deal(STRANGER, uint256(bond) + fee);
        vm.startPrank(STRANGER);
        curation.challenge{value: bond}(modelId, REASON);
        curation.endorse{value: fee}(modelId);
        vm.stopPrank();
        curation.setTerms(0, 1, 0);
        same(curation.accounted(), uint256(bond) + fee, "open bond and fee");
        curation.decideChallenge(modelId, upheld, REASON);
        same(curation.due(upheld ? STRANGER : CREATOR), bond, "the bond as it was staked");
        same(curation.due(TREASURY), fee, "the fee");
        same(curation.accounted(), address(curation).balance, "balance");
    }

    function test_EveryPowerIsRestrictedAndTermsAreBounded() public {
        vm.expectRevert(abi.encodeWithSelector(ICuration.PeriodTooLong.selector, 90 days + 1, 90 days));
        curation.setTerms(0, 90 days + 1, 0);
        bytes memory unauthorized = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER);
        vm.startPrank(STRANGER);
        vm.expectRevert(unauthorized);
        curation.setStatus(modelId, ListingStatus.Listed, REASON);
        vm.expectRevert(unauthorized);
        curation.delist(modelId, REASON);
        vm.expectRevert(unauthorized);
        curation.relist(modelId, REASON);
        vm.expectRevert(unauthorized);
        curation.decideChallenge(modelId, true, REASON);
        vm.expectRevert(unauthorized);
        curation.setCriteria(REASON);
        vm.expectRevert(unauthorized);
        curation.setTerms(0, 0, 0);
    }

    function challengeListed() private {
        curation.setStatus(modelId, ListingStatus.Listed, REASON);
        vm.prank(STRANGER);
        curation.challenge{value: BOND}(modelId, REASON);
    }
}
