// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Payee} from "../interfaces/IRevenueVault.sol";

/// @dev Basis points of an account in a list of payees, which names it once at most.
function bpsOf(Payee[] memory payees, address account) pure returns (uint256) {
    for (uint256 i = 0; i < payees.length; ++i) {
        if (payees[i].account == account) return payees[i].bps;
    }
    return 0;
}
