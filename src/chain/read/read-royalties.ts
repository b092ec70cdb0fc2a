import type { Address } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { modelRegistryReadAbi } from '../generated/read-abi.ts'
import { revenueVaultReadAbi } from '../generated/revenue-abi.ts'
import type { MarketContracts } from '../market-contracts.ts'
import { readCollectable } from './read-collectable.ts'
import { readContract } from './read-contract.ts'
import { type ReadCurrency, readCurrency } from './read-currency.ts'
import { type Earnings, readEarnings } from './read-earnings.ts'
import { readFeeBps } from './read-fee-bps.ts'
import type { ModelAncestor } from './read-model.ts'
import { REVENUE_PAYEE_ROLES, type RevenuePayee } from './read-payees.ts'

/** Who gets what of a model's revenue. Amounts in the currency's smallest unit. */
export interface RoyaltyFacts {
  /** The market's fee on payments from now on, basis points. */
  readonly feeBps: number
  readonly ancestors: readonly ModelAncestor[]
  readonly payees: readonly RevenuePayee[]
  /** True where no endpoint let the whole history be searched: `lifetime` and `earned` then lack what was settled before. */
  readonly historyMissing: boolean
  /** In the order of the currencies asked for. */
  readonly currencies: readonly CurrencyRoyaltyFacts[]
}

export interface CurrencyRoyaltyFacts {
  readonly currency: ReadCurrency
  /** Paid out or claimable since the model was minted, all payees together. */
  readonly lifetime: bigint
  /** In a refund window: counts only when that is over. */
  readonly escrowed: bigint
  /** By payee, in the order of `payees`. `claimable` is what a claim would send now, metered use and revenue of other models included. */
  readonly payees: readonly { readonly earned: bigint; readonly claimable: bigint }[]
}

/**
 * A model's revenue in the given currencies: shares and claimable amounts by call, what was earned by logs.
 * @throws ModelmarkError as `ChainClient.call`.
 */
export async function readRoyalties(
  client: ChainClient,
  {
    contracts,
    modelId,
    currencies,
  }: {
    readonly contracts: MarketContracts
    readonly modelId: bigint
    readonly currencies: readonly Address[]
  },
  options?: CallOptions,
): Promise<RoyaltyFacts> {
  const [feeBps, payees, ancestors, money, earnings] = await Promise.all([
    readFeeBps(client, contracts, options),
    readPayees(client, contracts.vault, modelId, options),
    readContract(
      client,
      {
        abi: modelRegistryReadAbi,
        address: contracts.registry,
        functionName: 'ancestorsOf',
        args: [modelId],
      },
      options,
    ),
    Promise.all(currencies.map(address => readCurrency(client, { address }, options))),
    readEarnings(client, { contracts, modelId }, options).catch(withoutHistory),
  ])
  const of = { contracts, modelId, payees, earnings }
  const royalties = money.map(currency => readCurrencyRoyalties(client, { ...of, currency }, options))
  const historyMissing = earnings === NO_HISTORY
  return { feeBps, ancestors, payees, historyMissing, currencies: await Promise.all(royalties) }
}

const NO_HISTORY: Earnings = { settled: () => new Map(), escrowed: () => 0n }

/** Shares and claims are worth showing without the history of years, which public endpoints may refuse to search. */
function withoutHistory(error: unknown): Earnings {
  if (error instanceof ModelmarkError && error.code === 'aborted') throw error
  return NO_HISTORY
}

async function readPayees(
  client: ChainClient,
  vault: Address,
  modelId: bigint,
  options: CallOptions | undefined,
): Promise<readonly RevenuePayee[]> {
  const payees = await readContract(
    client,
    { abi: revenueVaultReadAbi, address: vault, functionName: 'payeesOf', args: [modelId] },
    options,
  )
  return payees.map(({ account, bps, role }) => ({
    account,
    bps,
    role: REVENUE_PAYEE_ROLES[role] ?? 'other',
  }))
}

async function readCurrencyRoyalties(
  client: ChainClient,
  {
    contracts,
    modelId,
    currency,
    payees,
    earnings,
  }: {
    readonly contracts: MarketContracts
    readonly modelId: bigint
    readonly currency: ReadCurrency
    readonly payees: readonly RevenuePayee[]
    readonly earnings: Earnings
  },
  options: CallOptions | undefined,
): Promise<CurrencyRoyaltyFacts> {
  const { vault, usageMeter } = contracts
  const ofVault = { abi: revenueVaultReadAbi, address: vault } as const
  const used =
    usageMeter &&
    (await readCollectable(client, { usageMeter, modelId, currency: currency.address }, options))
  const amounts = await Promise.all(
    payees.map(async ({ account }) => {
      const [claimable, owed] = await Promise.all([
        readContract(
          client,
          {
            ...ofVault,
            functionName: 'claimableAfter',
            args: [modelId, account, currency.address, used?.amount ?? 0n, used?.fee ?? 0n],
          },
          options,
        ),
        readContract(
          client,
          { ...ofVault, functionName: 'owed', args: [account, currency.address] },
          options,
        ),
      ])
      return { account, claimable, unsettled: claimable - owed }
    }),
  )
  const settled = earnings.settled(currency.address)
  const unsettled = amounts.reduce((sum, amount) => sum + amount.unsettled, 0n)
  return {
    currency,
    lifetime: [...settled.values()].reduce((sum, amount) => sum + amount, unsettled),
    escrowed: earnings.escrowed(currency.address),
    payees: amounts.map(({ account, claimable, unsettled }) => ({
      earned: (settled.get(account) ?? 0n) + unsettled,
      claimable,
    })),
  }
}
