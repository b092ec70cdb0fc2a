import { type DiscoveredWallet, isProvider, readAnnouncement } from './wallet-option.ts'

/** Wallets that this page can see, and the end of looking for them. */
export interface Discovery {
  /** In the order they were announced; the injected one only while none was announced. */
  wallets(): readonly DiscoveredWallet[]
  /** Asks and listens; wallets that are there already answer before this returns. */
  start(onChange: () => void): void
  close(): void
}

/** More than anybody has; keeps a script that announces for ever from filling the page. */
const MAX_WALLETS = 30

/**
 * Wallets that announce themselves (EIP-6963), those that are there and those that come later.
 * `window.ethereum` counts only while no wallet was announced: with two wallets it is whichever loaded last.
 * Outside a browser there are none.
 */
export function discoverWallets(): Discovery {
  if (typeof window === 'undefined') return { wallets: () => [], start() {}, close() {} }

  let onChange = () => {}
  const onInitialized = () => onChange()
  const announced = new Map<string, DiscoveredWallet>()
  const onAnnounce = (event: Event) => {
    const wallet = readAnnouncement(event instanceof CustomEvent ? event.detail : undefined)
    if (wallet === undefined || announced.has(wallet.option.id) || announced.size >= MAX_WALLETS) return
    announced.set(wallet.option.id, wallet)
    onChange()
  }

  return {
    wallets: () => (announced.size > 0 ? [...announced.values()] : injectedWallet()),
    start(listener) {
      onChange = listener
      window.addEventListener('eip6963:announceProvider', onAnnounce)
      window.addEventListener('ethereum#initialized', onInitialized)
      window.dispatchEvent(new Event('eip6963:requestProvider'))
    },
    close() {
      window.removeEventListener('eip6963:announceProvider', onAnnounce)
      window.removeEventListener('ethereum#initialized', onInitialized)
    },
  }
}

function injectedWallet(): readonly DiscoveredWallet[] {
  const provider = (window as { ethereum?: unknown }).ethereum
  return isProvider(provider) ? [{ option: { id: 'injected', name: 'Browser wallet' }, provider }] : []
}
