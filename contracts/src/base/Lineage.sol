// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ancestor, IModelRegistry} from "../interfaces/IModelRegistry.sol";

/// @dev A list of ancestors while it is put together in memory: ids ascending, each once.
struct Lineage {
    Ancestor[] ancestors;
    uint256 count;
    uint256 totalBps;
}

uint256 constant MAX_ANCESTORS = 16;

using {add} for Lineage global;

function newLineage() pure returns (Lineage memory lineage) {
    lineage.ancestors = new Ancestor[](MAX_ANCESTORS);
}

/// @dev Puts an ancestor in its place. One that is reached on several paths gets the sum of its shares: each path's
/// contract promises it an absolute part of what the descendant earns, so anything less would break one of them.
function add(Lineage memory lineage, uint256 modelId, uint256 bps, bool direct) pure {
    lineage.totalBps += bps;
    Ancestor[] memory ancestors = lineage.ancestors;
    uint256 place = lineage.count;
    while (place != 0 && ancestors[place - 1].modelId >= modelId) --place;
    if (place < lineage.count && ancestors[place].modelId == modelId) {
        // May wrap around only where `totalBps`, which cannot, is far above its cap: such a lineage is refused.
        unchecked {
            ancestors[place].bps += uint16(bps);
        }
        ancestors[place].direct = ancestors[place].direct || direct;
        return;
    }
    if (lineage.count == MAX_ANCESTORS) revert IModelRegistry.TooManyAncestors(lineage.count + 1, MAX_ANCESTORS);
    for (uint256 i = lineage.count; i > place; --i) {
        ancestors[i] = ancestors[i - 1];
    }
    ancestors[place] = Ancestor({modelId: uint64(modelId), bps: uint16(bps), direct: direct});
    ++lineage.count;
}
