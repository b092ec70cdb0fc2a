// Written by `npm run generate`; not by hand.

/** What a royalty panel reads, by call and by log. */
export const revenueVaultReadAbi = [
  {"type":"function","name":"payeesOf","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[{"name":"","type":"tuple[]","components":[{"name":"account","type":"address"},{"name":"bps","type":"uint16"},{"name":"role","type":"uint8"}]}],"stateMutability":"view"},
  {"type":"function","name":"unsettled","inputs":[{"name":"modelId","type":"uint256"},{"name":"currency","type":"address"}],"outputs":[{"name":"direct","type":"uint256"},{"name":"fee","type":"uint256"},{"name":"upstream","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"owed","inputs":[{"name":"account","type":"address"},{"name":"currency","type":"address"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"claimableAfter","inputs":[{"name":"modelId","type":"uint256"},{"name":"account","type":"address"},{"name":"currency","type":"address"},{"name":"payment","type":"uint256"},{"name":"paymentFee","type":"uint256"}],"outputs":[{"name":"amount","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"escrowOf","inputs":[{"name":"source","type":"address"},{"name":"ref","type":"uint256"}],"outputs":[{"name":"modelId","type":"uint256"},{"name":"currency","type":"address"},{"name":"amount","type":"uint256"},{"name":"releaseAt","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"feeBps","inputs":[],"outputs":[{"name":"","type":"uint16"}],"stateMutability":"view"},
  {"type":"event","name":"RevenueEscrowed","inputs":[{"name":"modelId","type":"uint256","indexed":true},{"name":"currency","type":"address","indexed":true},{"name":"amount","type":"uint256","indexed":false},{"name":"source","type":"address","indexed":true},{"name":"ref","type":"uint256","indexed":false},{"name":"releaseAt","type":"uint256","indexed":false}],"anonymous":false},
  {"type":"event","name":"Owed","inputs":[{"name":"account","type":"address","indexed":true},{"name":"currency","type":"address","indexed":true},{"name":"modelId","type":"uint256","indexed":true},{"name":"amount","type":"uint256","indexed":false}],"anonymous":false},
] as const
