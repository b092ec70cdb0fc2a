// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ModelGovernor} from "./ModelGovernor.sol";
import {ModelShares} from "./ModelShares.sol";
import {IFractionalizer} from "./interfaces/IFractionalizer.sol";
import {IModelGovernor, VotingRules} from "./interfaces/IModelGovernor.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {IModelShares} from "./interfaces/IModelShares.sol";
import {IRevenueVault} from "./interfaces/IRevenueVault.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

/// @title Makes shares of models; every sentence about it is on `IFractionalizer`.
/// @dev Creates the code of the clones itself, so that they obey it and nobody else. Their creation code is needed only
/// in the constructor and takes no room here.
contract Fractionalizer is IFractionalizer {
    using Clones for address;

    address public immutable registry;
    /// @inheritdoc IFractionalizer
    address public immutable sharesImplementation;
    /// @inheritdoc IFractionalizer
    address public immutable governorImplementation;

    /// @inheritdoc IFractionalizer
    mapping(address shares => uint256 modelId) public modelOf;

    constructor(address registry_, IRevenueVault vault) {
        registry = registry_;
        sharesImplementation = address(new ModelShares(registry_, vault));
        governorImplementation = address(new ModelGovernor(registry_, address(vault)));
    }

    /// @inheritdoc IFractionalizer
    function fractionalize(uint256 modelId, uint16 guaranteedBps, VotingRules calldata rules, bytes32 salt)
        external
        returns (address shares, address governor)
    {
        if (IERC721(registry).ownerOf(modelId) != msg.sender) {
            revert IModelRegistry.NotModelOwner(modelId, msg.sender);
        }
        bytes32 ownSalt = _saltOf(msg.sender, salt);
        // Creating where something is already would burn all gas.
        if (modelOf[sharesImplementation.predictDeterministicAddress(ownSalt)] != 0) revert SaltUsed(msg.sender, salt);

        shares = sharesImplementation.cloneDeterministic(ownSalt);
        governor = governorImplementation.cloneDeterministic(ownSalt);
        modelOf[shares] = modelId;

        emit ModelFractionalized(modelId, shares, governor, msg.sender, guaranteedBps, rules);
        IModelShares(shares).initialize(modelId, guaranteedBps, governor, msg.sender);
        IModelGovernor(governor).initialize(modelId, guaranteedBps, shares, rules);
    }

    /// @inheritdoc IFractionalizer
    function predict(address owner, bytes32 salt) external view returns (address shares, address governor) {
        bytes32 ownSalt = _saltOf(owner, salt);
        return (
            sharesImplementation.predictDeterministicAddress(ownSalt),
            governorImplementation.predictDeterministicAddress(ownSalt)
        );
    }

    function _saltOf(address owner, bytes32 salt) private pure returns (bytes32) {
        return keccak256(abi.encode(owner, salt));
    }
}
