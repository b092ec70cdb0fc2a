export { type Address, NATIVE, parseAddress, sameAddress } from './address.ts'
export { type AssetId, formatAssetId, parseAssetId } from './asset-id.ts'
export { type BlockCid, cidFromDigest, type Digest } from './block-cid.ts'
export { digestFromCid, parseCid } from './cid.ts'
