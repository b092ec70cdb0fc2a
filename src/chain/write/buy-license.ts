import { encodeFunctionData } from 'viem'
import { type Address, type Digest, NATIVE } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { licenseBookWriteAbi } from '../generated/write-abi.ts'
import type { PermitSignature } from './permit.ts'

/** What the buyer agreed to; the contract refuses a higher price and other terms. */
export interface BuyLicense {
  readonly licenseBook: Address
  readonly offerId: bigint
  /** Who gets the license. */
  readonly to: Address
  readonly currency: Address
  /** In the currency's smallest unit. */
  readonly price: bigint
  readonly termsHash: Digest
}

/** Buys a license with the chain's coin, or with an ERC-20 that is approved for the price. */
export function buyLicenseCall({ licenseBook, offerId, to, currency, price, termsHash }: BuyLicense): Call {
  return {
    to: licenseBook,
    data: encodeFunctionData({
      abi: licenseBookWriteAbi,
      functionName: 'buy',
      args: [offerId, to, price, termsHash],
    }),
    value: currency === NATIVE ? price : 0n,
  }
}

/** Buys a license with an ERC-20 and a signature instead of an approval: one transaction. */
export function buyLicenseWithPermitCall(
  { licenseBook, offerId, to, price, termsHash }: BuyLicense,
  { deadline, v, r, s }: PermitSignature,
): Call {
  return {
    to: licenseBook,
    data: encodeFunctionData({
      abi: licenseBookWriteAbi,
      functionName: 'buyWithPermit',
      args: [offerId, to, price, termsHash, deadline, v, r, s],
    }),
    value: 0n,
  }
}
