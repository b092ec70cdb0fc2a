import { NATIVE } from '../../../src/asset/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import { NEVER_ENDS } from '../../../src/license/index.ts'
import type {
  InspectedOrder,
  OrderBook,
  OrderDetails,
  OrderInput,
  OrderPublication,
  PlacedOrder,
} from '../../../src/market/index.ts'
import {
  BUYER,
  CREATOR,
  digest,
  FixtureMarket,
  type FixtureStates,
  MODEL,
  NOW,
  ready,
  USDC,
} from './fixture-market.ts'

export const EXCHANGE = '0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0'

/** A license of which the seller prepaid units. */
export const METERED = {
  what: { kind: 'license', licenseId: 9n },
  currency: USDC,
  remaining: 1n,
  price: 40_000_000n,
  royalty: 2_000_000n,
  holder: CREATOR,
  license: {
    id: 9n,
    offerId: 1n,
    modelId: 42n,
    owner: CREATOR,
    endTime: NOW + 90 * 86_400,
    revoked: false,
    refundableUntil: 0,
  },
  usage: {
    modelId: 42n,
    unitPrice: 1n,
    deposited: 100n,
    spent: 12n,
    withdrawableAt: 0,
    holdId: 0n,
    heldUntil: 0n,
  },
} as const satisfies OrderDetails

/** An order as the market has checked it; its text is its nonce. */
export function inspected(
  parts: Partial<InspectedOrder> = {},
  order: Partial<InspectedOrder['order']> = {},
): InspectedOrder {
  const full: InspectedOrder['order'] = {
    maker: CREATOR,
    side: 'listing',
    asset: MODEL.asset.contract,
    tokenId: 9n,
    amount: 1n,
    currency: USDC.address,
    price: 40_000_000n,
    fingerprint: digest(5),
    maxRoyaltyBps: 500,
    taker: NATIVE,
    startTime: 0,
    expiry: NOW + 7 * 86_400,
    counter: 0n,
    nonce: 11n,
    ...order,
  }
  return {
    document: { model: MODEL.asset, exchange: EXCHANGE, order: full, signature: '0x1234' },
    text: `{"nonce":${full.nonce}}`,
    order: full,
    hash: digest(6),
    details: METERED,
    isOwn: false,
    ...parts,
  }
}

export const BOOK: OrderBook = {
  royaltyBps: 500,
  currencies: [USDC, { address: NATIVE, symbol: 'ETH', decimals: 18 }],
  orders: [],
  unreachable: [],
}

export const SHARE_ORDER = inspected(
  {
    details: {
      what: { kind: 'shares', shares: EXCHANGE, amount: 300n * 10n ** 18n },
      currency: USDC,
      remaining: 300n * 10n ** 18n,
      price: 100_000_000n,
      royalty: 0n,
      balance: 0n,
    },
  },
  { amount: 300n * 10n ** 18n, price: 100_000_000n, nonce: 12n },
)

export const ENDLESS = { ...METERED, license: { ...METERED.license, endTime: NEVER_ENDS } }

/** What was asked of a market's trade beside transactions. */
export interface TradeCalls {
  readonly inspected: string[]
  readonly placed: OrderInput[]
  readonly published: string[]
}

/** A market whose orders are those given by their text, and what was asked of it. */
export function tradeMarket(
  states: FixtureStates = {},
  {
    orders = [],
    place = () => Promise.resolve(),
    publications = [],
  }: {
    readonly orders?: readonly InspectedOrder[]
    readonly place?: () => Promise<void>
    readonly publications?: readonly OrderPublication[]
  } = {},
): { readonly market: FixtureMarket; readonly calls: TradeCalls } {
  const market = new FixtureMarket({ orders: ready(BOOK), ...states })
  const calls: TradeCalls = { inspected: [], placed: [], published: [] }
  const { fill, cancel, cancelAll, transfer } = market.trade
  const trade: FixtureMarket['trade'] = {
    fill,
    cancel,
    cancelAll,
    transfer,
    async inspect(_asset, text) {
      calls.inspected.push(text)
      const found = orders.find(order => order.text === text)
      if (!found) throw new ModelmarkError('file-invalid', { field: 'json' })
      return found
    },
    async place(_asset, input): Promise<PlacedOrder> {
      calls.placed.push(input)
      await place()
      const { order } = inspected({}, { maker: BUYER })
      return { order, signature: '0x1234', hash: digest(8), document: '{"kind":"modelmark-order"}' }
    },
    async publish(document) {
      calls.published.push(document)
      return publications
    },
  }
  Object.assign(market, { trade })
  return { market, calls }
}
