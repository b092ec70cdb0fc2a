// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./MarketTest.sol";
import {UsageMeter} from "../../src/UsageMeter.sol";
import {OfferParams} from "../../src/interfaces/ILicenseBook.sol";
import {UsageAccount, Voucher} from "../../src/interfaces/IUsageMeter.sol";

/// @dev A market with a meter, a model that is paid for by the call, and a holder with a key to sign with.
abstract contract MeterTest is MarketTest {
    uint256 internal constant KEY = 0xA11CE;
    uint256 internal constant OTHER_KEY = 0xB0B5;
    uint80 internal constant UNIT_PRICE = 1e12;
    uint256 internal constant DELAY = 1 days;

    UsageMeter internal meter;
    uint256 internal modelId;
    uint256 internal offerId;
    uint256 internal licenseId;
    address internal holder;

    function setUp() public virtual override {
        super.setUp();
        meter = new UsageMeter(registry, book, vault, DELAY);
        vault.setSource(address(meter), true);
        holder = vm.addr(KEY);
        vm.deal(holder, 1e9 ether);
        modelId = mintModel(CREATOR, new uint256[](0), threePayees());
        offerId = meteredOffer(offerParams(modelId));
        licenseId = buy(holder, offerId);
        vault.settle(modelId, NATIVE);
    }

    function meteredOffer(OfferParams memory params) internal returns (uint256 id) {
        id = createOffer(CREATOR, params);
        vm.prank(CREATOR);
        meter.setUnitPrice(id, UNIT_PRICE, "call");
    }

    function depositUnits(uint256 id, uint256 units) internal {
        address owner = book.ownerOf(id);
        vm.deal(owner, owner.balance + units * UNIT_PRICE);
        vm.prank(owner);
        meter.deposit{value: units * UNIT_PRICE}(id, units, UNIT_PRICE);
    }

    function voucher(uint256 units) internal view returns (Voucher memory) {
        return Voucher(licenseId, holder, modelId, units);
    }

    function settle(uint256 units) internal {
        meter.settle(voucher(units), sign(KEY, voucher(units)));
    }

    /// @dev Written out, so that a wallet that follows EIP-712 is known to make the same.
    function digestOf(Voucher memory v, address contract_, uint256 chainId) internal pure returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Modelmark Meter"),
                keccak256("1"),
                chainId,
                contract_
            )
        );
        bytes32 typeHash = keccak256("Voucher(uint256 licenseId,address holder,uint256 modelId,uint256 units)");
        bytes32 message = keccak256(abi.encode(typeHash, v.licenseId, v.holder, v.modelId, v.units));
        return keccak256(abi.encodePacked(hex"1901", domain, message));
    }

    function sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function sign(uint256 key, Voucher memory v) internal view returns (bytes memory) {
        return sign(key, digestOf(v, address(meter), block.chainid));
    }

    /// @dev What the vault has not settled, once all that was used is collected.
    function unsettledRevenue(uint256 id, address currency) internal returns (uint256) {
        collectIn(id, currency);
        (uint256 direct, uint256 fee,) = vault.unsettled(id, currency);
        return direct + fee;
    }

    function collectIn(uint256 id, address currency) internal {
        (uint256[] memory offers,,) = meter.collectable(id, currency);
        for (uint256 i = 0; i < offers.length; ++i) {
            meter.collect(offers[i]);
        }
    }

    function collectable(uint256 id, address currency) internal view returns (uint256 amount) {
        (, amount,) = meter.collectable(id, currency);
    }

    function depositIn(uint256 id, address owner) internal view returns (uint256) {
        UsageAccount memory account = meter.accountOf(id, owner);
        return (account.deposited - account.spent) * account.unitPrice;
    }
}
