import type { Address } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import { type Hex, isHexBytes } from '../hex.ts'
import type { PermitSupport } from '../read/read-permit-support.ts'

/** An EIP-2612 signature as contracts take it. */
export interface PermitSignature {
  /** Unix seconds. */
  readonly deadline: bigint
  readonly v: number
  readonly r: Hex
  readonly s: Hex
}

/** EIP-712 data in the JSON form of `eth_signTypedData_v4`. */
export interface TypedData {
  readonly domain: Readonly<Record<string, string | number>>
  readonly types: Readonly<Record<string, readonly { readonly name: string; readonly type: string }[]>>
  readonly primaryType: string
  readonly message: Readonly<Record<string, string>>
}

/** The domain of every contract that is signed for here. @see https://eips.ethereum.org/EIPS/eip-712 */
export const EIP712_DOMAIN = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
] as const

/** How the license book names itself in what is signed for it. */
export const LICENSE_BOOK_DOMAIN = { name: 'Modelmark Licenses', version: '1' } as const

const TYPES = {
  EIP712Domain: EIP712_DOMAIN,
  Permit: [
    { name: 'owner', type: 'address' },
    { name: 'spender', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
}

/** What the owner signs to let `spender` take exactly `value`. @see https://eips.ethereum.org/EIPS/eip-2612 */
export function permitTypedData({
  support,
  owner,
  spender,
  value,
  deadline,
}: {
  readonly support: PermitSupport
  readonly owner: Address
  readonly spender: Address
  /** In the token's smallest unit. */
  readonly value: bigint
  /** Unix seconds. */
  readonly deadline: bigint
}): TypedData {
  return {
    domain: support.domain,
    types: TYPES,
    primaryType: 'Permit',
    message: {
      owner,
      spender,
      value: String(value),
      nonce: String(support.nonce),
      deadline: String(deadline),
    },
  }
}

const SIGNATURE_HEX_LENGTH = 132
const COMPACT_HEX_LENGTH = 130

/**
 * Splits a wallet's signature, 65 bytes or 64 (EIP-2098), into what `permit` takes.
 * @throws ModelmarkError `allowance` for the longer signatures of contract wallets, which EIP-2612 cannot carry.
 */
export function parsePermitSignature(signature: string, deadline: bigint): PermitSignature {
  if (!isHexBytes(signature) || ![SIGNATURE_HEX_LENGTH, COMPACT_HEX_LENGTH].includes(signature.length)) {
    throw new ModelmarkError('allowance', { reason: 'signature is not a permit', length: signature.length })
  }
  const r: Hex = `0x${signature.slice(2, 66)}`
  if (signature.length === SIGNATURE_HEX_LENGTH) {
    const v = Number.parseInt(signature.slice(130), 16)
    return { deadline, v: v < 27 ? v + 27 : v, r, s: `0x${signature.slice(66, 130)}` }
  }
  const yParityAndS = BigInt(`0x${signature.slice(66)}`)
  const s = yParityAndS & ((1n << 255n) - 1n)
  return { deadline, v: yParityAndS >> 255n === 1n ? 28 : 27, r, s: `0x${s.toString(16).padStart(64, '0')}` }
}
