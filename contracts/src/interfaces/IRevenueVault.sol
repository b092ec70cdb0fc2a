// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IDeposits} from "./IDeposits.sol";
import {Ancestor} from "./IModelRegistry.sol";

/// @notice What a payee is paid for. Shown to people; the money does not depend on it.
enum PayeeRole {
    Creator,
    Data,
    Investor,
    Other
}

/// @notice A share of what remains of a model's revenue after the fee and the ancestors' shares.
/// @param account Receives; not zero, at most once in a list.
/// @param bps Basis points of the remainder, not zero; a list adds up to 10,000.
struct Payee {
    address account;
    uint16 bps;
    PayeeRole role;
}

/// @title The one purse. Sources credit, anyone settles, everyone pulls.
/// @dev Currency `address(0)` is the chain's native coin. Amounts are in the currency's smallest unit.
/// The market's fee is fixed when a payment, or a deposit, arrives; ancestors' shares are fixed when a model is minted.
interface IRevenueVault is IDeposits {
    event AccountOpened(uint256 indexed modelId, Payee[] payees);
    event PayeesProposed(uint256 indexed modelId, Payee[] payees, uint256 effectiveAt);
    event PayeesChanged(uint256 indexed modelId, Payee[] payees);
    /// @param ref What was paid for: the license id when a `LicenseBook` credits, the offer when a `UsageMeter` collects.
    event RevenueCredited(
        uint256 indexed modelId,
        address indexed currency,
        uint256 amount,
        uint256 fee,
        address indexed source,
        uint256 ref
    );
    /// @notice Owed to an account without having been a model's revenue.
    event AccountCredited(address indexed account, address indexed currency, uint256 amount, address indexed source);
    event RevenueEscrowed(
        uint256 indexed modelId,
        address indexed currency,
        uint256 amount,
        address indexed source,
        uint256 ref,
        uint256 releaseAt
    );
    event EscrowReleased(address indexed source, uint256 indexed ref, uint256 amount);
    event EscrowRefunded(address indexed source, uint256 indexed ref, address indexed to, uint256 amount);
    /// @notice `fee + upstream + direct` is what left the model's unsettled revenue.
    event RevenueSettled(
        uint256 indexed modelId, address indexed currency, uint256 fee, uint256 upstream, uint256 direct
    );
    event Owed(address indexed account, address indexed currency, uint256 indexed modelId, uint256 amount);
    event UpstreamPaid(uint256 indexed ancestorId, address indexed currency, uint256 indexed modelId, uint256 amount);
    event Claimed(address indexed account, address indexed currency, uint256 amount, address to);
    event CurrencySet(address indexed currency, bool allowed);
    event SourceSet(address indexed source, bool allowed);
    event FeeSet(uint256 feeBps, address treasury);
    event Swept(address indexed currency, address indexed to, uint256 amount);
    event RegistrySet(address registry);

    error NotRevenueSource(address caller);
    error NotRegistry(address caller);
    error RegistryAlreadySet();
    error CurrencyNotAllowed(address currency);
    /// @notice Less arrived than was credited: fee-on-transfer and rebasing tokens cannot be used.
    error PaymentNotReceived(address currency, uint256 expected, uint256 received);
    error AmountTooLarge(uint256 amount);
    error AccountAlreadyOpen(uint256 modelId);
    error AccountNotOpen(uint256 modelId);
    error TooManyPayees(uint256 count, uint256 max);
    error PayeeInvalid(uint256 index);
    error SharesNotWhole(uint256 totalBps);
    error NoPayeesProposed(uint256 modelId);
    error NoticeNotOver(uint256 modelId, uint256 effectiveAt);
    error NothingToSettle(uint256 modelId, address currency);
    error NothingToClaim(address account, address currency);
    error NoEscrow(address source, uint256 ref);
    error EscrowStillOpen(address source, uint256 ref, uint256 releaseAt);
    error EscrowOver(address source, uint256 ref, uint256 releaseAt);
    error ClaimExpired(uint256 deadline);
    error ClaimSignatureInvalid(address account);
    error NativeTransferFailed(address to, uint256 amount);
    error FeeTooHigh(uint256 bps, uint256 max);
    error ZeroAddress();

    /// @notice Books a payment that arrived before or with this call. Only revenue sources.
    /// While the model is held (see `IHolds`) the payment waits instead.
    /// @param ref Id of the license that the payment is for, from whichever source: a refund after a hold goes to its holder.
    function credit(uint256 modelId, address currency, uint256 amount, uint256 ref) external payable;
    /// @notice Books a payment that arrived before or with this call as owed to `account`, whole. Only revenue sources.
    function creditAccount(address account, address currency, uint256 amount) external payable;
    /// @notice Like `credit`, but the money waits until `releaseAt` and may be refunded until then.
    function creditEscrow(uint256 modelId, address currency, uint256 amount, uint256 ref, uint256 releaseAt)
        external
        payable;
    /// @notice Sends an escrowed payment back, to `to`. Only the source that escrowed it, before `releaseAt`.
    function refundEscrow(uint256 ref, address to) external returns (uint256 amount);
    /// @notice Books an escrowed payment whose window is over as revenue. Anyone.
    /// What was paid while the model was held falls under that hold, also if it has ended since.
    function releaseEscrow(address source, uint256 ref) external;

