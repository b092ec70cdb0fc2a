import { decodeEventLog, encodeEventTopics } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { revenueVaultEarningsAbi } from '../generated/earnings-abi.ts'
import type { Hex } from '../hex.ts'
import type { MarketContracts } from '../market-contracts.ts'
import { readLogs } from '../rpc/read-logs.ts'
import { readContract } from './read-contract.ts'

/** Which payment: the contract that booked it, the license book, and what was paid for, the license. */
export interface EscrowKey {
  readonly source: Address
  readonly ref: bigint
}

/** A payment that was neither refunded nor released. */
export interface Escrow extends EscrowKey {
  readonly currency: Address
  /** In the currency's smallest unit, the market's fee included. */
  readonly amount: bigint
  /** When its refund window closes, Unix seconds. */
  readonly releaseAt: number
}

/** Payments with a refund window that are looked at, newest first; more are left out. */
const MAX_PAYMENTS = 2000

/** What was paid for a model with a refund window and still waits, oldest first, found by searching logs. */
export async function findEscrows(
  client: ChainClient,
  { contracts, modelId }: { readonly contracts: MarketContracts; readonly modelId: bigint },
  options?: CallOptions,
): Promise<readonly Escrow[]> {
  const { vault, fromBlock } = contracts
  const abi = revenueVaultEarningsAbi
  const topics = encodeEventTopics({ abi, eventName: 'RevenueEscrowed', args: { modelId } }) as (Hex | null)[]
  const logs = await readLogs(client, { filter: { address: vault, topics }, fromBlock }, options)
  const found = await Promise.all(
    logs.slice(-MAX_PAYMENTS).map(async ({ topics, data }) => {
      const event = decodeEventLog({
        abi,
        eventName: 'RevenueEscrowed',
        topics: topics as [Hex, ...Hex[]],
        data,
      })
      const { source, ref } = event.args
      const [, currency, amount, releaseAt] = await readContract(
        client,
        { abi, address: vault, functionName: 'escrowOf', args: [source, ref] },
        options,
      )
      return { source, ref, currency, amount, releaseAt: Number(releaseAt) }
    }),
  )
  return found.filter(({ amount }) => amount > 0n)
}
