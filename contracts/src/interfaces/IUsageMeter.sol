// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What is signed for a service: so much was used, in all (EIP-712 type `Voucher`). Signed by the holder, as an
/// account or by ERC-1271, or by a key that the holder allowed.
/// @param licenseId The license under which it was used.
/// @param holder Whose account pays.
/// @param modelId The license's model, whose payees earn it.
/// @param units Cumulative: everything the account ever used, what was settled before included.
struct Voucher {
    uint256 licenseId;
    address holder;
    uint256 modelId;
    uint256 units;
}

struct SignedVoucher {
    Voucher voucher;
    bytes signature;
}

/// @notice What becomes of a voucher if it is settled now.
enum VoucherStatus {
    Payable,
    Unfunded, // nothing was ever deposited in this account
    OtherModel, // the license is for another model
    Stale, // as many units or more were settled already
    Exhausted, // all that was deposited is spent; payable again after a deposit
    NotSigned // by nobody who may sign for this account
}

/// @notice A holder's prepaid units under one license.
/// @param unitPrice In the currency of the license's offer, its smallest unit.
/// @param deposited Units ever deposited, less those withdrawn.
/// @param spent Units settled by vouchers; never falls and is never more than `deposited`.
/// @param withdrawableAt Unix seconds from which the holder may take the rest; 0 if they did not ask for it.
/// @param holdId The hold of the vault under which units that are left fall, whenever they are settled; 0 for none.
/// @param heldUntil The units up to this number fall under it.
struct UsageAccount {
    uint256 modelId;
    uint256 unitPrice;
    uint256 deposited;
    uint256 spent;
    uint256 withdrawableAt;
    uint256 holdId;
    uint256 heldUntil;
}

/// @title Pays for use by the unit: units are deposited ahead, used off chain against signed vouchers, and settled with
/// one voucher for any number of calls.
/// @dev An account is one holder's under one license. So a license that is sold takes neither units nor signers with it:
/// what the seller used is paid from the seller's deposit, and what is left of that goes back to the seller.
/// The deposits are in the vault; nobody, the DAO included, has a power over them here. What was settled is summed up by offer,
/// still in the meter's deposit, until anybody has the sum booked as the model's revenue (`collect`).
/// @dev While a model is held (see `IHolds`), what is settled waits there, by account. What was settled before is the model's,
/// also if it is collected during the hold. Who deposits while the model is held puts all units that are then in the account
/// under that hold: they wait even if a service settles them when the hold is over, and are refunded as it was ruled.
/// For services: serve while the license is valid and its owner the holder, `withdrawableAt` is 0, the signer is not removed
/// (`signerUntil`) and `checkVoucher` finds all units of the voucher payable. Then it can be settled for at least
/// `withdrawalDelay()` seconds.
/// @dev Warning: a contract that holds a license (ERC-1271) can take back what it signed at any moment, and no delay protects
/// the service. Serve it against vouchers of a key that it allowed.
interface IUsageMeter {
    event UnitPriceSet(uint256 indexed offerId, uint256 unitPrice, bytes32 unit);
    event UnitsDeposited(
        uint256 indexed licenseId, address indexed holder, uint256 units, address currency, uint256 amount
    );
    /// @param units Settled now. @param spent Settled in all.
    event VoucherSettled(
        uint256 indexed licenseId, address indexed holder, uint256 indexed modelId, uint256 units, uint256 spent
    );
    event VoucherSkipped(uint256 indexed licenseId, address indexed holder, uint256 units, VoucherStatus status);
    event UsageCollected(uint256 indexed offerId, uint256 indexed modelId, uint256 units, uint256 amount);
    event SignerAllowed(uint256 indexed licenseId, address indexed holder, address indexed signer);
    event SignerRemoved(uint256 indexed licenseId, address indexed holder, address indexed signer, uint256 until);
    event WithdrawalRequested(uint256 indexed licenseId, address indexed holder, uint256 withdrawableAt);
    event WithdrawalCancelled(uint256 indexed licenseId, address indexed holder);
    event UnitsWithdrawn(uint256 indexed licenseId, address indexed holder, uint256 units, address to, uint256 amount);

    error UnitPriceZero();
    error UnitPriceAlreadySet(uint256 offerId, uint256 unitPrice);
    error UnitPriceNotSet(uint256 offerId);
    error UnitPriceAboveMax(uint256 unitPrice, uint256 maxUnitPrice);
    error DepositTooLarge(uint256 amount, uint256 max);
    error NoUnits();
    error LicenseNotValid(uint256 licenseId);
    error VoucherNotPayable(uint256 licenseId, address holder, VoucherStatus status);
    error SignerNotAllowed(uint256 licenseId, address holder, address signer);
    error NothingToWithdraw(uint256 licenseId, address holder);
    error NothingToCollect(uint256 offerId);
    error WithdrawalNotRequested(uint256 licenseId, address holder);
    error WithdrawalTooEarly(uint256 licenseId, address holder, uint256 withdrawableAt);

