import type { Address } from 'viem'
import { startDemoWallet } from '../../../demo/wallet/demo-wallet.ts'
import type { MarketContracts } from '../../../src/chain/index.ts'
import { createMarket, type Market } from '../../../src/market/index.ts'

/** What a test gives a page in its address. */
interface Settings {
  readonly rpcUrl: string
  readonly contracts: Omit<MarketContracts, 'fromBlock'>
  readonly batchAccount: Address
}

const settings = JSON.parse(new URLSearchParams(location.search).get('settings') ?? '{}') as Settings
const { rpcUrl, contracts, batchAccount } = settings
const market: Market = createMarket({
  rpcUrls: { 31337: [rpcUrl] },
  gateways: [],
  deployments: { 31337: { ...contracts, fromBlock: 0n } },
})
await startDemoWallet({ rpcUrl, batchAccount })
Object.assign(window, { market })
