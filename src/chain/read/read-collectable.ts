import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { usageMeterReadAbi } from '../generated/revenue-abi.ts'
import { readContract } from './read-contract.ts'

/** What vouchers settled and nobody collected, of one model in one currency. */
export interface Collectable {
  /** The offers under which it was settled. */
  readonly offerIds: readonly bigint[]
  /** In the currency's smallest unit, `fee` included. */
  readonly amount: bigint
  /** The market's part. */
  readonly fee: bigint
}

export async function readCollectable(
  client: ChainClient,
  {
    usageMeter,
    modelId,
    currency,
  }: { readonly usageMeter: Address; readonly modelId: bigint; readonly currency: Address },
  options?: CallOptions,
): Promise<Collectable> {
  const [offerIds, amount, fee] = await readContract(
    client,
    {
      abi: usageMeterReadAbi,
      address: usageMeter,
      functionName: 'collectable',
      args: [modelId, currency],
    },
    options,
  )
  return { offerIds, amount, fee }
}
