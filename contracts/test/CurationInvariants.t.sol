// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./base/MarketTest.sol";
import {Test} from "./base/Test.sol";
import {Curation} from "../src/Curation.sol";
import {ListingStatus} from "../src/interfaces/ICuration.sol";

/// @dev Challenges, endorses and decides at random.
contract CurationHandler is Test {
    Curation internal immutable curation;
    address[3] public people = [address(0xB1), address(0xB2), address(0x7E45)];
    uint256 public paid;
    uint256 public claimed;
    uint256 public endorsements;

    constructor(Curation curation_) {
        curation = curation_;
    }

    function setStatus(uint256 status) external {
        curation.setStatus(1, ListingStatus(status % 4), 0);
    }

    function setTerms(uint96 bond, uint96 fee) external {
        curation.setTerms(bond, 3 days, fee);
    }

    function challenge(uint256 who) external {
        ListingStatus status = curation.statusOf(1);
        if (status != ListingStatus.Listed && status != ListingStatus.Featured) return;
        if (curation.getChallenge(1).challenger != address(0)) return;
        if (curation.registry().ownerOf(1) == people[who % 3]) return;
        uint256 bond = fund(who, curation.challengeBond());
        vm.prank(people[who % 3]);
        curation.challenge{value: bond}(1, 0);
    }

    function close(bool upheld) external {
        if (curation.getChallenge(1).challenger == address(0)) return;
        if (block.timestamp > curation.getChallenge(1).decideBy) curation.closeChallenge(1);
        else curation.decideChallenge(1, upheld, 0);
    }

    function endorse(uint256 who) external {
        if (curation.hasEndorsed(1, people[who % 3])) return;
        uint256 fee = fund(who, curation.endorsementFee());
        ++endorsements;
        vm.prank(people[who % 3]);
        curation.endorse{value: fee}(1);
    }

    function claim(uint256 who) external {
        address account = people[who % 3];
        if (curation.due(account) != 0) claimed += curation.claim(account);
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + time % 4 days);
    }

    function fund(uint256 who, uint256 amount) private returns (uint256) {
        paid += amount;
        vm.deal(people[who % 3], people[who % 3].balance + amount);
        return amount;
    }
}

/// @dev What must hold after any sequence of challenges, endorsements and decisions.
contract CurationInvariantsTest is MarketTest {
    Curation internal curation;
    CurationHandler internal handler;

    function setUp() public override {
        super.setUp();
        curation = new Curation(address(manager), address(registry), address(book), address(vault), 7, 3 days, 3);
        mintModel(address(0xB1));
        handler = new CurationHandler(curation);
        manager.grantRole(manager.ADMIN_ROLE(), address(handler), 0);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_BondsAndFeesAreOpenDueOrClaimed() public view {
        uint256 sum = curation.getChallenge(1).bond;
        for (uint256 i = 0; i < 3; ++i) {
            sum += curation.due(handler.people(i));
        }
        same(sum, curation.accounted(), "accounted");
        same(sum, address(curation).balance, "balance");
        same(sum + handler.claimed(), handler.paid(), "conserved");
    }

    function invariant_EachAccountCountsOnce() public view {
        same(curation.endorsementCount(1), handler.endorsements(), "endorsements");
    }
}
