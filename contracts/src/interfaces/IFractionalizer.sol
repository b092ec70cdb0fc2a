// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {VotingRules} from "./IModelGovernor.sol";

/// @title Makes shares of models, and a governor for each.
interface IFractionalizer {
    event ModelFractionalized(
        uint256 indexed modelId,
        address indexed shares,
        address governor,
        address indexed owner,
        uint16 guaranteedBps,
        VotingRules rules
    );

    error SaltUsed(address owner, bytes32 salt);

    /// @notice Creates shares of a model, all in the hands of the caller, and their governor. Only the model's owner.
    /// Neither moves money yet: then the owner names the shares as a payee, or sends the model NFT to the governor with
    /// the payees as data (see `IModelGovernor`), which makes it certain for those who buy shares.
    /// @param guaranteedBps Least part of the revenue for the shares once the governor owns the model, 1 to 10,000.
    /// @param salt Chosen by the caller, once for each fractionalization. With the caller it decides the addresses.
    /// @dev Warning: a model may be fractionalized more than once. Look at `IModelShares.securedBps` before buying shares.
    function fractionalize(uint256 modelId, uint16 guaranteedBps, VotingRules calldata rules, bytes32 salt)
        external
        returns (address shares, address governor);

    /// @notice Where `fractionalize` will create; independent of the model, so that a model can be minted with its future
    /// shares as a payee. Nobody but `owner` can create there.
    function predict(address owner, bytes32 salt) external view returns (address shares, address governor);
    /// @return The model whose shares these are; 0 for what this contract did not create.
    function modelOf(address shares) external view returns (uint256);
    function sharesImplementation() external view returns (address);
    function governorImplementation() external view returns (address);
}
