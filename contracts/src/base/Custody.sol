// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRevenueVault} from "../interfaces/IRevenueVault.sol";
import {Bookkeeping} from "./Bookkeeping.sol";
import {CurrencyBooks} from "./CurrencyBooks.sol";
import {Holds} from "./Holds.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @dev What comes in, from whom, in which currency and for what fee, and what goes out: the only code that moves money, and
/// the sum of all that is owed.
abstract contract Custody is IRevenueVault, Bookkeeping, Holds {
    using SafeERC20 for IERC20;

    uint256 public constant MAX_FEE_BPS = 500;

    /// @inheritdoc IRevenueVault
    uint16 public feeBps;
    /// @inheritdoc IRevenueVault
    address public treasury;
    /// @inheritdoc IRevenueVault
    mapping(address source => bool) public isSource;
    mapping(address currency => CurrencyBooks) internal _books;

    constructor(address treasury_, uint16 feeBps_) {
        _setFee(feeBps_, treasury_);
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
    function fees(address currency) external view returns (uint256) {
        return _books[currency].fees();
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
    function setCurrency(address currency, bool allowed) external restricted {
        if (allowed) _listCurrency(currency);
        _books[currency] = _books[currency].allow(allowed).setFeeBps(feeBps);

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
        amount = _balance(currency) - _books[currency].accounted();

        emit Swept(currency, treasury, amount);
        _transfer(currency, treasury, amount);
    }

    function _requireSource() internal view override {
        if (!isSource[msg.sender]) revert NotRevenueSource(msg.sender);
    }

    function _bookPayment(address currency, uint256 amount) internal override returns (uint256 fee) {
        CurrencyBooks books = _requireReceived(currency, amount);
        fee = books.feeOn(amount);

        _books[currency] = books.change(books.accounted() + amount, books.fees());
    }

    function _payOut(address currency, address to, uint256 amount) internal override {
        CurrencyBooks books = _books[currency];

        _books[currency] = books.change(books.accounted() - amount, books.fees());

        _transfer(currency, to, amount);
    }

    /// @dev Proves that the payment is here, on top of everything that is owed already.
    function _requireReceived(address currency, uint256 amount) internal view returns (CurrencyBooks books) {
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

    /// @dev The fee is kept with each currency as well, where a payment finds it.
    function _setFee(uint16 feeBps_, address treasury_) private {
        if (feeBps_ > MAX_FEE_BPS) revert FeeTooHigh(feeBps_, MAX_FEE_BPS);
        if (treasury_ == address(0)) revert ZeroAddress();

        (feeBps, treasury) = (feeBps_, treasury_);
        for (uint256 i = 0; i < _currencies.length; ++i) {
            _books[_currencies[i]] = _books[_currencies[i]].setFeeBps(feeBps_);
        }

        emit FeeSet(feeBps_, treasury_);
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
