// Written by `npm run generate`; not by hand.

/** What payees earned so far, by log, what waits in refund windows, and what releasing it would bring. */
export const revenueVaultEarningsAbi = [
  {"type":"function","name":"escrowOf","inputs":[{"name":"source","type":"address"},{"name":"ref","type":"uint256"}],"outputs":[{"name":"modelId","type":"uint256"},{"name":"currency","type":"address"},{"name":"amount","type":"uint256"},{"name":"releaseAt","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"unsettled","inputs":[{"name":"modelId","type":"uint256"},{"name":"currency","type":"address"}],"outputs":[{"name":"direct","type":"uint256"},{"name":"fee","type":"uint256"},{"name":"upstream","type":"uint256"}],"stateMutability":"view"},
  {"type":"event","name":"RevenueEscrowed","inputs":[{"name":"modelId","type":"uint256","indexed":true},{"name":"currency","type":"address","indexed":true},{"name":"amount","type":"uint256","indexed":false},{"name":"source","type":"address","indexed":true},{"name":"ref","type":"uint256","indexed":false},{"name":"releaseAt","type":"uint256","indexed":false}],"anonymous":false},
  {"type":"event","name":"Owed","inputs":[{"name":"account","type":"address","indexed":true},{"name":"currency","type":"address","indexed":true},{"name":"modelId","type":"uint256","indexed":true},{"name":"amount","type":"uint256","indexed":false}],"anonymous":false},
] as const
