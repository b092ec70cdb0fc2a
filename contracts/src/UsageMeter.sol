// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILicenseBook, License} from "./interfaces/ILicenseBook.sol";
import {IRevenueVault} from "./interfaces/IRevenueVault.sol";
import {IUsageMeter, SignedVoucher, UsageAccount, Voucher, VoucherStatus} from "./interfaces/IUsageMeter.sol";
import {share} from "./base/BasisPoints.sol";
import {MeteredOffers} from "./base/MeteredOffers.sol";
import {isSignedByContract, recoverKey} from "./base/Signatures.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {EIP712} from "solady/utils/EIP712.sol";

/// @title Prepaid units and the vouchers that spend them; every sentence about it is on `IUsageMeter`.
contract UsageMeter is MeteredOffers, EIP712 {
    using SafeCast for uint256;

    /// @dev One slot, so that settling writes one here. The units up to the number `heldUntil` fall under the hold `holdId`,
    /// whenever they are settled.
    struct Account {
        uint48 offerId;
        uint48 deposited;
        uint48 spent;
        uint48 heldUntil;
        uint48 holdId;
        uint16 feeBps;
    }

    bytes32 public constant VOUCHER_TYPEHASH =
        keccak256("Voucher(uint256 licenseId,address holder,uint256 modelId,uint256 units)");

    /// @inheritdoc IUsageMeter
    uint256 public immutable withdrawalDelay;

    mapping(uint256 ref => Account) private _accounts;
    mapping(uint256 ref => mapping(address signer => uint256)) private _signerUntil;
    mapping(uint256 ref => uint256) private _withdrawableAt;

    constructor(IERC721 registry_, ILicenseBook book_, IRevenueVault vault_, uint256 withdrawalDelay_)
        MeteredOffers(registry_, book_, vault_)
    {
        withdrawalDelay = withdrawalDelay_;
    }

    /// @inheritdoc IUsageMeter
    function deposit(uint256 licenseId, uint256 units, uint256 maxUnitPrice) external payable nonReentrant {
        License memory license = book.getLicense(licenseId);
        _deposit(licenseId, license, book.getOffer(license.offerId).currency, units, maxUnitPrice);
    }

    /// @inheritdoc IUsageMeter
    function depositWithPermit(
        uint256 licenseId,
        uint256 units,
        uint256 maxUnitPrice,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external nonReentrant {
        License memory license = book.getLicense(licenseId);
        address currency = book.getOffer(license.offerId).currency;
        if (currency == address(0)) revert ILicenseBook.NativeNotPossible();
        // A permit that somebody else used first has done its work: the transfer decides.
        try IERC20Permit(currency).permit(msg.sender, address(this), units * maxUnitPrice, deadline, v, r, s) {}
            catch {}
        _deposit(licenseId, license, currency, units, maxUnitPrice);
    }

    /// @inheritdoc IUsageMeter
    function allowSigner(uint256 licenseId, address signer) external {
        if (signer == address(0)) revert IRevenueVault.ZeroAddress();

        _signerUntil[depositRef(licenseId, msg.sender)][signer] = type(uint256).max;

        emit SignerAllowed(licenseId, msg.sender, signer);
    }

    /// @inheritdoc IUsageMeter
    function removeSigner(uint256 licenseId, address signer) external {
        uint256 ref = depositRef(licenseId, msg.sender);
        if (_signerUntil[ref][signer] != type(uint256).max) revert SignerNotAllowed(licenseId, msg.sender, signer);
        uint256 until = block.timestamp + withdrawalDelay;

        _signerUntil[ref][signer] = until;

        emit SignerRemoved(licenseId, msg.sender, signer, until);
    }

    /// @inheritdoc IUsageMeter
    function settle(Voucher calldata voucher, bytes calldata signature) external nonReentrant {
        VoucherStatus status = _settle(voucher, signature);
        if (status != VoucherStatus.Payable) revert VoucherNotPayable(voucher.licenseId, voucher.holder, status);
    }

    /// @inheritdoc IUsageMeter
    function settleBatch(SignedVoucher[] calldata vouchers) external nonReentrant {
        for (uint256 i = 0; i < vouchers.length; ++i) {
            Voucher calldata voucher = vouchers[i].voucher;
            VoucherStatus status = _settle(voucher, vouchers[i].signature);
            if (status == VoucherStatus.Payable) continue;
            emit VoucherSkipped(voucher.licenseId, voucher.holder, voucher.units, status);
        }
    }

    /// @inheritdoc IUsageMeter
    function requestWithdrawal(uint256 licenseId) external {
        uint256 ref = depositRef(licenseId, msg.sender);
        if (_unspent(_accounts[ref]) == 0) revert NothingToWithdraw(licenseId, msg.sender);
        uint256 withdrawableAt = block.timestamp + withdrawalDelay;

        _withdrawableAt[ref] = withdrawableAt;

        emit WithdrawalRequested(licenseId, msg.sender, withdrawableAt);
    }

    /// @inheritdoc IUsageMeter
    function cancelWithdrawal(uint256 licenseId) external {
        uint256 ref = depositRef(licenseId, msg.sender);
        if (_withdrawableAt[ref] == 0) revert WithdrawalNotRequested(licenseId, msg.sender);

        delete _withdrawableAt[ref];

        emit WithdrawalCancelled(licenseId, msg.sender);
    }

    /// @inheritdoc IUsageMeter
    function withdraw(uint256 licenseId, address to) external nonReentrant returns (uint256 amount) {
        if (to == address(0)) revert IRevenueVault.ZeroAddress();
        uint256 ref = depositRef(licenseId, msg.sender);
        uint256 withdrawableAt = _withdrawableAt[ref];
        if (withdrawableAt == 0) revert WithdrawalNotRequested(licenseId, msg.sender);
        if (block.timestamp < withdrawableAt) revert WithdrawalTooEarly(licenseId, msg.sender, withdrawableAt);
        Account storage account = _accounts[ref];
        uint256 units = _unspent(account);
        if (units == 0) revert NothingToWithdraw(licenseId, msg.sender);
        uint256 offerId = account.offerId;
        amount = units * _tariffs[offerId].unitPrice;

        (account.deposited, account.heldUntil) = (account.spent, 0);
        delete _withdrawableAt[ref];

        emit UnitsWithdrawn(licenseId, msg.sender, units, to, amount);
        vault.returnDeposit(_currencyOf(offerId), to, amount);
    }

    /// @inheritdoc IUsageMeter
    function checkVoucher(Voucher calldata voucher, bytes calldata signature)
        public
        view
        returns (VoucherStatus status, uint256 units)
    {
        uint256 ref = depositRef(voucher.licenseId, voucher.holder);
        Account memory account = _accounts[ref];
        return _check(ref, account, _tariffs[account.offerId].modelId, voucher, signature);
    }

    /// @inheritdoc IUsageMeter
    function accountOf(uint256 licenseId, address holder) external view returns (UsageAccount memory) {
        uint256 ref = depositRef(licenseId, holder);
        Account memory account = _accounts[ref];
        Tariff storage tariff = _tariffs[account.offerId];
        return UsageAccount({
            modelId: tariff.modelId,
            unitPrice: tariff.unitPrice,
            deposited: account.deposited,
            spent: account.spent,
            withdrawableAt: _withdrawableAt[ref],
            holdId: account.heldUntil > account.spent ? account.holdId : 0,
            heldUntil: account.heldUntil
        });
    }

    /// @inheritdoc IUsageMeter
    function signerUntil(uint256 licenseId, address holder, address signer) external view returns (uint256) {
        return signer == holder ? type(uint256).max : _signerUntil[depositRef(licenseId, holder)][signer];
    }

    /// @inheritdoc IUsageMeter
    function depositRef(uint256 licenseId, address holder) public pure returns (uint256) {
        // A higher number would be the same account under another name.
        if (licenseId > type(uint96).max) revert ILicenseBook.LicenseNotFound(licenseId);
        return licenseId << 160 | uint160(holder);
    }

    function _deposit(uint256 licenseId, License memory license, address currency, uint256 units, uint256 maxUnitPrice)
        private
    {
        if (license.owner != msg.sender) revert ILicenseBook.NotLicenseOwner(licenseId, msg.sender);
        if (license.revoked || license.endTime <= block.timestamp) revert LicenseNotValid(licenseId);
        if (units == 0) revert NoUnits();
        uint256 unitPrice = _tariffs[license.offerId].unitPrice;
        if (unitPrice == 0) revert UnitPriceNotSet(license.offerId);
        if (unitPrice > maxUnitPrice) revert UnitPriceAboveMax(unitPrice, maxUnitPrice);
        uint256 amount = units * unitPrice;
        uint256 ref = depositRef(licenseId, msg.sender);
        Account memory account = _accounts[ref];
        uint256 deposited = account.deposited + units;
        // What a single voucher can settle must fit into one draw.
        uint256 value = (deposited - account.spent) * unitPrice;
        if (value > vault.MAX_DRAW()) revert DepositTooLarge(value, vault.MAX_DRAW());

        (account.offerId, account.deposited) = (license.offerId.toUint48(), deposited.toUint48());
        account.feeBps = vault.feeBps();
        uint256 holdId = _holds().holdOf(license.modelId);
        if (holdId != 0 && !_isUnderOtherHold(account, holdId)) {
            (account.holdId, account.heldUntil) = (holdId.toUint48(), account.deposited);
        }
        _accounts[ref] = account;
        if (_withdrawableAt[ref] != 0) {
            delete _withdrawableAt[ref];
            emit WithdrawalCancelled(licenseId, msg.sender);
        }

        emit UnitsDeposited(licenseId, msg.sender, units, currency, amount);
        _pay(currency, amount);
    }

    /// @return status What stood in the way, if not `Payable`.
    function _settle(Voucher calldata voucher, bytes calldata signature) private returns (VoucherStatus status) {
        uint256 ref = depositRef(voucher.licenseId, voucher.holder);
        Account memory account = _accounts[ref];
        Tariff storage tariff = _tariffs[account.offerId];
        uint256 modelId = tariff.modelId;
        uint256 units;
        (status, units) = _check(ref, account, modelId, voucher, signature);
        if (status != VoucherStatus.Payable) return status;
        uint256 spent = account.spent + units;

        // At most what was deposited.
        _accounts[ref].spent = uint48(spent);

        emit VoucherSettled(voucher.licenseId, voucher.holder, modelId, units, spent);
        if (account.heldUntil > account.spent) {
            uint256 held = (spent < account.heldUntil ? spent : account.heldUntil) - account.spent;
            units -= held;
            _drawUnder(account.holdId, account, tariff, held, ref);
        }
        uint256 openHold = _holds().holdOf(modelId);
        if (openHold == 0) {
            tariff.units += uint56(units);
            tariff.chargedUnits += uint72(units * account.feeBps);
        } else if (units != 0) {
            _drawUnder(openHold, account, tariff, units, ref);
        }
    }

    /// @dev Units that fall under a hold are booked by account, so that its holder has the refund.
    function _drawUnder(uint256 holdId, Account memory account, Tariff storage tariff, uint256 units, uint256 ref)
        private
    {
        uint256 amount = units * tariff.unitPrice;
        _draw(account.offerId, tariff, amount, share(amount, account.feeBps), holdId, ref);
    }

    function _check(
        uint256 ref,
        Account memory account,
        uint256 modelId,
        Voucher calldata voucher,
        bytes calldata signature
    ) private view returns (VoucherStatus status, uint256 units) {
        if (account.offerId == 0) return (VoucherStatus.Unfunded, 0);
        if (modelId != voucher.modelId) return (VoucherStatus.OtherModel, 0);
        if (voucher.units <= account.spent) return (VoucherStatus.Stale, 0);
        if (account.deposited == account.spent) return (VoucherStatus.Exhausted, 0);
        if (!_isSigned(ref, voucher, signature)) return (VoucherStatus.NotSigned, 0);
        units = (voucher.units < account.deposited ? voucher.units : account.deposited) - account.spent;
        return (VoucherStatus.Payable, units);
    }

    /// @dev Whether units that are left fall under another hold that refunds, or may have to.
    function _isUnderOtherHold(Account memory account, uint256 holdId) private view returns (bool) {
        if (account.holdId == holdId || account.heldUntil <= account.spent) return false;
        (, bool ended, uint256 refundBps) = _holds().getHold(account.holdId);
        return !ended || refundBps != 0;
    }

    function _unspent(Account storage account) private view returns (uint256) {
        return account.deposited - account.spent;
    }

    function _domainNameAndVersion() internal pure override returns (string memory, string memory) {
        return ("Modelmark Meter", "1");
    }

    /// @dev By the holder, or by a key that the holder allowed. The zero address holds nothing and is never allowed.
    function _isSigned(uint256 ref, Voucher calldata voucher, bytes calldata signature) private view returns (bool) {
        address holder = voucher.holder;
        bytes32 digest = _hashTypedData(keccak256(abi.encode(VOUCHER_TYPEHASH, voucher)));
        address key = recoverKey(digest, signature);
        if (key == holder || block.timestamp < _signerUntil[ref][key]) return true;
        return isSignedByContract(holder, digest, signature);
    }
}
