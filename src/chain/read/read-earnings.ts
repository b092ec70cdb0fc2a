import { decodeEventLog, encodeEventTopics } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { revenueVaultReadAbi } from '../generated/revenue-abi.ts'
import type { Hex } from '../hex.ts'
import type { MarketContracts } from '../market-contracts.ts'
import type { Log } from '../provider.ts'
import { readLogs } from '../rpc/read-logs.ts'
import { readContract } from './read-contract.ts'

/** What a model's payees earned by settlements so far, and what waits in refund windows. */
export interface Earnings {
  /** By account, former payees included. */
  settled(currency: Address): ReadonlyMap<Address, bigint>
  escrowed(currency: Address): bigint
}

/** Purchases in a refund window that are summed up, newest first; more are left out. */
const MAX_ESCROWS = 500

/** Reads the vault's logs about a model since the market began. */
export async function readEarnings(
  client: ChainClient,
  { contracts, modelId }: { readonly contracts: MarketContracts; readonly modelId: bigint },
  options?: CallOptions,
): Promise<Earnings> {
  const { vault, fromBlock } = contracts
  const read = (topics: readonly unknown[]) =>
    readLogs(client, { filter: { address: vault, topics: topics as (Hex | null)[] }, fromBlock }, options)
  const args = { modelId }
  const abi = revenueVaultReadAbi
  const [owed, escrows] = await Promise.all([
    read(encodeEventTopics({ abi, eventName: 'Owed', args })),
    read(encodeEventTopics({ abi, eventName: 'RevenueEscrowed', args })),
  ])
  const settled = sumOwed(owed)
  const escrowed = await sumEscrows(client, vault, escrows, options)
  return {
    settled: currency => settled.get(currency) ?? new Map(),
    escrowed: currency => escrowed.get(currency) ?? 0n,
  }
}

function sumOwed(logs: readonly Log[]): ReadonlyMap<Address, ReadonlyMap<Address, bigint>> {
  const byCurrency = new Map<Address, Map<Address, bigint>>()
  for (const log of logs) {
    const event = decodeVaultLog(log)
    if (event.eventName !== 'Owed') continue
    const { account, currency, amount } = event.args
    const sums = byCurrency.get(currency) ?? new Map<Address, bigint>()
    byCurrency.set(currency, sums.set(account, (sums.get(account) ?? 0n) + amount))
  }
  return byCurrency
}

/** What of the escrowed payments is still there: neither refunded nor released. */
async function sumEscrows(
  client: ChainClient,
  vault: Address,
  logs: readonly Log[],
  options: CallOptions | undefined,
): Promise<ReadonlyMap<Address, bigint>> {
  const newest = logs.slice(-MAX_ESCROWS)
  const escrows = await Promise.all(
    newest.map(async log => {
      const event = decodeVaultLog(log)
      if (event.eventName !== 'RevenueEscrowed') return undefined
      const { source, ref } = event.args
      return readContract(
        client,
        { abi: revenueVaultReadAbi, address: vault, functionName: 'escrowOf', args: [source, ref] },
        options,
      )
    }),
  )
  const sums = new Map<Address, bigint>()
  for (const escrow of escrows) {
    if (escrow === undefined) continue
    const [, currency, amount] = escrow
    sums.set(currency, (sums.get(currency) ?? 0n) + amount)
  }
  return sums
}

function decodeVaultLog({ topics, data }: Log) {
  return decodeEventLog({ abi: revenueVaultReadAbi, topics: topics as [Hex, ...Hex[]], data })
}
