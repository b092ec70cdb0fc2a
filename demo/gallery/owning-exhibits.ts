import type { RoyaltyPanel } from '../../components/royalty-panel/index.ts'
import type { SharePanel } from '../../components/share-panel/index.ts'
import type { TradePanel } from '../../components/trade-panel/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import type { InspectedOrder, ModelShares } from '../../src/market/index.ts'
import type { WalletState } from '../../src/wallet/index.ts'
import {
  ASSET,
  CONNECTED,
  CREATOR,
  FixtureMarket,
  type FixtureStates,
  ready,
} from '../../test/browser/components/fixture-market.ts'
import {
  GOVERNOR,
  MODEL_SHARES,
  RELEASES,
  REVENUE,
  SUPPLY,
  UNDIVIDED,
  withFraction,
} from '../../test/browser/components/fixture-shares.ts'
import { BOOK, inspected, SHARE_ORDER, tradeMarket } from '../../test/browser/components/fixture-trade.ts'
import type { Exhibit } from './exhibits.ts'

const AS_CREATOR = { ...CONNECTED, account: CREATOR } as WalletState
const unreachable = new ModelmarkError('rpc-all-failed', { chainId: 8453 })

function history(title: string, revenue: FixtureStates['revenue']): Exhibit {
  return {
    element: 'royalty-panel',
    title,
    width: 'medium',
    create() {
      const element = document.createElement('royalty-panel') as RoyaltyPanel
      const market = new FixtureMarket(revenue ? { revenue } : {})
      Object.assign(element, { asset: ASSET, loading: 'eager', market })
      void element.updateComplete.then(() => {
        const details = element.shadowRoot?.querySelector<HTMLDetailsElement>('[part=history]')
        if (details) details.open = true
      })
      return element
    },
  }
}

function shares(title: string, value: ModelShares | undefined, wallet?: WalletState): Exhibit {
  return {
    element: 'share-panel',
    title,
    width: 'medium',
    create() {
      const element = document.createElement('share-panel') as SharePanel
      const states = { ...(value && { shares: ready(value) }), ...(wallet && { wallet }) }
      Object.assign(element, { asset: ASSET, loading: 'eager', market: new FixtureMarket(states) })
      return element
    },
  }
}

function trade(title: string, states: FixtureStates, order?: InspectedOrder, makes = false): Exhibit {
  return {
    element: 'trade-panel',
    title,
    width: 'medium',
    create() {
      const element = document.createElement('trade-panel') as TradePanel
      const { market } = tradeMarket(states, order && { orders: [order] })
      Object.assign(element, { asset: ASSET, loading: 'eager', market })
      if (order) element.showOrder(order.text)
      if (makes) void element.updateComplete.then(() => open(element))
      return element
    },
  }
}

function open(element: TradePanel): void {
  const details = element.shadowRoot?.querySelector('details')
  if (details) details.open = true
}

const BOOK_OF_HUBS = ready({
  ...BOOK,
  orders: [inspected(), SHARE_ORDER, inspected({ isOwn: true, problem: 'expired' }, { nonce: 14n })],
  unreachable: ['https://away.example'],
})
const ALL = {
  isLocked: true,
  securedBps: 5_000,
  holder: { balance: SUPPLY, votes: SUPPLY, delegate: CREATOR },
  holders: [{ account: CREATOR, balance: SUPPLY }],
}

const { details: _, ...FORGED } = inspected({ problem: 'bad-signature' })

export const OWNING_EXHIBITS: readonly Exhibit[] = [
  history('revenue over time', ready(REVENUE)),
  history('searching for revenue', { status: 'loading' }),
  history('revenue cannot be read', { status: 'failed', error: unreachable }),
  shares('loading', undefined),
  shares('not divided', UNDIVIDED),
  shares('the owner can divide it', UNDIVIDED, AS_CREATOR),
  shares('nobody is connected', MODEL_SHARES),
  shares('a holder is connected', withFraction({}), CONNECTED),
  shares('refund windows are over', withFraction({ releases: RELEASES }), CONNECTED),
  shares('the owner can lock it in', withFraction({}), AS_CREATOR),
  shares('all in one hand', withFraction(ALL, { owner: GOVERNOR }), AS_CREATOR),
  trade('nobody is connected', {}),
  trade('a licence is for sale', { wallet: CONNECTED }, inspected()),
  trade('shares are for sale', { wallet: CONNECTED }, SHARE_ORDER),
  trade('an order is void', { wallet: CONNECTED }, inspected({ problem: 'stale' })),
  trade('a forged order', { wallet: CONNECTED }, FORGED),
  trade('hubs keep orders', { wallet: CONNECTED, orders: BOOK_OF_HUBS, hubs: ['https://hub.example'] }),
  trade('an order is made', { wallet: CONNECTED, shares: ready(MODEL_SHARES) }, undefined, true),
]
