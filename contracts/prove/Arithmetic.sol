// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {WHOLE, share} from "../src/base/BasisPoints.sol";

/// @dev What the purse relies on in `share`, for all amounts that it can hold (`Revenue` takes less than 2^88) and all
/// basis points.
contract Arithmetic {
    function aShareIsNoMoreThanTheWhole(uint128 amount, uint256 bps) external pure {
        require(bps <= WHOLE);
        assert(share(amount, bps) <= amount);
    }

    function sharesOfOneWholeAreNoMoreThanIt(uint128 amount, uint256 a, uint256 b) external pure {
        require(a <= WHOLE && b <= WHOLE - a);
        assert(share(amount, a) + share(amount, b) <= amount);
    }

    /// @dev Ancestors are paid out of what is left after the fee, by shares of what there was before it.
    function fiveAndFiftyPercentLeaveEnoughForTheAncestors(uint128 amount, uint256 feeBps, uint256 upstreamBps)
        external
        pure
    {
        require(feeBps <= 500 && upstreamBps <= 5_000);
        assert(share(amount, upstreamBps) <= amount - share(amount, feeBps));
    }

    /// @dev Several payments settled at once are cut like one: their fees are no more than the cap of all of them together.
    function feesOfTwoPaymentsAreWithinTheCapOfTheirSum(uint128 first, uint128 second, uint256 a, uint256 b)
        external
        pure
    {
        require(a <= 500 && b <= 500);
        uint256 gross = uint256(first) + second;
        uint256 fee = share(first, a) + share(second, b);
        assert(fee * WHOLE <= gross * 500);
    }

    function aRefundLeavesTheFeeOfWhatIsKept(uint128 amount, uint256 fee, uint256 refundBps) external pure {
        require(fee <= amount && refundBps <= WHOLE);
        assert(share(fee, WHOLE - refundBps) <= amount - share(amount, refundBps));
    }

    function theLastPayeeGetsWhatIsLeftAndNothingIsLost(uint128 rest, uint256 a, uint256 b) external pure {
        require(a <= WHOLE && b <= WHOLE - a);
        uint256 left = rest;
        uint256 first = share(rest, a);
        left -= first;
        uint256 second = share(rest, b);
        left -= second;
        assert(first + second + left == rest);
    }
}
