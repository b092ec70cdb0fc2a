// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ancestor, IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {IRevenueVault, Payee} from "./interfaces/IRevenueVault.sol";
import {share} from "./base/BasisPoints.sol";
import {PayeeLists} from "./base/PayeeLists.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @title The one purse of the market; every sentence about it is on `IRevenueVault`.
contract RevenueVault is PayeeLists, AccessManaged, EIP712, Nonces, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @dev One slot, so that a purchase writes one. `fee` is kept one too high once touched: a slot that never goes
    /// back to zero never has to be bought again.
    struct Revenue {
        uint88 direct;
        uint80 fee;
        uint88 upstream;
    }

    struct Currency {
        bool allowed;
        uint248 accounted;
    }

    struct Escrow {
        uint64 modelId;
        uint40 releaseAt;
        uint80 fee;
        address currency;
        uint96 amount;
    }

    uint256 public constant MAX_FEE_BPS = 500;
    bytes32 public constant CLAIM_TYPEHASH =
        keccak256("Claim(address account,address currency,address to,uint256 nonce,uint256 deadline)");

    /// @inheritdoc IRevenueVault
    uint16 public feeBps;
    /// @inheritdoc IRevenueVault
    address public treasury;
    /// @inheritdoc IRevenueVault
    mapping(address source => bool) public isSource;

    mapping(address currency => Currency) private _currencies;
    mapping(uint256 modelId => mapping(address currency => Revenue)) private _revenue;
    /// @dev One too high once touched, as `Revenue.fee`.
    mapping(address account => mapping(address currency => uint256)) private _owed;
    mapping(address source => mapping(uint256 ref => Escrow)) private _escrows;

    constructor(address authority, address treasury_, uint16 feeBps_, uint256 payeeNotice_)
        PayeeLists(payeeNotice_)
        AccessManaged(authority)
        EIP712("Modelmark Vault", "1")
    {
        _setFee(feeBps_, treasury_);
    }

    modifier onlySource() {
        if (!isSource[msg.sender]) revert NotRevenueSource(msg.sender);
        _;
    }

    /// @inheritdoc IRevenueVault
    function credit(uint256 modelId, address currency, uint256 amount, uint256 ref)
        external
        payable
        onlySource
        nonReentrant
    {
        uint256 fee = _receive(currency, amount);

        _book(modelId, currency, amount, fee);

        emit RevenueCredited(modelId, currency, amount, fee, msg.sender, ref);
    }

    /// @inheritdoc IRevenueVault
    function creditEscrow(uint256 modelId, address currency, uint256 amount, uint256 ref, uint256 releaseAt)
        external
        payable
        onlySource
        nonReentrant
    {
        Escrow storage escrow = _escrows[msg.sender][ref];
        if (escrow.amount != 0) revert EscrowStillOpen(msg.sender, ref, escrow.releaseAt);
        uint256 fee = _receive(currency, amount);
        // What does not fit into the books later must not get into escrow now.
        if (amount > type(uint88).max || fee >= type(uint80).max) revert AmountTooLarge(amount);

        _escrows[msg.sender][ref] = Escrow({
            modelId: uint64(modelId),
            releaseAt: uint40(releaseAt),
            fee: uint80(fee),
            currency: currency,
            amount: uint96(amount)
        });

        emit RevenueEscrowed(modelId, currency, amount, msg.sender, ref, releaseAt);
    }

    /// @inheritdoc IRevenueVault
    function refundEscrow(uint256 ref, address to) external nonReentrant returns (uint256 amount) {
        Escrow memory escrow = _openEscrow(msg.sender, ref);
        if (block.timestamp >= escrow.releaseAt) revert EscrowOver(msg.sender, ref, escrow.releaseAt);
        amount = escrow.amount;

        delete _escrows[msg.sender][ref];

        emit EscrowRefunded(msg.sender, ref, to, amount);
        _send(escrow.currency, to, amount);
    }

    /// @inheritdoc IRevenueVault
    function releaseEscrow(address source, uint256 ref) external nonReentrant {
        Escrow memory escrow = _openEscrow(source, ref);
        if (block.timestamp < escrow.releaseAt) revert EscrowStillOpen(source, ref, escrow.releaseAt);

        delete _escrows[source][ref];
        _book(escrow.modelId, escrow.currency, escrow.amount, escrow.fee);

        emit EscrowReleased(source, ref, escrow.amount);
        emit RevenueCredited(escrow.modelId, escrow.currency, escrow.amount, escrow.fee, source, ref);
    }

    /// @inheritdoc IRevenueVault
    function settle(uint256 modelId, address currency) external nonReentrant {
        if (!_settle(modelId, currency)) revert NothingToSettle(modelId, currency);
    }

    /// @inheritdoc IRevenueVault
    function claim(address account, address currency) external nonReentrant returns (uint256 amount) {
        return _claim(account, currency, account);
    }

    /// @inheritdoc IRevenueVault
    function settleAndClaim(uint256 modelId, address account, address currency)
        external
        nonReentrant
        returns (uint256 amount)
    {
        _settle(modelId, currency);
        return _claim(account, currency, account);
    }

    /// @inheritdoc IRevenueVault
    function claimTo(address account, address currency, address to, uint256 deadline, bytes calldata signature)
        external
        nonReentrant
        returns (uint256 amount)
    {
        if (block.timestamp > deadline) revert ClaimExpired(deadline);
        if (to == address(0)) revert ZeroAddress();
        bytes32 claimHash = keccak256(abi.encode(CLAIM_TYPEHASH, account, currency, to, _useNonce(account), deadline));
        if (!SignatureChecker.isValidSignatureNow(account, _hashTypedDataV4(claimHash), signature)) {
            revert ClaimSignatureInvalid(account);
        }
        return _claim(account, currency, to);
    }

    /// @inheritdoc IRevenueVault
    function unsettled(uint256 modelId, address currency)
        public
        view
        returns (uint256 direct, uint256 fee, uint256 upstream)
    {
        Revenue memory revenue = _revenue[modelId][currency];
        return (revenue.direct, _untouched(revenue.fee), revenue.upstream);
    }

    /// @inheritdoc IRevenueVault
    function owed(address account, address currency) public view returns (uint256) {
        return _untouched(_owed[account][currency]);
    }

    /// @inheritdoc IRevenueVault
    function claimable(uint256 modelId, address account, address currency) external view returns (uint256 amount) {
        (uint256 direct, uint256 fee, uint256 upstream) = unsettled(modelId, currency);
        amount = owed(account, currency);
        if (account == treasury) amount += fee;

        Ancestor[] memory ancestors = IModelRegistry(registry).ancestorsOf(modelId);
        uint256 rest = direct + upstream;
        for (uint256 i = 0; i < ancestors.length; ++i) {
            rest -= share(direct + fee, ancestors[i].bps);
        }
        Payee[] memory payees = _payees[modelId];
        uint256 left = rest;
        for (uint256 i = 0; i < payees.length; ++i) {
            uint256 part = i + 1 == payees.length ? left : share(rest, payees[i].bps);
            left -= part;
            if (payees[i].account == account) amount += part;
        }
    }

    /// @inheritdoc IRevenueVault
    function escrowOf(address source, uint256 ref)
        external
        view
        returns (uint256 modelId, address currency, uint256 amount, uint256 releaseAt)
    {
        Escrow memory escrow = _escrows[source][ref];
        return (escrow.modelId, escrow.currency, escrow.amount, escrow.releaseAt);
    }

    /// @inheritdoc IRevenueVault
    function accounted(address currency) external view returns (uint256) {
        return _currencies[currency].accounted;
    }

    /// @inheritdoc IRevenueVault
    function isCurrency(address currency) external view returns (bool) {
        return _currencies[currency].allowed;
    }

    /// @inheritdoc IRevenueVault
    function nonces(address account) public view override(IRevenueVault, Nonces) returns (uint256) {
        return super.nonces(account);
    }

    /// @inheritdoc IRevenueVault
    function setRegistry(address registry_) external restricted {
        if (registry != address(0)) revert RegistryAlreadySet();
        if (registry_ == address(0)) revert ZeroAddress();

        registry = registry_;

        emit RegistrySet(registry_);
    }

    /// @inheritdoc IRevenueVault
    function setCurrency(address currency, bool allowed) external restricted {
        _currencies[currency].allowed = allowed;

        emit CurrencySet(currency, allowed);
    }

    /// @inheritdoc IRevenueVault
    function setSource(address source, bool allowed) external restricted {
        isSource[source] = allowed;

        emit SourceSet(source, allowed);
    }

    /// @inheritdoc IRevenueVault
    function setFee(uint16 feeBps_, address treasury_) external restricted {
        _setFee(feeBps_, treasury_);
    }

    /// @inheritdoc IRevenueVault
    function sweep(address currency) external restricted nonReentrant returns (uint256 amount) {
        amount = _balance(currency) - _currencies[currency].accounted;

        emit Swept(currency, treasury, amount);
        _transfer(currency, treasury, amount);
    }

    function _setFee(uint16 feeBps_, address treasury_) private {
        if (feeBps_ > MAX_FEE_BPS) revert FeeTooHigh(feeBps_, MAX_FEE_BPS);
        if (treasury_ == address(0)) revert ZeroAddress();

        (feeBps, treasury) = (feeBps_, treasury_);

        emit FeeSet(feeBps_, treasury_);
    }

    /// @dev Proves that the payment is here and adds it to what the vault owes.
    function _receive(address currency, uint256 amount) private returns (uint256 fee) {
        Currency storage books = _currencies[currency];
        if (!books.allowed) revert CurrencyNotAllowed(currency);
        uint256 before = books.accounted;
        if (currency == address(0)) {
            if (msg.value != amount) revert PaymentNotReceived(currency, amount, msg.value);
        } else {
            if (msg.value != 0) revert PaymentNotReceived(address(0), 0, msg.value);
            uint256 balance = _balance(currency);
            uint256 arrived = balance > before ? balance - before : 0;
            if (arrived < amount) revert PaymentNotReceived(currency, amount, arrived);
        }

        // Fits: `_book` and `creditEscrow` refuse amounts above 2^88.
        books.accounted = uint248(before + amount);
        return share(amount, feeBps);
    }

    function _book(uint256 modelId, address currency, uint256 amount, uint256 fee) private {
        Revenue storage revenue = _revenue[modelId][currency];
        uint256 touched = revenue.fee == 0 ? 1 : revenue.fee;
        uint256 newDirect = uint256(revenue.direct) + amount - fee;
        uint256 newFee = touched + fee;
        if (newDirect > type(uint88).max || newFee > type(uint80).max) revert AmountTooLarge(amount);

        (revenue.direct, revenue.fee) = (uint88(newDirect), uint80(newFee));
    }

    function _settle(uint256 modelId, address currency) private returns (bool something) {
        (uint256 direct, uint256 fee, uint256 upstream) = unsettled(modelId, currency);
        if (direct + fee + upstream == 0) return false;

        _revenue[modelId][currency] = Revenue({direct: 0, fee: 1, upstream: 0});
        if (fee != 0) _owe(treasury, currency, modelId, fee);
        uint256 passedOn = _payAncestors(modelId, currency, direct + fee);
        uint256 rest = direct + upstream - passedOn;
        _payPayees(modelId, currency, rest);

        emit RevenueSettled(modelId, currency, fee, passedOn, rest);
        return true;
    }

    /// @dev Ancestors' shares are of what the buyers paid, before the fee. What an ancestor gets is not cut again.
    function _payAncestors(uint256 modelId, address currency, uint256 gross) private returns (uint256 total) {
        if (gross == 0) return 0;
        Ancestor[] memory ancestors = IModelRegistry(registry).ancestorsOf(modelId);
        for (uint256 i = 0; i < ancestors.length; ++i) {
            uint256 amount = share(gross, ancestors[i].bps);
            if (amount == 0) continue;
            uint256 ancestorId = ancestors[i].modelId;
            Revenue storage revenue = _revenue[ancestorId][currency];
            uint256 upstream = revenue.upstream + amount;
            // Cured by settling the ancestor first: one amount alone always fits.
            if (upstream > type(uint88).max) revert AmountTooLarge(amount);
            if (revenue.fee == 0) revenue.fee = 1;
            revenue.upstream = uint88(upstream);
            total += amount;
            emit UpstreamPaid(ancestorId, currency, modelId, amount);
        }
    }

    function _payPayees(uint256 modelId, address currency, uint256 rest) private {
        Payee[] storage payees = _payees[modelId];
        uint256 count = payees.length;
        if (count == 0) revert AccountNotOpen(modelId);
        uint256 left = rest;
        for (uint256 i = 0; i < count; ++i) {
            Payee memory payee = payees[i];
            uint256 amount = i + 1 == count ? left : share(rest, payee.bps);
            left -= amount;
            if (amount != 0) _owe(payee.account, currency, modelId, amount);
        }
    }

    function _owe(address account, address currency, uint256 modelId, uint256 amount) private {
        uint256 before = _owed[account][currency];

        _owed[account][currency] = (before == 0 ? 1 : before) + amount;

        emit Owed(account, currency, modelId, amount);
    }

    function _claim(address account, address currency, address to) private returns (uint256 amount) {
        amount = owed(account, currency);
        if (amount == 0) revert NothingToClaim(account, currency);

        _owed[account][currency] = 1;

        emit Claimed(account, currency, amount, to);
        _send(currency, to, amount);
    }

    function _openEscrow(address source, uint256 ref) private view returns (Escrow memory escrow) {
        escrow = _escrows[source][ref];
        if (escrow.amount == 0) revert NoEscrow(source, ref);
    }

    function _send(address currency, address to, uint256 amount) private {
        _currencies[currency].accounted -= uint248(amount);
        _transfer(currency, to, amount);
    }

    function _transfer(address currency, address to, uint256 amount) private {
        if (currency != address(0)) return IERC20(currency).safeTransfer(to, amount);
        (bool sent,) = to.call{value: amount}("");
        if (!sent) revert NativeTransferFailed(to, amount);
    }

    function _balance(address currency) private view returns (uint256) {
        return currency == address(0) ? address(this).balance : IERC20(currency).balanceOf(address(this));
    }

    function _untouched(uint256 kept) private pure returns (uint256) {
        return kept == 0 ? 0 : kept - 1;
    }
}
