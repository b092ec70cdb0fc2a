// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DelegatedAccount} from "./base/DelegatedAccount.sol";
import {MarketTest} from "./base/MarketTest.sol";
import {AuthorizingToken} from "./tokens/AuthorizingToken.sol";
import {
    CallingToken,
    FalseToken,
    FeeToken,
    GuardedToken,
    PlainToken,
    RebasingToken,
    SilentToken,
    Uint96Token
} from "./tokens/OddTokens.sol";
import {Authorization, AutoRenewal, ILicenseBook, OfferParams, Purchase} from "../src/interfaces/ILicenseBook.sol";
import {IRevenueVault} from "../src/interfaces/IRevenueVault.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

interface Mintable {
    function mint(address to, uint256 amount) external;
    function approve(address spender, uint256 amount) external;
    function balanceOf(address account) external view returns (uint256);
}

/// @dev A wallet that knows whose key signed, and forgets to ask for which wallet.
contract CarelessWallet {
    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        return this.isValidSignature.selector;
    }
}

/// @dev Paying in tokens: ordinary, odd and hostile ones; by approval, permit, authorization and signature.
contract PaymentsTest is MarketTest {
    /// @dev Written out, so that a wallet that follows EIP-712 is known to make the same.
    bytes32 private constant PURCHASE_TYPE = keccak256(
        "Purchase(address buyer,address to,uint256 offerId,uint256 maxPrice,bytes32 termsHash,uint256 nonce,uint256 deadline)"
    );
    bytes32 private constant RENEWAL_TYPE =
        keccak256("AutoRenewal(address subscriber,uint256 licenseId,uint256 maxPrice,uint256 nonce,uint256 deadline)");

    uint256 internal constant KEY = 0xB0B5;
    uint96 internal constant DOLLARS = 10e6;

    uint256 internal modelId;
    address internal payer;

    function setUp() public override {
        super.setUp();
        modelId = mintModel(CREATOR);
        payer = vm.addr(KEY);
    }

    function testFuzz_AnyPriceInAPlainTokenArrivesToTheLastUnit(uint96 price, uint8 decimals) public {
        price = uint96(bound(price, 1, 1e24));
        uint8[3] memory all = [6, 18, 30];
        PlainToken token = new PlainToken(all[decimals % 3]);
        uint256 offerId = offerIn(address(token), price, false);
        fund(address(token), price);
        buyIn(offerId, price);

        same(token.balanceOf(address(vault)), price, "arrived");
        same(vault.accounted(address(token)), price, "booked");
        uint256 amount = vault.settleAndClaim(modelId, CREATOR, address(token));
        same(token.balanceOf(CREATOR), amount, "claimed");
        same(amount + vault.fees(address(token)), price, "to the last unit");
    }

    function test_ATokenThatReturnsNothingWorks() public {
        SilentToken token = new SilentToken();
        uint256 offerId = offerIn(address(token), DOLLARS, false);
        fund(address(token), DOLLARS);
        buyIn(offerId, DOLLARS);
        vault.settleAndClaim(modelId, CREATOR, address(token));
        yes(token.balanceOf(CREATOR) != 0, "paid");
    }

    function test_RevertWhen_ATokenReturnsFalse() public {
        FalseToken token = new FalseToken();
        uint256 offerId = offerIn(address(token), DOLLARS, false);
        fund(address(token), DOLLARS);
        vm.prank(payer);
        vm.expectRevert(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, token));
        book.buy(offerId, payer, DOLLARS, TERMS);
    }

    function testFuzz_RevertWhen_ATokenKeepsAFee(uint96 price) public {
        price = uint96(bound(price, 100, 1e24));
        FeeToken token = new FeeToken();
        uint256 offerId = offerIn(address(token), price, false);
        fund(address(token), price);
        vm.prank(payer);
        vm.expectRevert(
            abi.encodeWithSelector(IRevenueVault.PaymentNotReceived.selector, token, price, price - price / 100)
        );
        book.buy(offerId, payer, price, TERMS);
    }

    function test_RevertWhen_ATokenShrankBelowWhatIsOwed() public {
        RebasingToken token = new RebasingToken();
        uint256 offerId = offerIn(address(token), DOLLARS, false);
        fund(address(token), 3 * DOLLARS);
        buyIn(offerId, DOLLARS);
        token.rebase(50);
        vm.prank(payer);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.PaymentNotReceived.selector, token, DOLLARS, 0));
        book.buy(offerId, payer, DOLLARS, TERMS);
        token.rebase(100);
        buyIn(offerId, DOLLARS);
    }

    function test_ABlockedPayeeStopsNobodyAndIsPaidElsewhereBySignature() public {
        GuardedToken token = new GuardedToken();
        uint256 model = mintModel(CREATOR, new uint256[](0), threePayees());
        OfferParams memory params = offerParams(model);
        (params.currency, params.price) = (address(token), DOLLARS);
        vault.setCurrency(address(token), true);
        uint256 offerId = createOffer(CREATOR, params);
        fund(address(token), 2 * DOLLARS);
        token.setBlocked(DATA_DONOR, true);
        buyIn(offerId, DOLLARS);
        vault.settle(model, address(token));
        vm.expectRevert(GuardedToken.Blocked.selector);
        vault.claim(DATA_DONOR, address(token));
        vault.claim(CREATOR, address(token));
        vault.claim(INVESTOR, address(token));
        buyIn(offerId, DOLLARS);
        vault.settle(model, address(token));
        yes(vault.owed(DATA_DONOR, address(token)) != 0, "waits for them");
    }

    function test_APausedTokenDelaysButLosesNothing() public {
        GuardedToken token = new GuardedToken();
        uint256 offerId = offerIn(address(token), DOLLARS, false);
        fund(address(token), 2 * DOLLARS);
        buyIn(offerId, DOLLARS);
        token.setPaused(true);
        vault.settle(modelId, address(token));
        vm.expectRevert(GuardedToken.Paused.selector);
        vault.claim(CREATOR, address(token));
        vm.prank(payer);
        vm.expectRevert(GuardedToken.Paused.selector);
        book.buy(offerId, payer, DOLLARS, TERMS);
        token.setPaused(false);
        same(vault.claim(CREATOR, address(token)) + vault.fees(address(token)), DOLLARS, "all of it");
    }

    function test_ATokenThatCallsBackGetsNothingTwice() public {
        CallingToken token = new CallingToken();
        uint256 offerId = offerIn(address(token), DOLLARS, false);
        fund(address(token), 5 * DOLLARS);
        buyIn(offerId, DOLLARS);
        token.callBefore(address(book), abi.encodeCall(ILicenseBook.buy, (offerId, STRANGER, DOLLARS, TERMS)));
        buyIn(offerId, DOLLARS);
        yes(token.reached() && !token.succeeded(), "buying again from inside a purchase is refused");

        vault.settle(modelId, address(token));
        token.callBefore(address(vault), abi.encodeCall(IRevenueVault.claim, (CREATOR, address(token))));
        vault.claim(CREATOR, address(token));
        no(token.succeeded(), "so is claiming from inside a claim");
        same(token.balanceOf(CREATOR) + vault.fees(address(token)), 2 * DOLLARS, "paid once");
        same(token.balanceOf(address(vault)), vault.accounted(address(token)), "books equal balance");
    }

    function test_ATokenOf96BitsWorksUpToThePrice() public {
        Uint96Token token = new Uint96Token();
        uint96 price = uint96(type(uint80).max);
        uint256 offerId = offerIn(address(token), price, false);
        fund(address(token), price);
        buyIn(offerId, price);
        same(token.balanceOf(address(vault)), price, "arrived");
    }

    function test_RevertWhen_APriceIsTooLargeForTheBooks() public {
        PlainToken token = new PlainToken(30);
        uint256 offerId = offerIn(address(token), type(uint96).max, false);
        fund(address(token), type(uint96).max);
        vm.prank(payer);
        vm.expectRevert(abi.encodeWithSelector(IRevenueVault.AmountTooLarge.selector, type(uint96).max));
        book.buy(offerId, payer, type(uint96).max, TERMS);
    }

    function test_TokensGivenToTheVaultPayForNobody() public {
        uint256 offerId = offerIn(address(dollar), DOLLARS, false);
        dollar.faucet(address(vault), DOLLARS);
        vm.prank(payer);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, book, 0, DOLLARS));
        book.buy(offerId, payer, DOLLARS, TERMS);
        same(vault.sweep(address(dollar)), DOLLARS, "only the treasury gets them");
    }

    function test_OneTransactionBuysWithAPermit() public {
        uint256 offerId = offerIn(address(dollar), DOLLARS, false);
        dollar.faucet(payer, DOLLARS);
        (uint8 v, bytes32 r, bytes32 s) = signPermit(DOLLARS, 0);
        vm.prank(payer);
        uint256 licenseId = book.buyWithPermit(offerId, payer, DOLLARS, TERMS, block.timestamp, v, r, s);
        same(book.ownerOf(licenseId), payer, "bought");
    }

    function test_APermitThatSomebodyUsedFirstDoesNotStopThePurchase() public {
        uint256 offerId = offerIn(address(dollar), DOLLARS, false);
        dollar.faucet(payer, DOLLARS);
        (uint8 v, bytes32 r, bytes32 s) = signPermit(DOLLARS, 0);
        dollar.permit(payer, address(book), DOLLARS, block.timestamp, v, r, s);
        vm.prank(payer);
        same(book.buyWithPermit(offerId, payer, DOLLARS, TERMS, block.timestamp, v, r, s), 1, "bought");
    }

    function test_RevertWhen_APermitIsWrongAndThereIsNoAllowance() public {
        uint256 offerId = offerIn(address(dollar), DOLLARS, false);
        dollar.faucet(payer, DOLLARS);
        vm.prank(payer);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, book, 0, DOLLARS));
        book.buyWithPermit(offerId, payer, DOLLARS, TERMS, block.timestamp, 27, "r", "s");
        uint256 native = createOffer(CREATOR, offerParams(modelId));
        vm.prank(payer);
        vm.expectRevert(ILicenseBook.NativeNotPossible.selector);
        book.buyWithPermit(native, payer, PRICE, TERMS, block.timestamp, 27, "r", "s");
    }

    function test_OneTransactionRenewsWithAPermit() public {
        uint256 offerId = offerIn(address(dollar), DOLLARS, true);
        fund(address(dollar), DOLLARS);
        buyIn(offerId, DOLLARS);
        dollar.faucet(payer, 2 * DOLLARS);
        (uint8 v, bytes32 r, bytes32 s) = signPermit(2 * DOLLARS, 0);
        vm.prank(payer);
        uint256 end = book.renewWithPermit(1, 2, 2 * DOLLARS, block.timestamp, v, r, s);
        same(end, block.timestamp + 3 * MONTH, "renewed");
    }

    function test_AnyoneSendsAPurchaseByAuthorizationAndItBuysThatAndNothingElse() public {
        AuthorizingToken token = new AuthorizingToken();
        uint256 offerId = offerIn(address(token), DOLLARS, false);
        uint256 other = offerIn(address(token), DOLLARS, false);
        token.mint(payer, DOLLARS);
        Authorization memory authorization = signAuthorization(token, offerId);
        vm.startPrank(STRANGER);
        vm.expectRevert();
        book.buyWithAuthorization(other, payer, TERMS, authorization);
        vm.expectRevert();
        book.buyWithAuthorization(offerId, STRANGER, TERMS, authorization);
        vm.expectRevert();
        book.buyWithAuthorization(offerId, payer, MANIFEST, authorization);
        uint256 licenseId = book.buyWithAuthorization(offerId, payer, TERMS, authorization);

        same(book.ownerOf(licenseId), payer, "the buyer's");
        same(token.balanceOf(address(book)), 0, "the book keeps nothing");
        same(token.balanceOf(address(vault)), DOLLARS, "paid");
        same(book.latestLicensesOf(payer)[0], licenseId, "not a gift");
    }

    function test_AuthorizationNoncesLeaveTheLow64BitsFree() public view {
        same(uint64(uint256(book.authorizationNonce(1, TERMS, "salt"))), 0, "for tokens with keyed nonces");
    }

    function test_AnyoneSendsAPurchaseThatItsBuyerSignedOnce() public {
        uint256 offerId = offerIn(address(dollar), DOLLARS, false);
        fund(address(dollar), 2 * DOLLARS);
        Purchase memory purchase = Purchase(payer, payer, offerId, DOLLARS, TERMS, 0, block.timestamp);
        bytes memory signature = signForBook(keccak256(abi.encode(PURCHASE_TYPE, purchase)));
        vm.startPrank(STRANGER);
        purchase.to = STRANGER;
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.SignatureInvalid.selector, payer));
        book.buyBySignature(purchase, signature);
        purchase.to = payer;
        same(book.ownerOf(book.buyBySignature(purchase, signature)), payer, "bought");
        vm.expectRevert(abi.encodeWithSelector(Nonces.InvalidAccountNonce.selector, payer, 1));
        book.buyBySignature(purchase, signature);
        purchase.nonce = 1;
        purchase.deadline = block.timestamp - 1;
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.SignatureExpired.selector, block.timestamp - 1));
        book.buyBySignature(purchase, signature);
    }

    function test_ABuyerWhoseAccountDelegatesToCodeSignsWithItsKey() public {
        uint256 offerId = offerIn(address(dollar), DOLLARS, true);
        fund(address(dollar), 2 * DOLLARS);
        vm.etch(payer, address(new DelegatedAccount()).code);
        Purchase memory purchase = Purchase(payer, payer, offerId, DOLLARS, TERMS, 0, block.timestamp);
        bytes memory signature = signForBook(keccak256(abi.encode(PURCHASE_TYPE, purchase)));
        uint256 licenseId = book.buyBySignature(purchase, signature);
        same(book.ownerOf(licenseId), payer, "bought");

        vm.warp(block.timestamp + MONTH);
        AutoRenewal memory renewal = AutoRenewal(payer, licenseId, DOLLARS, 0, block.timestamp);
        signature = signForBook(keccak256(abi.encode(RENEWAL_TYPE, renewal)));
        same(book.renewBySignature(renewal, signature), block.timestamp + MONTH, "renewed");
    }

    function test_RevertWhen_ASignedPurchaseIsInNativeCoin() public {
        uint256 offerId = createOffer(CREATOR, offerParams(modelId));
        Purchase memory purchase = Purchase(payer, payer, offerId, PRICE, TERMS, 0, block.timestamp);
        bytes memory signature = signForBook(keccak256(abi.encode(PURCHASE_TYPE, purchase)));
        vm.expectRevert(ILicenseBook.NativeNotPossible.selector);
        book.buyBySignature(purchase, signature);
    }

    function test_AnyoneRenewsWithinWhatTheSubscriberSignedOncePerPeriod() public {
        uint256 offerId = offerIn(address(dollar), DOLLARS, true);
        fund(address(dollar), 4 * DOLLARS);
        buyIn(offerId, DOLLARS);
        AutoRenewal memory renewal = AutoRenewal(payer, 1, DOLLARS, 0, block.timestamp + 365 days);
        bytes memory signature = signForBook(keccak256(abi.encode(RENEWAL_TYPE, renewal)));
        uint256 end = block.timestamp + MONTH;
        uint256 from = end - MONTH / 10;
        vm.startPrank(STRANGER);
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.RenewalTooEarly.selector, 1, from));
        book.renewBySignature(renewal, signature);
        vm.warp(from);
        same(book.renewBySignature(renewal, signature), end + MONTH, "renewed");
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.RenewalTooEarly.selector, 1, from + MONTH));
        book.renewBySignature(renewal, signature);
        vm.warp(from + MONTH);
        same(book.renewBySignature(renewal, signature), end + 2 * MONTH, "and again, one period later");
        vm.stopPrank();

        vm.expectEmit(true, false, false, true, address(book));
        emit ILicenseBook.AutoRenewalsStopped(payer, 1);
        vm.prank(payer);
        book.stopAutoRenewals();
        vm.warp(end + 2 * MONTH);
        vm.expectRevert(abi.encodeWithSelector(Nonces.InvalidAccountNonce.selector, payer, 1));
        book.renewBySignature(renewal, signature);
    }

    function test_RevertWhen_AnAutoRenewalIsAboveItsCapCancelledOrOfAFormerOwner() public {
        uint256 offerId = offerIn(address(dollar), DOLLARS, true);
        fund(address(dollar), 4 * DOLLARS);
        buyIn(offerId, DOLLARS);
        vm.warp(block.timestamp + MONTH);
        AutoRenewal memory renewal = AutoRenewal(payer, 1, DOLLARS - 1, 0, block.timestamp);
        bytes memory signature = signForBook(keccak256(abi.encode(RENEWAL_TYPE, renewal)));
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.PriceAboveMax.selector, DOLLARS, DOLLARS - 1));
        book.renewBySignature(renewal, signature);

        renewal.maxPrice = DOLLARS;
        signature = signForBook(keccak256(abi.encode(RENEWAL_TYPE, renewal)));
        vm.prank(payer);
        book.transferFrom(payer, STRANGER, 1);
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.SignatureInvalid.selector, STRANGER));
        book.renewBySignature(renewal, signature);
    }

    function test_RevertWhen_AnAutoRenewalNamesAnotherAccountThanTheLicensesOwner() public {
        uint256 offerId = offerIn(address(dollar), DOLLARS, true);
        fund(address(dollar), 4 * DOLLARS);
        buyIn(offerId, DOLLARS);
        AutoRenewal memory renewal = AutoRenewal(payer, 1, DOLLARS, 0, block.timestamp + MONTH);
        bytes memory signature = signForBook(keccak256(abi.encode(RENEWAL_TYPE, renewal)));
        address other = address(new CarelessWallet());
        vm.prank(payer);
        book.transferFrom(payer, other, 1);
        dollar.faucet(other, DOLLARS);
        vm.prank(other);
        dollar.approve(address(book), DOLLARS);
        vm.warp(block.timestamp + MONTH);

        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.SignatureInvalid.selector, other));
        book.renewBySignature(renewal, signature);
    }

    function offerIn(address token, uint96 price, bool subscription) private returns (uint256) {
        vault.setCurrency(token, true);
        OfferParams memory params = subscription ? subscriptionParams(modelId) : offerParams(modelId);
        (params.currency, params.price) = (token, price);
        return createOffer(CREATOR, params);
    }

    function fund(address token, uint256 amount) private {
        if (token == address(dollar)) dollar.faucet(payer, amount);
        else Mintable(token).mint(payer, amount);
        vm.prank(payer);
        Mintable(token).approve(address(book), type(uint256).max);
    }

    function buyIn(uint256 offerId, uint256 price) private {
        vm.prank(payer);
        book.buy(offerId, payer, price, TERMS);
    }

    function signPermit(uint256 value, uint256 nonce) private view returns (uint8, bytes32, bytes32) {
        bytes32 permit = keccak256(
            abi.encode(
                keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
                payer,
                address(book),
                value,
                nonce,
                block.timestamp
            )
        );
        return vm.sign(KEY, keccak256(abi.encodePacked("\x19\x01", dollar.DOMAIN_SEPARATOR(), permit)));
    }

    function signAuthorization(AuthorizingToken token, uint256 offerId)
        private
        view
        returns (Authorization memory authorization)
    {
        authorization.validBefore = block.timestamp + 1;
        authorization.salt = "salt";
        bytes32 receive_ = keccak256(
            abi.encode(
                keccak256(
                    "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
                ),
                payer,
                address(book),
                DOLLARS,
                0,
                authorization.validBefore,
                book.authorizationNonce(offerId, TERMS, "salt")
            )
        );
        (authorization.v, authorization.r, authorization.s) =
            vm.sign(KEY, keccak256(abi.encodePacked("\x19\x01", token.domainSeparator(), receive_)));
    }

    function signForBook(bytes32 structHash) private view returns (bytes memory) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Modelmark Licenses"),
                keccak256("1"),
                block.chainid,
                address(book)
            )
        );
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(KEY, keccak256(abi.encodePacked("\x19\x01", domain, structHash)));
        return abi.encodePacked(r, s, v);
    }
}
