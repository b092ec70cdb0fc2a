// Written by `npm run generate`; not by hand.

/** What becomes of money that waited for a ruling, and the events of it. */
export const revenueVaultHoldsAbi = [
  {"type":"function","name":"resolveHeld","inputs":[{"name":"holdId","type":"uint256"},{"name":"currency","type":"address"},{"name":"source","type":"address"},{"name":"ref","type":"uint256"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"syncHold","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"holdOf","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"getHold","inputs":[{"name":"holdId","type":"uint256"}],"outputs":[{"name":"modelId","type":"uint256"},{"name":"ended","type":"bool"},{"name":"refundBps","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"heldPayment","inputs":[{"name":"holdId","type":"uint256"},{"name":"currency","type":"address"},{"name":"source","type":"address"},{"name":"ref","type":"uint256"}],"outputs":[{"name":"amount","type":"uint256"},{"name":"fee","type":"uint256"}],"stateMutability":"view"},
  {"type":"event","name":"PaymentHeld","inputs":[{"name":"holdId","type":"uint256","indexed":true},{"name":"modelId","type":"uint256","indexed":true},{"name":"currency","type":"address","indexed":true},{"name":"amount","type":"uint256","indexed":false},{"name":"fee","type":"uint256","indexed":false},{"name":"source","type":"address","indexed":false},{"name":"ref","type":"uint256","indexed":false}],"anonymous":false},
  {"type":"event","name":"HeldPaymentResolved","inputs":[{"name":"holdId","type":"uint256","indexed":true},{"name":"currency","type":"address","indexed":true},{"name":"source","type":"address","indexed":true},{"name":"ref","type":"uint256","indexed":false},{"name":"to","type":"address","indexed":false},{"name":"refunded","type":"uint256","indexed":false},{"name":"released","type":"uint256","indexed":false}],"anonymous":false},
] as const

/** How money leaves its refund window and fees the vault, and the event of it. */
export const revenueVaultReleaseAbi = [
  {"type":"function","name":"releaseEscrow","inputs":[{"name":"source","type":"address"},{"name":"ref","type":"uint256"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"claimFees","inputs":[{"name":"currency","type":"address"}],"outputs":[{"name":"amount","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"fees","inputs":[{"name":"currency","type":"address"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"event","name":"EscrowReleased","inputs":[{"name":"source","type":"address","indexed":true},{"name":"ref","type":"uint256","indexed":true},{"name":"amount","type":"uint256","indexed":false}],"anonymous":false},
] as const
