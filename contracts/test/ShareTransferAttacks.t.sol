// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SharesTest} from "./base/SharesTest.sol";
import {DoublingShares, RefusingShares} from "./naive/NaiveTransfers.sol";

/// @dev Attack 29 of `ATTACKS.md`: transfers to oneself and of nothing. Each goes wrong on naive shares and not on these.
contract ShareTransferAttacksTest is SharesTest {
    function test_Attack29_WhoSendsToThemselvesMakesShares() public {
        DoublingShares naive = new DoublingShares();
        naive.transfer(address(this), 1e24);
        same(naive.balanceOf(address(this)), 2e24, "the naive ones double");

        distribute(1 ether);
        vm.startPrank(CREATOR);
        shares.delegate(CREATOR);
        shares.transfer(CREATOR, SUPPLY);
        vm.stopPrank();
        same(shares.balanceOf(CREATOR), SUPPLY, "as many as before");
        same(shares.totalSupply(), SUPPLY, "in all");
        same(shares.getVotes(CREATOR), SUPPLY, "as many votes");
        same(shares.claimable(CREATOR, NATIVE), 1 ether, "as much money");
    }

    function test_Attack29_TransfersOfNothingAndToOneselfAreRefused() public {
        RefusingShares naive = new RefusingShares();
        vm.expectRevert(RefusingShares.NoTransfer.selector);
        naive.transfer(address(this), 1);
        vm.expectRevert(RefusingShares.NoTransfer.selector);
        naive.transfer(ANNA, 0);

        vm.startPrank(CREATOR);
        yes(shares.transfer(CREATOR, 1), "to oneself");
        yes(shares.transfer(ANNA, 0), "nothing");
        vm.stopPrank();
        vm.startPrank(ANNA);
        yes(shares.transfer(BEN, 0), "nothing of nothing");
        yes(shares.transferFrom(CREATOR, BEN, 0), "nothing of somebody else's");
        vm.stopPrank();
        same(shares.balanceOf(CREATOR), SUPPLY, "nothing moved");
    }
}
