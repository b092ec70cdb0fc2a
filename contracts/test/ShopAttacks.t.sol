// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MarketTest} from "./base/MarketTest.sol";
import {NaiveShop} from "./naive/NaiveShop.sol";
import {DisputeCourt} from "../src/DisputeCourt.sol";
import {ILicenseBook, OfferParams} from "../src/interfaces/ILicenseBook.sol";
import {IERC721Receiver} from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";

/// @dev Buys again when it is told that it received something.
contract BuyerOfMore is IERC721Receiver {
    bytes private _buy;
    uint256 private _price;
    uint256 public bought;

    function start(address shop, bytes calldata buy, uint256 price) external payable {
        (_buy, _price) = (buy, price);
        more(shop);
    }

    function onERC721Received(address, address, uint256, bytes calldata) external returns (bytes4) {
        more(msg.sender);
        return this.onERC721Received.selector;
    }

    function more(address shop) private {
        if (address(this).balance < _price) return;
        (bool done,) = shop.call{value: _price}(_buy);
        if (done) ++bought;
    }
}

/// @dev Attacks on who sells licenses, by their number in `ATTACKS.md`: each succeeds on the naive shop and fails on the
/// license book.
contract ShopAttacksTest is MarketTest {
    uint256 internal constant KEY = 0xA11CE;

    NaiveShop internal naive;
    uint256 internal modelId;
    address internal payer;

    receive() external payable {}

    function setUp() public override {
        super.setUp();
        naive = new NaiveShop();
        naive.setOffer(PRICE, 0, TERMS);
        modelId = mintModel(CREATOR);
        payer = vm.addr(KEY);
    }

    function test_Attack1_PriceAndTermsChangeUnderTheBuyersHand() public {
        naive.setOffer(PRICE, 0, keccak256("no rights at all"));
        vm.prank(BUYER);
        naive.buy{value: PRICE}();
        same(naive.balanceOf(BUYER), 1, "the naive one sells other terms than were read");

        // An offer never changes; what the seller can do is to close it and open another one, with another id.
        uint256 offerId = createOffer(CREATOR, offerParams(modelId));
        vm.prank(CREATOR);
        book.closeOffer(offerId);
        OfferParams memory params = offerParams(modelId);
        params.termsHash = keccak256("no rights at all");
        uint256 other = createOffer(CREATOR, params);
        vm.startPrank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.OfferIsClosed.selector, offerId));
        book.buy{value: PRICE}(offerId, BUYER, PRICE, TERMS);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.TermsChanged.selector, TERMS, params.termsHash));
        book.buy{value: PRICE}(other, BUYER, PRICE, TERMS);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.PriceAboveMax.selector, PRICE, PRICE - 1));
        book.buy{value: PRICE}(other, BUYER, PRICE - 1, params.termsHash);
    }

    function test_Attack2_ThePercentageIsRaisedAfterTheLicenseWasSold() public {
        naive.setOffer(PRICE, 500, TERMS);
        vm.prank(BUYER);
        naive.buy{value: PRICE}();
        naive.setOffer(PRICE, 9_000, TERMS);
        same(naive.owedUpstream(1 ether), 0.9 ether, "the naive one takes 90 % where 5 % were agreed");

        uint256 licenseId = buy(BUYER, derivativeOffer(CREATOR, modelId, 500));
        derivativeOffer(CREATOR, modelId, 5_000);
        uint256 child = mintModel(BUYER, list(licenseId), soleOf(BUYER));
        derivativeOffer(CREATOR, modelId, 4_999);
        same(registry.upstreamBpsOf(child), 500, "what the license carries, for ever");
    }

    function test_Attack7_WhoIsToldOfAPurchaseBuysMoreThanThereIs() public {
        naive.setMaxSupply(1);
        BuyerOfMore greedy = new BuyerOfMore();
        greedy.start{value: 3 * PRICE}(address(naive), abi.encodeCall(NaiveShop.buy, ()), PRICE);
        same(naive.balanceOf(address(greedy)), 3, "the naive one sells three of one");

        OfferParams memory params = offerParams(modelId);
        params.maxSupply = 1;
        uint256 offerId = createOffer(CREATOR, params);
        greedy = new BuyerOfMore();
        bytes memory call = abi.encodeCall(book.buy, (offerId, address(greedy), PRICE, TERMS));
        greedy.start{value: 3 * PRICE}(address(book), call, PRICE);
        same(greedy.bought(), 1, "nobody is told, so nobody buys in between");
        same(book.getOffer(offerId).sold, 1, "sold");
    }

    function test_Attack9_ARefundIsWhatThePriceIsNow() public {
        vm.prank(BUYER);
        naive.buy{value: PRICE}();
        uint256 licenseId = naive.lastId();
        vm.prank(STRANGER);
        vm.deal(STRANGER, 10 * PRICE);
        naive.buy{value: 9 * PRICE}();
        naive.setOffer(10 * PRICE, 0, TERMS);
        uint256 before = BUYER.balance;
        vm.prank(BUYER);
        naive.refund(licenseId);
        same(BUYER.balance - before, 10 * PRICE, "ten times the price paid, out of others' money");

        uint256 id = buy(BUYER, refundableOffer());
        OfferParams memory dear = offerParams(modelId);
        dear.price = 10 * PRICE;
        createOffer(CREATOR, dear);
        vm.startPrank(BUYER);
        same(book.refund(id), PRICE, "here what was paid");
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.LicenseIsRevoked.selector, id));
        book.refund(id);
    }

    function test_Attack9_TheSellerTakesTheMoneyBeforeTheRefund() public {
        vm.prank(BUYER);
        naive.buy{value: PRICE}();
        uint256 licenseId = naive.lastId();
        naive.withdraw();
        vm.expectRevert();
        vm.prank(BUYER);
        naive.refund(licenseId);

        uint256 id = buy(BUYER, refundableOffer());
        buy(BUYER, createOffer(CREATOR, offerParams(modelId)));
        vault.settleAndClaim(modelId, CREATOR, NATIVE);
        vault.claimFees(NATIVE);
        vm.prank(BUYER);
        same(book.refund(id), PRICE, "here it waits until nobody can ask for it back");
    }

    function test_Attack11_ADisputedModelEarnsOn() public {
        naive.dispute();
        vm.prank(BUYER);
        naive.buy{value: PRICE}();
        naive.withdraw();
        same(address(naive).balance, 0, "the naive one's seller is gone with it");

        DisputeCourt court =
            new DisputeCourt(address(manager), address(registry), address(book), address(vault), 1, 1 days, 1 days);
        manager.grantRole(manager.ADMIN_ROLE(), address(court), 0);
        court.raise{value: 1}(modelId, 0, 10_000, TERMS);
        buy(BUYER, createOffer(CREATOR, offerParams(modelId)));
        same(vault.claimable(modelId, CREATOR, NATIVE), 0, "here what comes in waits for the ruling");
        (uint256 direct, uint256 fee, uint256 upstream) = vault.unsettled(modelId, NATIVE);
        same(direct + fee + upstream, 0, "and none of it can be settled");
    }

    function test_Attack21_SomebodyUsesThePermitFirst() public {
        naive.setOffer(1e6, 0, TERMS);
        dollar.faucet(payer, 2e6);
        (uint8 v, bytes32 r, bytes32 s) = signPermit(address(naive), 0);
        dollar.permit(payer, address(naive), 1e6, block.timestamp, v, r, s);
        vm.expectRevert();
        vm.prank(payer);
        naive.buyWithPermit(dollar, block.timestamp, v, r, s);

        OfferParams memory params = offerParams(modelId);
        (params.currency, params.price) = (address(dollar), 1e6);
        uint256 offerId = createOffer(CREATOR, params);
        (v, r, s) = signPermit(address(book), 1);
        dollar.permit(payer, address(book), 1e6, block.timestamp, v, r, s);
        vm.prank(payer);
        book.buyWithPermit(offerId, payer, 1e6, TERMS, block.timestamp, v, r, s);
        yes(book.hasAccess(payer, modelId), "bought all the same");
    }

    function refundableOffer() private returns (uint256) {
        OfferParams memory params = offerParams(modelId);
        params.refundDays = 14;
        return createOffer(CREATOR, params);
    }

    function signPermit(address spender, uint256 nonce) private view returns (uint8, bytes32, bytes32) {
        bytes32 permit = keccak256(
            abi.encode(
                keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
                payer,
                spender,
                uint256(1e6),
                nonce,
                block.timestamp
            )
        );
        return vm.sign(KEY, keccak256(abi.encodePacked("\x19\x01", dollar.DOMAIN_SEPARATOR(), permit)));
    }
}
