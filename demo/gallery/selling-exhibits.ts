import type { LicenseButton } from '../../components/license-button/index.ts'
import type { ModelArtifact } from '../../components/model-artifact/index.ts'
import type { RoyaltyPanel } from '../../components/royalty-panel/index.ts'
import type { DownloadState } from '../../src/artifact/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import { type License, NEVER_ENDS } from '../../src/license/index.ts'
import type { ClaimResult, DepositInput, TransactionState, Usage } from '../../src/market/index.ts'
import type { WalletState } from '../../src/wallet/index.ts'
import { CROWDED, earningsWith, WAITING } from '../../test/browser/components/fixture-earnings.ts'
import {
  ASSET,
  artifact,
  BUYER,
  CONNECTED,
  CREATOR,
  digest,
  FixtureMarket,
  type FixtureStates,
  type FixtureTransaction,
  MANIFEST,
  MODEL,
  ready,
  TIERS,
  tier,
  USDC,
} from '../../test/browser/components/fixture-market.ts'
import type { Exhibit } from './exhibits.ts'

const DAY = 86_400
const HASH = digest(9)
const now = Math.floor(Date.now() / 1000)
const unreachable = new ModelmarkError('rpc-all-failed', { chainId: 8453 })

const license = (overrides: Partial<License> = {}): License => ({
  id: 90_017n,
  offerId: 1n,
  modelId: 42n,
  owner: BUYER,
  endTime: NEVER_ENDS,
  revoked: false,
  refundableUntil: 0,
  ...overrides,
})

const TIERS_OF_ALL_KINDS = {
  record: ready({
    ...MODEL,
    tiers: [
      tier(
        { id: 5n, price: 0n, rights: new Set(['use-privately', 'use-in-research']) },
        { name: 'Research' },
      ),
      ...TIERS,
      tier({ id: 6n, price: 400_000_000n, maxSupply: 5, sold: 5 }, { name: 'Exclusive' }),
    ],
  }),
  manifest: ready(MANIFEST),
}

function button(
  title: string,
  states: FixtureStates = {},
  purchase: readonly TransactionState<License>[] = [],
  layout: LicenseButton['layout'] = 'inline',
): Exhibit {
  return {
    element: 'license-button',
    title,
    ...(layout === 'inline' && { width: 'medium' }),
    create() {
      const element = document.createElement('license-button') as LicenseButton
      const market = new FixtureMarket({ model: TIERS_OF_ALL_KINDS, ...states })
      Object.assign(element, { asset: ASSET, loading: 'eager', tier: 'Commercial', layout, market })
      void element.updateComplete.then(() => {
        for (const state of purchase) market.purchases.setState(state)
      })
      return element
    },
  }
}

/** A licence whose use is paid by the unit. */
function metered(title: string, top?: TransactionState<UsageAccount>): Exhibit {
  return {
    element: 'license-button',
    title,
    width: 'medium',
    create() {
      const element = document.createElement('license-button') as LicenseButton
      const market = new FixtureMarket({ wallet: CONNECTED, licenses: ready([license(monthly)]) })
      market.holder.usages.set(2n, { unitPrice: 2_500n, unit: '1000 tokens', signed: 5_360n, account: USED })
      Object.assign(element, { asset: ASSET, loading: 'eager', layout: 'inline', market })
      const deposits = market.usage.deposit(MODEL.asset) as FixtureTransaction<DepositInput, UsageAccount>
      if (top) void element.updateComplete.then(() => deposits.setState(top))
      return element
    },
  }
}

type UsageAccount = NonNullable<Usage['account']>
const USED: UsageAccount = {
  modelId: 42n,
  unitPrice: 2_500n,
  deposited: 12_000n,
  spent: 4_800n,
  withdrawableAt: 0,
  holdId: 0n,
  heldUntil: 0n,
}

const loading: FixtureStates = { model: { record: { status: 'loading' }, manifest: { status: 'loading' } } }
const monthly = { offerId: 2n, endTime: now + 20 * DAY, refundableUntil: now + 6 * DAY }
const priceChanged = new ModelmarkError('price-changed', { shown: 12_000_000n, actual: 15_000_000n })

const BUTTONS: readonly Exhibit[] = [
  button('button', {}, [], 'dialog'),
  button('button, loading', loading, [], 'dialog'),
  button('button, licensed', { wallet: CONNECTED, licenses: ready([license()]) }, [], 'dialog'),
  button(
    'button, ends soon',
    { wallet: CONNECTED, licenses: ready([license({ ...monthly, endTime: now + DAY })]) },
    [],
    'dialog',
  ),
  button('button, under way', {}, [{ status: 'pending', hash: HASH }], 'dialog'),
  button('cannot be read', {
    model: { record: { status: 'failed', error: unreachable }, manifest: { status: 'loading' } },
  }),
  button('choosing'),
  button('connecting', {}, [{ status: 'connecting' }]),
  button('signing', {}, [{ status: 'quoting' }, { status: 'signing', what: 'permit' }]),
  button('confirming', {}, [{ status: 'confirming', hash: HASH, confirmations: 1, needed: 3 }]),
  button('done', {}, [{ status: 'done', hash: HASH, result: license({ refundableUntil: now + 14 * DAY }) }]),
  button('cancelled', {}, [{ status: 'cancelled' }]),
  button('failed', {}, [
    { status: 'signing', what: 'transaction' },
    { status: 'failed', error: new ModelmarkError('insufficient-funds') },
  ]),
  button('at another price', {}, [{ status: 'failed', error: priceChanged }]),
  button('licensed', { wallet: CONNECTED, licenses: ready([license(monthly)]) }),
  metered('paid by the unit'),
  metered('more units are prepaid', { status: 'signing', what: 'permit' }),
  metered('more units were prepaid', { status: 'done', hash: HASH, result: { ...USED, deposited: 16_000n } }),
  button('revoked', { wallet: CONNECTED, licenses: ready([license({ revoked: true })]) }),
]

