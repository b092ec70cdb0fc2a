import type { Address } from '../../asset/index.ts'
import type { Hex } from '../hex.ts'
import { EIP712_DOMAIN, type TypedData } from './permit.ts'

/** What is signed for a service: so much was used, in all. */
export interface Voucher {
  /** The license under which it was used. */
  readonly licenseId: bigint
  /** Whose account pays. */
  readonly holder: Address
  /** The license's model, whose payees earn it. */
  readonly modelId: bigint
  /** Cumulative: everything the account ever used, what was settled before included. */
  readonly units: bigint
}

/** A voucher as the holder, or a key that the holder allowed, signed it. */
export interface SignedVoucher {
  readonly voucher: Voucher
  readonly signature: Hex
}

const TYPES = {
  EIP712Domain: EIP712_DOMAIN,
  Voucher: [
    { name: 'licenseId', type: 'uint256' },
    { name: 'holder', type: 'address' },
    { name: 'modelId', type: 'uint256' },
    { name: 'units', type: 'uint256' },
  ],
}

/** What the holder or the allowed key signs. @see https://eips.ethereum.org/EIPS/eip-712 */
export function voucherTypedData({
  chainId,
  usageMeter,
  voucher,
}: {
  readonly chainId: number
  readonly usageMeter: Address
  readonly voucher: Voucher
}): TypedData {
  return {
    domain: { name: 'Modelmark Meter', version: '1', chainId, verifyingContract: usageMeter },
    types: TYPES,
    primaryType: 'Voucher',
    message: {
      licenseId: String(voucher.licenseId),
      holder: voucher.holder,
      modelId: String(voucher.modelId),
      units: String(voucher.units),
    },
  }
}
