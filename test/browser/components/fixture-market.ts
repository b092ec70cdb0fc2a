import type { ArtifactDownload, DownloadState, LocalFile } from '../../../src/artifact/index.ts'
import type { Address, AssetId, Digest } from '../../../src/asset/index.ts'
import type { License, Offer, Terms } from '../../../src/license/index.ts'
import type { Artifact, Manifest } from '../../../src/manifest/index.ts'
import type {
  ClaimInput,
  ClaimResult,
  Currency,
  CurrencyEarnings,
  Governance,
  Market,
  ModelDisputes,
  ModelRecord,
  ModelShares,
  ModelState,
  ModelVersions,
  OrderBook,
  Publishing,
  PurchaseInput,
  RenewInput,
  RevenueHistory,
  Royalties,
  Tier,
  Transaction,
  TransactionState,
} from '../../../src/market/index.ts'
import { createStore, type Loadable, type WritableStore } from '../../../src/store/index.ts'
import type { Wallet, WalletOption, WalletState } from '../../../src/wallet/index.ts'
import { FixtureHolder } from './fixture-holder.ts'

export const ASSET = 'eip155:8453/erc721:0x5FbDB2315678afecb367f032d93F642f64180aa3/42'
export const CREATOR: Address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
export const BUYER: Address = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266'
/** 2026-11-20 12:00 UTC, the "now" of the fixtures, Unix seconds. */
export const NOW = 1_795_176_000

export const USDC: Currency = {
  address: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  symbol: 'USDC',
  decimals: 6,
}

export const ready = <Value>(value: Value, readAt = Date.now()): Loadable<Value> => ({
  status: 'ready',
  value,
  readAt,
})

export function digest(seed: number): Digest {
  const bytes = Array.from({ length: 32 }, (_, i) => ((i * 73 + 41 * seed) ^ (i * i * 7 + seed * 131)) & 255)
  return `0x${bytes.map(byte => byte.toString(16).padStart(2, '0')).join('')}`
}

export const TERMS: Terms = {
  name: 'Commercial',
  description: 'Use the model in what you sell.',
  rights: new Set(['use-privately', 'use-in-research', 'use-commercially', 'sell-output', 'fine-tune']),
  text: 'The licensee may use the model in products and services.',
}

export function offer(overrides: Partial<Offer> = {}): Offer {
  return {
    id: 1n,
    modelId: 42n,
    kind: 'one-time',
    period: 0,
    maxSupply: 0,
    sold: 17,
    transferable: true,
    derivativesAllowed: false,
    coversFutureVersions: true,
    refundDays: 0,
    rights: TERMS.rights,
    upstreamBps: 0,
    closed: false,
    currency: USDC.address,
    price: 12_000_000n,
    termsHash: digest(7),
    ...overrides,
  }
}

export function tier(overrides: Partial<Offer> = {}, terms: Partial<Terms> = {}, currency = USDC): Tier {
  return {
    offer: offer({ currency: currency.address, ...overrides }),
    currency,
    terms: ready({ ...TERMS, ...terms }),
  }
}

export const TIERS: readonly Tier[] = [
  tier({ id: 1n }),
  tier(
    { id: 2n, kind: 'subscription', period: 30 * 86_400, price: 4_000_000n },
    { name: 'Monthly', description: 'Use the model for a month at a time.' },
  ),
  tier(
    { id: 3n, price: 60_000_000n, maxSupply: 20, sold: 4, derivativesAllowed: true, upstreamBps: 500 },
    { name: 'Studio', description: 'Build on the model and sell the result.' },
  ),
]

export function artifact(overrides: Partial<Artifact> = {}): Artifact {
  return {
    path: 'model.safetensors',
    cid: 'bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi',
    size: 4_812_304,
    sha256: digest(3),
    mediaType: 'application/octet-stream',
    role: 'weights',
    sources: [],
    ...overrides,
  }
}

export const MANIFEST: Manifest = {
  name: 'Names-1M, a small text generator',
  description:
    'Writes first names that do not exist yet. Trained on public name lists from forty countries; small enough to run in a page.',
  version: '1.4.0',
  task: 'text-generation',
  tags: ['names', 'small', 'multilingual'],
  parameters: 1_204_224,
  format: 'safetensors',
  artifacts: [
    artifact(),
    artifact({
      path: 'config.json',
      size: 642,
      role: 'config',
      mediaType: 'application/json',
      sha256: digest(4),
    }),
    artifact({ path: 'tokenizer.json', size: 18_231, role: 'tokenizer', mediaType: 'application/json' }),
    artifact({ path: 'README.md', size: 3122, role: 'card', mediaType: 'text/markdown' }),
  ],
  provenance: {
    baseModels: ['eip155:8453/erc721:0x5FbDB2315678afecb367f032d93F642f64180aa3/7'],
    datasets: ['Public name lists, 2024'],
    contributors: [
      { name: 'Ada', role: 'creator', account: CREATOR },
      { name: 'Open Names Archive', role: 'data' },
    ],
  },
  evaluations: [
    { metric: 'perplexity', value: 4.31, dataset: 'held-out names' },
    { metric: 'novelty', value: 0.92, dataset: 'held-out names' },
  ],
}

