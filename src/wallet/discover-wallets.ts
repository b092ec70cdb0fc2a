import { type DiscoveredWallet, isProvider, readAnnouncement } from './wallet-option.ts'

/** Wallets that this page can see, and the end of looking for them. */
export interface Discovery {
  /** In the order they were announced; the injected one only while none was announced. */
  wallets(): readonly DiscoveredWallet[]
  close(): void
}

/** More than anybody has; keeps a script that announces for ever from filling the page. */
const MAX_WALLETS = 30

/**
 * Asks the page's wallets to announce themselves (EIP-6963) and listens for those that come later.
 * `window.ethereum` counts only while no wallet was announced: with two wallets it is whichever loaded last.
 * Outside a browser there are none.
 */
export function discoverWallets(onChange: () => void): Discovery {
  if (typeof window === 'undefined') return { wallets: () => [], close() {} }

  const announced = new Map<string, DiscoveredWallet>()
  const onAnnounce = (event: Event) => {
    const wallet = readAnnouncement(event instanceof CustomEvent ? event.detail : undefined)
    if (wallet === undefined || announced.has(wallet.option.id) || announced.size >= MAX_WALLETS) return
    announced.set(wallet.option.id, wallet)
    onChange()
  }

  window.addEventListener('eip6963:announceProvider', onAnnounce)
  window.addEventListener('ethereum#initialized', onChange)
  window.dispatchEvent(new Event('eip6963:requestProvider'))

  return {
    wallets: () => (announced.size > 0 ? [...announced.values()] : injectedWallet()),
    close() {
      window.removeEventListener('eip6963:announceProvider', onAnnounce)
      window.removeEventListener('ethereum#initialized', onChange)
    },
  }
}

function injectedWallet(): readonly DiscoveredWallet[] {
  const provider = (window as { ethereum?: unknown }).ethereum
  return isProvider(provider) ? [{ option: { id: 'injected', name: 'Browser wallet' }, provider }] : []
}
