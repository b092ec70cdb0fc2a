// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "./base/Test.sol";
import {MarketToken} from "../src/MarketToken.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

contract MarketTokenTest is Test {
    uint256 internal constant KEY = 0xA11CE;
    address internal constant HOLDER = address(0x401D);
    address internal constant OTHER = address(0x0733);

    MarketToken internal token;

    function setUp() public {
        vm.warp(1_800_000_000);
        token = new MarketToken(HOLDER);
    }

    function test_TheWholeSupplyIsMintedToTheFirstHolder() public view {
        same(token.totalSupply(), 100_000_000e18, "supply");
        same(token.balanceOf(HOLDER), token.SUPPLY(), "with the holder");
    }

    function test_NobodyMintsBurnsFreezesOrOwns() public {
        string[8] memory powers = [
            "mint(address,uint256)",
            "burn(uint256)",
            "burn(address,uint256)",
            "burnFrom(address,uint256)",
            "pause()",
            "owner()",
            "authority()",
            "transferOwnership(address)"
        ];
        for (uint256 i = 0; i < powers.length; ++i) {
            vm.prank(HOLDER);
            (bool exists,) =
                address(token).call(abi.encodePacked(bytes4(keccak256(bytes(powers[i]))), uint256(0), uint256(0)));
            no(exists, powers[i]);
        }
    }

    function test_TellsTimeInSeconds() public view {
        same(token.clock(), block.timestamp, "clock");
        same(token.CLOCK_MODE(), "mode=timestamp", "mode");
    }

    function testFuzz_TokensVoteOnlyOnceTheyAreDelegatedAndFromThenOn(uint256 amount, uint32 later) public {
        amount = bound(amount, 1, token.SUPPLY());
        later = uint32(bound(later, 1, 3650 days));
        vm.prank(HOLDER);
        token.transfer(OTHER, amount);
        same(token.getVotes(OTHER), 0, "not delegated");

        uint256 before = block.timestamp;
        vm.warp(before + later);
        vm.prank(OTHER);
        token.delegate(OTHER);
        vm.warp(before + later + 1);
        same(token.getPastVotes(OTHER, before + later - 1), 0, "before");
        same(token.getPastVotes(OTHER, before + later), amount, "after");
    }

    function testFuzz_VotesFollowTheTokens(uint256 first, uint256 second) public {
        first = bound(first, 0, token.SUPPLY());
        second = bound(second, 0, first);
        vm.prank(OTHER);
        token.delegate(OTHER);
        vm.prank(HOLDER);
        token.delegate(HOLDER);
        vm.prank(HOLDER);
        token.transfer(OTHER, first);
        vm.prank(OTHER);
        token.transfer(HOLDER, second);
        same(token.getVotes(OTHER), first - second, "other");
        same(token.getVotes(HOLDER), token.SUPPLY() - first + second, "holder");
    }

    function testFuzz_ASignatureApproves(uint256 amount, uint256 wait) public {
        address owner = vm.addr(KEY);
        uint256 deadline = block.timestamp + 1 hours;
        bytes32 permit = keccak256(
            abi.encode(
                keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
                owner,
                OTHER,
                amount,
                token.nonces(owner),
                deadline
            )
        );
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(KEY, keccak256(abi.encodePacked("\x19\x01", token.DOMAIN_SEPARATOR(), permit)));
        wait = bound(wait, 0, 2 hours);
        vm.warp(block.timestamp + wait);
        if (wait > 1 hours) {
            vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612ExpiredSignature.selector, deadline));
        }
        token.permit(owner, OTHER, amount, deadline, v, r, s);
        same(token.allowance(owner, OTHER), wait > 1 hours ? 0 : amount, "approved");
    }
}
