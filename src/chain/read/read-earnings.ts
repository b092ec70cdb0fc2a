import { decodeEventLog, encodeEventTopics } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { revenueVaultReadAbi, revenueVaultWriteAbi } from '../generated/abi.ts'
import type { Hex } from '../hex.ts'
import type { MarketContracts } from '../market-contracts.ts'
import { type PlacedLog, readLogs } from '../rpc/read-logs.ts'
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
  const abi = revenueVaultWriteAbi
  const [owed, settlements, escrows] = await Promise.all([
    read(encodeEventTopics({ abi, eventName: 'Owed', args })),
    read(encodeEventTopics({ abi, eventName: 'RevenueSettled', args })),
    read(encodeEventTopics({ abi, eventName: 'RevenueEscrowed', args })),
  ])
  const settled = sumSettlements([...owed, ...settlements])
  const escrowed = await sumEscrows(client, vault, escrows, options)
  return {
    settled: currency => settled.get(currency) ?? new Map(),
    escrowed: currency => escrowed.get(currency) ?? 0n,
  }
}

/**
 * What each payee got by settlements. A settlement first owes the market's fee to the treasury, which may be a payee
 * too, then the payees their parts, and ends with `RevenueSettled`.
 */
function sumSettlements(logs: readonly PlacedLog[]): ReadonlyMap<Address, ReadonlyMap<Address, bigint>> {
  const byCurrency = new Map<Address, Map<Address, bigint>>()
  const open = new Map<Address, { readonly account: Address; readonly amount: bigint }[]>()
  for (const log of inOrder(logs)) {
    const { eventName, args } = decodeVaultLog(log)
    if (eventName === 'Owed') {
      open.set(args.currency, [...(open.get(args.currency) ?? []), args])
    } else if (eventName === 'RevenueSettled') {
      const parts = open.get(args.currency) ?? []
      open.delete(args.currency)
      const sums = byCurrency.get(args.currency) ?? new Map<Address, bigint>()
      byCurrency.set(args.currency, sums)
      for (const { account, amount } of args.fee === 0n ? parts : parts.slice(1)) {
        sums.set(account, (sums.get(account) ?? 0n) + amount)
      }
    }
  }
  return byCurrency
}

/** What of the escrowed payments is still there: neither refunded nor released. */
async function sumEscrows(
  client: ChainClient,
  vault: Address,
  logs: readonly PlacedLog[],
  options: CallOptions | undefined,
): Promise<ReadonlyMap<Address, bigint>> {
  const newest = inOrder(logs).slice(-MAX_ESCROWS)
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

function inOrder(logs: readonly PlacedLog[]): readonly PlacedLog[] {
  return [...logs].sort((a, b) => Number(a.blockNumber - b.blockNumber) || a.index - b.index)
}

function decodeVaultLog({ topics, data }: PlacedLog) {
  return decodeEventLog({ abi: revenueVaultWriteAbi, topics: topics as [Hex, ...Hex[]], data })
}
