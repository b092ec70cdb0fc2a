// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IExchange, Order, OrderStatus} from "../interfaces/IExchange.sol";
import {isSignedBy} from "./Signatures.sol";
import {EIP712} from "solady/utils/EIP712.sol";

/// @dev Which orders their makers signed, and what is left of them. An order that is filled whole takes one bit: of the
/// maker's own slot if its nonce is small, else of a slot that 256 nonces share. Only one that is filled in part takes a slot
/// of its own.
abstract contract Orders is IExchange, EIP712 {
    bytes32 public constant ORDER_TYPEHASH = keccak256(
        "Order(address maker,uint8 side,address asset,uint256 tokenId,uint128 amount,address currency,uint128 price,bytes32 fingerprint,uint16 maxRoyaltyBps,address taker,uint40 startTime,uint40 expiry,uint256 counter,uint256 nonce)"
    );

    /// @dev Nonces that share the slot of the maker's counter, which a fill reads anyway.
    uint256 private constant SMALL_NONCES = 216;

    /// @dev The counter, above a bit for each small nonce.
    mapping(address maker => uint256) private _makers;
    mapping(address maker => mapping(uint256 word => uint256 bits)) private _usedNonces;
    mapping(bytes32 orderHash => uint256 amount) private _filledInPart;

    /// @inheritdoc IExchange
    function cancelOrder(uint256 nonce) external {
        if (isNonceUsed(msg.sender, nonce)) revert NonceUsed(msg.sender, nonce);

        _useNonce(msg.sender, _makers[msg.sender], nonce);

        emit OrderCancelled(msg.sender, nonce);
    }

    /// @inheritdoc IExchange
    function raiseCounter() external returns (uint256 counter) {
        uint256 raised = _makers[msg.sender] + (1 << SMALL_NONCES);
        counter = raised >> SMALL_NONCES;

        _makers[msg.sender] = raised;

        emit CounterRaised(msg.sender, counter);
    }

    /// @inheritdoc IExchange
    function statusOf(Order calldata order) external view returns (OrderStatus status, uint256 remaining) {
        if (isNonceUsed(order.maker, order.nonce)) return (OrderStatus.Done, 0);
        if (order.counter != counters(order.maker)) return (OrderStatus.Withdrawn, 0);
        if (block.timestamp > order.expiry) return (OrderStatus.Expired, 0);
        if (_fingerprintOf(order) != order.fingerprint) return (OrderStatus.Stale, 0);
        remaining = _remainingOf(order, hashOf(order));
        status = block.timestamp < order.startTime ? OrderStatus.NotStarted : OrderStatus.Open;
    }

    /// @inheritdoc IExchange
    function counters(address maker) public view returns (uint256) {
        return _makers[maker] >> SMALL_NONCES;
    }

    /// @inheritdoc IExchange
    function isNonceUsed(address maker, uint256 nonce) public view returns (bool) {
        return _isUsed(maker, _makers[maker], nonce);
    }

    /// @inheritdoc IExchange
    /// @dev In assembly because an order lies in calldata as EIP-712 encodes it: 14 words, copied at once.
    function hashOf(Order calldata order) public view returns (bytes32) {
        bytes32 typeHash = ORDER_TYPEHASH;
        bytes32 structHash;
        assembly ("memory-safe") {
            let memoryEnd := mload(0x40)
            mstore(memoryEnd, typeHash)
            calldatacopy(add(memoryEnd, 0x20), order, 0x1c0)
            structHash := keccak256(memoryEnd, 0x1e0)
        }
        return _hashTypedData(structHash);
    }

    /// @dev Proves that the maker wants this trade with the caller now, and takes `amount` off the order.
    /// @param fingerprint What the ordered token is now.
    function _use(Order calldata order, bytes calldata signature, uint256 amount, bytes32 fingerprint)
        internal
        returns (bytes32 orderHash)
    {
        (address maker, address taker) = (order.maker, order.taker);
        if (maker == msg.sender) revert SelfTrade(maker);
        if (taker != address(0) && taker != msg.sender) revert NotTaker(msg.sender, taker);
        if (order.price == 0) revert OrderInvalid("price");
        if (block.timestamp < order.startTime) revert OrderNotStarted(order.startTime);
        if (block.timestamp > order.expiry) revert OrderExpired(order.expiry);
        (uint256 ofMaker, uint256 nonce) = (_makers[maker], order.nonce);
        uint256 counter = ofMaker >> SMALL_NONCES;
        if (order.counter != counter) revert OrderWithdrawn(order.counter, counter);
        if (_isUsed(maker, ofMaker, nonce)) revert NonceUsed(maker, nonce);
        if (fingerprint != order.fingerprint) revert FingerprintChanged(order.fingerprint, fingerprint);
        orderHash = hashOf(order);
        if (!isSignedBy(maker, orderHash, signature)) revert SignatureInvalid(maker);
        uint256 remaining = _remainingOf(order, orderHash);
        if (amount == 0 || amount > remaining) revert AmountInvalid(amount, remaining);

        if (amount == remaining) _useNonce(maker, ofMaker, nonce);
        else _filledInPart[orderHash] += amount;
    }

    /// @dev What the ordered token is now.
    function _fingerprintOf(Order calldata order) internal view virtual returns (bytes32);

    /// @param ofMaker The maker's slot.
    function _isUsed(address maker, uint256 ofMaker, uint256 nonce) private view returns (bool) {
        uint256 bits = nonce < SMALL_NONCES ? ofMaker : _usedNonces[maker][nonce >> 8];
        return bits >> (nonce & 0xff) & 1 != 0;
    }

    function _useNonce(address maker, uint256 ofMaker, uint256 nonce) private {
        uint256 bit = 1 << (nonce & 0xff);
        if (nonce < SMALL_NONCES) _makers[maker] = ofMaker | bit;
        else _usedNonces[maker][nonce >> 8] |= bit;
    }

    /// @dev One of anything cannot be filled in part, which spares a look.
    function _remainingOf(Order calldata order, bytes32 orderHash) private view returns (uint256) {
        return order.amount == 1 ? 1 : order.amount - _filledInPart[orderHash];
    }

    function _domainNameAndVersion() internal pure override returns (string memory, string memory) {
        return ("Modelmark Exchange", "1");
    }
}
