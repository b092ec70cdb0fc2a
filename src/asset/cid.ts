import { CID } from 'multiformats/cid'
import { ModelmarkError } from '../error/index.ts'
import type { Digest } from './block-cid.ts'

const RAW = 0x55
const SHA2_256 = 0x12

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

function bytesToHex(bytes: Uint8Array): Digest {
  return `0x${[...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')}`
}
