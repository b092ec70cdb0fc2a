import type { Config } from '@wagmi/core'
import { ModelmarkError } from '../error/index.ts'
import type { ChainToAdd, Eip1193Provider } from './wallet.ts'

/** What WalletConnect through Web3Modal needs. Its packages are optional: the host page installs them. */
export interface Web3ModalOptions {
  /** 32 hex digits, from the host's WalletConnect project. */
  readonly projectId: string
  /** Chains that wallets are asked for; at least one. */
  readonly chains: readonly ChainToAdd[]
  /** How wallets name the page that asks. */
  readonly metadata?: {
    readonly name: string
    readonly description: string
    readonly url: string
    readonly icons: readonly string[]
  }
}

type Modal = ReturnType<typeof import('@web3modal/wagmi').createWeb3Modal>

interface Opened {
  readonly projectId: string
  readonly config: Config
  readonly modal: Modal
}

/** Web3Modal keeps its own state once a page, so a page has one. */
let opened: Opened | undefined

/**
 * Shows Web3Modal and resolves with the provider of the wallet that the visitor connected in it. The module, and with it
 * any request to WalletConnect, is loaded by the click that calls this.
 * @throws ModelmarkError `bad-config` (project id, chains, packages not installed), `user-rejected` if closed, `aborted`.
 */
export async function openWeb3Modal(
  options: Web3ModalOptions,
  signal: AbortSignal,
): Promise<Eip1193Provider> {
  const { config, modal } = await prepare(options)
  signal.throwIfAborted()
  const { getAccount, reconnect, watchAccount } = await import('@wagmi/core')
  await reconnect(config)

  return new Promise((resolve, reject) => {
    const stops: (() => void)[] = []
    const settle = (action: () => void) => {
      for (const stop of stops.splice(0)) stop()
      void modal.close()
      action()
    }
    const onAccount = () => {
      const { status, connector } = getAccount(config)
      if (status !== 'connected') return false
      settle(() => resolve(connector.getProvider() as Promise<Eip1193Provider>))
      return true
    }
    const onAbort = () => settle(() => reject(new ModelmarkError('aborted')))
    if (signal.aborted) return onAbort()
    if (onAccount()) return undefined

    signal.addEventListener('abort', onAbort, { once: true })
    stops.push(() => signal.removeEventListener('abort', onAbort))
    stops.push(watchAccount(config, { onChange: onAccount }))
    let shown = false
    stops.push(
      modal.subscribeState(({ open }) => {
        if (open) shown = true
        else if (shown) settle(() => reject(new ModelmarkError('user-rejected')))
      }),
    )
    modal.open().catch(cause => settle(() => reject(new ModelmarkError('unexpected', {}, { cause }))))
    return undefined
  })
}

async function prepare({ projectId, chains, metadata }: Web3ModalOptions): Promise<Opened> {
  if (!/^[0-9a-f]{32}$/i.test(projectId)) throw badConfig('projectId', projectId)
  const [first, ...others] = chains.map(toWagmiChain)
  if (!first) throw badConfig('chains', '')
  if (opened) {
    if (opened.projectId !== projectId) throw badConfig('projectId', projectId)
    return opened
  }
  const { createWeb3Modal, defaultWagmiConfig } = await import('@web3modal/wagmi').catch(cause => {
    throw new ModelmarkError('bad-config', { field: 'web3modal', expected: '@web3modal/wagmi' }, { cause })
  })
  const { http } = await import('@wagmi/core')
  const page = metadata ?? { name: location.hostname, description: '', url: location.origin, icons: [] }
  const config = defaultWagmiConfig({
    projectId,
    chains: [first, ...others],
    // Reads go where the host said, not to WalletConnect's own RPC.
    transports: Object.fromEntries([first, ...others].map(chain => [chain.id, http()])),
    metadata: { ...page, icons: [...page.icons] },
    // Wallets of this browser are found by EIP-6963; this modal is for those on a phone.
    enableEIP6963: false,
    enableInjected: false,
    enableCoinbase: false,
    auth: { email: false, socials: [] },
  })
  const modal = createWeb3Modal({
    wagmiConfig: config,
    projectId,
    enableAnalytics: false,
    enableOnramp: false,
    enableSwaps: false,
  })
  opened = { projectId, config, modal }
  return opened
}

function toWagmiChain({ chainId, name, currency, rpcUrls }: ChainToAdd) {
  return { id: chainId, name, nativeCurrency: currency, rpcUrls: { default: { http: rpcUrls } } } as const
}

function badConfig(field: string, value: string): ModelmarkError {
  return new ModelmarkError('bad-config', { field: `web3modal.${field}`, value: value.slice(0, 80) })
}
