// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IntelligentData} from "./IModelRegistry.sol";

/// @dev Rentable tokens. https://eips.ethereum.org/EIPS/eip-4907
interface IERC4907 {
    event UpdateUser(uint256 indexed tokenId, address indexed user, uint64 expires);

    function setUser(uint256 tokenId, address user, uint64 expires) external;
    function userOf(uint256 tokenId) external view returns (address);
    function userExpires(uint256 tokenId) external view returns (uint256);
}

/// @dev Soulbound tokens. https://eips.ethereum.org/EIPS/eip-5192
interface IERC5192 {
    event Locked(uint256 tokenId);
    event Unlocked(uint256 tokenId);

    function locked(uint256 tokenId) external view returns (bool);
}

/// @dev Subscription tokens. https://eips.ethereum.org/EIPS/eip-5643
interface IERC5643 {
    event SubscriptionUpdate(uint256 indexed tokenId, uint64 expiration);

    function renewSubscription(uint256 tokenId, uint64 duration) external payable;
    function cancelSubscription(uint256 tokenId) external payable;
    function expiresAt(uint256 tokenId) external view returns (uint64);
    function isRenewable(uint256 tokenId) external view returns (bool);
}

/// @dev State fingerprint. https://eips.ethereum.org/EIPS/eip-5646
interface IERC5646 {
    function getStateFingerprint(uint256 tokenId) external view returns (bytes32);
}

/// @dev Transferability. https://eips.ethereum.org/EIPS/eip-6454
interface IERC6454 {
    function isTransferable(uint256 tokenId, address from, address to) external view returns (bool);
}

/// @dev Contract-level metadata. https://eips.ethereum.org/EIPS/eip-7572
interface IERC7572 {
    function contractURI() external view returns (string memory);
}

/// @dev Metadata of intelligent data. https://eips.ethereum.org/EIPS/eip-7857
interface IERC7857Metadata {
    function name() external view returns (string memory);
    function symbol() external view returns (string memory);
    function intelligentDataOf(uint256 tokenId) external view returns (IntelligentData[] memory);
}

/// @dev Expirable tokens. https://eips.ethereum.org/EIPS/eip-7858
interface IERC7858 {
    enum EXPIRY_TYPE {
        BLOCK_BASED,
        TIME_BASED
    }

    event TokenExpiryUpdated(uint256 indexed tokenId, uint256 indexed startTime, uint256 indexed endTime);

    function expiryType() external view returns (EXPIRY_TYPE);
    function isTokenExpired(uint256 tokenId) external view returns (bool);
    function startTime(uint256 tokenId) external view returns (uint256);
    function endTime(uint256 tokenId) external view returns (uint256);
}
