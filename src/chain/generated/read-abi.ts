// Written by `npm run generate`; not by hand.

/** What a card reads. */
export const modelRegistryReadAbi = [
  {"type":"function","name":"summaryOf","inputs":[{"name":"modelId","type":"uint256"},{"name":"maxOffers","type":"uint256"}],"outputs":[{"name":"summary","type":"tuple","components":[{"name":"owner","type":"address"},{"name":"creator","type":"address"},{"name":"versionIndex","type":"uint256"},{"name":"version","type":"tuple","components":[{"name":"manifestDigest","type":"bytes32"},{"name":"contentHash","type":"bytes32"},{"name":"createdAt","type":"uint40"}]},{"name":"ancestors","type":"tuple[]","components":[{"name":"modelId","type":"uint64"},{"name":"bps","type":"uint16"},{"name":"direct","type":"bool"}]},{"name":"offerIds","type":"uint256[]"},{"name":"offers","type":"tuple[]","components":[{"name":"modelId","type":"uint64"},{"name":"kind","type":"uint8"},{"name":"period","type":"uint32"},{"name":"resaleRoyaltyBps","type":"uint16"},{"name":"maxSupply","type":"uint32"},{"name":"sold","type":"uint32"},{"name":"flags","type":"uint8"},{"name":"refundDays","type":"uint8"},{"name":"rights","type":"uint32"},{"name":"upstreamBps","type":"uint16"},{"name":"closed","type":"bool"},{"name":"currency","type":"address"},{"name":"price","type":"uint96"},{"name":"termsHash","type":"bytes32"}]}]}],"stateMutability":"view"},
  {"type":"function","name":"ancestorsOf","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[{"name":"","type":"tuple[]","components":[{"name":"modelId","type":"uint64"},{"name":"bps","type":"uint16"},{"name":"direct","type":"bool"}]}],"stateMutability":"view"},
  {"type":"function","name":"licenseBook","inputs":[],"outputs":[{"name":"","type":"address"}],"stateMutability":"view"},
] as const

/** What a card and a gate read. */
export const licenseBookReadAbi = [
  {"type":"function","name":"getOffer","inputs":[{"name":"offerId","type":"uint256"}],"outputs":[{"name":"","type":"tuple","components":[{"name":"modelId","type":"uint64"},{"name":"kind","type":"uint8"},{"name":"period","type":"uint32"},{"name":"resaleRoyaltyBps","type":"uint16"},{"name":"maxSupply","type":"uint32"},{"name":"sold","type":"uint32"},{"name":"flags","type":"uint8"},{"name":"refundDays","type":"uint8"},{"name":"rights","type":"uint32"},{"name":"upstreamBps","type":"uint16"},{"name":"closed","type":"bool"},{"name":"currency","type":"address"},{"name":"price","type":"uint96"},{"name":"termsHash","type":"bytes32"}]}],"stateMutability":"view"},
  {"type":"function","name":"offersOf","inputs":[{"name":"modelId","type":"uint256"}],"outputs":[{"name":"offerIds","type":"uint256[]"}],"stateMutability":"view"},
  {"type":"function","name":"getLicense","inputs":[{"name":"licenseId","type":"uint256"}],"outputs":[{"name":"","type":"tuple","components":[{"name":"offerId","type":"uint256"},{"name":"modelId","type":"uint256"},{"name":"owner","type":"address"},{"name":"endTime","type":"uint40"},{"name":"revoked","type":"bool"},{"name":"royaltyBps","type":"uint16"},{"name":"fingerprint","type":"bytes32"}]}],"stateMutability":"view"},
  {"type":"function","name":"isValid","inputs":[{"name":"licenseId","type":"uint256"}],"outputs":[{"name":"","type":"bool"}],"stateMutability":"view"},
  {"type":"function","name":"hasAccess","inputs":[{"name":"user","type":"address"},{"name":"modelId","type":"uint256"}],"outputs":[{"name":"","type":"bool"}],"stateMutability":"view"},
  {"type":"function","name":"grantsAccess","inputs":[{"name":"licenseId","type":"uint256"},{"name":"user","type":"address"},{"name":"modelId","type":"uint256"}],"outputs":[{"name":"","type":"bool"}],"stateMutability":"view"},
  {"type":"function","name":"latestLicensesOf","inputs":[{"name":"user","type":"address"}],"outputs":[{"name":"licenseIds","type":"uint256[4]"}],"stateMutability":"view"},
  {"type":"function","name":"refundableUntil","inputs":[{"name":"licenseId","type":"uint256"}],"outputs":[{"name":"","type":"uint256"}],"stateMutability":"view"},
  {"type":"function","name":"vault","inputs":[],"outputs":[{"name":"","type":"address"}],"stateMutability":"view"},
] as const
