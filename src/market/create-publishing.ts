import { type AssetId, formatAssetId, NATIVE } from '../asset/index.ts'
import { readCurrency } from '../chain/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { KeyValueStorage, Wallet } from '../wallet/index.ts'
import { createPublication } from './create-publication.ts'
import type { Documents } from './documents.ts'
import { loadParents } from './load-parents.ts'
import { explained, type MarketChains } from './market-chains.ts'
import type { TransactionKind } from './pending-transactions.ts'
import type { Publication, Publishing, PublishSteps } from './publication.ts'
import { createPublicationJournal } from './publication-journal.ts'
import type { Publisher } from './publish.ts'
import { readChangeCosts, readPublishCosts } from './publish-costs.ts'

/** Makes the steps, each kept under its kind. */
export type PlanSteps = (kinds: Readonly<Record<keyof PublishSteps, TransactionKind>>) => PublishSteps

export interface PublishingOptions {
  readonly wallet: Wallet
  readonly chains: MarketChains
  readonly documents: Documents
  readonly plan: PlanSteps
  readonly storage: KeyValueStorage | undefined
}

/** What creators ask of a market; a module of its own, for most pages have none. */
export function createPublishing(options: PublishingOptions): Publishing {
  const { wallet, chains, plan, storage } = options
  const steps = plan({
    mint: 'mint',
    addVersion: 'version',
    createOffers: 'offers',
    closeOffer: 'offer-closing',
    replaceOffer: 'offer-replacement',
  })
  const journal = createPublicationJournal(storage)
  const publications = new Map<string, Publication>()

  const connected = () => {
    const state = wallet.getState()
    return state.status === 'connected' ? state.account : undefined
  }

  async function publisherOf(asset: AssetId): Promise<Publisher> {
    const account = connected()
    if (account === undefined) throw new ModelmarkError('no-wallet')
    const client = chains.client(asset.chainId)
    const contracts = await chains.contracts(asset)
    return { client, contracts, provider: wallet.provider(), account }
  }

  return {
    ...steps,
    publish({ chainId, contract }) {
      const registry = { chainId, contract, tokenId: 0n }
      const key = formatAssetId(registry)
      const known = publications.get(key)
      if (known) return known
      const created = createPublication({ registry, steps, wallet, journal })
      publications.set(key, created)
      return created
    },
    costs: (registry, input) =>
      explained(async () => {
        return readPublishCosts(await publisherOf({ ...registry, tokenId: 0n }), input)
      }),
    changeCosts: (asset, change) =>
      explained(async () => {
        const publisher = await publisherOf(asset)
        return readChangeCosts(publisher, { ...publisher, asset }, change)
      }),
    currencies: ({ chainId }, tokens) =>
      explained(async () => {
        const client = chains.client(chainId)
        const read = [NATIVE, ...tokens].map(address => readCurrency(client, { address }))
        const settled = await Promise.allSettled(read)
        return settled.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
      }),
    parents: registry =>
      explained(async () => {
        const account = connected()
        return account === undefined ? [] : loadParents(options, registry, account)
      }),
  }
}
