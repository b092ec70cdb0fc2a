import type { ArtifactsOptions } from '../artifact/index.ts'
import { type Address, type AssetId, formatAssetId } from '../asset/index.ts'
import { chainInfo, type MarketContracts } from '../chain/index.ts'
import { createWallet, type KeyValueStorage, type Wallet } from '../wallet/index.ts'
import type { Catalog } from './catalog/index.ts'
import type { PlanSteps } from './create-publishing.ts'
import {
  type AwaitOutcome,
  type ClosableTransaction,
  createTransaction,
  type PlanFor,
} from './create-transaction.ts'
import { createDocuments } from './documents.ts'
import { explorerUrl } from './explorer-url.ts'
import { createLazyArtifacts } from './lazy-artifacts.ts'
import { createLicenseList, type LicenseList } from './license-list.ts'
import type { Market, ModelStore } from './market.ts'
import { createMarketChains, explained } from './market-chains.ts'
import { createModelImages } from './model-image.ts'
import { createModelStore } from './model-store.ts'
import { createPendingTransactions, type TransactionKind } from './pending-transactions.ts'
import type { Publishing, PublishSteps } from './publication.ts'
import { createRoyaltyStore } from './royalty-store.ts'
import { createVersionStore } from './version-store.ts'
import { walletOptions } from './wallet-options.ts'

export interface MarketOptions {
  /** The visitor's wallet; one that finds the browser's own unless given. A wallet given here is not closed with the market. */
  readonly wallet?: Wallet
  /** Adds WalletConnect to the market's own wallet; see `Web3ModalOptions`. */
  readonly walletConnect?: { readonly projectId: string; readonly chainIds: readonly number[] }
  /** JSON-RPC endpoints by chain id, instead of the chain's public ones. */
  readonly rpcUrls?: Readonly<Record<number, readonly string[]>>
  /** Base URLs of trustless IPFS gateways, best first; `PUBLIC_GATEWAYS` unless given. */
  readonly gateways?: readonly string[]
  /** Multiaddrs of hub nodes that introduce visitors to each other. */
  readonly relays?: readonly string[]
  /** STUN and TURN servers; none unless given. */
  readonly iceServers?: readonly RTCIceServer[]
  /** What the visitor gives to others at most: 1 MiB a second and one copy of a file, unless told. */
  readonly upload?: ArtifactsOptions['upload']
  /** Contracts by chain id, for markets this library does not know. */
  readonly deployments?: Readonly<Record<number, MarketContracts>>
  /** How many endpoints must agree on a price before a purchase; 1 unless given. */
  readonly quorum?: number
  /** Currencies whose revenue is shown besides those of a model's tiers, by chain id. */
  readonly currencies?: Readonly<Record<number, readonly Address[]>>
  /** Stands in for the global `fetch` towards gateways. */
  readonly fetch?: typeof fetch
  /** Where sent transactions are kept until their end is known; the page's localStorage unless given. */
  readonly storage?: KeyValueStorage
}

/** Where documents and files are looked for when the page names no gateway. @see https://ipfs.github.io/public-gateway-checker */
export const PUBLIC_GATEWAYS: readonly string[] = [
  'https://trustless-gateway.link',
  'https://ipfs.io',
  'https://dweb.link',
]

/**
 * A market for one page. Nothing is requested before somebody subscribes or calls.
 *
 * @example
 * const market = createMarket({ gateways: ['https://gateway.example'] })
 * const model = market.model(parseAssetId('eip155:8453/erc721:0x…/42'))
 * const stop = model.subscribe(({ record, manifest }) => console.log(record.status, manifest.status))
 */
