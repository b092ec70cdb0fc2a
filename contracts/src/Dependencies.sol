// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

// Deployed as it is, so nothing here needs more than its bytecode: who may do what in the market. Its admin is the
// deployer at first and the DAO's timelock in the end.
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
