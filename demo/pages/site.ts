// On every page of the demo: the elements, a wallet to play with, and where we are.
import '../../components/define.ts'
import { deployments } from '../../src/chain/deployments/deployments.ts'
import { startDemoWallet } from '../wallet/demo-wallet.ts'

const rpcUrl = document.querySelector('model-market')?.getAttribute('rpc') ?? ''
const batchAccount = deployments[31337]?.demo?.batchAccount

// Pages that show one model show another where the address says so: `?asset=eip155:…`.
const wanted = new URLSearchParams(location.search).get('asset')
if (wanted !== null) {
  for (const element of document.querySelectorAll('main [asset]')) element.setAttribute('asset', wanted)
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[data-same-model]'))
    link.search = location.search
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('header nav a')) {
  if (link.pathname === location.pathname) link.setAttribute('aria-current', 'page')
}

// A visitor inside the exchange page only watches files move.
if (window.parent === window) await startDemoWallet({ rpcUrl, ...(batchAccount ? { batchAccount } : {}) })
