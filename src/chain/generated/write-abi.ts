// Written by `npm run generate`; not by hand.

/** What a publisher sends, and its events. */
export const modelRegistryWriteAbi = [
  {"type":"function","name":"mint","inputs":[{"name":"params","type":"tuple","components":[{"name":"to","type":"address"},{"name":"manifestDigest","type":"bytes32"},{"name":"contentHash","type":"bytes32"},{"name":"resaleRoyaltyBps","type":"uint16"},{"name":"maxUpstreamBps","type":"uint16"},{"name":"parentLicenseIds","type":"uint256[]"},{"name":"payees","type":"tuple[]","components":[{"name":"account","type":"address"},{"name":"bps","type":"uint16"},{"name":"role","type":"uint8"}]}]}],"outputs":[{"name":"modelId","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"addVersion","inputs":[{"name":"modelId","type":"uint256"},{"name":"manifestDigest","type":"bytes32"},{"name":"contentHash","type":"bytes32"}],"outputs":[{"name":"index","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"event","name":"ModelMinted","inputs":[{"name":"modelId","type":"uint256","indexed":true},{"name":"owner","type":"address","indexed":true},{"name":"parents","type":"uint256[]","indexed":false},{"name":"upstreamBps","type":"uint16","indexed":false},{"name":"resaleRoyaltyBps","type":"uint16","indexed":false}],"anonymous":false},
  {"type":"event","name":"VersionAdded","inputs":[{"name":"modelId","type":"uint256","indexed":true},{"name":"index","type":"uint256","indexed":true},{"name":"manifestDigest","type":"bytes32","indexed":false},{"name":"contentHash","type":"bytes32","indexed":false}],"anonymous":false},
] as const

/** What sellers and buyers send, and its events. */
export const licenseBookWriteAbi = [
  {"type":"function","name":"createOffer","inputs":[{"name":"params","type":"tuple","components":[{"name":"modelId","type":"uint64"},{"name":"kind","type":"uint8"},{"name":"period","type":"uint40"},{"name":"maxSupply","type":"uint32"},{"name":"flags","type":"uint8"},{"name":"refundDays","type":"uint8"},{"name":"rights","type":"uint32"},{"name":"upstreamBps","type":"uint16"},{"name":"currency","type":"address"},{"name":"price","type":"uint96"},{"name":"termsHash","type":"bytes32"}]}],"outputs":[{"name":"offerId","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"closeOffer","inputs":[{"name":"offerId","type":"uint256"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"function","name":"buy","inputs":[{"name":"offerId","type":"uint256"},{"name":"to","type":"address"},{"name":"maxPrice","type":"uint256"},{"name":"termsHash","type":"bytes32"}],"outputs":[{"name":"licenseId","type":"uint256"}],"stateMutability":"payable"},
  {"type":"function","name":"buyWithPermit","inputs":[{"name":"offerId","type":"uint256"},{"name":"to","type":"address"},{"name":"maxPrice","type":"uint256"},{"name":"termsHash","type":"bytes32"},{"name":"deadline","type":"uint256"},{"name":"v","type":"uint8"},{"name":"r","type":"bytes32"},{"name":"s","type":"bytes32"}],"outputs":[{"name":"licenseId","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"renew","inputs":[{"name":"licenseId","type":"uint256"},{"name":"periods","type":"uint256"},{"name":"maxPrice","type":"uint256"}],"outputs":[{"name":"newEndTime","type":"uint256"}],"stateMutability":"payable"},
  {"type":"function","name":"renewWithPermit","inputs":[{"name":"licenseId","type":"uint256"},{"name":"periods","type":"uint256"},{"name":"maxPrice","type":"uint256"},{"name":"deadline","type":"uint256"},{"name":"v","type":"uint8"},{"name":"r","type":"bytes32"},{"name":"s","type":"bytes32"}],"outputs":[{"name":"newEndTime","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"refund","inputs":[{"name":"licenseId","type":"uint256"}],"outputs":[{"name":"amount","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"event","name":"OfferCreated","inputs":[{"name":"offerId","type":"uint256","indexed":true},{"name":"modelId","type":"uint256","indexed":true},{"name":"offer","type":"tuple","indexed":false,"components":[{"name":"modelId","type":"uint64"},{"name":"kind","type":"uint8"},{"name":"period","type":"uint40"},{"name":"maxSupply","type":"uint32"},{"name":"sold","type":"uint32"},{"name":"flags","type":"uint8"},{"name":"refundDays","type":"uint8"},{"name":"rights","type":"uint32"},{"name":"upstreamBps","type":"uint16"},{"name":"closed","type":"bool"},{"name":"currency","type":"address"},{"name":"price","type":"uint96"},{"name":"termsHash","type":"bytes32"}]}],"anonymous":false},
  {"type":"event","name":"OfferClosed","inputs":[{"name":"offerId","type":"uint256","indexed":true}],"anonymous":false},
  {"type":"event","name":"LicensePurchased","inputs":[{"name":"licenseId","type":"uint256","indexed":true},{"name":"offerId","type":"uint256","indexed":true},{"name":"to","type":"address","indexed":true},{"name":"payer","type":"address","indexed":false},{"name":"currency","type":"address","indexed":false},{"name":"paid","type":"uint256","indexed":false},{"name":"endTime","type":"uint256","indexed":false}],"anonymous":false},
  {"type":"event","name":"LicenseRenewed","inputs":[{"name":"licenseId","type":"uint256","indexed":true},{"name":"offerId","type":"uint256","indexed":true},{"name":"payer","type":"address","indexed":true},{"name":"paid","type":"uint256","indexed":false},{"name":"endTime","type":"uint256","indexed":false}],"anonymous":false},
  {"type":"event","name":"LicenseRefunded","inputs":[{"name":"licenseId","type":"uint256","indexed":true},{"name":"to","type":"address","indexed":true},{"name":"amount","type":"uint256","indexed":false}],"anonymous":false},
  {"type":"event","name":"DelistedSet","inputs":[{"name":"modelId","type":"uint256","indexed":true},{"name":"delisted","type":"bool","indexed":false}],"anonymous":false},
  {"type":"event","name":"Transfer","inputs":[{"name":"from","type":"address","indexed":true},{"name":"to","type":"address","indexed":true},{"name":"id","type":"uint256","indexed":true}],"anonymous":false},
] as const

/** What a payee sends, and its events. */
export const revenueVaultWriteAbi = [
  {"type":"function","name":"settleAndClaim","inputs":[{"name":"modelId","type":"uint256"},{"name":"account","type":"address"},{"name":"currency","type":"address"}],"outputs":[{"name":"amount","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"claim","inputs":[{"name":"account","type":"address"},{"name":"currency","type":"address"}],"outputs":[{"name":"amount","type":"uint256"}],"stateMutability":"nonpayable"},
  {"type":"function","name":"settle","inputs":[{"name":"modelId","type":"uint256"},{"name":"currency","type":"address"}],"outputs":[],"stateMutability":"nonpayable"},
  {"type":"event","name":"Claimed","inputs":[{"name":"account","type":"address","indexed":true},{"name":"currency","type":"address","indexed":true},{"name":"amount","type":"uint256","indexed":false},{"name":"to","type":"address","indexed":false}],"anonymous":false},
] as const
