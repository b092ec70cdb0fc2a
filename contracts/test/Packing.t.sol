// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "./base/Test.sol";
import {share} from "../src/base/BasisPoints.sol";
import {CurrencyBooks} from "../src/base/CurrencyBooks.sol";
import {ipfsURI} from "../src/base/IpfsURI.sol";
import {Lineage, newLineage} from "../src/base/Lineage.sol";
import {bpsOf} from "../src/base/Payees.sol";
import {MAX_UNSETTLED, MAX_UNSETTLED_FEE, MAX_UNSETTLED_UPSTREAM, Revenue} from "../src/base/Revenue.sol";
import {IModelRegistry} from "../src/interfaces/IModelRegistry.sol";
import {IRevenueVault, Payee, PayeeRole} from "../src/interfaces/IRevenueVault.sol";

/// @dev Numbers that share a slot keep apart, whatever was in the slot, and what does not fit is refused. forge counts no
/// coverage in functions outside of contracts, so these call each of them.
contract PackingTest is Test {
    function testFuzz_BooksKeepTheirFourPartsApart(uint256 word, uint128 accounted, uint112 fees, uint16 feeBps)
        public
        pure
    {
        feeBps %= 1 << 15;
        CurrencyBooks books = CurrencyBooks.wrap(word);
        CurrencyBooks changed = books.change(accounted, fees);
        same(changed.accounted(), accounted, "accounted");
        same(changed.fees(), fees, "fees");
        yes(changed.isAllowed() == books.isAllowed(), "allowed as before");
        yes(changed.allow(true).isAllowed() && !changed.allow(false).isAllowed(), "allowed as told");
        same(changed.allow(true).accounted(), accounted, "and nothing else changed");
        same(changed.allow(false).fees(), fees, "nor did this");
        same(changed.feeBps(), books.feeBps(), "the fee is as before");
        CurrencyBooks priced = changed.setFeeBps(feeBps);
        same(priced.feeBps(), feeBps, "the fee is as told");
        same(priced.feeOn(1e6), uint256(feeBps) * 100, "in basis points");
        yes(priced.isAllowed() == books.isAllowed(), "and nothing else changed");
        same(priced.accounted(), accounted, "nor did this");
        same(priced.fees(), fees, "nor this");
    }

    function testFuzz_RevertWhen_ASumDoesNotFitIntoTheBooks(uint256 word, uint256 accounted, uint256 fees) public {
        accounted = bound(accounted, 0, type(uint136).max);
        fees = bound(fees, 0, type(uint128).max);
        if (accounted > type(uint128).max) expectTooLarge(accounted);
        else if (fees > type(uint112).max) expectTooLarge(fees);
        this.change(word, accounted, fees);
    }

    function testFuzz_RevenueKeepsItsFourPartsApart(
        uint256 direct,
        uint256 fee,
        uint256 upstream,
        uint256 amount,
        uint256 feePart,
        bool held
    ) public pure {
        direct = bound(direct, 0, MAX_UNSETTLED);
        fee = bound(fee, 0, MAX_UNSETTLED_FEE);
        upstream = bound(upstream, 0, MAX_UNSETTLED_UPSTREAM);
        Revenue revenue = Revenue.wrap(0).addPayment(direct + fee, fee).addUpstream(upstream).setHeld(held);
        isRevenue(revenue, direct, fee, upstream, held);

        feePart = bound(feePart, 0, MAX_UNSETTLED_FEE - fee);
        amount = bound(amount, feePart, feePart + MAX_UNSETTLED - direct);
        isRevenue(revenue.addPayment(amount, feePart), direct + amount - feePart, fee + feePart, upstream, held);
        isRevenue(revenue.setHeld(!held), direct, fee, upstream, !held);
        Revenue settled = revenue.settled();
        isRevenue(settled, 0, 0, 0, held);
        yes(Revenue.unwrap(settled) != 0, "a slot that was bought stays bought");
    }

    function testFuzz_RevertWhen_APaymentDoesNotFitIntoRevenue(uint256 direct, uint256 amount, uint256 feePart) public {
        direct = bound(direct, 0, MAX_UNSETTLED);
        feePart = bound(feePart, 0, type(uint88).max);
        amount = bound(amount, feePart, type(uint128).max);
        uint256 word = Revenue.unwrap(Revenue.wrap(0).addPayment(direct, 0));
        bool fits = direct + amount - feePart <= MAX_UNSETTLED && feePart <= MAX_UNSETTLED_FEE;
        if (!fits) expectTooLarge(amount);
        this.addPayment(word, amount, feePart);
    }

    function testFuzz_RevertWhen_UpstreamDoesNotFitIntoRevenue(uint256 first, uint256 second) public {
        first = bound(first, 0, MAX_UNSETTLED_UPSTREAM);
        second = bound(second, 0, type(uint128).max);
        uint256 word = Revenue.unwrap(Revenue.wrap(0).addUpstream(first));
        if (first + second > MAX_UNSETTLED_UPSTREAM) expectTooLarge(second);
        this.addUpstream(word, second);
    }

    function testFuzz_ALineageIsSortedAndAddsUp(uint8[10] memory ids, uint8[10] memory bps, uint16 direct) public pure {
        Lineage memory lineage = newLineage();
        uint256[256] memory expected;
        bool[256] memory isDirect;
        uint256 total;
        for (uint256 i = 0; i < 10; ++i) {
            bool d = direct >> i & 1 != 0;
            lineage.add(ids[i], bps[i], d);
            expected[ids[i]] += bps[i];
            isDirect[ids[i]] = isDirect[ids[i]] || d;
            total += bps[i];
        }
        same(lineage.totalBps, total, "in all");
        for (uint256 i = 0; i < lineage.count; ++i) {
            uint256 id = lineage.ancestors[i].modelId;
            yes(i == 0 || lineage.ancestors[i - 1].modelId < id, "ascending, each once");
            same(lineage.ancestors[i].bps, expected[id], "the sum of its paths");
            yes(lineage.ancestors[i].direct == isDirect[id], "a parent if on any path");
        }
    }

    function test_RevertWhen_AnAncestorDoesNotFit() public {
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.TooManyAncestors.selector, 17, 16));
        this.addAncestors(17);
        this.addAncestors(16);
    }

    function testFuzz_SharesAreRoundedDown(uint128 amount, uint16 bps) public pure {
        uint256 part = share(amount, bps);
        yes(part * 10_000 <= uint256(amount) * bps, "not above");
        yes((part + 1) * 10_000 > uint256(amount) * bps, "by less than one");
    }

    function test_APayeesBasisPointsAreFoundOrNone() public pure {
        Payee[] memory payees = new Payee[](2);
        payees[0] = Payee(address(1), 9_999, PayeeRole.Creator);
        payees[1] = Payee(address(2), 1, PayeeRole.Data);
        same(bpsOf(payees, address(2)), 1, "found");
        same(bpsOf(payees, address(3)), 0, "not a payee");
    }

    function test_ADigestIsTheUriOfItsRawBlock() public pure {
        same(
            ipfsURI(bytes32(uint256(0xab))),
            "ipfs://f0155122000000000000000000000000000000000000000000000000000000000000000ab",
            "uri"
        );
    }

    function change(uint256 word, uint256 accounted, uint256 fees) external pure {
        CurrencyBooks.wrap(word).change(accounted, fees);
    }

    function addPayment(uint256 word, uint256 amount, uint256 feePart) external pure {
        Revenue.wrap(word).addPayment(amount, feePart);
    }

    function addUpstream(uint256 word, uint256 amount) external pure {
        Revenue.wrap(word).addUpstream(amount);
    }

    function addAncestors(uint256 count) external pure {
        Lineage memory lineage = newLineage();
        for (uint256 id = 1; id <= count; ++id) {
            lineage.add(id, 1, false);
        }
    }

    function expectTooLarge(uint256 amount) private {
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.AmountTooLarge.selector, amount));
    }

    function isRevenue(Revenue revenue, uint256 direct, uint256 fee, uint256 upstream, bool held) private pure {
        (uint256 d, uint256 f, uint256 u) = revenue.unpack();
        same(d, direct, "direct");
        same(f, fee, "fee");
        same(u, upstream, "upstream");
        yes(revenue.isHeld() == held, "held");
    }
}
