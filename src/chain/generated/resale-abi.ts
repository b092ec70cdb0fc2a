// Written by `npm run generate`; not by hand.

/** Whose a model or a license is, and what of its price goes to the royalty. */
export const modelRegistryResaleAbi = [
  {"type":"function","name":"ownerOf","inputs":[{"name":"tokenId","type":"uint256"}],"outputs":[{"name":"","type":"address"}],"stateMutability":"view"},
  {"type":"function","name":"royaltyInfo","inputs":[{"name":"modelId","type":"uint256"},{"name":"salePrice","type":"uint256"}],"outputs":[{"name":"receiver","type":"address"},{"name":"amount","type":"uint256"}],"stateMutability":"view"},
] as const

/** Whether a market takes a currency. */
export const revenueVaultCurrencyAbi = [
  {"type":"function","name":"isCurrency","inputs":[{"name":"currency","type":"address"}],"outputs":[{"name":"","type":"bool"}],"stateMutability":"view"},
] as const
