// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @dev What a call cost; with `isolate`, what the transaction did.
struct Gas {
    uint64 gasLimit;
    uint64 gasTotalUsed;
    uint64 gasMemoryUsed;
    int64 gasRefunded;
    uint64 gasRemaining;
}

/// @dev What the tests use of forge's cheat codes. https://getfoundry.sh/reference/cheatcodes/overview
interface Vm {
    function addr(uint256 key) external pure returns (address);
    function assume(bool condition) external pure;
    function chainId(uint256 id) external;
    function cool(address account) external;
    function deal(address account, uint256 balance) external;
    function etch(address account, bytes calldata code) external;
    function expectEmit(bool topic1, bool topic2, bool topic3, bool data, address emitter) external;
    function expectPartialRevert(bytes4 selector) external;
    function expectRevert() external;
    function expectRevert(bytes4 selector) external;
    function expectRevert(bytes calldata data) external;
    function lastCallGas() external view returns (Gas memory);
    function prank(address sender) external;
    function sign(uint256 key, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);
    function startPrank(address sender) external;
    function stopPrank() external;
    function warp(uint256 time) external;
}

/// @dev Assertions that say what was expected.
abstract contract Test {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    error Different(string what, uint256 actual, uint256 expected);
    error DifferentAddress(string what, address actual, address expected);
    error DifferentText(string what, string actual, string expected);
    error NotTrue(string what);

    function same(uint256 actual, uint256 expected, string memory what) internal pure {
        if (actual != expected) revert Different(what, actual, expected);
    }

    function same(address actual, address expected, string memory what) internal pure {
        if (actual != expected) revert DifferentAddress(what, actual, expected);
    }

    function same(string memory actual, string memory expected, string memory what) internal pure {
        if (keccak256(bytes(actual)) != keccak256(bytes(expected))) revert DifferentText(what, actual, expected);
    }

    function yes(bool condition, string memory what) internal pure {
        if (!condition) revert NotTrue(what);
    }

    function no(bool condition, string memory what) internal pure {
        if (condition) revert NotTrue(what);
    }

    /// @dev `value` folded into `[min, max]`, so that a fuzz run wastes no input.
    function bound(uint256 value, uint256 min, uint256 max) internal pure returns (uint256) {
        if (value >= min && value <= max) return value;
        return min + value % (max - min + 1);
    }
}
