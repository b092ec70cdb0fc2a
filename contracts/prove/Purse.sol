// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {share} from "../src/base/BasisPoints.sol";

/// @dev The books of `RevenueVault` in one currency, as sums over all models, escrows and accounts, and every step that
/// changes them. Proven by induction: the books hold when all is zero, and each step that starts with books that hold ends
/// with such books. What a step may do is kept wider than what the vault lets it do, so the proof holds for the vault
/// as far as the vault's steps are among these. What is required of a part is what `Arithmetic` proves of it.
contract Purse {
    uint256 private _balance;
    uint256 private _accounted;
    uint256 private _fees;
    uint256 private _direct;
    uint256 private _upstream;
    uint256 private _held; // in escrow, by a dispute, or deposited
    uint256 private _owed;
    uint256 private _paid;
    uint256 private _paidOut;

    /// @dev Balance covers liabilities; they are the sum of their parts; nothing that was paid got lost or appeared.
    modifier keepsBooks() {
        require(_balance >= _accounted);
        require(_accounted == _fees + _direct + _upstream + _held + _owed);
        require(_paid == _paidOut + _accounted);
        _;
        assert(_balance >= _accounted);
        assert(_accounted == _fees + _direct + _upstream + _held + _owed);
        assert(_paid == _paidOut + _accounted);
    }

    constructor() {
        assert(_balance >= _accounted);
        assert(_accounted == _fees + _direct + _upstream + _held + _owed);
        assert(_paid == _paidOut + _accounted);
    }

    function credit(uint128 amount, uint256 feeBps) external keepsBooks {
        require(feeBps <= 500);
        uint256 fee = share(amount, feeBps);
        require(fee <= amount); // `Arithmetic`
        (_balance, _accounted, _paid) = (_balance + amount, _accounted + amount, _paid + amount);
        (_fees, _direct) = (_fees + fee, _direct + amount - fee);
    }

    function creditAccount(uint128 amount) external keepsBooks {
        (_balance, _accounted, _paid) = (_balance + amount, _accounted + amount, _paid + amount);
        _owed += amount;
    }

    /// @dev `creditEscrow`, `addDeposit`, and `credit` while a model is held.
    function keep(uint128 amount) external keepsBooks {
        (_balance, _accounted, _paid) = (_balance + amount, _accounted + amount, _paid + amount);
        _held += amount;
    }

    /// @dev `refundEscrow` and `returnDeposit`.
    function giveBack(uint128 amount) external keepsBooks {
        require(amount <= _held);
        _held -= amount;
        (_balance, _accounted, _paidOut) = (_balance - amount, _accounted - amount, _paidOut + amount);
    }

    /// @dev `releaseEscrow` and `drawDeposit`, by the fee of any moment; a draw by whatever fee within the cap.
    function release(uint128 amount, uint256 fee) external keepsBooks {
        require(amount <= _held);
        require(fee <= amount); // `Arithmetic`, of the cap
        (_held, _fees, _direct) = (_held - amount, _fees + fee, _direct + amount - fee);
    }

    /// @dev `resolveHeld`: a part goes back to who paid, with its part of the fee.
    function resolveHeld(uint128 amount, uint256 refundBps, uint256 feeBps) external keepsBooks {
        require(amount <= _held && refundBps <= 10_000 && feeBps <= 500);
        uint256 refunded = share(amount, refundBps);
        uint256 released = amount - refunded;
        uint256 fee = share(share(amount, feeBps), 10_000 - refundBps);
        require(fee <= released); // `Arithmetic`
        (_held, _owed) = (_held - amount, _owed + refunded);
        (_fees, _direct) = (_fees + fee, _direct + released - fee);
    }

    /// @dev Of one model, whose revenue is a part of all.
    function settle(uint128 direct, uint128 fromDescendants, uint256 passedOn, uint256 toFirst) external keepsBooks {
        require(direct <= _direct && fromDescendants <= _upstream);
        require(passedOn <= direct); // `Arithmetic`
        uint256 rest = uint256(direct) + fromDescendants - passedOn;
        require(toFirst <= rest); // `Arithmetic`
        (_direct, _upstream) = (_direct - direct, _upstream - fromDescendants + passedOn);
        _owed += toFirst;
        _owed += rest - toFirst;
    }

    function claim(uint128 amount) external keepsBooks {
        require(amount <= _owed);
        _owed -= amount;
        (_balance, _accounted, _paidOut) = (_balance - amount, _accounted - amount, _paidOut + amount);
    }

    function claimFees() external keepsBooks {
        uint256 amount = _fees;
        _fees = 0;
        (_balance, _accounted, _paidOut) = (_balance - amount, _accounted - amount, _paidOut + amount);
    }

    /// @dev What somebody sends without a purchase is owed to nobody, and what `sweep` takes.
    function gift(uint128 amount) external keepsBooks {
        _balance += amount;
    }

    function sweep() external keepsBooks {
        _balance -= _balance - _accounted;
    }
}
