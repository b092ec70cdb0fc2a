// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SharesTest} from "./base/SharesTest.sol";
import {OfferParams} from "../src/interfaces/ILicenseBook.sol";

/// @dev What everybody gets does not depend on who claims first, nor on how often somebody claims in between.
contract OrderOfClaimsTest is SharesTest {
    address[4] internal holders = [CREATOR, ANNA, BEN, STRANGER];

    function testFuzz_TheOrderOfClaimsFromTheVaultChangesNoTotal(uint96 price, uint256 seed) public {
        uint256 amount = bound(price, 10_000, 1e24);
        uint256 model = mintModel(CREATOR, new uint256[](0), threePayees());
        uint256 priced = pricedOffer(model, amount);
        address[3] memory payees = [CREATOR, DATA_DONOR, INVESTOR];
        uint256[3] memory expected;
        buy(BUYER, priced);
        for (uint256 i = 0; i < 3; ++i) {
            expected[i] = vault.claimable(model, payees[i], NATIVE);
        }

        vault.settle(model, NATIVE);
        uint256 first = seed % 3;
        uint256 step = 1 + (seed >> 8) % 2;
        for (uint256 n = 0; n < 3; ++n) {
            uint256 i = (first + n * step) % 3;
            same(vault.claim(payees[i], NATIVE), expected[i], "as much as in any other order");
        }
        same(vault.accounted(NATIVE), vault.claimFees(NATIVE), "the fee is all that was left");
    }

    function testFuzz_TheOrderOfClaimsFromSharesChangesNoTotal(
        uint96[3] memory amounts,
        uint80[3] memory held,
        uint256 seed
    ) public {
        for (uint256 i = 0; i < 3; ++i) {
            give(holders[i + 1], bound(held[i], 1, 3e23));
        }
        uint256 received;
        uint256[4] memory claimed;
        for (uint256 i = 0; i < 3; ++i) {
            uint256 amount = bound(amounts[i], 1, 1e26);
            distribute(amount);
            received += amount;
            // Somebody, or nobody, claims in between.
            uint256 who = seed >> (8 * i) & 7;
            if (who < 4) claimed[who] += claimIfAny(holders[who]);
        }
        uint256 sum;
        uint256 first = (seed >> 32) % 4;
        for (uint256 n = 0; n < 4; ++n) {
            uint256 i = (first + n * 3) % 4;
            claimed[i] += claimIfAny(holders[i]);
            same(claimed[i], shares.balanceOf(holders[i]) * received / SUPPLY, "the exact part of all that came");
            sum += claimed[i];
        }
        yes(received - sum < 4, "less than one unit each is left");
    }

    function claimIfAny(address holder) private returns (uint256) {
        return shares.claimable(holder, NATIVE) == 0 ? 0 : shares.claim(holder, NATIVE);
    }

    function pricedOffer(uint256 model, uint256 price) private returns (uint256) {
        OfferParams memory params = offerParams(model);
        params.price = uint96(price);
        return createOffer(CREATOR, params);
    }
}
