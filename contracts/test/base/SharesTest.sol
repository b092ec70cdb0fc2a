// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./MarketTest.sol";
import {Fractionalizer} from "../../src/Fractionalizer.sol";
import {ModelGovernor} from "../../src/ModelGovernor.sol";
import {ModelShares} from "../../src/ModelShares.sol";
import {OfferParams} from "../../src/interfaces/ILicenseBook.sol";
import {VotingRules} from "../../src/interfaces/IModelGovernor.sol";
import {Payee, PayeeRole} from "../../src/interfaces/IRevenueVault.sol";

/// @dev A market with one fractionalized model; all its shares are in the hands of its creator.
abstract contract SharesTest is MarketTest {
    uint256 internal constant SUPPLY = 1e24;
    uint16 internal constant GUARANTEED = 6_000;
    address internal constant ANNA = address(0xA44A);
    address internal constant BEN = address(0xBE4);

    Fractionalizer internal fractionalizer;
    ModelShares internal shares;
    ModelGovernor internal governor;
    uint256 internal modelId;
    uint256 internal offerId;

    function setUp() public virtual override {
        super.setUp();
        fractionalizer = new Fractionalizer(address(registry), vault);
        modelId = mintModel(CREATOR);
        offerId = createOffer(CREATOR, offerParams(modelId));
        (shares, governor) = fractionalize(CREATOR, modelId, 0);
        shares.addCurrency(offerId);
    }

    function fractionalize(address owner, uint256 model, bytes32 salt) internal returns (ModelShares, ModelGovernor) {
        vm.prank(owner);
        (address made, address governs) = fractionalizer.fractionalize(model, GUARANTEED, votingRules(), salt);
        return (ModelShares(payable(made)), ModelGovernor(payable(governs)));
    }

    function votingRules() internal pure returns (VotingRules memory) {
        return VotingRules({
            votingDelay: 1 days,
            votingPeriod: 5 days,
            lateQuorumExtension: 1 days,
            quorumBps: 2_000,
            proposalThresholdBps: 100
        });
    }

    /// @dev The shares get `bps`, the creator what remains.
    function payeesWith(uint16 bps) internal view returns (Payee[] memory payees) {
        payees = new Payee[](bps == 10_000 ? 1 : 2);
        payees[0] = Payee(address(shares), bps, PayeeRole.Investor);
        if (bps != 10_000) payees[1] = Payee(CREATOR, 10_000 - bps, PayeeRole.Creator);
    }

    function payShares(uint16 bps) internal {
        vm.prank(CREATOR);
        vault.proposePayees(modelId, payeesWith(bps));
        vm.warp(block.timestamp + vault.payeeNotice());
        vault.applyPayees(modelId);
    }

    function lock() internal {
        vm.prank(CREATOR);
        registry.safeTransferFrom(CREATOR, address(governor), modelId, abi.encode(payeesWith(GUARANTEED)));
        vm.warp(block.timestamp + vault.payeeNotice());
        vault.applyPayees(modelId);
    }

    function give(address to, uint256 amount) internal {
        vm.prank(CREATOR);
        shares.transfer(to, amount);
    }

    /// @dev Lets dividends be paid in `currency`.
    function addCurrency(address currency) internal {
        vault.setCurrency(currency, true);
        OfferParams memory params = offerParams(modelId);
        params.currency = currency;
        shares.addCurrency(createOffer(registry.ownerOf(modelId), params));
    }

    /// @dev Divides native coin that came as a gift.
    function distribute(uint256 amount) internal {
        vm.deal(address(shares), address(shares).balance + amount);
        same(shares.distribute(NATIVE), amount, "distributed");
    }
}
