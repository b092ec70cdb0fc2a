// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

/// @dev Who descends from whom, as one writes it first: parents are named at any time and as often as one likes, a licence
/// is looked for and its end is not, and each parent is owed a part of what its own child gets.
contract NaiveLineage {
    IERC721 public immutable licenses;
    mapping(uint256 modelId => uint256[]) private _parents;
    mapping(uint256 modelId => mapping(uint256 parentId => uint256)) public bpsOf;
    mapping(uint256 modelId => uint256) public earned;

    error NotLicensed();

    constructor(IERC721 licenses_) {
        licenses = licenses_;
    }

    function addParent(uint256 modelId, uint256 parentId, uint256 bps, uint256 licenseId) external {
        if (licenses.ownerOf(licenseId) != msg.sender) revert NotLicensed();
        _parents[modelId].push(parentId);
        bpsOf[modelId][parentId] = bps;
    }

    function pay(uint256 modelId, uint256 amount) public {
        uint256 left = amount;
        for (uint256 i = 0; i < _parents[modelId].length; ++i) {
            uint256 parentId = _parents[modelId][i];
            uint256 part = amount * bpsOf[modelId][parentId] / 10_000;
            left -= part;
            pay(parentId, part);
        }
        earned[modelId] += left;
    }
}
