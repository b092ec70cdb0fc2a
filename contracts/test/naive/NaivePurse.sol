// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @dev A purse that pays at once whoever has a part: the first who does not take it stops the payment for all.
contract PushingPurse {
    address payable[] public payees;

    function addPayee(address payee) external {
        payees.push(payable(payee));
    }

    function pay() external payable {
        for (uint256 i = 0; i < payees.length; ++i) {
            payees[i].transfer(msg.value / payees.length);
        }
    }
}

/// @dev A purse that believes what it is told about tokens.
contract TrustingPurse {
    mapping(address token => mapping(address account => uint256)) public owed;
    mapping(address token => uint256) public accounted;

    /// @dev Books what was asked for, whatever arrived.
    function pay(address token, address payee, uint256 amount) external {
        (bool done,) = token.call(abi.encodeCall(IERC20.transferFrom, (msg.sender, address(this), amount)));
        if (done) _book(token, payee, amount);
    }

    /// @dev Books what is here and nobody has claimed, whoever sent it.
    function payWithWhatIsHere(address token, address payee) external {
        _book(token, payee, IERC20(token).balanceOf(address(this)) - accounted[token]);
    }

    /// @dev Lets whoever pays say how the money is to be collected.
    function payThrough(address collector, bytes calldata collect) external {
        (bool done,) = collector.call(collect);
        require(done, "not collected");
    }

    function claim(address token) external {
        uint256 amount = owed[token][msg.sender];
        owed[token][msg.sender] = 0;
        accounted[token] -= amount;
        IERC20(token).transfer(msg.sender, amount);
    }

    function _book(address token, address payee, uint256 amount) private {
        owed[token][payee] += amount;
        accounted[token] += amount;
    }
}

/// @dev A purse with a payable multicall: the same coins are counted once for each call.
contract BatchingPurse {
    mapping(address account => uint256) public owed;

    function pay() external payable {
        owed[msg.sender] += msg.value;
    }

    function multicall(bytes[] calldata calls) external payable {
        for (uint256 i = 0; i < calls.length; ++i) {
            (bool done,) = address(this).delegatecall(calls[i]);
            require(done, "failed");
        }
    }
}

/// @dev A purse that believes a forwarder's word of who calls, in the last 20 bytes of the call, and forwards itself.
contract ForwardingPurse {
    mapping(address account => uint256) public owed;

    function pay(address payee) external payable {
        owed[payee] += msg.value;
    }

    function withdraw(address payable to) external {
        address sender = _sender();
        uint256 amount = owed[sender];
        owed[sender] = 0;
        to.transfer(amount);
    }

    /// @dev The delegated call still comes from the forwarder, but its data are the caller's.
    function multicall(bytes[] calldata calls) external {
        for (uint256 i = 0; i < calls.length; ++i) {
            (bool done,) = address(this).delegatecall(calls[i]);
            require(done, "failed");
        }
    }

    function forward(bytes calldata call) external {
        (bool done,) = address(this).call(abi.encodePacked(call, msg.sender));
        require(done, "failed");
    }

    function _sender() private view returns (address) {
        return msg.sender == address(this) ? address(bytes20(msg.data[msg.data.length - 20:])) : msg.sender;
    }
}

/// @dev Counts what it is asked for, and its debts only once it has paid them all: who is named twice is paid twice.
contract ListPayingPurse {
    mapping(address account => uint256) public owed;

    function pay(address payee) external payable {
        owed[payee] += msg.value;
    }

    function claimAll(address payable[] calldata accounts) external {
        for (uint256 i = 0; i < accounts.length; ++i) {
            accounts[i].transfer(owed[accounts[i]]);
        }
        for (uint256 i = 0; i < accounts.length; ++i) {
            owed[accounts[i]] = 0;
        }
    }
}
