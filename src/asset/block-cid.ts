import { ModelmarkError } from '../error/index.ts'

/** `0x` and 64 hex digits. */
export type Digest = `0x${string}`

/** As much of a CID as it takes to ask for a block and to check it. A `CID` of multiformats is one too. */
export interface BlockCid {
  readonly multihash: { readonly code: number; readonly digest: Uint8Array }
  toString(): string
}

const SHA2_256 = 0x12
/** CIDv1, raw codec, sha2-256, 32 bytes. https://github.com/multiformats/cid */
const RAW_PREFIX = [0x01, 0x55, SHA2_256, 0x20]
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * The CID of a single raw block, from its SHA-256 as contracts keep it. Manifests and terms are such blocks, so 32 bytes on
 * chain name them whole. Written out here because every card needs it, and nothing else of multiformats.
 * @throws ModelmarkError `bad-config` for what is not a digest.
 */
export function cidFromDigest(hex: Digest): BlockCid {
  if (!/^0x[0-9a-fA-F]{64}$/.test(hex)) {
    throw new ModelmarkError('bad-config', { field: 'digest', value: hex.slice(0, 80) })
  }
  const digest = Uint8Array.from({ length: 32 }, (_, i) =>
    Number.parseInt(hex.slice(2 + 2 * i, 4 + 2 * i), 16),
  )
  const text = `b${base32([...RAW_PREFIX, ...digest])}`
  return { multihash: { code: SHA2_256, digest }, toString: () => text }
}

/** Lower case, without padding. https://www.rfc-editor.org/rfc/rfc4648#section-6 */
function base32(bytes: readonly number[]): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += BASE32.charAt((held >> bits) & 31)
    }
  }
  return bits > 0 ? text + BASE32.charAt((held << (5 - bits)) & 31) : text
}
