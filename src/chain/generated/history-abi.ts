// Written by `npm run generate`; not by hand.

/** What was paid for a model over time, by log. */
export const revenueVaultHistoryAbi = [
  {"type":"event","name":"RevenueCredited","inputs":[{"name":"modelId","type":"uint256","indexed":true},{"name":"currency","type":"address","indexed":true},{"name":"amount","type":"uint256","indexed":false},{"name":"fee","type":"uint256","indexed":false},{"name":"source","type":"address","indexed":true},{"name":"ref","type":"uint256","indexed":false}],"anonymous":false},
  {"type":"event","name":"UpstreamPaid","inputs":[{"name":"ancestorId","type":"uint256","indexed":true},{"name":"currency","type":"address","indexed":true},{"name":"modelId","type":"uint256","indexed":true},{"name":"amount","type":"uint256","indexed":false}],"anonymous":false},
] as const
