// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {Order} from "../../src/interfaces/IExchange.sol";

/// @dev How an exchange of signed listings looks when it is written without the findings of others' audits. For tests only.
contract NaiveExchange {
    mapping(bytes32 signatureHash => uint256) public filled;

    error NotSigned();
    error TooMuch();
    error TooLittleMoney();
    error NotPaid();

    function hashOf(Order calldata order) public pure returns (bytes32) {
        return keccak256(abi.encode(order));
    }

    function isSigned(Order calldata order, bytes calldata signature) public pure returns (bool) {
        (bytes32 r, bytes32 s) = (bytes32(signature[:32]), bytes32(signature[32:64]));
        return ecrecover(hashOf(order), uint8(signature[64]), r, s) == order.maker;
    }

    function fillListing(Order calldata order, bytes calldata signature, uint256 amount) external payable {
        bytes32 id = keccak256(signature);
        if (!isSigned(order, signature)) revert NotSigned();
        if (filled[id] + amount > order.amount) revert TooMuch();
        uint256 price = uint256(order.price) * amount / order.amount;
        uint256 royalty;
        if (order.tokenId != 0) {
            address receiver;
            (receiver, royalty) = IERC2981(order.asset).royaltyInfo(order.tokenId, price);
            _pay(order.currency, receiver, royalty);
        }
        _pay(order.currency, order.maker, price - royalty);
        if (order.tokenId != 0) IERC721(order.asset).transferFrom(order.maker, msg.sender, order.tokenId);
        else IERC20(order.asset).transferFrom(order.maker, msg.sender, amount);
        filled[id] += amount;
    }

    function _pay(address currency, address to, uint256 amount) private {
        if (currency != address(0)) {
            IERC20(currency).transferFrom(msg.sender, to, amount);
            return;
        }
        if (address(this).balance < amount) revert TooLittleMoney();
        (bool paid,) = to.call{value: amount}("");
        if (!paid) revert NotPaid();
    }
}

/// @dev Tells the sender before it moves money, as an ERC-777 does.
contract SenderHookToken is ERC20("Hook", "HOOK") {
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (from.code.length != 0) DoubleTaker(from).onSend();
        super._update(from, to, amount);
    }
}

/// @dev Takes an order again while it pays for it.
contract DoubleTaker {
    address private immutable _exchange;
    bytes private _fill;
    bool private _again;
    bool public succeeded;

    constructor(address exchange, address currency) {
        _exchange = exchange;
        IERC20(currency).approve(exchange, type(uint256).max);
    }

    function take(bytes calldata fill) external {
        (_fill, _again) = (fill, true);
        (bool done, bytes memory reason) = _exchange.call(fill);
        if (done) return;
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }

    function onSend() external {
        if (!_again) return;
        _again = false;
        (succeeded,) = _exchange.call(_fill);
    }
}

/// @dev Looks like a collection and hands nothing over.
contract FakeCollection {
    function getStateFingerprint(uint256) external pure returns (bytes32) {
        return 0;
    }

    function royaltyInfo(uint256, uint256) external pure returns (address, uint256) {
        return (address(1), 0);
    }

    function transferFrom(address, address, uint256) external pure returns (bool) {
        return true;
    }
}
