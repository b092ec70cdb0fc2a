import { encodeFunctionData } from 'viem'
import type { Address, Digest } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { licenseBookRelayAbi } from '../generated/relay-abi.ts'
import type { Hex } from '../hex.ts'
import { EIP712_DOMAIN, LICENSE_BOOK_DOMAIN, type TypedData } from './permit.ts'

/** What a buyer signs so that somebody else can send the purchase; paid from the buyer's allowance, in an ERC-20. */
export interface RelayedPurchase {
  readonly buyer: Address
  /** Who gets the license. */
  readonly to: Address
  readonly offerId: bigint
  /** In the currency's smallest unit. */
  readonly maxPrice: bigint
  readonly termsHash: Digest
  /** `readRelayNonces(...).purchase` of the buyer: good once. */
  readonly nonce: bigint
  /** Unix seconds until which it is good, inclusive. */
  readonly deadline: number
}

/** A purchase as its buyer signed it. */
export interface SignedPurchase {
  readonly purchase: RelayedPurchase
  readonly signature: Hex
}

const TYPES = {
  EIP712Domain: EIP712_DOMAIN,
  Purchase: [
    { name: 'buyer', type: 'address' },
    { name: 'to', type: 'address' },
    { name: 'offerId', type: 'uint256' },
    { name: 'maxPrice', type: 'uint256' },
    { name: 'termsHash', type: 'bytes32' },
    { name: 'nonce', type: 'uint256' },
    { name: 'deadline', type: 'uint256' },
  ],
}

/** What the buyer's wallet signs. @see https://eips.ethereum.org/EIPS/eip-712 */
export function purchaseTypedData({
  chainId,
  licenseBook,
  purchase,
}: {
  readonly chainId: number
  readonly licenseBook: Address
  readonly purchase: RelayedPurchase
}): TypedData {
  return {
    domain: { ...LICENSE_BOOK_DOMAIN, chainId, verifyingContract: licenseBook },
    types: TYPES,
    primaryType: 'Purchase',
    message: {
      buyer: purchase.buyer,
      to: purchase.to,
      offerId: String(purchase.offerId),
      maxPrice: String(purchase.maxPrice),
      termsHash: purchase.termsHash,
      nonce: String(purchase.nonce),
      deadline: String(purchase.deadline),
    },
  }
}

/** Sends a purchase that its buyer signed. Anyone. */
export function buyBySignatureCall({
  licenseBook,
  signed: { purchase, signature },
}: {
  readonly licenseBook: Address
  readonly signed: SignedPurchase
}): Call {
  const argument = { ...purchase, deadline: BigInt(purchase.deadline) }
  return {
    to: licenseBook,
    data: encodeFunctionData({
      abi: licenseBookRelayAbi,
      functionName: 'buyBySignature',
      args: [argument, signature],
    }),
    value: 0n,
  }
}