function panel(title: string, states: FixtureStates = {}, claim?: TransactionState<ClaimResult>): Exhibit {
  return {
    element: 'royalty-panel',
    title,
    width: 'medium',
    create() {
      const element = document.createElement('royalty-panel') as RoyaltyPanel
      const market = new FixtureMarket(states)
      Object.assign(element, { asset: ASSET, loading: 'eager', market })
      if (claim) void element.updateComplete.then(() => market.claims.setState(claim))
      return element
    },
  }
}

const payee: FixtureStates = { wallet: { ...CONNECTED, account: CREATOR } as WalletState }
const claimed = { currency: USDC.address, account: CREATOR, amount: 48_200_000n }

const PANELS: readonly Exhibit[] = [
  panel('loading', { royalties: { status: 'loading' } }),
  panel('nobody is connected'),
  panel('a payee is connected', payee),
  panel('refund windows are over', { ...payee, earnings: earningsWith(WAITING) }),
  panel('more than one claim takes, and a dispute', { ...payee, earnings: earningsWith(CROWDED) }),
  panel('a stranger is connected', { wallet: CONNECTED }),
  panel('signing', payee, { status: 'signing', what: 'transaction' }),
  panel('claimed', payee, { status: 'done', hash: HASH, result: claimed }),
  panel('failed', payee, { status: 'failed', error: unreachable }),
]

const MIB = 2 ** 20
const SIZE = 96 * MIB
const COMING = {
  size: SIZE,
  bytes: 60 * MIB,
  leaves: Uint8Array.from({ length: 96 }, (_, i) => {
    const place = (i * 37) % 100
    return place < 34 ? 1 : place < 53 ? 2 : place < 62 ? 3 : 0
  }),
  sources: [
    { id: '12D3KooWLisbonVisitor', kind: 'peer', bytes: 33 * MIB, rate: 9e6, state: 'active' },
    { id: '12D3KooWOsakaVisitor', kind: 'peer', bytes: 18 * MIB, rate: 5e6, state: 'active' },
    { id: 'https://gateway.example', kind: 'gateway', bytes: 9 * MIB, rate: 2e6, state: 'active' },
  ],
  rate: 24e6,
  secondsLeft: 2,
  peers: 2,
  uploaded: 12e6,
} as const

function file(title: string, state?: DownloadState, p2p: ModelArtifact['p2p'] = 'on'): Exhibit {
  return {
    element: 'model-artifact',
    title,
    width: 'medium',
    create() {
      const element = document.createElement('model-artifact') as ModelArtifact
      const weights = artifact({ size: SIZE })
      const manifest = { ...MANIFEST, artifacts: [weights, ...MANIFEST.artifacts.slice(1)] }
      const market = new FixtureMarket({ model: { record: ready(MODEL), manifest: ready(manifest) } })
      if (state) market.artifact(weights).setState(state)
      Object.assign(element, { asset: ASSET, loading: 'eager', p2p, market })
      return element
    },
  }
}

const liar = COMING.sources.map(source =>
  source.kind === 'gateway' ? { ...source, state: 'banned' as const } : source,
)
const tampered = new ModelmarkError('digest-mismatch', { source: 'https://gateway.example' })

const FILES: readonly Exhibit[] = [
  file('asking about other visitors', undefined, 'ask'),
  file('ready'),
  file('coming', { ...COMING, status: 'downloading' }),
  file('paused', { ...COMING, status: 'paused' }),
  file('ten thousand leaves', {
    ...COMING,
    status: 'downloading',
    leaves: Uint8Array.from({ length: 10_000 }, (_, i) =>
      i < 3400 ? 1 : i < 5300 ? 2 : i < 6250 && i % 3 ? 3 : 0,
    ),
  }),
  file('complete', {
    ...COMING,
    status: 'complete',
    seeding: true,
    bytes: SIZE,
    leaves: COMING.leaves.map(leaf => leaf || 1),
  }),
  file('goes on without a liar', { ...COMING, status: 'downloading', sources: liar }),
  file('tampered with', { ...COMING, status: 'failed', error: tampered, sources: liar }),
  file('nobody answers', { ...COMING, status: 'failed', error: new ModelmarkError('no-providers') }),
]

export const SELLING_EXHIBITS: readonly Exhibit[] = [...BUTTONS, ...PANELS, ...FILES]