    /// @notice Distributes a model's unsettled revenue to its ancestors and payees; the last payee takes the rounding dust.
    /// The fee waits for `claimFees` since the payment. Anyone.
    function settle(uint256 modelId, address currency) external;
    /// @notice Sends everything that is owed to `account` to `account`. Anyone may trigger it.
    function claim(address account, address currency) external returns (uint256 amount);
    /// @notice Sends the market's fees to the treasury. Anyone may trigger it.
    function claimFees(address currency) external returns (uint256 amount);
    /// @notice `settle`, if there is something to settle, then `claim`: one transaction for a payee.
    function settleAndClaim(uint256 modelId, address account, address currency) external returns (uint256 amount);
    /// @notice Sends everything that is owed to `account` to `to`, by an EIP-712 or ERC-1271 signature of `account`
    /// over `Claim(address account,address currency,address to,uint256 nonce,uint256 deadline)`.
    function claimTo(address account, address currency, address to, uint256 deadline, bytes calldata signature)
        external
        returns (uint256 amount);

    /// @notice Sets a model's first payees and, for ever, its ancestors. Only the registry, at mint. At most 16; shares add up to 10,000.
    function openAccount(uint256 modelId, Payee[] calldata payees, Ancestor[] calldata ancestors) external;
    /// @notice Announces new payees, effective after `payeeNotice()` seconds, in which anyone may settle under the old ones. Only the model's owner.
    /// @dev Warning: revenue that nobody collected and settled before the change goes to the new payees. A proposal is void once the model has
    /// another owner, and a later one replaces it.
    function proposePayees(uint256 modelId, Payee[] calldata payees) external;
    /// @notice Makes announced payees effective. Anyone, once the notice is over.
    function applyPayees(uint256 modelId) external;

    function payeesOf(uint256 modelId) external view returns (Payee[] memory);
    /// @return Keccak-256 of the payees as they were last changed; 0 while they are those the model was minted with.
    function payeesDigest(uint256 modelId) external view returns (bytes32);
    function proposedPayeesOf(uint256 modelId) external view returns (Payee[] memory payees, uint256 effectiveAt);
    /// @return direct Net of the fee, before ancestors. @return fee Of the market. @return upstream From descendants.
    function unsettled(uint256 modelId, address currency)
        external
        view
        returns (uint256 direct, uint256 fee, uint256 upstream);
    function owed(address account, address currency) external view returns (uint256);
    /// @return The market's fees in a currency, waiting for `claimFees`.
    function fees(address currency) external view returns (uint256);
    /// @notice What `account` could have now: what is owed, and its share of the model's unsettled revenue.
    function claimable(uint256 modelId, address account, address currency) external view returns (uint256);
    /// @notice What `account` could have if a payment were booked first: what a `UsageMeter` has to collect, for example.
    /// @param paymentFee Part of `payment` that is the market's.
    function claimableAfter(uint256 modelId, address account, address currency, uint256 payment, uint256 paymentFee)
        external
        view
        returns (uint256);
    function escrowOf(address source, uint256 ref)
        external
        view
        returns (uint256 modelId, address currency, uint256 amount, uint256 releaseAt);
    /// @notice Sum of everything the vault owes in a currency; its balance is never less.
    function accounted(address currency) external view returns (uint256);
    function isCurrency(address currency) external view returns (bool);
    function isSource(address source) external view returns (bool);
    function registry() external view returns (address);
    function feeBps() external view returns (uint16);
    function treasury() external view returns (address);
    function payeeNotice() external view returns (uint256);
    function nonces(address account) external view returns (uint256);

    /// @notice Names the registry of models, once and for ever. Restricted.
    function setRegistry(address registry) external;
    /// @notice Restricted. A currency that is no longer allowed stops new payments; what is owed in it can still be claimed.
    /// At most 16 currencies, ever.
    /// @dev Warning: allow only tokens that move exactly what they are told and whose balances do not shrink. A token that
    /// takes balances away later leaves the vault short of that token, and the last to claim it go without.
    function setCurrency(address currency, bool allowed) external;
    /// @notice Restricted. Lets a contract book payments, or stops it; a stopped source can still refund its escrows
    /// and return its deposits.
    /// @dev Warning: a source decides which model earns a payment that arrived, until when an escrow waits, and whose a
    /// deposit is.
    function setSource(address source, bool allowed) external;
    /// @notice Sets the fee on future payments, at most 500 basis points, and who receives it. Restricted.
    /// @dev Warning: fees that were not claimed go to the new treasury. Payments already made keep their fee.
    function setFee(uint16 feeBps, address treasury) external;
    /// @notice Takes what arrived without being owed to anybody, for the treasury. Restricted.
    /// @dev Warning: who sends money to the vault without a purchase gives it to the treasury.
    function sweep(address currency) external returns (uint256 amount);
}
