import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { usageMeterWriteAbi } from '../generated/meter-abi.ts'
import type { SignedVoucher } from '../write/voucher.ts'
import { readContract } from './read-contract.ts'

/** In the order of the contract. */
export const VOUCHER_STATUSES = [
  'payable',
  /** Nothing was ever deposited in this account. */
  'unfunded',
  /** The license is for another model. */
  'other-model',
  /** As many units or more were settled already. */
  'stale',
  /** All that was deposited is spent; payable again after a deposit. */
  'exhausted',
  /** By nobody who may sign for this account. */
  'not-signed',
] as const

export type VoucherStatus = (typeof VOUCHER_STATUSES)[number]

/** What settling a voucher would do now, and how many units it would settle: fewer than it says where the deposit is short. */
export async function checkVoucher(
  client: ChainClient,
  { usageMeter, signed }: { readonly usageMeter: Address; readonly signed: SignedVoucher },
  options?: CallOptions,
): Promise<{ readonly status: VoucherStatus; readonly units: bigint }> {
  const [status, units] = await readContract(
    client,
    {
      abi: usageMeterWriteAbi,
      address: usageMeter,
      functionName: 'checkVoucher',
      args: [signed.voucher, signed.signature],
    },
    options,
  )
  return { status: VOUCHER_STATUSES[status] ?? 'not-signed', units }
}
