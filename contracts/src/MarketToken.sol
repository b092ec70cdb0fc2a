// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";

/// @title Votes in the market's DAO. The supply is minted once; nobody can mint, burn or freeze.
/// @dev Warning: tokens vote only once their holder has delegated them, to itself or to somebody else.
/// Warning: who holds most of the tokens is the DAO. That is the first holder until it has given them away.
contract MarketToken is ERC20, ERC20Permit, ERC20Votes {
    uint256 public constant SUPPLY = 100_000_000e18;

    /// @param holder Receives the whole supply, to give it to the members.
    constructor(address holder) ERC20("Modelmark", "MARK") ERC20Permit("Modelmark") {
        _mint(holder, SUPPLY);
    }

    /// @notice Votes are looked up by time, in seconds, so that they mean the same on every chain (ERC-6372).
    function clock() public view override returns (uint48) {
        return uint48(block.timestamp);
    }

    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    function nonces(address owner) public view override(ERC20Permit, Nonces) returns (uint256) {
        return super.nonces(owner);
    }

    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Votes) {
        super._update(from, to, value);
    }
}