    /// @notice Sets what a unit costs under an offer, once and for ever: a new price is a new offer. Only the model's owner.
    /// @param unitPrice In the offer's currency, its smallest unit; not 0.
    /// @param unit What is counted, in at most 32 ASCII characters: "call", "1000 tokens". For people; nothing depends on it.
    function setUnitPrice(uint256 offerId, uint80 unitPrice, bytes32 unit) external;

    /// @notice Deposits `units` in the caller's account, at a unit price of at most `maxUnitPrice`, and takes back a request
    /// to withdraw. Only the owner of a valid license. Native: send exactly the amount. ERC-20: approve this contract for it.
    /// What is left in the account is settled at the market's fee of this moment. It is at most `IDeposits.MAX_DRAW()` in all.
    function deposit(uint256 licenseId, uint256 units, uint256 maxUnitPrice) external payable;
    /// @notice `deposit` with an EIP-2612 permit for this contract over `units * maxUnitPrice`, one transaction in all.
    /// A permit that fails (or was used already) is ignored where the allowance suffices.
    function depositWithPermit(
        uint256 licenseId,
        uint256 units,
        uint256 maxUnitPrice,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;

    /// @notice Lets a key sign vouchers for the caller's account, so that a page need not ask the wallet for each.
    /// @dev Warning: the key can spend the deposit on the license's model, and nothing else.
    function allowSigner(uint256 licenseId, address signer) external;
    /// @notice Ends what `allowSigner` began, `withdrawalDelay()` seconds from now, so that what was used is paid.
    function removeSigner(uint256 licenseId, address signer) external;

    /// @notice Spends the difference to what was settled before: it is the model's, and waits for `collect`. Anyone.
    /// A voucher for more than was deposited settles what there is; the rest can be settled once more is deposited.
    /// It does not matter whether the license has ended or was revoked or sold: the units were used.
    /// @dev Warning: a voucher has no end. One that was not settled can be settled against a later deposit.
    function settle(Voucher calldata voucher, bytes calldata signature) external;
    /// @notice Settles every voucher that is payable and skips the others. Anyone.
    /// @dev An ERC-1271 holder gets at most 500,000 gas for its answer, so it stops no other voucher. What stops all is an
    /// offer with more than 2^56 units that nobody collected: collect them first.
    function settleBatch(SignedVoucher[] calldata vouchers) external;

    /// @notice Asks for what is left of the caller's deposit, which vouchers can spend for `withdrawalDelay()` seconds more.
    /// @dev Warning: a request stands until it is used, cancelled or followed by a deposit. A service that goes on after it
    /// may find the account empty.
    function requestWithdrawal(uint256 licenseId) external;
    function cancelWithdrawal(uint256 licenseId) external;
    /// @notice Sends what is left of the caller's deposit to `to`, once the delay is over.
    function withdraw(uint256 licenseId, address to) external returns (uint256 amount);

    /// @notice Has what was settled under an offer booked in the vault as the model's revenue, at most `IDeposits.MAX_DRAW()` at
    /// once. Anyone.
    function collect(uint256 offerId) external returns (uint256 amount);
    /// @notice `collect` for each offer with something to collect, then `IRevenueVault.settleAndClaim`: one transaction for a
    /// payee. Anyone may trigger it; the money goes to `account`.
    function collectAndClaim(uint256[] calldata offerIds, uint256 modelId, address account, address currency)
        external
        returns (uint256 amount);

    /// @return status What `settle` would do now. @return units How many units it would settle: less than the voucher says
    /// where the deposit does not suffice.
    function checkVoucher(Voucher calldata voucher, bytes calldata signature)
        external
        view
        returns (VoucherStatus status, uint256 units);
    function accountOf(uint256 licenseId, address holder) external view returns (UsageAccount memory);
    /// @return Unix seconds until which vouchers of `signer` are good, exclusive; type(uint256).max while it is not removed,
    /// 0 if it never was allowed.
    function signerUntil(uint256 licenseId, address holder, address signer) external view returns (uint256);
    /// @return unitPrice 0 if the offer has none. @return unit What is counted.
    function unitPriceOf(uint256 offerId) external view returns (uint256 unitPrice, bytes32 unit);
    /// @return offerIds The model's offers in a currency that have something to collect: what `collectAndClaim` takes.
    /// @return amount Of them all, the fee included. @return fee The market's.
    function collectable(uint256 modelId, address currency)
        external
        view
        returns (uint256[] memory offerIds, uint256 amount, uint256 fee);
    /// @return The number of this account in the vault's held payments: the license id above the holder's 160 bits.
    function depositRef(uint256 licenseId, address holder) external pure returns (uint256);
    /// @return Seconds between the request to withdraw and the withdrawal.
    function withdrawalDelay() external view returns (uint256);
}
