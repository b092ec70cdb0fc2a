// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ILicenseBook, Offer} from "./interfaces/ILicenseBook.sol";
import {IModelRegistry} from "./interfaces/IModelRegistry.sol";
import {IModelShares} from "./interfaces/IModelShares.sol";
import {IRevenueVault} from "./interfaces/IRevenueVault.sol";
import {WHOLE} from "./base/BasisPoints.sol";
import {Dividends} from "./base/Dividends.sol";
import {bpsOf} from "./base/Payees.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

/// @title A model's revenue as shares; every sentence about it is on `IModelShares`.
/// @dev What is deployed is the code of clones. Storage that OpenZeppelin's constructors write stays empty in a clone: `name`
/// and `symbol` are computed, and EIP-712's domain is built anew for each clone from immutables and its own address.
contract ModelShares is Dividends, ERC20Permit, ERC20Votes, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    address public immutable fractionalizer;
    address public immutable registry;
    IRevenueVault public immutable vault;

    /// @inheritdoc IModelShares
    uint64 public modelId;
    /// @inheritdoc IModelShares
    uint16 public guaranteedBps;
    /// @inheritdoc IModelShares
    address public governor;

    /// @dev Created by the `Fractionalizer`. It initializes each clone once and this code never.
    constructor(address registry_, IRevenueVault vault_) ERC20("", "") ERC20Permit("Modelmark Shares") {
        (fractionalizer, registry, vault) = (msg.sender, registry_, vault_);
    }

    /// @dev Takes what the vault pays, and gifts to the share holders.
    receive() external payable {}

    /// @inheritdoc IModelShares
    function initialize(uint256 modelId_, uint16 guaranteedBps_, address governor_, address owner) external {
        if (msg.sender != fractionalizer) revert NotFractionalizer(msg.sender);
        if (guaranteedBps_ == 0 || guaranteedBps_ > WHOLE) revert GuaranteeInvalid(guaranteedBps_);

        (modelId, guaranteedBps, governor) = (uint64(modelId_), guaranteedBps_, governor_);
        _mint(owner, SUPPLY);
    }

    /// @inheritdoc IModelShares
    function addCurrency(uint256 offerId) external {
        Offer memory offer = ILicenseBook(IModelRegistry(registry).licenseBook()).getOffer(offerId);
        if (offer.modelId != modelId) revert OfferOfOtherModel(offerId, offer.modelId);

        _addCurrency(offer.currency);

        emit CurrencyAdded(offer.currency, offerId);
    }

    /// @inheritdoc IModelShares
    function distribute(address currency) external nonReentrant returns (uint256 amount) {
        _requireAdded(currency);
        // Where the vault pays nothing now, what is here already is divided all the same: anyone may have claimed it before.
        try vault.settleAndClaim(modelId, address(this), currency) {} catch {}

        amount = _receive(currency, _balance(currency));

        emit RevenueDistributed(currency, amount);
    }

    /// @inheritdoc IModelShares
    function claim(address account, address currency) external nonReentrant returns (uint256 amount) {
        return _claim(account, currency, account);
    }

    /// @inheritdoc IModelShares
    function claimTo(address currency, address to) external nonReentrant returns (uint256 amount) {
        if (to == address(0)) revert IRevenueVault.ZeroAddress();
        return _claim(msg.sender, currency, to);
    }

    /// @inheritdoc IModelShares
    function claimable(address account, address currency) external view returns (uint256) {
        return _due(account, currency, balanceOf(account));
    }

    /// @inheritdoc IModelShares
    function undistributed(address currency) external view returns (uint256) {
        return vault.claimable(modelId, address(this), currency) + _unbooked(currency, _balance(currency));
    }

    /// @inheritdoc IModelShares
    function revenueBps() public view returns (uint256) {
        return bpsOf(vault.payeesOf(modelId), address(this));
    }

    /// @inheritdoc IModelShares
    function isLocked() public view returns (bool) {
        return IERC721(registry).ownerOf(modelId) == governor;
    }

    /// @inheritdoc IModelShares
    function securedBps() external view returns (uint256) {
        if (!isLocked()) return 0;
        uint256 bps = revenueBps();
        return bps < guaranteedBps ? bps : guaranteedBps;
    }

    function name() public view override returns (string memory) {
        return string.concat("Shares of Model ", Strings.toString(modelId));
    }

    function symbol() public view override returns (string memory) {
        return string.concat("SHARE-", Strings.toString(modelId));
    }

    /// @dev ERC-6372.
    function clock() public view override returns (uint48) {
        return uint48(block.timestamp);
    }

    /// @dev ERC-6372.
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    function nonces(address account) public view override(ERC20Permit, Nonces) returns (uint256) {
        return super.nonces(account);
    }

    /// @dev Shares in this contract's own hands would earn for nobody, and the model could never be redeemed.
    function _update(address from, address to, uint256 amount) internal override(ERC20, ERC20Votes) {
        if (to == address(this)) revert ERC20InvalidReceiver(to);
        super._update(from, to, amount);
        _moveCorrections(from, to, amount);
    }

    function _claim(address account, address currency, address to) private returns (uint256 amount) {
        amount = _pay(account, currency, balanceOf(account));

        emit DividendClaimed(account, currency, amount, to);
        if (currency != address(0)) {
            IERC20(currency).safeTransfer(to, amount);
            return amount;
        }
        (bool sent,) = to.call{value: amount}("");
        if (!sent) revert IRevenueVault.NativeTransferFailed(to, amount);
    }

    function _balance(address currency) private view returns (uint256) {
        return currency == address(0) ? address(this).balance : IERC20(currency).balanceOf(address(this));
    }
}
