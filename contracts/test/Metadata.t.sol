// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SharesTest} from "./base/SharesTest.sol";
import {IERC7858} from "../src/interfaces/Standards.sol";
import {ILicenseBook} from "../src/interfaces/ILicenseBook.sol";

/// @dev What wallets and explorers read to show a token as what it is.
contract MetadataTest is SharesTest {
    function test_LicensesSayWhatTheyAre() public {
        same(book.name(), "Modelmark Licenses", "name");
        same(book.symbol(), "LICENSE", "symbol");
        same(
            book.contractURI(),
            'data:application/json;utf8,{"name":"Modelmark Licenses","symbol":"LICENSE"}',
            "the collection, ERC-7572"
        );
        yes(book.expiryType() == IERC7858.EXPIRY_TYPE.TIME_BASED, "they end at a time");
        same(book.startTime(buy(BUYER, offerId)), 0, "and are good from the start");
        vm.expectRevert(abi.encodeWithSelector(ILicenseBook.LicenseNotFound.selector, 99));
        book.startTime(99);
    }

    function test_TransferabilityIsToldForMintingAndBurningToo() public {
        uint256 licenseId = buy(BUYER, offerId);
        yes(book.isTransferable(99, address(0), BUYER), "one that does not exist yet is minted");
        no(book.isTransferable(99, BUYER, STRANGER), "and not sold");
        no(book.isTransferable(licenseId, BUYER, address(0)), "nothing is burnt");
    }

    function test_ModelsSayWhatTheyAre() public view {
        same(registry.name(), "Modelmark Models", "name");
        same(registry.symbol(), "MODEL", "symbol");
        same(
            registry.contractURI(),
            'data:application/json;utf8,{"name":"Modelmark Models","symbol":"MODEL","description":"AI models. Each token names its manifest by SHA-256."}',
            "the collection, ERC-7572"
        );
    }

    function test_SharesAndTheirGovernorTellTimeInSeconds() public view {
        same(governor.clock(), block.timestamp, "ERC-6372");
        same(governor.CLOCK_MODE(), "mode=timestamp", "ERC-6372");
        same(shares.CLOCK_MODE(), governor.CLOCK_MODE(), "the same clock");
    }
}
