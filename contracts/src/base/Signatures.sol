// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "solady/utils/ECDSA.sol";

/// @dev Enough for a wallet of several owners; more would let a hostile one burn what others need.
uint256 constant ERC1271_GAS = 500_000;

/// @dev Whether an account signed: with its key, or as a contract by ERC-1271. The key counts wherever it fits, because an
/// account that delegates to code (EIP-7702) keeps it, whatever that code answers.
function isSignedBy(address account, bytes32 digest, bytes calldata signature) view returns (bool) {
    address key = recoverKey(digest, signature);
    return key != address(0) && key == account || isSignedByContract(account, digest, signature);
}

/// @return key The zero address where the signature is nobody's.
function recoverKey(bytes32 digest, bytes calldata signature) view returns (address key) {
    return ECDSA.tryRecoverCalldata(digest, signature);
}

/// @dev ERC-1271, to a contract that may be hostile: it gets so much gas and no more, and of its answer one word is read.
/// An account without code answers nothing.
function isSignedByContract(address account, bytes32 digest, bytes calldata signature) view returns (bool signed) {
    bytes32 yes = bytes32(IERC1271.isValidSignature.selector);
    assembly ("memory-safe") {
        let question := mload(0x40)
        mstore(question, yes)
        mstore(add(question, 0x04), digest)
        mstore(add(question, 0x24), 0x40)
        mstore(add(question, 0x44), signature.length)
        calldatacopy(add(question, 0x64), signature.offset, signature.length)
        signed := staticcall(ERC1271_GAS, account, question, add(signature.length, 0x64), 0, 0x20)
        signed := and(signed, and(gt(returndatasize(), 0x1f), eq(mload(0), yes)))
    }
}