export const MODEL: ModelRecord = {
  asset: { chainId: 8453, contract: '0x5FbDB2315678afecb367f032d93F642f64180aa3', tokenId: 42n },
  owner: CREATOR,
  creator: CREATOR,
  version: {
    index: 4,
    count: 5,
    createdAt: Math.floor(Date.now() / 1000) - 2 * 86_400,
    manifestDigest: digest(1),
    contentHash: digest(2),
  },
  ancestors: [{ modelId: 7n, bps: 500, direct: true }],
  tiers: TIERS,
}

export const ROYALTIES: Royalties = {
  feeBps: 500,
  ancestors: [{ modelId: 7n, bps: 500, direct: true }],
  payees: [
    { account: CREATOR, role: 'creator', bps: 6500 },
    { account: '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC', role: 'data', bps: 2200 },
    { account: '0x90F79bf6EB2c4f870365E785982E1f101E93b906', role: 'investor', bps: 1300 },
  ],
  currencies: [
    {
      currency: USDC,
      payees: [{ claimable: 48_200_000n }, { claimable: 15_550_000n }, { claimable: 10_110_000n }],
    },
  ],
}

export const EARNINGS: readonly CurrencyEarnings[] = [
  {
    currency: USDC.address,
    lifetime: 1_846_060_000n,
    earned: [1_204_800_000n, 388_640_000n, 252_620_000n],
    windows: { open: { amount: 36_000_000n, first: NOW + 2 * 86_400, last: NOW + 9 * 86_400 } },
  },
]

export const WALLETS: readonly WalletOption[] = [
  {
    id: 'aaaaaaaa-0000-4000-8000-000000000001',
    name: 'Lynx Wallet',
    rdns: 'example.lynx',
    icon: dot('#d9480f'),
  },
  {
    id: 'aaaaaaaa-0000-4000-8000-000000000002',
    name: 'Harbour',
    rdns: 'example.harbour',
    icon: dot('#1971c2'),
  },
]

