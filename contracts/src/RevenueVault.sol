// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHolds} from "./interfaces/IHolds.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {IRevenueVault, Payee} from "./interfaces/IRevenueVault.sol";
import {WHOLE, share} from "./base/BasisPoints.sol";
import {CurrencyBooks} from "./base/CurrencyBooks.sol";
import {Deposits} from "./base/Deposits.sol";
import {Escrows} from "./base/Escrows.sol";
import {ModelAccounts} from "./base/ModelAccounts.sol";
import {Revenue} from "./base/Revenue.sol";
import {isSignedBy} from "./base/Signatures.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {EIP712} from "solady/utils/EIP712.sol";

/// @title The one purse of the market; every sentence about it is on `IRevenueVault`.
contract RevenueVault is ModelAccounts, Deposits, Escrows, EIP712, Nonces {
    using SafeERC20 for IERC20;

    uint256 public constant MAX_FEE_BPS = 500;
    bytes32 public constant CLAIM_TYPEHASH =
        keccak256("Claim(address account,address currency,address to,uint256 nonce,uint256 deadline)");

    /// @inheritdoc IRevenueVault
    uint16 public feeBps;
    /// @dev The source that was allowed last, beside the fee so that a purchase reads one slot for both.
    address private _latestSource;
    /// @inheritdoc IRevenueVault
    address public treasury;
    /// @inheritdoc IRevenueVault
    mapping(address source => bool) public isSource;

    mapping(address currency => CurrencyBooks) private _books;
    mapping(address currency => mapping(address account => uint256)) private _owed;

    constructor(address authority, address treasury_, uint16 feeBps_, uint256 payeeNotice_)
        ModelAccounts(payeeNotice_)
        AccessManaged(authority)
    {
        _setFee(feeBps_, treasury_);
    }

    /// @inheritdoc IRevenueVault
    function credit(uint256 modelId, address currency, uint256 amount, uint256 ref) external payable nonReentrant {
        _requireSource();
        CurrencyBooks books = _requireReceived(currency, amount);
        uint256 fee = _feeOf(amount);
        Revenue revenue = _revenue[currency][modelId];
        if (revenue.isHeld()) {
            _books[currency] = books.change(books.accounted() + amount, books.fees());
            return _keepHeld(holdOf[modelId], currency, amount, fee, msg.sender, ref);
        }

        _books[currency] = books.change(books.accounted() + amount, books.fees() + fee);
        _revenue[currency][modelId] = revenue.addPayment(amount, fee);

        emit RevenueCredited(modelId, currency, amount, fee, msg.sender, ref);
    }

    /// @inheritdoc IRevenueVault
    function creditAccount(address account, address currency, uint256 amount) external payable nonReentrant {
        _requireSource();
        _bookPayment(currency, amount);

        _owed[currency][account] += amount;

        emit AccountCredited(account, currency, amount, msg.sender);
    }

    /// @inheritdoc IHolds
    function resolveHeld(uint256 holdId, address currency, address source, uint256 ref) external nonReentrant {
        (HeldPayment memory payment, Hold memory ended) = _takeHeld(holdId, currency, source, ref);
        address to = ended.refundBps == 0 ? address(0) : _holderOf(ref);
        uint256 refundBps = to == address(0) ? 0 : ended.refundBps;
        uint256 refunded = share(payment.amount, refundBps);
        uint256 released = payment.amount - refunded;

        if (refunded != 0) _owed[currency][to] += refunded;

        emit HeldPaymentResolved(holdId, currency, source, ref, to, refunded, released);
        _release(ended.modelId, currency, released, share(payment.fee, WHOLE - refundBps), source, ref);
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
    function claimFees(address currency) external nonReentrant returns (uint256 amount) {
        CurrencyBooks books = _books[currency];
        amount = books.fees();
        if (amount == 0) revert NothingToClaim(treasury, currency);

        _books[currency] = books.change(books.accounted() - amount, 0);

        emit Claimed(treasury, currency, amount, treasury);
        _transfer(currency, treasury, amount);
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
        if (!isSignedBy(account, _hashTypedData(claimHash), signature)) revert ClaimSignatureInvalid(account);
        return _claim(account, currency, to);
    }

    /// @inheritdoc IRevenueVault
    function unsettled(uint256 modelId, address currency)
        public
        view
        returns (uint256 direct, uint256 fee, uint256 upstream)
    {
        return _revenue[currency][modelId].unpack();
    }

    /// @inheritdoc IRevenueVault
    function owed(address account, address currency) public view returns (uint256) {
        return _owed[currency][account];
    }

    /// @inheritdoc IRevenueVault
    function fees(address currency) external view returns (uint256) {
        return _books[currency].fees();
    }

    /// @inheritdoc IRevenueVault
    function claimable(uint256 modelId, address account, address currency) external view returns (uint256 amount) {
        (uint256 direct, uint256 fee, uint256 upstream) = unsettled(modelId, currency);
        amount = owed(account, currency);

        (uint256 payeeCount, uint256 ancestorCount, uint256 header) = _accountOf(modelId);
        uint256 rest = direct + upstream;
        for (uint256 i = 0; i < ancestorCount; ++i) {
            (, uint256 bps) = _ancestorAt(modelId, header, i);
            rest -= share(direct + fee, bps);
        }
        uint256 left = rest;
        for (uint256 i = 0; i < payeeCount; ++i) {
            Payee storage payee = _payees[modelId][i];
            uint256 part = i + 1 == payeeCount ? left : share(rest, payee.bps);
            left -= part;
            if (payee.account == account) amount += part;
        }
    }

    /// @inheritdoc IRevenueVault
    function accounted(address currency) external view returns (uint256) {
        return _books[currency].accounted();
    }

    /// @inheritdoc IRevenueVault
    function isCurrency(address currency) external view returns (bool) {
        return _books[currency].isAllowed();
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
        if (allowed) _listCurrency(currency);
        _books[currency] = _books[currency].allow(allowed);

        emit CurrencySet(currency, allowed);
    }

    /// @inheritdoc IRevenueVault
    function setSource(address source, bool allowed) external restricted {
        isSource[source] = allowed;
        if (allowed) _latestSource = source;
        else if (source == _latestSource) _latestSource = address(0);

        emit SourceSet(source, allowed);
    }

    /// @inheritdoc IRevenueVault
    function setFee(uint16 feeBps_, address treasury_) external restricted {
        _setFee(feeBps_, treasury_);
    }

    /// @inheritdoc IRevenueVault
    function sweep(address currency) external restricted nonReentrant returns (uint256 amount) {
        amount = _balance(currency) - _books[currency].accounted();

        emit Swept(currency, treasury, amount);
        _transfer(currency, treasury, amount);
    }

    function _domainNameAndVersion() internal pure override returns (string memory, string memory) {
        return ("Modelmark Vault", "1");
    }

    function _setFee(uint16 feeBps_, address treasury_) private {
        if (feeBps_ > MAX_FEE_BPS) revert FeeTooHigh(feeBps_, MAX_FEE_BPS);
        if (treasury_ == address(0)) revert ZeroAddress();

        (feeBps, treasury) = (feeBps_, treasury_);

        emit FeeSet(feeBps_, treasury_);
    }

    function _requireSource() internal view override {
        if (msg.sender != _latestSource && !isSource[msg.sender]) revert NotRevenueSource(msg.sender);
    }

    function _feeOf(uint256 amount) internal view override returns (uint256) {
        return share(amount, feeBps);
    }

    function _bookPayment(address currency, uint256 amount) internal override {
        CurrencyBooks books = _requireReceived(currency, amount);

        _books[currency] = books.change(books.accounted() + amount, books.fees());
    }

    function _payOut(address currency, address to, uint256 amount) internal override {
        CurrencyBooks books = _books[currency];

        _books[currency] = books.change(books.accounted() - amount, books.fees());

        _transfer(currency, to, amount);
    }

    /// @dev Proves that the payment is here, on top of everything that is owed already.
    function _requireReceived(address currency, uint256 amount) private view returns (CurrencyBooks books) {
        books = _books[currency];
        if (!books.isAllowed()) revert CurrencyNotAllowed(currency);
        if (currency == address(0)) {
            if (msg.value != amount) revert PaymentNotReceived(currency, amount, msg.value);
        } else {
            if (msg.value != 0) revert PaymentNotReceived(address(0), 0, msg.value);
            uint256 balance = IERC20(currency).balanceOf(address(this));
            uint256 before = books.accounted();
            uint256 arrived = balance > before ? balance - before : 0;
            if (arrived < amount) revert PaymentNotReceived(currency, amount, arrived);
        }
    }

    function _earn(uint256 modelId, address currency, uint256 amount, uint256 fee, address source, uint256 ref)
        internal
        override
    {
        if (_revenue[currency][modelId].isHeld()) {
            _keepHeld(holdOf[modelId], currency, amount, fee, source, ref);
        } else {
            _release(modelId, currency, amount, fee, source, ref);
        }
    }

    /// @dev Books as revenue what the vault has accounted for already, also while the model is held.
    function _release(uint256 modelId, address currency, uint256 amount, uint256 fee, address source, uint256 ref)
        private
    {
        CurrencyBooks books = _books[currency];

        _books[currency] = books.change(books.accounted(), books.fees() + fee);
        _revenue[currency][modelId] = _revenue[currency][modelId].addPayment(amount, fee);

        emit RevenueCredited(modelId, currency, amount, fee, source, ref);
    }

    /// @param ref A license, or an account of the meter: its license and, in the low 160 bits, who paid.
    /// @return holder The zero address for a license that does not exist.
    function _holderOf(uint256 ref) private view returns (address holder) {
        if (ref >> 160 != 0) return address(uint160(ref));
        try IERC721(IModelRegistry(registry).licenseBook()).ownerOf(ref) returns (address found) {
            holder = found;
        } catch {}
    }

    function _settle(uint256 modelId, address currency) private returns (bool something) {
        Revenue revenue = _revenue[currency][modelId];
        (uint256 direct, uint256 fee, uint256 upstream) = revenue.unpack();
        if (direct + fee + upstream == 0) return false;

        (uint256 payeeCount, uint256 ancestorCount, uint256 header) = _accountOf(modelId);
        if (payeeCount == 0) revert AccountNotOpen(modelId);

        _revenue[currency][modelId] = revenue.settled();
        uint256 passedOn;
        if (ancestorCount != 0) passedOn = _payAncestors(modelId, currency, direct + fee, ancestorCount, header);
        uint256 rest = direct + upstream - passedOn;
        _payPayees(modelId, currency, rest, payeeCount);

        emit RevenueSettled(modelId, currency, fee, passedOn, rest);
        return true;
    }

    /// @dev Ancestors' shares are of what the buyers paid, before the fee. What an ancestor gets is not cut again.
    function _payAncestors(uint256 modelId, address currency, uint256 gross, uint256 count, uint256 header)
        private
        returns (uint256 total)
    {
        mapping(uint256 modelId => Revenue) storage revenue = _revenue[currency];
        for (uint256 i = 0; i < count; ++i) {
            (uint256 ancestorId, uint256 bps) = _ancestorAt(modelId, header, i);
            uint256 amount = share(gross, bps);
            if (amount == 0) continue;

            revenue[ancestorId] = revenue[ancestorId].addUpstream(amount);
            total += amount;

            emit UpstreamPaid(ancestorId, currency, modelId, amount);
        }
    }

    function _payPayees(uint256 modelId, address currency, uint256 rest, uint256 count) private {
        mapping(address account => uint256) storage owedIn = _owed[currency];
        mapping(uint256 index => Payee) storage payees = _payees[modelId];
        uint256 left = rest;
        for (uint256 i = 0; i < count; ++i) {
            Payee storage payee = payees[i];
            (address account, uint256 bps) = (payee.account, payee.bps);
            uint256 amount = i + 1 == count ? left : share(rest, bps);
            if (amount == 0) continue;

            owedIn[account] += amount;
            left -= amount;

            emit Owed(account, currency, modelId, amount);
        }
    }

    function _claim(address account, address currency, address to) private returns (uint256 amount) {
        amount = _owed[currency][account];
        if (amount == 0) revert NothingToClaim(account, currency);

        delete _owed[currency][account];

        emit Claimed(account, currency, amount, to);
        _payOut(currency, to, amount);
    }

    function _transfer(address currency, address to, uint256 amount) private {
        if (currency != address(0)) return IERC20(currency).safeTransfer(to, amount);
        (bool sent,) = to.call{value: amount}("");
        if (!sent) revert NativeTransferFailed(to, amount);
    }

    function _balance(address currency) private view returns (uint256) {
        return currency == address(0) ? address(this).balance : IERC20(currency).balanceOf(address(this));
    }
}
