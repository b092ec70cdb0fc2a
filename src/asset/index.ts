export { type Address, NATIVE, parseAddress, sameAddress } from './address.ts'
export { type AssetId, formatAssetId, parseAssetId } from './asset-id.ts'
export { cidFromDigest, type Digest, digestFromCid, parseCid } from './cid.ts'
