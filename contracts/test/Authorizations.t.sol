// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./base/MarketTest.sol";
import {AuthorizingToken} from "./tokens/AuthorizingToken.sol";
import {RandomNonceToken} from "./tokens/RandomNonceToken.sol";
import {Authorization, OfferParams} from "../src/interfaces/ILicenseBook.sol";

/// @dev A purchase by ERC-3009 in both kinds of tokens that there are.
contract AuthorizationsTest is MarketTest {
    uint256 internal constant KEY = 0xB0B5;
    uint96 internal constant AMOUNT = 10e6;

    uint256 internal modelId;
    address internal payer;

    function setUp() public override {
        super.setUp();
        modelId = mintModel(CREATOR);
        payer = vm.addr(KEY);
    }

    function testFuzz_AnAuthorizationBuysOnceInTokensWithRandomNonces(bytes32 salt) public {
        RandomNonceToken token = new RandomNonceToken();
        token.mint(payer, 2 * AMOUNT);
        buysOnce(address(token), token.domainSeparator(), salt);
    }

    function testFuzz_AnAuthorizationBuysOnceInTokensWithKeyedNonces(bytes32 salt) public {
        AuthorizingToken token = new AuthorizingToken();
        token.mint(payer, 2 * AMOUNT);
        buysOnce(address(token), token.domainSeparator(), salt);
    }

    function buysOnce(address token, bytes32 domain, bytes32 salt) private {
        vault.setCurrency(token, true);
        OfferParams memory params = offerParams(modelId);
        (params.currency, params.price) = (token, AMOUNT);
        uint256 offerId = createOffer(CREATOR, params);
        uint256 other = createOffer(CREATOR, params);
        Authorization memory authorization = sign(domain, book.authorizationNonce(offerId, TERMS, salt), salt);
        vm.startPrank(STRANGER);
        vm.expectRevert();
        book.buyWithAuthorization(other, payer, TERMS, authorization);
        uint256 licenseId = book.buyWithAuthorization(offerId, payer, TERMS, authorization);
        vm.expectRevert();
        book.buyWithAuthorization(offerId, payer, TERMS, authorization);
        vm.stopPrank();
        same(book.ownerOf(licenseId), payer, "the buyer's, whoever sent it");
        same(vault.accounted(token), AMOUNT, "paid once");
    }

    function sign(bytes32 domain, bytes32 nonce, bytes32 salt)
        private
        view
        returns (Authorization memory authorization)
    {
        (authorization.validBefore, authorization.salt) = (block.timestamp + 1, salt);
        bytes32 message = keccak256(
            abi.encode(
                keccak256(
                    "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
                ),
                payer,
                address(book),
                AMOUNT,
                0,
                authorization.validBefore,
                nonce
            )
        );
        (authorization.v, authorization.r, authorization.s) =
            vm.sign(KEY, keccak256(abi.encodePacked("\x19\x01", domain, message)));
    }
}
