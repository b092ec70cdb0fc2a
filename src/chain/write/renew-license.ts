import { encodeFunctionData } from 'viem'
import { type Address, NATIVE } from '../../asset/index.ts'
import type { Call } from '../call.ts'
import { licenseBookWriteAbi } from '../generated/write-abi.ts'
import type { PermitSignature } from './permit.ts'

export interface RenewLicense {
  readonly licenseBook: Address
  readonly licenseId: bigint
  readonly periods: number
  readonly currency: Address
  /** For all periods together, in the currency's smallest unit. */
  readonly price: bigint
}

/** Adds periods to a subscription, paid in the chain's coin or in an ERC-20 that is approved for the price. */
export function renewLicenseCall({ licenseBook, licenseId, periods, currency, price }: RenewLicense): Call {
  return {
    to: licenseBook,
    data: encodeFunctionData({
      abi: licenseBookWriteAbi,
      functionName: 'renew',
      args: [licenseId, BigInt(periods), price],
    }),
    value: currency === NATIVE ? price : 0n,
  }
}

/** Adds periods to a subscription, paid in an ERC-20 with a signature instead of an approval. */
export function renewLicenseWithPermitCall(
  { licenseBook, licenseId, periods, price }: RenewLicense,
  { deadline, v, r, s }: PermitSignature,
): Call {
  return {
    to: licenseBook,
    data: encodeFunctionData({
      abi: licenseBookWriteAbi,
      functionName: 'renewWithPermit',
      args: [licenseId, BigInt(periods), price, deadline, v, r, s],
    }),
    value: 0n,
  }
}
