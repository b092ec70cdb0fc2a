import type { LicenseButton } from '../../components/license-button/index.ts'
import type { ModelGallery } from '../../components/model-gallery/index.ts'
import type { ModelNftCard } from '../../components/model-nft-card/index.ts'
import type { WalletButton } from '../../components/wallet-button/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import type { WalletState } from '../../src/wallet/index.ts'
import { FixtureCatalog, fixtureEntries, REGISTRY } from '../../test/browser/components/fixture-catalog.ts'
import {
  ASSET,
  CONNECTED,
  digest,
  FixtureMarket,
  type FixtureStates,
  MANIFEST,
  MODEL,
  ready,
  tier,
  WALLETS,
} from '../../test/browser/components/fixture-market.ts'

/** One element in one state. */
export interface Exhibit {
  readonly element: string
  readonly title: string
  /** How much room it gets; a column of 300 px and more otherwise. */
  readonly width?: 'small' | 'medium' | 'wide'
  create(): HTMLElement
}

const LOADING = { status: 'loading' } as const
const ETHER = { address: '0x0000000000000000000000000000000000000000', symbol: 'ETH', decimals: 18 } as const

const tampered = new ModelmarkError('digest-mismatch', { source: 'gateway.example', path: 'the manifest' })
const unreachable = new ModelmarkError(
  'rpc-all-failed',
  { chainId: 8453 },
  { cause: new Error('HTTP 429 https://rpc.example/v2/secret') },
)

function card(title: string, states: FixtureStates, width?: Exhibit['width'], withButton = false): Exhibit {
  return {
    element: 'model-nft-card',
    title,
    ...(width && { width }),
    create() {
      const element = document.createElement('model-nft-card') as ModelNftCard
      element.asset = ASSET
      element.loading = 'eager'
      const market = new FixtureMarket(states)
      element.market = market
      if (withButton) {
        const button = document.createElement('license-button') as LicenseButton
        button.slot = 'actions'
        button.asset = ASSET
        button.market = market
        element.append(button)
      }
      return element
    },
  }
}

function model(seed: number, manifest: Partial<typeof MANIFEST> = {}): FixtureStates {
  const record = { ...MODEL, version: { ...MODEL.version, manifestDigest: digest(seed) } }
  return { model: { record: ready(record), manifest: ready({ ...MANIFEST, ...manifest }) } }
}

function standing(value: NonNullable<typeof MODEL.standing>): FixtureStates {
  return { model: { record: ready({ ...MODEL, standing: value }), manifest: ready(MANIFEST) } }
}

const FREE = tier({ id: 5n, price: 0n }, { name: 'Research' })

function priced({ model }: FixtureStates, tiers: typeof MODEL.tiers): FixtureStates {
  const record = model?.record.status === 'ready' ? model.record.value : MODEL
  return { model: { record: ready({ ...record, tiers }), manifest: model?.manifest ?? ready(MANIFEST) } }
}

const CARDS: readonly Exhibit[] = [
  card('ready', {}),
  card(
    'another model, with an action',
    model(2, { name: 'Tidewater 7B', task: 'image-classification', parameters: 7_240_000_000 }),
    undefined,
    true,
  ),
  card('a third', model(3, { name: 'Kite', task: 'speech-recognition', format: 'onnx' })),
  card('long words, coin of the chain, subscription', {
    model: {
      record: ready({
        ...MODEL,
        version: { ...MODEL.version, manifestDigest: digest(9) },
        tiers: [
          tier({ kind: 'subscription', period: 30 * 86_400, price: 1_250_000_000_000_000n }, {}, ETHER),
        ],
      }),
      manifest: ready({
        ...MANIFEST,
        name: 'Extraordinarilylongmodelnamewithoutanyspaces and then a few more words that do not fit on two lines at all',
        task: 'automatic-speech-recognition-with-diarization',
      }),
    },
  }),
  card('loading', { model: { record: LOADING, manifest: LOADING } }),
  card('record read, manifest on its way', { model: { record: ready(MODEL), manifest: LOADING } }),
  card('tampered', { model: { record: ready(MODEL), manifest: { status: 'failed', error: tampered } } }),
  card('manifest unreachable', {
    model: {
      record: ready(MODEL),
      manifest: { status: 'failed', error: new ModelmarkError('no-providers') },
    },
  }),
  card('disputed', standing({ status: 'listed', challenged: false, disputeId: 3n }), undefined, true),
  card('delisted', standing({ status: 'delisted', challenged: false }), 'small', true),
  card('chain unreachable', {
    model: { record: { status: 'failed', error: unreachable }, manifest: LOADING },
  }),
  card('stale, nothing on sale', {
    model: {
      record: {
        status: 'ready',
        value: { ...MODEL, tiers: [] },
        readAt: Date.now() - 420_000,
        stale: unreachable,
      },
      manifest: ready(MANIFEST),
    },
  }),
  card('free', priced(model(5, { name: 'Pebble' }), [FREE]), 'small'),
  card(
    'free, and more for money',
    priced(model(7, { name: 'Quill' }), [FREE, ...MODEL.tiers]),
    undefined,
    true,
  ),
  card('sidebar with an action', model(4, { name: 'Moss-300M' }), 'small', true),
  card('article column', model(6, { name: 'Heron, a small reader of tables' }), 'medium', true),
  card('article column, loading', { model: { record: LOADING, manifest: LOADING } }, 'medium'),
  card('hero', model(8, { name: 'Lantern, a translator for forty languages' }), 'wide', true),
]

function wallet(title: string, state: WalletState, chain = ''): Exhibit {
  return {
    element: 'wallet-button',
    title,
    create() {
      const element = document.createElement('wallet-button') as WalletButton
      element.chain = chain
      element.market = new FixtureMarket({ wallet: state })
      return element
    },
  }
}

const WALLET_BUTTONS: readonly Exhibit[] = [
  wallet('disconnected', { status: 'disconnected', options: WALLETS }),
  wallet('connecting', {
    status: 'connecting',
    options: WALLETS,
    wallet: WALLETS[0] ?? { id: 'injected', name: 'Wallet' },
  }),
  wallet('connected', CONNECTED),
  wallet('on another chain than the page', CONNECTED, '137'),
]

function galleryOf(title: string, catalog: FixtureCatalog): Exhibit {
  return {
    element: 'model-gallery',
    title,
    width: 'wide',
    create() {
      const element = document.createElement('model-gallery') as ModelGallery
      Object.assign(element, { chain: '8453', contract: REGISTRY, pageSize: 6 })
      const market = new FixtureMarket()
      market.catalog = () => Promise.resolve(catalog)
      element.market = market
      return element
    },
  }
}

const GALLERIES: readonly Exhibit[] = [
  galleryOf('models', new FixtureCatalog(fixtureEntries(30))),
  galleryOf('reading the chain', new FixtureCatalog([], { status: 'reading', block: 250n })),
  galleryOf('older models', new FixtureCatalog(fixtureEntries(2), { status: 'failed', error: unreachable })),
  galleryOf('no models', new FixtureCatalog([])),
]

export const EXHIBITS: readonly Exhibit[] = [...CARDS, ...WALLET_BUTTONS, ...GALLERIES]