export function createMarket(options: MarketOptions = {}): Market {
  const { gateways = PUBLIC_GATEWAYS, relays = [], iceServers, upload, currencies, fetch, storage } = options
  const controller = new AbortController()
  const { signal } = controller
  const chains = createMarketChains(options)
  const wallet = options.wallet ?? createWallet(walletOptions(options, chains))
  const documents = createDocuments({ gateways, fetch, signal })
  const pending = createPendingTransactions(storage)
  /** For what is signed only: its caller is told the end, and nobody how far it is. */
  const source = { wallet, chains, signal, tell: () => undefined }
  const artifacts = createLazyArtifacts({
    gateways,
    relays,
    ...(iceServers ? { iceServers } : {}),
    ...(upload ? { upload } : {}),
    ...(fetch ? { fetch } : {}),
  })
  const images = createModelImages({
    gateways,
    fetch,
    signal,
    readFile: (artifact, stop) => artifacts.download(artifact).read(0, artifact.size, stop),
  })

  const models = new Map<string, ModelStore>()
  const licenses = new Map<string, LicenseList>()
  const royalties = new Map<string, ReturnType<typeof createRoyaltyStore>>()
  const versions = new Map<string, ReturnType<typeof createVersionStore>>()
  const catalogs = new Map<string, Promise<Catalog>>()
  const transactions: ClosableTransaction<never, unknown>[] = []
  let publishing: Promise<Publishing> | undefined

  function model(asset: AssetId) {
    return kept(models, asset, () => createModelStore({ chains, documents }, asset))
  }

  async function catalogOf(registry: AssetId): Promise<Catalog> {
    try {
      return await explained(async () => {
        const [contracts, { openCatalog }] = await Promise.all([
          chains.contracts(registry),
          import('./catalog/index.ts'),
        ])
        const { chainId } = registry
        return openCatalog({ chainId, contracts, rpcUrls: options.rpcUrls?.[chainId], gateways }, fetch)
      })
    } catch (error) {
      catalogs.delete(formatAssetId(registry))
      throw error
    }
  }

  async function openPublishing(): Promise<Publishing> {
    const { createPublishing } = await import('./create-publishing.ts')
    const plan: PlanSteps = kinds => fromPlans<PublishSteps>(() => import('./publish-plans.ts'), kinds)
    return createPublishing({ wallet, chains, documents, plan, storage })
  }

  /** What a proved transaction may have changed is read again where it was read before. */
  function refresh(asset: AssetId) {
    const key = formatAssetId(asset)
    void models.get(key)?.refresh()
    void licenses.get(key)?.refresh()
    void royalties.get(key)?.refresh()
    void versions.get(key)?.refresh()
  }

  /** Transactions of one group by name, each the same for the same model, with their plans loaded by the first click. */
  function fromPlans<Offered extends object>(
    importPlans: () => Promise<PlansOf<Offered>>,
    kinds: Readonly<Record<keyof Offered, TransactionKind>>,
  ): Offered {
    const groups = Object.entries<TransactionKind>(kinds).map(([name, kind]) => {
      const byAsset = new Map<string, ClosableTransaction<never, unknown>>()
      const load = async () => {
        const plans = await importPlans()
        return { plan: plans[name as keyof Offered], awaitOutcome: plans.awaitOutcome }
      }
      const transactionOf = (asset: AssetId) =>
        kept(byAsset, asset, () => {
          const onDone = () => refresh(asset)
          const created = createTransaction({ kind, asset, wallet, chains, pending, load, onDone })
          transactions.push(created)
          return created
        })
      return [name, transactionOf]
    })
    return Object.fromEntries(groups)
  }

  return {
    wallet,
    model,
    licenses: asset => kept(licenses, asset, () => createLicenseList({ chains, wallet }, asset)),
    royalties: asset =>
      kept(royalties, asset, () =>
        createRoyaltyStore({ chains, currencies: currencies?.[asset.chainId] ?? [] }, asset),
      ),
    versions: asset => kept(versions, asset, () => createVersionStore({ chains, documents }, asset)),
    ...fromPlans<Pick<Market, 'purchase' | 'renewal' | 'refund' | 'claim'>>(
      () => import('./transaction-plans.ts'),
      { purchase: 'purchase', renewal: 'renewal', refund: 'refund', claim: 'claim' },
    ),
    usage: fromPlans<Market['usage']>(() => import('./usage-plans.ts'), {
      deposit: 'deposit',
      requestWithdrawal: 'withdrawal-request',
      cancelWithdrawal: 'withdrawal-cancellation',
      withdraw: 'withdrawal',
      settle: 'settlement',
      collect: 'collection',
      allowSigner: 'signer',
      removeSigner: 'signer-removal',
      setUnitPrice: 'unit-price',
      setUser: 'license-user',
    }),
    trade: {
      place: (asset, input) =>
        explained(async () => {
          const { placeOrder } = await import('./trade-plans.ts')
          return placeOrder(source, asset, input)
        }),
      ...fromPlans<Omit<Market['trade'], 'place'>>(() => import('./trade-plans.ts'), {
        fill: 'fill',
        cancel: 'cancellation',
        cancelAll: 'cancellation-of-all',
      }),
    },
    relay: {
      signPurchase: (asset, input) =>
        explained(async () => {
          const { signPurchase } = await import('./relay-plans.ts')
          return signPurchase(source, asset, input)
        }),
      signRenewal: (asset, input) =>
        explained(async () => {
          const { signRenewal } = await import('./relay-plans.ts')
          return signRenewal(source, asset, input)
        }),
      ...fromPlans<Omit<Market['relay'], 'signPurchase' | 'signRenewal'>>(() => import('./relay-plans.ts'), {
        purchase: 'relayed-purchase',
        renewal: 'relayed-renewal',
        stopRenewals: 'renewals-stop',
        cancelSubscription: 'subscription-end',
      }),
    },
    shares: fromPlans<Market['shares']>(() => import('./share-plans.ts'), {
      fractionalize: 'fractionalization',
      lock: 'lock',
      applyPayees: 'payees',
      addCurrency: 'share-currency',
      distribute: 'distribution',
      claim: 'dividends',
      redeem: 'redemption',
    }),
    governance: fromPlans<Market['governance']>(() => import('./governance-plans.ts'), {
      delegate: 'delegation',
      propose: 'proposal',
      vote: 'vote',
      queue: 'queueing',
      execute: 'execution',
      cancel: 'proposal-cancellation',
    }),
    disputes: fromPlans<Market['disputes']>(() => import('./dispute-plans.ts'), {
      raise: 'dispute',
      counter: 'counter',
      addEvidence: 'evidence',
      rule: 'ruling',
      acquit: 'acquittal',
      resolveHeld: 'held-payment',
      claimBonds: 'court-bonds',
    }),
    curation: fromPlans<Market['curation']>(() => import('./curation-plans.ts'), {
      setStatus: 'listing',
      challenge: 'challenge',
      decideChallenge: 'challenge-decision',
      closeChallenge: 'challenge-end',
      endorse: 'endorsement',
      claimBonds: 'listing-bonds',
    }),
    publishing() {
      publishing ??= openPublishing()
      publishing.catch(() => (publishing = undefined))
      return publishing
    },
    catalog: registry =>
      kept(catalogs, { ...registry, tokenId: 0n }, () => catalogOf({ ...registry, tokenId: 0n })),
    artifact: artifact => artifacts.download(artifact),
    image: manifest => images.get(manifest),
    switchChain: async chainId => wallet.switchChain(chains.toAdd(chainId)),
    chainName: chainId => known(chainId)?.name,
    explorerUrl: (chainId, kind, value) => explorerUrl(known(chainId)?.explorerUrl, kind, value),

    async close() {
      controller.abort()
      for (const transaction of transactions) transaction.close()
      for (const list of licenses.values()) list.close()
      images.close()
      for (const catalog of catalogs.values())
        void catalog.then(
          opened => opened.close(),
          () => undefined,
        )
      if (!options.wallet) wallet.close()
      await artifacts.close()
    },
  }
}

/** What a module of plans holds for a group of transactions. */
type PlansOf<Offered> = { readonly awaitOutcome: AwaitOutcome } & {
  readonly [Name in keyof Offered]: Offered[Name] extends (asset: AssetId) => infer Made
    ? PlanFor<Made>
    : never
}

function kept<Value>(map: Map<string, Value>, asset: AssetId, create: () => Value): Value {
  const key = formatAssetId(asset)
  const before = map.get(key)
  if (before) return before
  const created = create()
  map.set(key, created)
  return created
}

function known(chainId: number) {
  try {
    return chainInfo(chainId)
  } catch {
    return undefined
  }
}
