// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {LibString} from "solady/utils/LibString.sol";

/// @dev URI of the raw block with this SHA-256: CIDv1 in base16 ('f'), codec raw (0x55), hash sha2-256 (0x12), 32 bytes (0x20).
function ipfsURI(bytes32 digest) pure returns (string memory) {
    return string.concat("ipfs://f01551220", LibString.toHexStringNoPrefix(uint256(digest), 32));
}
