import { decodeEventLog, encodeEventTopics } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { revenueVaultEarningsAbi } from '../generated/earnings-abi.ts'
import type { Hex } from '../hex.ts'
import type { Log } from '../provider.ts'
import { readLogs } from '../rpc/read-logs.ts'
import { readContract } from './read-contract.ts'
import { type RoyaltyQuestion, readRoyalties } from './read-royalties.ts'

/** What a model earned in one currency since it was minted. Amounts in the currency's smallest unit. */
export interface CurrencyEarnings {
  readonly currency: Address
  /** Paid out or claimable, all payees together, former ones included. */
  readonly lifetime: bigint
  /** In a refund window: counts only when that is over. */
  readonly escrowed: bigint
  /** By payee, in the order of `RoyaltyFacts`. */
  readonly earned: readonly bigint[]
}

/** Purchases in a refund window that are summed up, newest first; more are left out. */
const MAX_ESCROWS = 500

/**
 * What was settled and escrowed, by the vault's logs since the market began, and what is not settled yet, by call.
 * @throws ModelmarkError as `ChainClient.call`; also where no endpoint lets the whole history be searched.
 */
export async function readEarnings(
  client: ChainClient,
  question: RoyaltyQuestion,
  options?: CallOptions,
): Promise<readonly CurrencyEarnings[]> {
  const { vault, fromBlock } = question.contracts
  const args = { modelId: question.modelId }
  const find = (eventName: 'Owed' | 'RevenueEscrowed') => {
    const topics = encodeEventTopics({ abi: revenueVaultEarningsAbi, eventName, args }) as (Hex | null)[]
    return readLogs(client, { filter: { address: vault, topics }, fromBlock }, options)
  }
  const [{ payees, currencies }, settled, escrowed] = await Promise.all([
    readRoyalties(client, question, options),
    find('Owed').then(sumOwed),
    find('RevenueEscrowed').then(logs => sumEscrows(client, vault, logs, options)),
  ])
  return currencies.map(({ currency: { address: currency }, payees: amounts }) => {
    const sums = settled.get(currency)
    const unsettled = amounts.reduce((sum, amount) => sum + amount.unsettled, 0n)
    return {
      currency,
      lifetime: [...(sums?.values() ?? [])].reduce((sum, amount) => sum + amount, unsettled),
      escrowed: escrowed.get(currency) ?? 0n,
      earned: payees.map(({ account }, i) => (sums?.get(account) ?? 0n) + (amounts[i]?.unsettled ?? 0n)),
    }
  })
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
        { abi: revenueVaultEarningsAbi, address: vault, functionName: 'escrowOf', args: [source, ref] },
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
  return decodeEventLog({ abi: revenueVaultEarningsAbi, topics: topics as [Hex, ...Hex[]], data })
}
