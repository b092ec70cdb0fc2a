import { decodeEventLog, encodeEventTopics } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { revenueVaultEarningsAbi } from '../generated/earnings-abi.ts'
import type { Hex } from '../hex.ts'
import { readLogs } from '../rpc/read-logs.ts'
import { findEscrows } from './find-escrows.ts'
import { type RefundWindows, readRefundWindows } from './read-refund-windows.ts'
import { type RoyaltyQuestion, readRoyalties } from './read-royalties.ts'

/** What a model earned in one currency since it was minted. Amounts in the currency's smallest unit. */
export interface CurrencyEarnings {
  readonly currency: Address
  /** Paid out or claimable, all payees together, former ones included. */
  readonly lifetime: bigint
  /** By payee, in the order of `RoyaltyFacts`. */
  readonly earned: readonly bigint[]
  /** What was paid with a refund window and counts only once it was released; absent where nothing was. */
  readonly windows?: RefundWindows
}

/**
 * What was settled and escrowed, by the vault's logs since the market began, and what is not settled yet, by call.
 * @throws ModelmarkError as `ChainClient.call`; also where no endpoint lets the whole history be searched.
 */
export async function readEarnings(
  client: ChainClient,
  question: RoyaltyQuestion,
  options?: CallOptions,
): Promise<readonly CurrencyEarnings[]> {
  const [{ payees, currencies }, settled, escrows] = await Promise.all([
    readRoyalties(client, question, options),
    findOwed(client, question, options),
    findEscrows(client, question, options),
  ])
  const windows = await readRefundWindows(
    client,
    { ...question, accounts: payees.map(({ account }) => account) },
    escrows,
    options,
  )
  return currencies.map(({ currency: { address: currency }, payees: amounts }) => {
    const sums = settled.get(currency)
    const unsettled = amounts.reduce((sum, amount) => sum + amount.unsettled, 0n)
    const ofCurrency = windows.get(currency)
    return {
      currency,
      lifetime: [...(sums?.values() ?? [])].reduce((sum, amount) => sum + amount, unsettled),
      earned: payees.map(({ account }, i) => (sums?.get(account) ?? 0n) + (amounts[i]?.unsettled ?? 0n)),
      ...(ofCurrency && { windows: ofCurrency }),
    }
  })
}

/** What was settled, by currency and payee. */
async function findOwed(
  client: ChainClient,
  { contracts, modelId }: RoyaltyQuestion,
  options: CallOptions | undefined,
): Promise<ReadonlyMap<Address, ReadonlyMap<Address, bigint>>> {
  const { vault, fromBlock } = contracts
  const owed = { abi: revenueVaultEarningsAbi, eventName: 'Owed' } as const
  const topics = encodeEventTopics({ ...owed, args: { modelId } }) as (Hex | null)[]
  const byCurrency = new Map<Address, Map<Address, bigint>>()
  for (const { topics: own, data } of await readLogs(
    client,
    { filter: { address: vault, topics }, fromBlock },
    options,
  )) {
    const event = decodeEventLog({ ...owed, topics: own as [Hex, ...Hex[]], data })
    const { account, currency, amount } = event.args
    const sums = byCurrency.get(currency) ?? new Map<Address, bigint>()
    byCurrency.set(currency, sums.set(account, (sums.get(account) ?? 0n) + amount))
  }
  return byCurrency
}
