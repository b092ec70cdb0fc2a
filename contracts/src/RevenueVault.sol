// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IHolds} from "./interfaces/IHolds.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {IRevenueVault} from "./interfaces/IRevenueVault.sol";
import {WHOLE, share} from "./base/BasisPoints.sol";
import {CurrencyBooks} from "./base/CurrencyBooks.sol";
import {Deposits} from "./base/Deposits.sol";
import {Escrows} from "./base/Escrows.sol";
import {ModelAccounts} from "./base/ModelAccounts.sol";
import {Custody} from "./base/Custody.sol";
import {Revenue} from "./base/Revenue.sol";
import {Settlement} from "./base/Settlement.sol";
import {isSignedBy} from "./base/Signatures.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {EIP712} from "solady/utils/EIP712.sol";

/// @title The one purse of the market; every sentence about it is on `IRevenueVault`.
contract RevenueVault is Settlement, Deposits, Escrows, EIP712, Nonces {
    bytes32 public constant CLAIM_TYPEHASH =
        keccak256("Claim(address account,address currency,address to,uint256 nonce,uint256 deadline)");

    constructor(address authority, address treasury_, uint16 feeBps_, uint256 payeeNotice_)
        ModelAccounts(payeeNotice_)
        Custody(treasury_, feeBps_)
        AccessManaged(authority)
    {}

    /// @inheritdoc IRevenueVault
    function credit(uint256 modelId, address currency, uint256 amount, uint256 ref) external payable nonReentrant {
        _requireSource();
        CurrencyBooks books = _requireReceived(currency, amount);
        uint256 fee = books.feeOn(amount);
        mapping(uint256 modelId => Revenue) storage revenues = _revenue[currency];
        Revenue revenue = revenues[modelId];
        if (revenue.isHeld()) {
            _books[currency] = books.change(books.accounted() + amount, books.fees());
            return _keepHeld(holdOf[modelId], currency, amount, fee, msg.sender, ref);
        }

        _books[currency] = books.change(books.accounted() + amount, books.fees() + fee);
        revenues[modelId] = revenue.addPayment(amount, fee);

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
        if (!isSignedBy(account, _hashTypedData(claimHash), signature)) revert ClaimSignatureInvalid(account);
        return _claim(account, currency, to);
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

    function _domainNameAndVersion() internal pure override returns (string memory, string memory) {
        return ("Modelmark Vault", "1");
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

    function _earnUnder(
        uint256 holdId,
        uint256 modelId,
        address currency,
        uint256 amount,
        uint256 fee,
        address source,
        uint256 ref
    ) internal override {
        if (holdId != 0 && _mayRefund(holdId)) _keepHeld(holdId, currency, amount, fee, source, ref);
        else _earn(modelId, currency, amount, fee, source, ref);
    }

    function _release(uint256 modelId, address currency, uint256 amount, uint256 fee, address source, uint256 ref)
        internal
        override
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

    function _claim(address account, address currency, address to) private returns (uint256 amount) {
        amount = _owed[currency][account];
        if (amount == 0) revert NothingToClaim(account, currency);

        delete _owed[currency][account];

        emit Claimed(account, currency, amount, to);
        _payOut(currency, to, amount);
    }
}
