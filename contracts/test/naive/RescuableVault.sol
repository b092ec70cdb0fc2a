// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RevenueVault} from "../../src/RevenueVault.sol";

/// @dev Naive: lets the admin "rescue" money without asking whether somebody is owed it.
contract RescuableVault is RevenueVault {
    constructor(address authority, address treasury) RevenueVault(authority, treasury, 250, 7 days) {}

    function rescue(address to, uint256 amount) external restricted {
        (bool sent,) = to.call{value: amount}("");
        require(sent, "not sent");
    }
}
