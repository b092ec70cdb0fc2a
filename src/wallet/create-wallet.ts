import type { Address } from '../asset/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { createStore } from '../store/index.ts'
import { readChainId } from './chain-id.ts'
import { discoverWallets } from './discover-wallets.ts'
import { type KeyValueStorage, rememberWallet } from './remembered-wallet.ts'
import type { Eip1193Provider, Wallet, WalletOption, WalletState } from './wallet.ts'
import type { DiscoveredWallet } from './wallet-option.ts'
import { followProvider, readAccounts } from './wallet-session.ts'
import type { Web3ModalOptions } from './web3modal.ts'

export interface WalletOptions {
  /** The host page's own wallet; then no other is looked for. */
  readonly provider?: Eip1193Provider
  /** Adds WalletConnect through Web3Modal, whose code is loaded with the click on it. */
  readonly web3modal?: Web3ModalOptions
  /** Where the last wallet is remembered; the page's localStorage unless said otherwise. */
  readonly storage?: KeyValueStorage
}

/** A wallet that can be connected: `open` may load code and show a dialog, so it follows a click only. */
interface Connectable {
  readonly option: WalletOption
  readonly open: (signal: AbortSignal) => Promise<Eip1193Provider>
  /** Absent where even looking for a session would load code or ask the network. */
  readonly provider?: Eip1193Provider
}

interface Session {
  readonly option: WalletOption
  readonly provider: Eip1193Provider
  account: Address
  chainId: number
  readonly stop: () => void
}

interface Attempt {
  readonly option: WalletOption
  readonly promise: Promise<Address>
  readonly controller: AbortController
}

/**
 * The visitor's wallet session. The wallet connected last is found again without a prompt (`eth_accounts`); every
 * prompt follows `connect` or `switchChain`. Can be made where there is no window; then there are no wallets.
 */
export function createWallet({ provider: host, web3modal, storage }: WalletOptions = {}): Wallet {
  const remembered = rememberWallet(storage)
  const tried = new Set<string>()
  let session: Session | undefined
  let attempt: Attempt | undefined
  let closed = false

  const discovery = host ? undefined : discoverWallets()
  const store = createStore<WalletState>({ status: 'disconnected', options: [] })
  discovery?.start(onWallets)
  onWallets()

  function connectables(): readonly Connectable[] {
    const found: readonly DiscoveredWallet[] = host
      ? [{ option: { id: 'host', name: 'Wallet' }, provider: host }]
      : (discovery?.wallets() ?? [])
    const list = found.map(({ option, provider }) => ({ option, provider, open: async () => provider }))
    return web3modal ? [...list, web3ModalConnectable(web3modal)] : list
  }

  function listOptions(): readonly WalletOption[] {
    return connectables().map(({ option }) => option)
  }

  function onWallets() {
    if (closed) return
    publish(listOptions())
    const last = host ? 'host' : remembered.get()
    const again = connectables().find(({ option }) => rememberedName(option) === last)
    if (again && !session && !attempt && !tried.has(again.option.id)) {
      tried.add(again.option.id)
      void reconnect(again)
    }
  }

  function publish(options = store.getState().options) {
    if (session) {
      const { option: wallet, account, chainId } = session
      const state = store.getState()
      const same =
        state.status === 'connected' &&
        state.options === options &&
        state.wallet === wallet &&
        state.account === account &&
        state.chainId === chainId
      if (!same) store.setState({ status: 'connected', options, wallet, account, chainId })
    } else if (attempt) {
      store.setState({ status: 'connecting', options, wallet: attempt.option })
    } else {
      store.setState({ status: 'disconnected', options })
    }
  }

  /** Without a prompt; a wallet that is locked or has forgotten this page stays disconnected. */
  async function reconnect({ option, provider }: Connectable) {
    if (!provider) return
    try {
      const account = readAccounts(await provider.request({ method: 'eth_accounts' }))[0]
      if (account === undefined) return
      const chainId = await readChainId(provider)
      if (!session && !attempt && !closed) begin(option, provider, account, chainId)
    } catch {
      // A wallet that does not answer is one the visitor has to connect by hand.
    }
  }

  function begin(option: WalletOption, provider: Eip1193Provider, account: Address, chainId: number) {
    session?.stop()
    const stop = followProvider(provider, {
      onAccount: next => update({ account: next }),
      onChain: next => update({ chainId: next }),
      onEnd: end,
    })
    session = { option, provider, account, chainId, stop }
    publish()
  }

  function update(changes: Partial<Pick<Session, 'account' | 'chainId'>>) {
    if (!session) return
    Object.assign(session, changes)
    publish()
  }

  function end() {
    session?.stop()
    session = undefined
    publish()
  }

  async function open({ option, open }: Connectable, signal: AbortSignal): Promise<Address> {
    try {
      const { openWallet } = await import('./open-wallet.ts')
      const { provider, account, chainId } = await openWallet(open, signal)
      attempt = undefined
      remembered.set(rememberedName(option))
      begin(option, provider, account, chainId)
      return account
    } finally {
      // Whoever took this attempt's place has put its own there.
      if (attempt?.controller.signal === signal) {
        attempt = undefined
        publish()
      }
    }
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,

    async connect(id) {
      if (closed) throw new ModelmarkError('aborted')
      if (session && (id === undefined || id === session.option.id)) return session.account
      const choices = connectables()
      const chosen = id === undefined ? only(choices) : choices.find(({ option }) => option.id === id)
      if (!chosen) throw new ModelmarkError('no-wallet', { found: choices.length })
      if (attempt?.option.id === chosen.option.id) return attempt.promise
      attempt?.controller.abort()
      const controller = new AbortController()
      // Put off by one turn, so that `attempt` is there before it can end.
      const promise = Promise.resolve().then(() => open(chosen, controller.signal))
      attempt = { option: chosen.option, promise, controller }
      publish()
      return promise
    },

    async disconnect() {
      remembered.clear()
      attempt?.controller.abort()
      attempt = undefined
      end()
    },

    async switchChain(chain) {
      const { provider } = required(session)
      const { switchChain } = await import('./switch-chain.ts')
      await switchChain(provider, chain)
      if (session?.provider === provider) update({ chainId: chain.chainId })
    },

    provider: () => required(session).provider,

    close() {
      if (closed) return
      closed = true
      discovery?.close()
      attempt?.controller.abort()
      session?.stop()
    },
  }
}

function web3ModalConnectable(options: Web3ModalOptions): Connectable {
  return {
    option: { id: 'web3modal', name: 'WalletConnect' },
    open: async signal => {
      const { openWeb3Modal } = await import('./web3modal.ts')
      return openWeb3Modal(options, signal)
    },
  }
}

/** A wallet's `uuid` is new with each page, its `rdns` is not. */
function rememberedName({ id, rdns }: WalletOption): string {
  return rdns ?? id
}

function only<Value>(values: readonly Value[]): Value | undefined {
  return values.length === 1 ? values[0] : undefined
}

function required(session: Session | undefined): Session {
  if (!session) throw new ModelmarkError('no-wallet', { reason: 'not-connected' })
  return session
}
