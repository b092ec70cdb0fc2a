// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title Play money of the local demo, with 6 decimals and permit like the dollar tokens people know.
/// @dev Warning: anybody can have more of it. Never allow it as a currency on a public chain.
contract DemoDollar is ERC20Permit {
    /// @notice Most that one call of `faucet` gives: 10,000 dollars.
    uint256 public constant MAX_FAUCET = 10_000e6;

    error FaucetTooMuch(uint256 amount, uint256 max);

    constructor() ERC20("Demo Dollar", "DEMO") ERC20Permit("Demo Dollar") {}

    /// @notice Gives `to` new play money.
    function faucet(address to, uint256 amount) external {
        if (amount > MAX_FAUCET) revert FaucetTooMuch(amount, MAX_FAUCET);
        _mint(to, amount);
    }

    function decimals() public pure override returns (uint8) {
        return 6;
    }
}