function dot(colour: string): string {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="6" fill="${colour}"/><circle cx="12" cy="12" r="5" fill="white"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(picture)}`
}

export const CONNECTED: Extract<WalletState, { status: 'connected' }> = {
  status: 'connected',
  options: WALLETS,
  wallet: WALLETS[0] ?? { id: 'injected', name: 'Wallet' },
  account: BUYER,
  chainId: 8453,
}

/** A transaction whose states a test sets; `starts` keeps what it was started with. */
export class FixtureTransaction<Input, Result> implements Transaction<Input, Result> {
  readonly #store = createStore<TransactionState<Result>>({ status: 'idle' })
  readonly starts: Input[] = []
  getState = this.#store.getState
  subscribe = this.#store.subscribe
  setState = this.#store.setState

  start(input: Input): Promise<TransactionState<Result>> {
    this.starts.push(input)
    return Promise.resolve(this.getState())
  }

  dismiss(): void {
    this.setState({ status: 'idle' })
  }
}

/** A download whose states a test sets. */
export class FixtureDownload implements ArtifactDownload {
  readonly artifact: Artifact
  readonly #store: WritableStore<DownloadState>
  readonly calls: string[] = []

  constructor(file: Artifact, state: Partial<DownloadState> = {}) {
    this.artifact = file
    this.#store = createStore({
      status: 'idle',
      bytes: 0,
      size: file.size,
      leaves: new Uint8Array(Math.ceil(file.size / 2 ** 20)),
      sources: [],
      rate: 0,
      peers: 0,
      uploaded: 0,
      ...state,
    } as DownloadState)
  }

  getState = (): DownloadState => this.#store.getState()
  subscribe = (listener: (state: DownloadState) => void): (() => void) => this.#store.subscribe(listener)
  setState = (state: DownloadState): void => this.#store.setState(state)

  start(options: { readonly peers: boolean }): Promise<DownloadState> {
    this.calls.push(`start peers=${options.peers}`)
    return Promise.resolve(this.getState())
  }
  pause(): void {
    this.calls.push('pause')
  }
  seed(on: boolean): Promise<void> {
    this.calls.push(`seed ${on}`)
    return Promise.resolve()
  }
  read(_offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return Promise.resolve(new Uint8Array(length))
  }
  stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    return new ReadableStream({ start: controller => controller.close() })
  }
  file(): Promise<File> {
    return Promise.resolve(new File([new Uint8Array(this.artifact.size)], this.artifact.path))
  }
  clear(): Promise<void> {
    this.calls.push('clear')
    return Promise.resolve()
  }
}

/** A wallet whose states a test sets; `fails` is thrown by the next call. */
export class FixtureWallet implements Wallet {
  readonly #store: WritableStore<WalletState>
  readonly calls: string[] = []
  fails: Error | undefined

  constructor(state: WalletState) {
    this.#store = createStore(state)
  }

  getState = (): WalletState => this.#store.getState()
  subscribe = (listener: (state: WalletState) => void): (() => void) => this.#store.subscribe(listener)
  setState = (state: WalletState): void => this.#store.setState(state)

  async connect(id?: string): Promise<Address> {
    this.#call(`connect ${id ?? ''}`.trim())
    const { options } = this.getState()
    const wallet = options.find(option => option.id === id) ?? options[0]
    if (wallet) this.setState({ status: 'connected', options, wallet, account: BUYER, chainId: 8453 })
    return BUYER
  }
  async disconnect(): Promise<void> {
    this.#call('disconnect')
    this.setState({ status: 'disconnected', options: this.getState().options })
  }
  async switchChain(chain: { readonly chainId: number }): Promise<void> {
    this.#call(`switch ${chain.chainId}`)
    const state = this.getState()
    if (state.status === 'connected') this.setState({ ...state, chainId: chain.chainId })
  }
  provider(): never {
    throw new Error('The fixture has no provider')
  }
  close(): void {}

  #call(name: string): void {
    this.calls.push(name)
    const error = this.fails
    this.fails = undefined
    if (error) throw error
  }
}

const LOADING = { status: 'loading' } as const

type RefreshableStore<Value> = WritableStore<Value> & { refresh(): Promise<void> }

export interface FixtureStates {
  readonly model?: ModelState
  readonly licenses?: Loadable<readonly License[]>
  readonly royalties?: Loadable<Royalties>
  readonly earnings?: Loadable<readonly CurrencyEarnings[]>
  readonly revenue?: Loadable<RevenueHistory>
  readonly shares?: Loadable<ModelShares>
  readonly orders?: Loadable<OrderBook>
  readonly hubs?: readonly string[]
  readonly governance?: Loadable<Governance | undefined>
  readonly disputes?: Loadable<ModelDisputes>
  readonly wallet?: WalletState
  readonly download?: Partial<DownloadState>
  readonly image?: string
}

/** The states elements are shown in, held still. Every store is writable; `refreshes` counts what was asked again. */
export class FixtureMarket implements Market {
  readonly wallet: FixtureWallet
  readonly modelStore: RefreshableStore<ModelState>
  readonly licenseStore: RefreshableStore<Loadable<readonly License[]>>
  readonly royaltyStore: RefreshableStore<Loadable<Royalties>>
  readonly earningsStore: RefreshableStore<Loadable<readonly CurrencyEarnings[]>>
  readonly revenueStore: RefreshableStore<Loadable<RevenueHistory>>
  readonly shareStore: RefreshableStore<Loadable<ModelShares>>
  readonly orderStore: RefreshableStore<Loadable<OrderBook>>
  readonly hubs: readonly string[]
  relays: readonly string[] = []
  readonly disputeStore: RefreshableStore<Loadable<ModelDisputes>>
  readonly governanceStore: RefreshableStore<Loadable<Governance | undefined>>
  readonly purchases = new FixtureTransaction<PurchaseInput, License>()
  readonly renewals = new FixtureTransaction<RenewInput, License>()
  readonly refunds = new FixtureTransaction<{ readonly licenseId: bigint }, License>()
  readonly claims = new FixtureTransaction<ClaimInput, ClaimResult>()
  readonly usage = still<Market['usage']>()
  readonly trade = still<Market['trade']>()
  readonly relay = still<Market['relay']>()
  readonly shares = still<Market['shares']>()
  /** What holders read. */
  readonly holder = new FixtureHolder()
  myLicenses: Market['myLicenses'] = () => this.holder.list
  access: Market['access'] = this.holder.access
  purchaseOf: Market['purchaseOf'] = this.holder.purchaseOf
  usageOf: Market['usageOf'] = this.holder.usageOf
  receipt: Market['receipt'] = this.holder.receipt
  governance = still<Market['governance']>()
  disputes = still<Market['disputes']>()
  curation = still<Market['curation']>()
  readonly downloads = new Map<string, FixtureDownload>()
  readonly asked: AssetId[] = []
  refreshes = 0
  readonly #states: FixtureStates

  constructor(states: FixtureStates = {}) {
    this.#states = states
    this.modelStore = this.#refreshable(states.model ?? { record: ready(MODEL), manifest: ready(MANIFEST) })
    this.licenseStore = this.#refreshable(states.licenses ?? ready([]))
    this.royaltyStore = this.#refreshable(states.royalties ?? ready(ROYALTIES))
    this.earningsStore = this.#refreshable(states.earnings ?? ready(EARNINGS))
    this.revenueStore = this.#refreshable(states.revenue ?? LOADING)
    this.shareStore = this.#refreshable(states.shares ?? LOADING)
    this.orderStore = this.#refreshable(states.orders ?? LOADING)
    this.hubs = states.hubs ?? []
    this.disputeStore = this.#refreshable(states.disputes ?? { status: 'loading' })
    this.governanceStore = this.#refreshable(states.governance ?? ready(undefined))
    this.wallet = new FixtureWallet(states.wallet ?? { status: 'disconnected', options: WALLETS })
  }

  model(asset: AssetId): RefreshableStore<ModelState> {
    this.asked.push(asset)
    return this.modelStore
  }
  licenses(): RefreshableStore<Loadable<readonly License[]>> {
    return this.licenseStore
  }
  royalties(): RefreshableStore<Loadable<Royalties>> {
    return this.royaltyStore
  }
  earnings(): RefreshableStore<Loadable<readonly CurrencyEarnings[]>> {
    return this.earningsStore
  }
  revenue(): RefreshableStore<Loadable<RevenueHistory>> {
    return this.revenueStore
  }
  sharesOf(): RefreshableStore<Loadable<ModelShares>> {
    return this.shareStore
  }
  orders(): RefreshableStore<Loadable<OrderBook>> {
    return this.orderStore
  }
  proposals(): RefreshableStore<Loadable<Governance | undefined>> {
    return this.governanceStore
  }
  disputesOf(): RefreshableStore<Loadable<ModelDisputes>> {
    return this.disputeStore
  }
  document: Market['document'] = () => Promise.reject(new Error('Nobody has this document.'))
  purchase(): FixtureTransaction<PurchaseInput, License> {
    return this.purchases
  }
  renewal(): FixtureTransaction<RenewInput, License> {
    return this.renewals
  }
  refund(): FixtureTransaction<{ readonly licenseId: bigint }, License> {
    return this.refunds
  }
  claim(): FixtureTransaction<ClaimInput, ClaimResult> {
    return this.claims
  }
  readonly versionStore = this.#refreshable<Loadable<ModelVersions>>({ status: 'loading' })
  versions: Market['versions'] = () => this.versionStore
  publishing: Market['publishing'] = () => Promise.resolve(still<Publishing>())
  catalog: Market['catalog'] = () => Promise.reject(new Error('Nothing is listed here.'))
  /** CIDs that the page gives to others now. */
  readonly shared = new Set<string>()
  async shareFile({ cid }: LocalFile): Promise<() => Promise<void>> {
    this.shared.add(cid)
    return async () => void this.shared.delete(cid)
  }
  artifact(file: Artifact): FixtureDownload {
    const download = this.downloads.get(file.path) ?? new FixtureDownload(file, this.#states.download)
    this.downloads.set(file.path, download)
    return download
  }
  image(manifest: Manifest): Promise<string | undefined> {
    return Promise.resolve(manifest.image && this.#states.image)
  }
  chainName(chainId: number): string | undefined {
    return { 8453: 'Base', 137: 'Polygon', 1: 'Ethereum' }[chainId]
  }
  switchChain(chainId: number): Promise<void> {
    return this.wallet.switchChain({ chainId })
  }
  explorerUrl(_chainId: number, kind: 'tx' | 'address', value: string): string | undefined {
    return `https://explorer.example/${kind}/${value}`
  }
  close(): Promise<void> {
    return Promise.resolve()
  }

  #refreshable<Value>(state: Value): RefreshableStore<Value> {
    return {
      ...createStore(state),
      refresh: () => {
        this.refreshes += 1
        return Promise.resolve()
      },
    }
  }
}

/** A group of transactions: one for each name, idle until a test sets its state. */
function still<Group extends object>(): Group {
  const made = new Map<PropertyKey, FixtureTransaction<unknown, unknown>>()
  const transaction = (name: PropertyKey) => {
    const known = made.get(name) ?? new FixtureTransaction()
    made.set(name, known)
    return known
  }
  return new Proxy({} as Group, { get: (_, name) => () => transaction(name) })
}
