// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

/// @dev A meter as one writes it first, in native coin. Each thing that it leaves out is an attack in the tests.
contract NaiveMeter {
    IERC721 internal immutable book;

    uint256 public unitPrice = 1; // may be changed any time
    mapping(uint256 licenseId => uint256) public depositOf; // goes with the license
    mapping(uint256 licenseId => address) public signerOf; // stays when the license goes
    uint256 public revenue;

    error NotOwner();
    error NotSigned();
    error NotEnough();

    constructor(address book_) {
        book = IERC721(book_);
    }

    function setUnitPrice(uint256 unitPrice_) external {
        unitPrice = unitPrice_;
    }

    function deposit(uint256 licenseId, address signer) external payable {
        depositOf[licenseId] += msg.value;
        if (signerOf[licenseId] == address(0)) signerOf[licenseId] = signer;
    }

    /// @dev Not cumulative, and bound to no chain and no contract.
    function digestOf(uint256 licenseId, uint256 units) public pure returns (bytes32) {
        return keccak256(abi.encode(licenseId, units));
    }

    function settle(uint256 licenseId, uint256 units, bytes memory signature) public {
        if (ECDSA.recover(digestOf(licenseId, units), signature) != signerOf[licenseId]) revert NotSigned();
        uint256 amount = units * unitPrice;
        if (amount > depositOf[licenseId]) revert NotEnough();
        depositOf[licenseId] -= amount;
        revenue += amount;
    }

    /// @dev One voucher that fails fails all.
    function settleBatch(uint256[] memory licenseIds, uint256[] memory units, bytes[] memory signatures) external {
        for (uint256 i = 0; i < licenseIds.length; ++i) {
            settle(licenseIds[i], units[i], signatures[i]);
        }
    }

    /// @dev At once.
    function withdraw(uint256 licenseId) external {
        if (book.ownerOf(licenseId) != msg.sender) revert NotOwner();
        uint256 amount = depositOf[licenseId];
        depositOf[licenseId] = 0;
        payable(msg.sender).transfer(amount);
    }
}
