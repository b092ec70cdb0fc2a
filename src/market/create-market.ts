import type { ArtifactsOptions } from '../artifact/index.ts'
import { type Address, type AssetId, formatAssetId } from '../asset/index.ts'
import { chainInfo, type MarketContracts } from '../chain/index.ts'
import { createWallet, type KeyValueStorage, type Wallet } from '../wallet/index.ts'
import type { Catalog } from './catalog/index.ts'
import { createHolderReads } from './create-holder-reads.ts'
import type { PlanSteps } from './create-publishing.ts'
import { createDocuments } from './documents.ts'
import { explorerUrl } from './explorer-url.ts'
import { createLazyArtifacts } from './lazy-artifacts.ts'
import type { Market, ModelStore } from './market.ts'
import { createMarketChains, explained } from './market-chains.ts'
import { createModelImages } from './model-image.ts'
import { createModelReadings } from './model-readings.ts'
import { createModelStore } from './model-store.ts'
import { pageStorage } from './page-storage.ts'
import { createPendingTransactions } from './pending-transactions.ts'
import type { Publishing, PublishSteps } from './publication.ts'
import { createTransactionGroups, kept } from './transaction-groups.ts'
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
  /** Base URLs of delegated routers that know more gateways for a file; none unless given. */
  readonly routers?: readonly string[]
  /** Multiaddrs of hub nodes that introduce visitors to each other. */
  readonly relays?: readonly string[]
  /** Base URLs of hub nodes that keep orders of their visitors; none unless given. */
  readonly hubs?: readonly string[]
  /** STUN and TURN servers; none unless given. */
  readonly iceServers?: readonly RTCIceServer[]
  /** Peers are met only through the TURN servers of `iceServers`, so that they do not see the visitor's address. */
  readonly relayOnly?: boolean
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
  const {
    gateways = PUBLIC_GATEWAYS,
    routers,
    relays = [],
    hubs = [],
    iceServers,
    relayOnly,
    upload,
    currencies,
    fetch,
    storage,
  } = options
  const controller = new AbortController()
  const { signal } = controller
  const chains = createMarketChains(options)
  const wallet = options.wallet ?? createWallet(walletOptions(options, chains))
  const documents = createDocuments({ gateways, fetch, signal })
  const pending = createPendingTransactions(storage)
  const holder = createHolderReads({ chains, wallet, documents, storage: pageStorage(storage) })
  /** For what is signed only: its caller is told the end, and nobody how far it is. */
  const source = { wallet, chains, signal, tell: () => undefined, hubs, fetch }
  const artifacts = createLazyArtifacts({
    gateways,
    relays,
    ...(routers ? { routers } : {}),
    ...(iceServers ? { iceServers } : {}),
    ...(relayOnly ? { relayOnly } : {}),
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
  const readings = createModelReadings({ ...source, documents, currencies })
  let publishing: Promise<Publishing> | undefined
  const catalogs = new Map<string, Promise<Catalog>>()

  function model(asset: AssetId) {
    return kept(models, asset, () => createModelStore({ chains, documents }, asset))
  }

  function catalog({ chainId, contract }: Pick<AssetId, 'chainId' | 'contract'>, indexer = '') {
    const key = `${formatAssetId({ chainId, contract, tokenId: 0n })} ${indexer}`
    const opened = catalogs.get(key) ?? openCatalogOf({ chainId, contract, tokenId: 0n }, indexer)
    catalogs.set(key, opened)
    opened.catch(() => catalogs.delete(key))
    return opened
  }

  function openCatalogOf(registry: AssetId, indexer: string): Promise<Catalog> {
    return explained(async () => {
      const [contracts, { openCatalog }] = await Promise.all([
        chains.contracts(registry),
        import('./catalog/index.ts'),
      ])
      const { chainId } = registry
      const rpcUrls = options.rpcUrls?.[chainId]
      return openCatalog({ chainId, contracts, rpcUrls, gateways, indexer: indexer || undefined }, fetch)
    })
  }

  async function openPublishing(): Promise<Publishing> {
    const { createPublishing } = await import('./create-publishing.ts')
    const plan: PlanSteps = kinds => fromPlans<PublishSteps>(() => import('./publish-plans.ts'), kinds)
    return createPublishing({ wallet, chains, documents, plan, storage })
  }

  /** What a proved transaction may have changed is read again where it was read before. */
  function refresh(asset: AssetId) {
    void models.get(formatAssetId(asset))?.refresh()
    readings.refresh(asset)
    holder.refresh(asset)
  }

  /** What is no transaction, loaded when it is first called. */
  function onDemand<Args extends readonly unknown[], Result>(
    load: () => Promise<(from: typeof source, ...args: Args) => Promise<Result>>,
  ) {
    return (...args: Args) => explained(async () => (await load())(source, ...args))
  }

  const { fromPlans, close: closeTransactions } = createTransactionGroups({
    wallet,
    chains,
    pending,
    onDone: refresh,
  })

  return {
    ...holder.reads,
    ...readings.reads,
    wallet,
    model,
    hubs,
    relays,
    document: documents.plain,
    ...fromPlans<Pick<Market, 'purchase' | 'renewal' | 'refund' | 'claim'>>(
      () => import('./transaction-plans.ts'),
      { purchase: 'purchase', renewal: 'renewal', refund: 'refund', claim: 'claim' },
    ),
    usage: {
      meter: holder.meter,
      ...fromPlans<Omit<Market['usage'], 'meter'>>(() => import('./usage-plans.ts'), {
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
    },
    trade: {
      place: onDemand(async () => (await import('./trade-plans.ts')).placeOrder),
      inspect: onDemand(async () => (await import('./inspect-order.ts')).inspectForWallet),
      publish: onDemand(async () => (await import('./hub-orders.ts')).publishOrder),
      ...fromPlans<Omit<Market['trade'], 'place' | 'inspect' | 'publish'>>(() => import('./trade-plans.ts'), {
        fill: 'fill',
        cancel: 'cancellation',
        cancelAll: 'cancellation-of-all',
        transfer: 'license-transfer',
      }),
    },
    relay: {
      signPurchase: onDemand(async () => (await import('./relay-plans.ts')).signPurchase),
      signRenewal: onDemand(async () => (await import('./relay-plans.ts')).signRenewal),
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
    governance: {
      draft: (...asked) =>
        explained(async () => (await import('./draft-proposal.ts')).draftProposal(chains, ...asked)),
      ...fromPlans<Omit<Market['governance'], 'draft'>>(() => import('./governance-plans.ts'), {
        delegate: 'delegation',
        propose: 'proposal',
        vote: 'vote',
        queue: 'queueing',
        execute: 'execution',
        cancel: 'proposal-cancellation',
      }),
    },
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
    catalog,
    artifact: artifact => artifacts.download(artifact),
    shareFile: async file => (relays.length > 0 ? artifacts.share(file) : undefined),
    image: manifest => images.get(manifest),
    switchChain: async chainId => wallet.switchChain(chains.toAdd(chainId)),
    chainName: chainId => known(chainId)?.name,
    explorerUrl: (chainId, kind, value) => explorerUrl(known(chainId)?.explorerUrl, kind, value),

    async close() {
      controller.abort()
      closeTransactions()
      readings.close()
      holder.close()
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

function known(chainId: number) {
  try {
    return chainInfo(chainId)
  } catch {
    return undefined
  }
}
