import type { Address, AssetId } from '../asset/index.ts'
import {
  findEscrows,
  findHolders,
  findShares,
  readCurrency,
  readModel,
  readPayeeFacts,
  readRefundWindows,
  readShares,
  readUndistributedAfter,
  type ShareFacts,
  type ShareRecord,
} from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { MarketChains } from './market-chains.ts'
import type { Fraction, ModelShares } from './model-shares.ts'

/** Shares read of one model, the newest: its owners may have made thousands. */
const MAX_FRACTIONS = 4
/** Currencies dividends can be paid in, by contract. */
const MAX_CURRENCIES = 4

/** The shares of a model, and what an account has of them. A module of its own, for only share panels need it. */
export async function loadShares(
  chains: MarketChains,
  asset: AssetId,
  account: Address | undefined,
): Promise<ModelShares> {
  const client = chains.client(asset.chainId)
  const contracts = await chains.contracts(asset)
  const { registry, vault, fractionalizer, fromBlock } = contracts
  if (fractionalizer === undefined)
    throw new ModelmarkError('bad-config', { field: 'fractionalizer', registry })
  const modelId = asset.tokenId
  const [{ owner, offers }, payees, found] = await Promise.all([
    readModel(client, { contracts, modelId }),
    readPayeeFacts(client, { vault, modelId }),
    findShares(client, { fractionalizer, modelId, fromBlock }),
  ])
  const escrows = found.length > 0 ? await findEscrows(client, { contracts, modelId }) : []
  const windows = await readRefundWindows(client, { contracts, modelId, accounts: [] }, escrows)

  const readReleases = async (shares: Address, { dividends }: ShareFacts) => {
    const releases = dividends.map(async ({ currency: { address: currency }, undistributed }) => {
      const due = windows.get(currency)?.over?.escrows ?? []
      const question = { vault, shares, currency }
      const all = due.length > 0 ? await readUndistributedAfter(client, question, due) : undistributed
      return [currency, { amount: all - undistributed, escrows: due }] as const
    })
    return new Map((await Promise.all(releases)).filter(([, { amount }]) => amount > 0n))
  }

  const read = async ({ shares, rules }: ShareRecord): Promise<Fraction> => {
    const [facts, holders] = await Promise.all([
      readShares(client, { fractionalizer, shares, account }),
      findHolders(client, { shares, fromBlock }),
    ])
    const paid = new Set(facts.dividends.map(({ currency }) => currency.address))
    const missing = new Map(
      offers.filter(({ currency }) => !paid.has(currency)).map(({ id, currency }) => [currency, id]),
    )
    const addable = await Promise.all(
      [...missing].map(async ([address, offerId]) => ({
        offerId,
        currency: await readCurrency(client, { address }),
      })),
    )
    return {
      ...facts,
      shares,
      rules,
      releases: await readReleases(shares, facts),
      holders,
      addable: paid.size < MAX_CURRENCIES ? addable : [],
    }
  }
  return { owner, payees, fractions: await Promise.all(found.slice(0, MAX_FRACTIONS).map(read)) }
}
