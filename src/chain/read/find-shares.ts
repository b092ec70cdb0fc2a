import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { fractionalizerWriteAbi } from '../generated/shares-abi.ts'
import { findEvents } from '../rpc/find-events.ts'
import type { VotingRules } from '../write/fractionalize.ts'

/** Shares of a model and who governs with them. What they are worth says `readShares`. */
export interface ShareRecord {
  readonly shares: Address
  readonly governor: Address
  /** Who made them. */
  readonly owner: Address
  /** Least part of the revenue for the shares once the governor owns the model, basis points. */
  readonly guaranteedBps: number
  readonly rules: VotingRules
}

/** The shares that were ever made of a model, newest first, found by searching logs. Usually one; nothing forbids more. */
export async function findShares(
  client: ChainClient,
  {
    fractionalizer,
    modelId,
    fromBlock,
  }: { readonly fractionalizer: Address; readonly modelId: bigint; readonly fromBlock: bigint },
  options?: CallOptions,
): Promise<readonly ShareRecord[]> {
  const found = await findEvents(
    client,
    {
      abi: fractionalizerWriteAbi,
      eventName: 'ModelFractionalized',
      address: fractionalizer,
      args: { modelId },
      fromBlock,
    },
    options,
  )
  return found.toReversed().map(({ modelId: _, ...made }) => made)
}
