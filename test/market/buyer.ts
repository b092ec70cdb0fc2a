import type { DemoAccount } from '../../demo/wallet/demo-account.ts'
import type { DemoProvider, DemoProviderOptions } from '../../demo/wallet/demo-provider.ts'
import type { ConfirmRequest } from '../../demo/wallet/describe-request.ts'
import type { Offer } from '../../src/license/index.ts'
import { createMarket, type Market, type TransactionState } from '../../src/market/index.ts'
import { createWallet, type KeyValueStorage } from '../../src/wallet/index.ts'
import { BUYER, type LocalMarket } from './local-market.ts'

/** A page that somebody has open, with a wallet that was connected before. */
export interface Page {
  readonly market: Market
  readonly provider: DemoProvider
  /** What the wallet asked since the page was opened. */
  readonly prompts: ConfirmRequest['kind'][]
  readonly storage: KeyValueStorage
  close(): Promise<void>
}

export interface PageOptions {
  readonly account?: DemoAccount
  readonly storage?: KeyValueStorage
  readonly wallet?: Partial<DemoProviderOptions>
  readonly gateways?: readonly string[]
  /** Of the endpoint that the page reads the chain through; the wallet has its own. */
  readonly rpcUrl?: string
}

/** Opens a page; the same storage again is the same page after a reload. */
export async function openPage(local: LocalMarket, options: PageOptions = {}): Promise<Page> {
  const {
    account = BUYER,
    storage = memoryStorage(),
    gateways = [local.gateway.url],
    rpcUrl = local.rpcUrl,
  } = options
  const prompts: ConfirmRequest['kind'][] = []
  const provider = await local.provider({
    accounts: [account],
    storage: connectedStorage(account),
    ...options.wallet,
    confirm: async request => {
      prompts.push(request.kind)
      return (await options.wallet?.confirm?.(request)) ?? true
    },
  })
  const wallet = createWallet({ provider, storage })
  await until(wallet, ({ status }) => status === 'connected')
  const market = createMarket({
    wallet,
    rpcUrls: { 31337: [rpcUrl] },
    gateways,
    deployments: { 31337: local.contracts },
    storage,
  })
  return {
    market,
    provider,
    prompts,
    storage,
    async close() {
      await market.close()
      wallet.close()
    },
  }
}

/** The purchase of a tier as the screen shows it. */
export function wanted({ id, price, termsHash }: Offer) {
  return { offerId: id, price, termsHash }
}

/** A storage of its own, as a browser has one for each origin. */
export function memoryStorage(): KeyValueStorage & { readonly size: number } {
  const values = new Map<string, string>()
  return {
    getItem: key => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: key => void values.delete(key),
    get size() {
      return values.size
    },
  }
}

function connectedStorage(account: DemoAccount): KeyValueStorage {
  const storage = memoryStorage()
  storage.setItem('modelmark-demo-wallet', account.signer.address)
  return storage
}

interface Watchable<State> {
  getState(): State
  subscribe(listener: (state: State) => void): () => void
}

/** The first state from now on that satisfies `condition`. */
export function until<State>(store: Watchable<State>, condition: (state: State) => boolean): Promise<State> {
  return new Promise(resolve => {
    const check = (state: State) => {
      if (!condition(state)) return
      stop()
      resolve(state)
    }
    const stop = store.subscribe(check)
    queueMicrotask(() => check(store.getState()))
  })
}

/** Every status a transaction goes through from now on. */
export function statuses(store: Watchable<TransactionState<unknown>>): string[] {
  const seen: string[] = []
  store.subscribe(state => {
    const name = state.status === 'signing' ? `signing ${state.what}` : state.status
    if (seen.at(-1) !== name) seen.push(name)
  })
  return seen
}
