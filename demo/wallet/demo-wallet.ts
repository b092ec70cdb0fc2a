import type { Address } from 'viem'
import { createAccountSwitcher } from './account-switcher.ts'
import { createConfirmDialog } from './confirm-dialog.ts'
import type { DemoAccount } from './demo-account.ts'
import { createDemoProvider, type DemoProvider } from './demo-provider.ts'
import { demoWalletStyles } from './demo-wallet.styles.ts'

export interface DemoWalletOptions {
  /** The local chain's JSON-RPC endpoint. */
  readonly rpcUrl: string
  readonly accounts?: readonly DemoAccount[]
  /** `BatchAccount` on the local chain; see `src/chain/deployments`. */
  readonly batchAccount?: Address
}

export interface DemoWallet {
  readonly provider: DemoProvider
  close(): void
}

const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" rx="22" fill="#3b3fd8"/><rect x="20" y="30" width="56" height="40" rx="8" fill="none" stroke="#fff" stroke-width="6"/><circle cx="63" cy="50" r="5" fill="#fff"/></svg>',
)}`

/**
 * Starts the demo wallet in this page: announces it to whoever looks for wallets (EIP-6963), shows what it is asked in a
 * dialog of its own and an account switcher in a corner.
 * @throws Error if the chain behind `rpcUrl` is not the local one.
 */
export async function startDemoWallet({
  rpcUrl,
  accounts,
  batchAccount,
}: DemoWalletOptions): Promise<DemoWallet> {
  const host = document.createElement('div')
  host.dataset['demoWallet'] = ''
  const root = host.attachShadow({ mode: 'open' })
  const styles = new CSSStyleSheet()
  styles.replaceSync(demoWalletStyles)
  root.adoptedStyleSheets = [styles]

  const provider = await createDemoProvider({
    rpcUrl,
    confirm: createConfirmDialog(root),
    ...(accounts ? { accounts } : {}),
    ...(batchAccount ? { batchAccount } : {}),
    ...readableStorage(),
  })
  root.append(createAccountSwitcher(provider, batchAccount !== undefined))
  document.body.append(host)

  const info = Object.freeze({
    uuid: crypto.randomUUID(),
    name: 'Demo wallet',
    icon: ICON,
    rdns: 'example.modelmark.demo-wallet',
  })
  const announce = () => {
    const detail = Object.freeze({ info, provider })
    window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))
  }
  window.addEventListener('eip6963:requestProvider', announce)
  announce()

  return {
    provider,
    close() {
      window.removeEventListener('eip6963:requestProvider', announce)
      host.remove()
    },
  }
}

function readableStorage(): { storage?: Storage } {
  try {
    return { storage: window.localStorage }
  } catch {
    return {}
  }
}
