// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    Authorization,
    AutoRenewal,
    ILicenseBook,
    License,
    Offer,
    OfferKind,
    Purchase
} from "./interfaces/ILicenseBook.sol";
import {IRevenueVault} from "./interfaces/IRevenueVault.sol";
import {IERC4907, IERC5192, IERC5643, IERC5646, IERC6454, IERC7572, IERC7858} from "./interfaces/Standards.sol";
import {share} from "./base/BasisPoints.sol";
import {LicenseSales} from "./base/LicenseSales.sol";
import {OfferBook} from "./base/OfferBook.sol";
import {isSignedBy} from "./base/Signatures.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC3009} from "@openzeppelin/contracts/interfaces/draft-IERC3009.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {EIP712} from "solady/utils/EIP712.sol";

/// @title Sells, renews, refunds and revokes licenses; every sentence about it is on `ILicenseBook`.
contract LicenseBook is LicenseSales, AccessManaged, EIP712, ReentrancyGuardTransient {
    uint256 private constant PURCHASE_END = 4 + 7 * 32;
    uint256 private constant AUTO_RENEWAL_END = 4 + 5 * 32;
    bytes32 private constant PURCHASE_TYPEHASH = keccak256(
        "Purchase(address buyer,address to,uint256 offerId,uint256 maxPrice,bytes32 termsHash,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant AUTO_RENEWAL_TYPEHASH =
        keccak256("AutoRenewal(address subscriber,uint256 licenseId,uint256 maxPrice,uint256 nonce,uint256 deadline)");

    /// @inheritdoc ILicenseBook
    mapping(address account => uint256) public nonces;
    /// @inheritdoc ILicenseBook
    mapping(address account => uint256) public renewalNonces;

    constructor(address authority, address registry_, IRevenueVault vault_)
        OfferBook(registry_, vault_)
        AccessManaged(authority)
    {}

    /// @inheritdoc ILicenseBook
    function buy(uint256 offerId, address to, uint256 maxPrice, bytes32 termsHash)
        external
        payable
        nonReentrant
        returns (uint256 licenseId)
    {
        return _buy(offerId, to, msg.sender, maxPrice, termsHash, Source.Sender);
    }

    /// @inheritdoc ILicenseBook
    function buyWithPermit(
        uint256 offerId,
        address to,
        uint256 maxPrice,
        bytes32 termsHash,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external nonReentrant returns (uint256 licenseId) {
        _permit(offerId, maxPrice, deadline, v, r, s);
        return _buy(offerId, to, msg.sender, maxPrice, termsHash, Source.Sender);
    }

    /// @inheritdoc ILicenseBook
    function buyWithAuthorization(
        uint256 offerId,
        address buyer,
        bytes32 termsHash,
        Authorization calldata authorization
    ) external nonReentrant returns (uint256 licenseId) {
        Offer storage offer = _requireTokenOffer(offerId);
        uint256 price = offer.price;
        IERC3009(offer.currency)
            .receiveWithAuthorization(
                buyer,
                address(this),
                price,
                authorization.validAfter,
                authorization.validBefore,
                authorizationNonce(offerId, termsHash, authorization.salt),
                authorization.v,
                authorization.r,
                authorization.s
            );
        return _buy(offerId, buyer, buyer, price, termsHash, Source.Here);
    }

    /// @inheritdoc ILicenseBook
    function buyBySignature(Purchase calldata purchase, bytes calldata signature)
        external
        nonReentrant
        returns (uint256 licenseId)
    {
        _requireNonce(purchase.buyer, purchase.nonce, nonces[purchase.buyer]++);
        // The struct is static and comes first, so the call carries it as EIP-712 hashes it.
        bytes32 purchaseHash = keccak256(abi.encodePacked(PURCHASE_TYPEHASH, msg.data[4:PURCHASE_END]));
        _requireSigned(purchase.buyer, purchaseHash, purchase.deadline, signature);
        return
            _buy(purchase.offerId, purchase.to, purchase.buyer, purchase.maxPrice, purchase.termsHash, Source.Allowance);
    }

    /// @inheritdoc ILicenseBook
    function renew(uint256 licenseId, uint256 periods, uint256 maxPrice)
        external
        payable
        nonReentrant
        returns (uint256 newEndTime)
    {
        return _renew(licenseId, periods, msg.sender, maxPrice, Source.Sender);
    }

    /// @inheritdoc ILicenseBook
    function renewWithPermit(
        uint256 licenseId,
        uint256 periods,
        uint256 maxPrice,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external nonReentrant returns (uint256 newEndTime) {
        _permit(_stateOf(licenseId).offerId, maxPrice, deadline, v, r, s);
        return _renew(licenseId, periods, msg.sender, maxPrice, Source.Sender);
    }

    /// @inheritdoc ILicenseBook
    function renewBySignature(AutoRenewal calldata renewal, bytes calldata signature)
        external
        nonReentrant
        returns (uint256 newEndTime)
    {
        address subscriber = _requireLicense(renewal.licenseId);
        if (subscriber != renewal.subscriber) revert SignatureInvalid(subscriber);
        _requireNonce(subscriber, renewal.nonce, renewalNonces[subscriber]);
        bytes32 renewalHash = keccak256(abi.encodePacked(AUTO_RENEWAL_TYPEHASH, msg.data[4:AUTO_RENEWAL_END]));
        _requireSigned(subscriber, renewalHash, renewal.deadline, signature);
        State memory state = _stateOf(renewal.licenseId);
        uint256 from = state.endTime - _offers[state.offerId].period / 10;
        if (block.timestamp < from) revert RenewalTooEarly(renewal.licenseId, from);
        return _renew(renewal.licenseId, 1, subscriber, renewal.maxPrice, Source.Allowance);
    }

    /// @inheritdoc IERC5643
    /// @dev `duration` is a multiple of the offer's period; the price is the offer's, which never changes.
    function renewSubscription(uint256 licenseId, uint64 duration) external payable nonReentrant {
        uint256 period = _offers[_stateOf(licenseId).offerId].period;
        _requireRenewable(licenseId, period != 0);
        _requirePeriods(duration, duration % period == 0);
        _renew(licenseId, duration / period, msg.sender, type(uint256).max, Source.Sender);
    }

    /// @inheritdoc IERC5643
    /// @dev The license runs to the end of what was paid; from now on only its owner can renew it.
    function cancelSubscription(uint256 licenseId) external payable {
        _requireLicenseOwner(licenseId);
        _requireValue(0);
        _requireRenewable(licenseId, isRenewable(licenseId));

        State memory state = _stateOf(licenseId);
        state.flags |= CANCELLED;
        _setState(licenseId, state);

        emit SubscriptionUpdate(licenseId, uint64(state.endTime));
    }

    /// @inheritdoc ILicenseBook
    function stopAutoRenewals() external {
        emit AutoRenewalsStopped(msg.sender, ++renewalNonces[msg.sender]);
    }

    /// @inheritdoc ILicenseBook
    function refund(uint256 licenseId) external nonReentrant returns (uint256 amount) {
        _requireLicenseOwner(licenseId);
        _requireNotRevoked(licenseId, _stateOf(licenseId));
        if (refundableUntil(licenseId) == 0) revert NotRefundable(licenseId);

        _end(licenseId);
        amount = vault.refundEscrow(licenseId, msg.sender);

        emit LicenseRefunded(licenseId, msg.sender, amount);
    }

    /// @inheritdoc ILicenseBook
    function revoke(uint256 licenseId) external restricted {
        _requireNotRevoked(licenseId, _stateOf(licenseId));

        _end(licenseId);

        emit LicenseRevoked(licenseId);
    }

    /// @inheritdoc ILicenseBook
    function setDelisted(uint256 modelId, bool delisted) external restricted {
        _setDelisted(modelId, delisted);
    }

    /// @inheritdoc IERC5643
    function expiresAt(uint256 licenseId) external view returns (uint64) {
        return uint64(_stateOf(licenseId).endTime);
    }

    /// @inheritdoc IERC5643
    function isRenewable(uint256 licenseId) public view returns (bool) {
        State memory state = _stateOf(licenseId);
        Offer storage offer = _offers[state.offerId];
        return offer.kind == OfferKind.Subscription && !offer.closed && state.flags == 0;
    }

    /// @inheritdoc ILicenseBook
    function refundableUntil(uint256 licenseId) public view returns (uint256) {
        if (_stateOf(licenseId).flags & REVOKED != 0) return 0;
        (,, uint256 amount, uint256 releaseAt) = vault.escrowOf(address(this), licenseId);
        return amount != 0 && block.timestamp < releaseAt ? releaseAt : 0;
    }

    /// @inheritdoc ILicenseBook
    function authorizationNonce(uint256 offerId, bytes32 termsHash, bytes32 salt) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), offerId, termsHash, salt)) >> 64 << 64;
    }

    /// @notice ERC-2981.
    /// @dev The rate of the model; goes to the model's owner of now, who sold the license in the first place.
    function royaltyInfo(uint256 licenseId, uint256 salePrice)
        external
        view
        returns (address receiver, uint256 amount)
    {
        License memory license = getLicense(licenseId);
        return (_modelOwner(license.modelId), share(salePrice, license.royaltyBps));
    }

    /// @inheritdoc ILicenseBook
    function contractURI() external pure returns (string memory) {
        return 'data:application/json;utf8,{"name":"Modelmark Licenses","symbol":"LICENSE"}';
    }

    function supportsInterface(bytes4 id) public view override returns (bool) {
        return id == type(IERC2981).interfaceId || id == 0x49064906 // ERC-4906 declares events only
            || id == type(IERC4907).interfaceId || id == type(IERC5192).interfaceId || id == type(IERC5643).interfaceId
            || id == type(IERC5646).interfaceId || id == type(IERC6454).interfaceId || id == type(IERC7572).interfaceId
            || id == type(IERC7858).interfaceId || super.supportsInterface(id);
    }

    function _domainNameAndVersion() internal pure override returns (string memory, string memory) {
        return (name(), "1");
    }

    /// @dev Ends a license now, whatever was paid for it.
    function _end(uint256 licenseId) private {
        State memory state = _stateOf(licenseId);
        if (state.endTime > block.timestamp) state.endTime = block.timestamp;
        state.flags |= REVOKED;
        _setState(licenseId, state);

        emit TokenExpiryUpdated(licenseId, 0, state.endTime);
        emit MetadataUpdate(licenseId);
    }

    /// @dev A permit that somebody else used first has done its work, so its failure is no reason to stop: the transfer
    /// decides.
    function _permit(uint256 offerId, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s) private {
        address currency = _requireTokenOffer(offerId).currency;
        try IERC20Permit(currency).permit(msg.sender, address(this), value, deadline, v, r, s) {} catch {}
    }

    function _requireTokenOffer(uint256 offerId) private view returns (Offer storage offer) {
        offer = _requireOffer(offerId);
        if (offer.currency == address(0)) revert NativeNotPossible();
    }

    function _requireNonce(address account, uint256 nonce, uint256 expected) private pure {
        if (nonce != expected) revert Nonces.InvalidAccountNonce(account, expected);
    }

    function _requireSigned(address signer, bytes32 structHash, uint256 deadline, bytes calldata signature)
        private
        view
    {
        if (block.timestamp > deadline) revert SignatureExpired(deadline);
        if (!isSignedBy(signer, _hashTypedData(structHash), signature)) revert SignatureInvalid(signer);
    }
}
