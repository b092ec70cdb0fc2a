// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";

/// @dev A shop of licenses as one writes it first: the owner changes the offer as they like, the receiver is told before
/// the books are done, a refund is what the price is now, out of what happens to be here.
contract NaiveShop is ERC721("Naive", "NAIVE") {
    address public immutable owner = msg.sender;
    uint256 public price;
    uint16 public upstreamBps;
    bytes32 public termsHash;
    uint256 public maxSupply = type(uint256).max;
    uint256 public sold;
    uint256 public lastId;
    bool public disputed; // shown to people, and that is all

    error SoldOut();
    error TooLittle();

    function setOffer(uint256 price_, uint16 upstreamBps_, bytes32 termsHash_) external {
        (price, upstreamBps, termsHash) = (price_, upstreamBps_, termsHash_);
    }

    function setMaxSupply(uint256 maxSupply_) external {
        maxSupply = maxSupply_;
    }

    function dispute() external {
        disputed = true;
    }

    /// @dev Whatever the terms are now; what was sent is the price.
    function buy() external payable returns (uint256 licenseId) {
        if (msg.value < price) revert TooLittle();
        if (sold >= maxSupply) revert SoldOut();
        licenseId = ++lastId;
        _safeMint(msg.sender, licenseId);
        ++sold;
    }

    function buyWithPermit(IERC20 token, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external {
        IERC20Permit(address(token)).permit(msg.sender, address(this), price, deadline, v, r, s);
        token.transferFrom(msg.sender, owner, price);
        _mint(msg.sender, ++lastId);
    }

    /// @dev What a descendant that was licensed under this offer owes.
    function owedUpstream(uint256 payment) external view returns (uint256) {
        return payment * upstreamBps / 10_000;
    }

    function refund(uint256 licenseId) external {
        if (ownerOf(licenseId) != msg.sender) return;
        payable(msg.sender).transfer(price);
    }

    function withdraw() external {
        payable(owner).transfer(address(this).balance);
    }
}
