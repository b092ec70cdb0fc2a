// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev Licenses as they should not be: whoever the seller lets use one goes on using it after the sale.
contract NaiveUsers {
    mapping(uint256 licenseId => address) public ownerOf;
    mapping(uint256 licenseId => address) public userOf;

    function mint(address to, uint256 licenseId) external {
        ownerOf[licenseId] = to;
    }

    function setUser(uint256 licenseId, address user) external {
        if (ownerOf[licenseId] == msg.sender) userOf[licenseId] = user;
    }

    function transferFrom(address from, address to, uint256 licenseId) external {
        if (ownerOf[licenseId] == from && from == msg.sender) ownerOf[licenseId] = to;
    }
}
