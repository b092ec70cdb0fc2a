// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev Pays by the balance of the moment and settles nothing on transfer: shares that were paid are paid again elsewhere.
contract UnsettledShares is ERC20("Naive", "NAIVE") {
    uint256 public perShare;
    mapping(address account => uint256) public paidPerShare;

    constructor() {
        _mint(msg.sender, 1e24);
    }

    receive() external payable {
        perShare += (msg.value << 128) / totalSupply();
    }

    function claim(address account) external returns (uint256 amount) {
        amount = balanceOf(account) * (perShare - paidPerShare[account]) >> 128;
        paidPerShare[account] = perShare;
        payable(account).transfer(amount);
    }
}

/// @dev Settles on transfer, but rounds down each time: who is sent nothing often enough earns nothing.
contract FlooringShares is ERC20("Naive", "NAIVE") {
    uint256 public perShare;
    mapping(address account => uint256) public paidPerShare;
    mapping(address account => uint256) public earned;

    constructor() {
        _mint(msg.sender, 1e24);
    }

    function distribute(uint256 amount) external {
        perShare += (amount << 128) / totalSupply();
    }

    function _update(address from, address to, uint256 amount) internal override {
        _settle(from);
        _settle(to);
        super._update(from, to, amount);
    }

    function _settle(address account) private {
        earned[account] += balanceOf(account) * (perShare - paidPerShare[account]) >> 128;
        paidPerShare[account] = perShare;
    }
}

/// @dev A clone that whoever comes first initializes.
contract OpenShares is ERC20("Naive", "NAIVE") {
    error AlreadyInitialized();

    function initialize(address owner) external {
        if (totalSupply() != 0) revert AlreadyInitialized();
        _mint(owner, 1e24);
    }
}

/// @dev Counts the balance of the moment: the same shares vote once for each account they pass through.
contract BalanceVotes {
    ERC20 public immutable shares;
    uint256 public votesFor;
    mapping(address account => bool) public hasVoted;

    error AlreadyVoted(address account);

    constructor(ERC20 shares_) {
        shares = shares_;
    }

    function vote() external {
        if (hasVoted[msg.sender]) revert AlreadyVoted(msg.sender);
        hasVoted[msg.sender] = true;
        votesFor += shares.balanceOf(msg.sender);
    }
}

/// @dev Adds a place for a currency whenever any of it is here: four coins of dust close it to all others.
contract OpenCurrencies {
    address[] public currencies;

    error TooManyCurrencies();

    function addCurrency(ERC20 currency) external {
        if (currencies.length == 4 || currency.balanceOf(address(this)) == 0) revert TooManyCurrencies();
        currencies.push(address(currency));
    }
}

/// @dev Does whatever a majority says, with the model too: the others' shares are worth what the majority leaves them.
contract MajorityRule {
    ERC20 public immutable shares;

    error NoMajority();
    error Failed();

    constructor(ERC20 shares_) {
        shares = shares_;
    }

    function execute(address target, bytes calldata call) external {
        if (shares.balanceOf(msg.sender) * 2 <= shares.totalSupply()) revert NoMajority();
        (bool done,) = target.call(call);
        if (!done) revert Failed();
    }
}
