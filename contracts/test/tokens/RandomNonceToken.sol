// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

/// @dev An ERC-3009 token as USDC is one: a nonce is any 32 bytes that were not used before.
contract RandomNonceToken is ERC20("Random", "RND"), EIP712("Random", "1") {
    bytes32 private constant TYPEHASH = keccak256(
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
    );

    mapping(address from => mapping(bytes32 nonce => bool)) public authorizationState;

    error NotAuthorized();

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function domainSeparator() external view returns (bytes32) {
        return _domainSeparatorV4();
    }

    function receiveWithAuthorization(
        address from,
        address to,
        uint256 value,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        bool inTime = validAfter < block.timestamp && block.timestamp < validBefore;
        bytes32 digest =
            _hashTypedDataV4(keccak256(abi.encode(TYPEHASH, from, to, value, validAfter, validBefore, nonce)));
        bool signed = ECDSA.recover(digest, v, r, s) == from;
        if (to != msg.sender || !inTime || !signed || authorizationState[from][nonce]) revert NotAuthorized();
        authorizationState[from][nonce] = true;
        _transfer(from, to, value);
    }
}
