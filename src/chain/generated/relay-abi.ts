// Written by `npm run generate`; not by hand.

/** What is sent for whoever signed it, and how a subscription ends. */
export const licenseBookRelayAbi = [
  {"type":"function","name":"buyBySignature","inputs":[{"name":"purchase","type":"tuple","components":[{"name":"buyer","type":"address"},{"name":"to","type":"address"},{"name":"offerId","type":"uint256"},{"name":"maxPrice","type":"uint256"},{"name":"termsHash","type":"bytes32"},{"name":"nonce","type":"uint256"},{"name":"deadline","type":"uint256"}]},{"name":"signature","type":"bytes"}],"outputs":[{"name":"licenseId","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"buyWithAuthorization","inputs":[{"name":"offerId","type":"uint256"},{"name":"buyer","type":"address"},{"name":"termsHash","type":"bytes32"},{"name":"authorization","type":"tuple","components":[{"name":"validAfter","type":"uint256"},{"name":"validBefore","type":"uint256"},{"name":"salt","type":"bytes32"},{"name":"v","type":"uint8"},{"name":"r","type":"bytes32"},{"name":"s","type":"bytes32"}]}],"outputs":[{"name":"licenseId","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"renewBySignature","inputs":[{"name":"renewal","type":"tuple","components":[{"name":"subscriber","type":"address"},{"name":"licenseId","type":"uint256"},{"name":"maxPrice","type":"uint256"},{"name":"nonce","type":"uint256"},{"name":"deadline","type":"uint256"}]},{"name":"signature","type":"bytes"}],"outputs":[{"name":"newEndTime","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"stopAutoRenewals","inputs":[],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"cancelSubscription","inputs":[{"name":"licenseId","type":"uint256"}],"outputs":[],"stateMutability":"payable"},
  {"type":"function","name":"nonces","inputs":[{"name":"account","type":"address"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"renewalNonces","inputs":[{"name":"account","type":"address"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"event","name":"SubscriptionUpdate","inputs":[{"name":"tokenId","type":"uint256","indexed":true},{"name":"expiration","type":"uint64","indexed":false}],"anonymous":false},
] as const

/** How somebody else sends what a payee signed for. */
export const revenueVaultRelayAbi = [
  {"type":"function","name":"claimTo","inputs":[{"name":"account","type":"address"},{"name":"currency","type":"address"},{"name":"to","type":"address"},{"name":"deadline","type":"uint256"},{"name":"signature","type":"bytes"}],"outputs":[{"name":"amount","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"nonces","inputs":[{"name":"account","type":"address"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
] as const
