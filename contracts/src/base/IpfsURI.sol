// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

/// @dev URI of the raw block with this SHA-256: CIDv1 in base16 ('f'), codec raw (0x55), hash sha2-256 (0x12), 32 bytes (0x20).
function ipfsURI(bytes32 digest) pure returns (string memory) {
    bytes memory hexDigits = bytes(Strings.toHexString(uint256(digest), 32));
    // Overwrites the leading "0x", so that the multibase prefix stands alone before the digest.
    bytes memory digits = new bytes(64);
    for (uint256 i = 0; i < 64; ++i) {
        digits[i] = hexDigits[i + 2];
    }
    return string.concat("ipfs://f01551220", string(digits));
}
