// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC721} from "solady/tokens/ERC721.sol";
import {ILicenseBook, License, Offer} from "../interfaces/ILicenseBook.sol";
import {IERC4907, IERC5192, IERC5646, IERC6454, IERC7858} from "../interfaces/Standards.sol";
import {ipfsURI} from "./IpfsURI.sol";
import {OfferBook} from "./OfferBook.sol";
import {TRANSFERABLE} from "./OfferFlags.sol";

/// @dev Licenses as tokens. All that a license is fits beside its owner in one slot: 48 bits offer id, 40 bits end time,
/// 8 bits flags. So a purchase by a new holder takes two new slots, a further one takes one.
abstract contract LicenseToken is OfferBook, ERC721, IERC4907, IERC5192, IERC5646, IERC6454, IERC7858 {
    struct State {
        uint256 offerId;
        uint256 endTime;
        uint256 flags;
    }

    /// @dev Who may use a license beside its owner. Good only while `owner` owns it, so a transfer voids it at no cost.
    struct User {
        address account;
        uint64 expires;
        address owner;
    }

    uint256 internal constant REVOKED = 1;
    uint256 internal constant CANCELLED = 2;
    uint256 internal constant NEVER_ENDS = type(uint40).max;

    /// @dev Places in the 224 spare bits of a balance slot, 56 bits each.
    uint256 private constant PLACES = 4;
    uint256 private constant PLACE_BITS = 56;
    uint256 private constant LAST_PLACE = (PLACES - 1) * PLACE_BITS;

    mapping(uint256 licenseId => User) private _users;

    /// @inheritdoc ILicenseBook
    function getLicense(uint256 licenseId) public view returns (License memory) {
        address owner = _requireLicense(licenseId);
        uint256 packed = _getExtraData(licenseId);
        Offer storage offer = _offers[packed >> 48];
        return License({
            offerId: packed >> 48,
            modelId: offer.modelId,
            owner: owner,
            endTime: uint40(packed >> 8),
            revoked: packed & REVOKED != 0,
            royaltyBps: offer.resaleRoyaltyBps,
            fingerprint: keccak256(abi.encode(licenseId, packed, offer.closed))
        });
    }

    /// @inheritdoc IERC5646
    /// @dev Changes when the license is renewed, cancelled, refunded or revoked, or its offer is closed. Of no meaning without
    /// this contract and chain, which an order names.
    function getStateFingerprint(uint256 licenseId) external view returns (bytes32) {
        return getLicense(licenseId).fingerprint;
    }

    /// @inheritdoc ILicenseBook
    function isValid(uint256 licenseId) external view returns (bool) {
        return _exists(licenseId) && _runs(_stateOf(licenseId));
    }

    /// @inheritdoc ILicenseBook
    function grantsAccess(uint256 licenseId, address user, uint256 modelId) external view returns (bool) {
        return _grants(licenseId, user, modelId);
    }

    /// @inheritdoc ILicenseBook
    function hasAccess(address user, uint256 modelId) external view returns (bool) {
        for (uint256 places = _getAux(user); places != 0; places >>= PLACE_BITS) {
            if (_grants(uint56(places), user, modelId)) return true;
        }
        return user != address(0) && _modelOwner(modelId) == user;
    }

    /// @inheritdoc ILicenseBook
    function latestLicensesOf(address user) external view returns (uint256[4] memory licenseIds) {
        uint256 places = _getAux(user);
        for (uint256 i = 0; places != 0; ++i) {
            licenseIds[i] = uint56(places);
            places >>= PLACE_BITS;
        }
    }

    /// @inheritdoc ILicenseBook
    function pinLicense(uint256 licenseId) external {
        _requireLicenseOwner(licenseId);
        _putFirst(msg.sender, licenseId);
    }

    /// @inheritdoc IERC4907
    /// @dev Only the license's owner, who keeps their own access. Also for a license that cannot be transferred.
    /// Warning: a transfer voids it without a further `UpdateUser`; it counts again if the same owner gets the license back.
    function setUser(uint256 licenseId, address user, uint64 expires) external {
        _requireLicenseOwner(licenseId);

        _users[licenseId] = User({account: user, expires: expires, owner: msg.sender});

        emit UpdateUser(licenseId, user, expires);
    }

    /// @inheritdoc IERC4907
    /// @dev The zero address too once the license itself is over.
    function userOf(uint256 licenseId) public view returns (address) {
        bool used = userExpires(licenseId) >= block.timestamp && _runs(_stateOf(licenseId));
        return used ? _users[licenseId].account : address(0);
    }

    /// @inheritdoc IERC4907
    /// @dev To the last second, inclusive; 0 once the license has another owner. A license that ends sooner ends the use.
    function userExpires(uint256 licenseId) public view returns (uint256) {
        User storage user = _users[licenseId];
        return user.owner == _requireLicense(licenseId) ? user.expires : 0;
    }

    /// @inheritdoc IERC5192
    function locked(uint256 licenseId) external view returns (bool) {
        _requireLicense(licenseId);
        return !_isTransferable(licenseId);
    }

    /// @inheritdoc IERC6454
    /// @dev Minting and burning count as transfers from and to the zero address; nothing is ever burnt.
    function isTransferable(uint256 licenseId, address from, address to) external view returns (bool) {
        if (to == address(0)) return false;
        if (!_exists(licenseId)) return from == address(0);
        return from == _ownerOf(licenseId) && _isTransferable(licenseId);
    }

    /// @inheritdoc IERC7858
    function expiryType() external pure returns (EXPIRY_TYPE) {
        return EXPIRY_TYPE.TIME_BASED;
    }

    /// @inheritdoc IERC7858
    function isTokenExpired(uint256 licenseId) external view returns (bool) {
        return _stateOf(licenseId).endTime <= block.timestamp;
    }

    /// @inheritdoc IERC7858
    /// @dev Always 0: a license is good from the moment it exists.
    function startTime(uint256 licenseId) external view returns (uint256) {
        _requireLicense(licenseId);
        return 0;
    }

    /// @inheritdoc IERC7858
    function endTime(uint256 licenseId) external view returns (uint256) {
        return _stateOf(licenseId).endTime;
    }

    function name() public pure override returns (string memory) {
        return "Modelmark Licenses";
    }

    function symbol() public pure override returns (string memory) {
        return "LICENSE";
    }

    /// @notice The terms document of the license.
    function tokenURI(uint256 licenseId) public view override returns (string memory) {
        return ipfsURI(_offers[_stateOf(licenseId).offerId].termsHash);
    }

    /// @param wanted True if `to` asked for the license; false for a gift.
    function _mintLicense(address to, uint256 licenseId, uint256 offerId, uint256 end, bool wanted) internal {
        _mintAndSetExtraDataUnchecked(to, licenseId, _pack(offerId, end, 0));
        _list(to, licenseId, wanted);
        emit TokenExpiryUpdated(licenseId, 0, end);
    }

    function _setState(uint256 licenseId, State memory state) internal {
        _setExtraData(licenseId, _pack(state.offerId, state.endTime, state.flags));
    }

    function _stateOf(uint256 licenseId) internal view returns (State memory state) {
        _requireLicense(licenseId);
        uint256 packed = _getExtraData(licenseId);
        (state.offerId, state.endTime, state.flags) = (packed >> 48, uint40(packed >> 8), uint8(packed));
    }

    function _requireLicense(uint256 licenseId) internal view returns (address owner) {
        owner = _ownerOf(licenseId);
        if (owner == address(0)) revert LicenseNotFound(licenseId);
    }

    function _requireLicenseOwner(uint256 licenseId) internal view {
        if (_requireLicense(licenseId) != msg.sender) revert NotLicenseOwner(licenseId, msg.sender);
    }

    function _runs(State memory state) internal view returns (bool) {
        return state.endTime > block.timestamp && state.flags & REVOKED == 0;
    }

    function _beforeTokenTransfer(address from, address, uint256 licenseId) internal view override {
        if (from != address(0) && !_isTransferable(licenseId)) revert LicenseNotTransferable(licenseId);
    }

    function _afterTokenTransfer(address from, address to, uint256 licenseId) internal override {
        if (from != address(0)) _list(to, licenseId, msg.sender == to);
    }

    function _list(address user, uint256 licenseId, bool wanted) private {
        if (wanted) _putFirst(user, licenseId);
        else _putLast(user, licenseId);
    }

    /// @dev A license that is in the list already moves to the front; otherwise the last one falls out.
    function _putFirst(address user, uint256 licenseId) private {
        uint256 places = _getAux(user);
        uint256 listed = licenseId;
        for (uint256 at = 0; at < LAST_PLACE; at += PLACE_BITS) {
            uint256 next = at + PLACE_BITS;
            uint256 shown = uint56(places >> at);
            if (shown == licenseId) {
                listed |= places >> next << next;
                break;
            }
            listed |= shown << next;
        }
        _setAux(user, uint224(listed));
    }

    function _putLast(address user, uint256 licenseId) private {
        uint256 places = _getAux(user);
        uint256 at;
        for (uint256 shown = uint56(places); shown != 0; shown = uint56(places >> at)) {
            if (shown == licenseId) return;
            if (at == LAST_PLACE) {
                if (_ownerOf(shown) == user && _runs(_stateOf(shown))) return;
                break;
            }
            at += PLACE_BITS;
        }
        uint256 others = places & ~(uint256(type(uint56).max) << at);
        _setAux(user, uint224(others | licenseId << at));
    }

    function _grants(uint256 licenseId, address user, uint256 modelId) private view returns (bool) {
        address owner = _ownerOf(licenseId);
        if (user == address(0) || owner == address(0)) return false;
        State memory state = _stateOf(licenseId);
        return _runs(state) && _offers[state.offerId].modelId == modelId && (user == owner || user == userOf(licenseId));
    }

    function _isTransferable(uint256 licenseId) private view returns (bool) {
        return _offers[_getExtraData(licenseId) >> 48].flags & TRANSFERABLE != 0;
    }

    function _pack(uint256 offerId, uint256 end, uint256 flags) private pure returns (uint96) {
        return uint96(offerId << 48 | end << 8 | flags);
    }
}
