import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { modelRegistryReadAbi } from '../generated/read-abi.ts'
import { revenueVaultReadAbi } from '../generated/revenue-abi.ts'
import type { MarketContracts } from '../market-contracts.ts'
import { readCollectable } from './read-collectable.ts'
import { readContract } from './read-contract.ts'
import { type ReadCurrency, readCurrency } from './read-currency.ts'
import { readFeeBps } from './read-fee-bps.ts'
import type { ModelAncestor } from './read-model.ts'
import { REVENUE_PAYEE_ROLES, type RevenuePayee } from './read-payees.ts'

/** Who gets what of a model's revenue. Amounts in the currency's smallest unit. */
export interface RoyaltyFacts {
  /** The market's fee on payments from now on, basis points. */
  readonly feeBps: number
  readonly ancestors: readonly ModelAncestor[]
  readonly payees: readonly RevenuePayee[]
  /** In the order of the currencies asked for. */
  readonly currencies: readonly CurrencyRoyaltyFacts[]
}

export interface CurrencyRoyaltyFacts {
  readonly currency: ReadCurrency
  /**
   * By payee, in the order of `payees`. `claimable` is what a claim would send now, metered use and revenue of other models
   * included; `unsettled` the part of it that came in through this model since it was last settled.
   */
  readonly payees: readonly { readonly claimable: bigint; readonly unsettled: bigint }[]
}

export interface RoyaltyQuestion {
  readonly contracts: MarketContracts
  readonly modelId: bigint
  readonly currencies: readonly Address[]
}

/**
 * A model's shares, and what each payee can claim in the given currencies.
 * @throws ModelmarkError as `ChainClient.call`.
 */
export async function readRoyalties(
  client: ChainClient,
  { contracts, modelId, currencies }: RoyaltyQuestion,
  options?: CallOptions,
): Promise<RoyaltyFacts> {
  const [feeBps, payees, ancestors, money] = await Promise.all([
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
  ])
  const of = { contracts, modelId, payees }
  const royalties = money.map(currency => readCurrencyRoyalties(client, { ...of, currency }, options))
  return { feeBps, ancestors, payees, currencies: await Promise.all(royalties) }
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
  }: {
    readonly contracts: MarketContracts
    readonly modelId: bigint
    readonly currency: ReadCurrency
    readonly payees: readonly RevenuePayee[]
  },
  options: CallOptions | undefined,
): Promise<CurrencyRoyaltyFacts> {
  const { vault, usageMeter } = contracts
  const ofVault = { abi: revenueVaultReadAbi, address: vault } as const
  const used =
    usageMeter &&
    (await readCollectable(client, { usageMeter, modelId, currency: currency.address }, options))
  const ofPayees = await Promise.all(
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
      return { claimable, unsettled: claimable - owed }
    }),
  )
  return { currency, payees: ofPayees }
}
