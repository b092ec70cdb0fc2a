// Written by `npm run generate`; not by hand.

/** Who gets what of a model’s revenue, and what they can claim. */
export const revenueVaultReadAbi = [
  {"type":"function","name":"payeesOf","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[{"name":"","type":"tuple[]","components":[{"name":"account","type":"address"},{"name":"bps","type":"uint16"},{"name":"role","type":"uint8"}]}],"stateMutability":"view"},
  {"type":"function","name":"owed","inputs":[{"name":"account","type":"address"},{"name":"currency","type":"address"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"claimableAfter","inputs":[{"name":"modelId","type":"uint256"},{"name":"account","type":"address"},{"name":"currency","type":"address"},{"name":"payment","type":"uint256"},{"name":"paymentFee","type":"uint256"}],"outputs":[{"name":"amount","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"feeBps","inputs":[],"outputs":[{"name":"","type":"uint16"}],"stateMutability":"view"},
] as const

/** What metered use brought and nobody collected. */
export const usageMeterReadAbi = [
  {"type":"function","name":"collectable","inputs":[{"name":"modelId","type":"uint256"},{"name":"currency","type":"address"}],"outputs":[{"name":"offerIds","type":"uint256[]"},{"name":"amount","type":"uint256"},{"name":"fee","type":"uint256"}],"stateMutability":"view"},
] as const
