import { parseEther, parseUnits } from 'viem'
import { type AssetId, NATIVE } from '../../../src/asset/index.ts'
import { createMarket, type OrderInput } from '../../../src/market/index.ts'
import { createWallet } from '../../../src/wallet/index.ts'
import { createDemoProvider } from '../../wallet/demo-provider.ts'
import { demoPerson } from '../people.ts'
import type { Fraction } from './divide-model.ts'
import { buy, DAY, type Scene } from './scene.ts'

const SHARE = 10n ** 18n
const MONTH = 30 * DAY

/** Orders for the classifier that stand in the hub's book: its creator sells shares, others a licence and an offer. */
export async function placeOrders(scene: Scene, { shares }: Fraction): Promise<void> {
  const { dollar: currency } = scene.deployed
  const licenseId = await buy(scene, 'Stranger 3', scene.models.offer('classifier', 'Commercial'))
  await place(scene, 'Creator', {
    side: 'listing',
    what: { kind: 'shares', shares, amount: 100_000n * SHARE },
    currency: NATIVE,
    price: parseEther('0.5'),
    maxRoyaltyBps: 0,
  })
  await place(scene, 'Stranger 3', {
    side: 'listing',
    what: { kind: 'license', licenseId },
    currency: NATIVE,
    price: parseEther('0.004'),
    maxRoyaltyBps: 500,
  })
  await place(scene, 'Stranger 2', {
    side: 'offer',
    what: { kind: 'shares', shares, amount: 5_000n * SHARE },
    currency,
    price: parseUnits('60', 6),
    maxRoyaltyBps: 0,
  })
}

/** Signs an order in somebody's name and gives it to the hub. @throws Error where the hub refuses it. */
async function place(scene: Scene, name: string, terms: Omit<OrderInput, 'expiry'>): Promise<void> {
  const { rpcUrl, hub, deployed, models } = scene
  const provider = await createDemoProvider({
    rpcUrl,
    accounts: [demoPerson(name)],
    confirm: async () => true,
  })
  const wallet = createWallet({ provider, storage: noStorage })
  const market = createMarket({
    wallet,
    rpcUrls: { [deployed.chainId]: [rpcUrl] },
    hubs: [hub.url],
    storage: noStorage,
  })
  const asset: AssetId = {
    chainId: deployed.chainId,
    contract: deployed.registry,
    tokenId: models.ids.classifier,
  }
  try {
    const expiry = Math.floor(Date.now() / 1000) + MONTH
    const { document } = await market.trade.place(asset, { ...terms, expiry })
    const [publication] = await market.trade.publish(document)
    if (!publication?.isKept) throw new Error(`The hub did not take an order: ${publication?.reason}`)
  } finally {
    await market.close()
    wallet.close()
  }
}

const noStorage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined }
