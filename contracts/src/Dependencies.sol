// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

// Deployed as they are, so nothing here needs more than their bytecode. Who may do what in the market: its admin is the
// deployer at first and the DAO's timelock in the end.
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
// The DAO's hands and treasury: does what was voted for, after a delay.
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
