import { encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { licenseBookRelayAbi } from '../generated/relay-abi.ts'
import type { Hex } from '../hex.ts'
import { EIP712_DOMAIN, LICENSE_BOOK_DOMAIN, type TypedData } from './permit.ts'

/** What a subscriber signs once so that anybody may renew for them, each period anew. */
export interface AutoRenewal {
  /** Owns the license. */
  readonly subscriber: Address
  readonly licenseId: bigint
  /** For one period, in the currency's smallest unit. */
  readonly maxPrice: bigint
  /** `readRelayNonces(...).renewal` of the subscriber; `stopAutoRenewalsCall` makes it void. */
  readonly nonce: bigint
  /** Unix seconds until which it is good, inclusive. */
  readonly deadline: number
}

/** An auto-renewal as its subscriber signed it. */
export interface SignedAutoRenewal {
  readonly renewal: AutoRenewal
  readonly signature: Hex
}

const TYPES = {
  EIP712Domain: EIP712_DOMAIN,
  AutoRenewal: [
    { name: 'subscriber', type: 'address' },
    { name: 'licenseId', type: 'uint256' },
    { name: 'maxPrice', type: 'uint256' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
}

/** What the subscriber's wallet signs. @see https://eips.ethereum.org/EIPS/eip-712 */
export function autoRenewalTypedData({
  chainId,
  licenseBook,
  renewal: { subscriber, licenseId, maxPrice, nonce, deadline },
}: {
  readonly chainId: number
  readonly licenseBook: Address
  readonly renewal: AutoRenewal
}): TypedData {
  return {
    domain: { ...LICENSE_BOOK_DOMAIN, chainId, verifyingContract: licenseBook },
    types: TYPES,
    primaryType: 'AutoRenewal',
    message: {
      subscriber,
      licenseId: String(licenseId),
      maxPrice: String(maxPrice),
      nonce: String(nonce),
      deadline: String(deadline),
    },
  }
}

/** Renews by one period from the subscriber's allowance. Anyone, from the last tenth of the period on. */
export function renewBySignatureCall({
  licenseBook,
  signed: { renewal, signature },
}: {
  readonly licenseBook: Address
  readonly signed: SignedAutoRenewal
}): Call {
  const argument = { ...renewal, deadline: BigInt(renewal.deadline) }
  return {
    to: licenseBook,
    data: encodeFunctionData({
      abi: licenseBookRelayAbi,
      functionName: 'renewBySignature',
      args: [argument, signature],
    }),
    value: 0n,
  }
}
