import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { ModelmarkError } from '../error/index.ts'

/** A 20-byte account or contract address, EIP-55 checksummed where it comes out of this room. */
export type Address = `0x${string}`

/** The native coin's place where a currency's address is asked for. */
export const NATIVE: Address = '0x0000000000000000000000000000000000000000'

/** The one read last: a page's models are mostly of one registry, and a checksum takes long. */
let last: { readonly text: string; readonly address: Address } | undefined

/**
 * Reads an address. All-lower and all-upper case are taken as they are; mixed case must carry the right checksum.
 * @throws ModelmarkError `bad-config` for anything else.
 * @see https://eips.ethereum.org/EIPS/eip-55
 */
export function parseAddress(text: string): Address {
  if (last?.text === text) return last.address
  const digits = /^0x([0-9a-fA-F]{40})$/.exec(text)?.[1]
  if (digits === undefined)
    throw new ModelmarkError('bad-config', { field: 'address', value: text.slice(0, 80) })
  const lower = digits.toLowerCase()
  const hash = bytesToHex(keccak_256(utf8ToBytes(lower)))
  const checksummed = [...lower]
    .map((digit, i) => (Number.parseInt(hash.charAt(i), 16) >= 8 ? digit.toUpperCase() : digit))
    .join('')
  const mixed = digits !== lower && digits !== digits.toUpperCase()
  if (mixed && digits !== checksummed) {
    throw new ModelmarkError('bad-config', { field: 'address', value: text, expected: `0x${checksummed}` })
  }
  last = { text, address: `0x${checksummed}` }
  return last.address
}

/** True if both name the same account, whatever their case. */
export function sameAddress(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
