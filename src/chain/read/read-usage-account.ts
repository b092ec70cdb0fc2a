import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { usageMeterWriteAbi } from '../generated/meter-abi.ts'
import { readContract } from './read-contract.ts'

/** A holder's prepaid units under one license. All zero before the first deposit. */
export interface UsageAccount {
  readonly modelId: bigint
  /** In the currency of the license's offer, its smallest unit. */
  readonly unitPrice: bigint
  /** Units ever deposited, less those withdrawn. */
  readonly deposited: bigint
  /** Units settled by vouchers. */
  readonly spent: bigint
  /** Unix seconds from which the holder may take the rest; 0 if they did not ask for it. */
  readonly withdrawableAt: number
  /** The hold of the vault that units which are left fall under, whenever they are settled; 0 for none. */
  readonly holdId: bigint
  /** The units up to this number fall under it. */
  readonly heldUntil: bigint
}

/** What was deposited and spent. A service serves while `withdrawableAt` is 0. */
export async function readUsageAccount(
  client: ChainClient,
  {
    usageMeter,
    licenseId,
    holder,
  }: { readonly usageMeter: Address; readonly licenseId: bigint; readonly holder: Address },
  options?: CallOptions,
): Promise<UsageAccount> {
  const account = await readContract(
    client,
    {
      abi: usageMeterWriteAbi,
      address: usageMeter,
      functionName: 'accountOf',
      args: [licenseId, holder],
    },
    options,
  )
  return { ...account, withdrawableAt: Number(account.withdrawableAt) }
}
