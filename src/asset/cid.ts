import { CID } from 'multiformats/cid'
import { create as createDigest } from 'multiformats/hashes/digest'
import { ModelmarkError } from '../error/index.ts'

/** `0x` and 64 hex digits. */
export type Digest = `0x${string}`

const RAW = 0x55
const SHA2_256 = 0x12

/**
 * The CID of a single raw block, from its SHA-256 as contracts keep it.
 * Manifests and terms are such blocks, so 32 bytes on chain name them whole.
 */
export function cidFromDigest(digest: Digest): CID {
  const bytes = hexToBytes(digest)
  return CID.createV1(RAW, createDigest(SHA2_256, bytes))
}

/**
 * The SHA-256 that a raw, sha2-256 CID commits to.
 * @throws ModelmarkError `bad-config` for another codec or hash.
 */
export function digestFromCid(cid: CID): Digest {
  if (cid.code !== RAW || cid.multihash.code !== SHA2_256) {
    throw new ModelmarkError('bad-config', { field: 'cid', value: String(cid), expected: 'raw, sha2-256' })
  }
  return bytesToHex(cid.multihash.digest)
}

/**
 * Reads a CID, bare or as `ipfs://…`.
 * @throws ModelmarkError `bad-config`.
 */
export function parseCid(text: string): CID {
  try {
    return CID.parse(text.trim().replace(/^ipfs:\/\//, ''))
  } catch (cause) {
    throw new ModelmarkError('bad-config', { field: 'cid', value: text.slice(0, 120) }, { cause })
  }
}

function hexToBytes(hex: Digest): Uint8Array {
  if (!/^0x[0-9a-fA-F]{64}$/.test(hex))
    throw new ModelmarkError('bad-config', { field: 'digest', value: hex.slice(0, 80) })
  return Uint8Array.from({ length: 32 }, (_, i) => Number.parseInt(hex.slice(2 + 2 * i, 4 + 2 * i), 16))
}

function bytesToHex(bytes: Uint8Array): Digest {
  return `0x${[...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')}`
}
