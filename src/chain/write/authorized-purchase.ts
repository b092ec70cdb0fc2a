import { encodeAbiParameters, encodeFunctionData, keccak256 } from 'viem'
import type { Address, Digest } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { licenseBookRelayAbi } from '../generated/relay-abi.ts'
import type { Hex } from '../hex.ts'
import type { PermitSupport } from '../read/read-permit-support.ts'
import { EIP712_DOMAIN, parsePermitSignature, type TypedData } from './permit.ts'

/** A purchase in a token that knows ERC-3009: one signature of the buyer, no approval, and anybody may send it. */
export interface AuthorizedPurchase {
  readonly buyer: Address
  readonly offerId: bigint
  /** Exactly the offer's, in the token's smallest unit. */
  readonly price: bigint
  readonly termsHash: Digest
  /** Any that the buyer did not use for this offer. */
  readonly salt: Digest
  /** Unix seconds after which it is good, exclusive. */
  readonly validAfter: number
  /** Unix seconds until which it is good, exclusive. */
  readonly validBefore: number
}

const TYPES = {
  EIP712Domain: EIP712_DOMAIN,
  ReceiveWithAuthorization: [
    { name: 'from', type: 'address' },
    { name: 'to', type: 'address' },
    { name: 'value', type: 'uint256' },
    { name: 'validAfter', type: 'uint256' },
    { name: 'validBefore', type: 'uint256' },
    { name: 'nonce', type: 'bytes32' },
  ],
}

const COMMITTED = [
  { type: 'uint256' },
  { type: 'address' },
  { type: 'uint256' },
  { type: 'bytes32' },
  { type: 'bytes32' },
] as const

/** Tokens with keyed nonces count in the low 64 bits, which are 0 here. */
const KEY_BITS = 64n

/**
 * What the buyer's wallet signs for the token. The nonce commits to offer and terms, so that nobody can use the
 * authorization for another purchase; it is worked out here, for an endpoint could name another purchase's.
 * @see https://eips.ethereum.org/EIPS/eip-3009
 */
export function authorizedPurchaseTypedData({
  domain,
  licenseBook,
  purchase: { buyer, offerId, price, termsHash, salt, validAfter, validBefore },
}: {
  /** The token's. */
  readonly domain: PermitSupport['domain']
  readonly licenseBook: Address
  readonly purchase: AuthorizedPurchase
}): TypedData {
  const committed = [BigInt(domain.chainId), licenseBook, offerId, termsHash, salt] as const
  const hash = BigInt(keccak256(encodeAbiParameters(COMMITTED, committed)))
  const nonce = (hash >> KEY_BITS) << KEY_BITS
  return {
    domain,
    types: TYPES,
    primaryType: 'ReceiveWithAuthorization',
    message: {
      from: buyer,
      to: licenseBook,
      value: String(price),
      validAfter: String(validAfter),
      validBefore: String(validBefore),
      nonce: `0x${nonce.toString(16).padStart(64, '0')}`,
    },
  }
}

/**
 * Buys with what the buyer signed for the token. Anyone.
 * @throws ModelmarkError `allowance` for the signature of a contract wallet, which ERC-3009 cannot carry.
 */
export function buyWithAuthorizationCall({
  licenseBook,
  purchase: { buyer, offerId, termsHash, salt, validAfter, validBefore },
  signature,
}: {
  readonly licenseBook: Address
  readonly purchase: AuthorizedPurchase
  readonly signature: Hex
}): Call {
  const { v, r, s } = parsePermitSignature(signature, BigInt(validBefore))
  const times = { validAfter: BigInt(validAfter), validBefore: BigInt(validBefore) }
  return {
    to: licenseBook,
    data: encodeFunctionData({
      abi: licenseBookRelayAbi,
      functionName: 'buyWithAuthorization',
      args: [offerId, buyer, termsHash, { ...times, salt, v, r, s }],
    }),
    value: 0n,
  }
}
