import { expect } from 'chai'
import '../../../components/trade-panel/define.ts'
import type { TradePanel } from '../../../components/trade-panel/index.ts'
import { orderInHash, orderLink } from '../../../components/trade-panel/order-link.ts'
import { parseAmount } from '../../../components/trade-panel/parse-amount.ts'
import { NATIVE, parseAssetId } from '../../../src/asset/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import type { InspectedOrder, OrderProblem } from '../../../src/market/index.ts'
import { tradePanelText } from '../../../src/text/index.ts'
import type { WalletState } from '../../../src/wallet/index.ts'
import { expectAccessible } from './axe.ts'
import {
  ASSET,
  BUYER,
  CONNECTED,
  CREATOR,
  digest,
  type FixtureStates,
  ready,
  USDC,
} from './fixture-market.ts'
import { fixtureOf, MODEL_SHARES, SHARES } from './fixture-shares.ts'
import { BOOK, ENDLESS, inspected, METERED, SHARE_ORDER, tradeMarket } from './fixture-trade.ts'
import { clearPage, drawn, part, recordEvents, show, textOf } from './show.ts'

const ID = parseAssetId(ASSET)
const HASH = digest(9)
const HUB = 'https://hub.example'
const AS_CREATOR = { ...CONNECTED, account: CREATOR } as WalletState
const UNREACHABLE = new ModelmarkError('rpc-all-failed')
const OFFER = inspected({}, { side: 'offer', nonce: 13n, maker: BUYER })

async function panel(
  states: FixtureStates = {},
  more: Parameters<typeof tradeMarket>[1] = {},
  attributes = {},
) {
  const { market, calls } = tradeMarket(states, more)
  const element = await show('trade-panel', market, { asset: ASSET, loading: 'eager', ...attributes })
  return { element, market, calls }
}

/** Shows an order and waits until it is checked. */
async function look(element: TradePanel, order: Pick<InspectedOrder, 'text'>): Promise<void> {
  element.showOrder(order.text)
  await drawn(element)
  await drawn(element)
}

const all = (element: Element, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
]

async function openForm(element: TradePanel): Promise<HTMLFormElement> {
  const [details] = all(element, 'details') as HTMLDetailsElement[]
  if (details) details.open = true
  await new Promise(resolve => details?.addEventListener('toggle', resolve, { once: true }))
  await drawn(element)
  return part(element, 'make') as HTMLFormElement
}

async function set(element: TradePanel, i: number, value: string): Promise<void> {
  const fields = part(element, 'make')?.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    'input, select',
  )
  const field = fields?.[i]
  if (!field) throw new Error(`no field ${i}`)
  field.value = value
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input'))
  await drawn(element)
}

async function sign(element: TradePanel): Promise<void> {
  ;(part(element, 'make') as HTMLFormElement).requestSubmit()
  await drawn(element)
  await drawn(element)
}

describe('<trade-panel>', () => {
  afterEach(() => {
    clearPage()
    history.replaceState(null, '', location.pathname + location.search)
  })

  describe('accessibility', () => {
    const states: Readonly<Record<string, () => Promise<TradePanel>>> = {
      loading: async () => (await panel({ orders: { status: 'loading' } })).element,
      unreadable: async () => (await panel({ orders: { status: 'failed', error: UNREACHABLE } })).element,
      'an order can be filled': async () => {
        const { element } = await panel({ wallet: CONNECTED }, { orders: [SHARE_ORDER] })
        await look(element, SHARE_ORDER)
        return element
      },
      'an order is void': async () => {
        const stale = inspected({ problem: 'stale' })
        const { element } = await panel({}, { orders: [stale] })
        await look(element, stale)
        return element
      },
      'hubs have orders': async () => {
        const orders = [
          inspected(),
          SHARE_ORDER,
          inspected({ isOwn: true, problem: 'expired' }, { nonce: 14n }),
        ]
        const book = ready({ ...BOOK, orders, unreachable: ['https://away.example'] })
        return (await panel({ wallet: CONNECTED, orders: book, hubs: [HUB] })).element
      },
      'an order is made': async () => {
        const { element } = await panel({ wallet: CONNECTED, shares: ready(MODEL_SHARES) })
        await openForm(element)
        await set(element, 2, '12.5')
        return element
      },
      'an order is signed': async () => {
        const { element } = await panel({ wallet: CONNECTED, hubs: [HUB] })
        await openForm(element)
        await set(element, 2, '12.5')
        await sign(element)
        return element
      },
    }
    for (const [name, make] of Object.entries(states)) {
      for (const theme of ['light', 'dark'] as const) {
        it(`has nothing for axe to find when ${name}, in the ${theme} theme, at 320 px`, async () => {
          const element = await make()
          element.style.inlineSize = '320px'
          await drawn(element)
          const base = part(element, 'base')
          expect(base?.scrollWidth).to.be.at.most(base?.clientWidth ?? 0)
          await expectAccessible(element, theme)
        })
      }
    }
  })

  describe('an order that somebody showed', () => {
    it('says what it comes to and what it rests on, and is filled as shown', async () => {
      const order = inspected()
      const { element, market } = await panel({ wallet: CONNECTED }, { orders: [order] })
      await look(element, order)
      expect(textOf(part(element, 'sums'))).to.equal(
        'Price 40 USDC Royalty to the model 2 USDC Seller gets 38 USDC',
      )
      const said = textOf(part(element, 'order'))
      expect(said).to.contain('12 of 100 prepaid units are used. Units stay with the seller.')
      expect(said).to.contain('If it is renewed, cancelled or revoked')
      expect(textOf(part(element, 'fill'))).to.equal('Buy for 40 USDC')
      part(element, 'fill')?.click()
      await drawn(element)
      expect(fixtureOf(market.trade.fill(ID)).starts).to.deep.equal([
        { order: order.order, signature: '0x1234', amount: 1n },
      ])
    })

    it('tells of a fill once, and reads again', async () => {
      const { element, market } = await panel({ wallet: CONNECTED }, { orders: [inspected()] })
      const events = recordEvents(element, 'order-filled')
      const result = { order: digest(6), amount: 1n, currency: USDC.address, price: 40n, royalty: 2n }
      fixtureOf(market.trade.fill(ID)).setState({ status: 'done', hash: HASH, result })
      await drawn(element)
      expect(events.map(({ detail }) => detail)).to.deep.equal([
        { asset: ASSET, hash: HASH, ...result, amount: '1', price: '40', royalty: '2' },
      ])
      expect(market.refreshes).to.equal(1)
      expect(textOf(element.shadowRoot)).to.contain('It has changed hands.')
    })

    const problems: readonly OrderProblem[] = [
      'wrong-chain',
      'other-market',
      'other-model',
      'bad-signature',
      'not-started',
      'expired',
      'done',
      'withdrawn',
      'stale',
      'license-over',
      'currency-not-taken',
      'royalty-above-max',
      'not-for-you',
      'maker-cannot',
    ]
    for (const problem of problems) {
      it(`cannot be filled when it is ${problem}, and says why`, async () => {
        const order = inspected({ problem })
        const { element } = await panel({ wallet: CONNECTED }, { orders: [order] })
        await look(element, order)
        expect(textOf(part(element, 'problem'))).to.contain(tradePanelText.in('en').problems[problem].title)
        expect(part(element, 'fill')).to.equal(null)
      })
    }

    it('says of a text that is no order that it is none', async () => {
      const { element, calls } = await panel()
      await look(element, { text: '<script>alert(1)</script>' })
      expect(calls.inspected).to.deep.equal(['<script>alert(1)</script>'])
      expect(textOf(part(element, 'problem'))).to.equal('This is no order, or it is damaged.')
      expect(all(element, 'script')).to.have.length(0)
    })

    it('comes in by a link, and goes out by one', async () => {
      const order = inspected()
      location.hash = new URL(orderLink(order.text, location.href)).hash
      const { element, calls } = await panel({}, { orders: [order] })
      await drawn(element)
      expect(calls.inspected).to.deep.equal([order.text])
      expect(part(element, 'order')).not.to.equal(null)
      expect(orderInHash('#order=%%%')).to.equal('')
      expect(orderInHash('#other=1')).to.equal(undefined)
      expect(orderInHash(new URL(orderLink('{"a":"ü→😀"}', location.href)).hash)).to.equal('{"a":"ü→😀"}')
    })

    it('comes in by pasting', async () => {
      const order = inspected()
      const { element, calls } = await panel({}, { orders: [order] })
      const form = part(element, 'import') as HTMLFormElement
      const [area] = form.querySelectorAll('textarea')
      if (area) area.value = `  ${order.text}\n`
      form.requestSubmit()
      await drawn(element)
      expect(calls.inspected).to.deep.equal([order.text])
    })

    it('sells a part of shares for its part of the price, rounded against who buys', async () => {
      const { element, market } = await panel({ wallet: CONNECTED }, { orders: [SHARE_ORDER] })
      await look(element, SHARE_ORDER)
      const field = part(element, 'order')?.querySelector('input')
      const type = async (value: string) => {
        if (field) field.value = value
        field?.dispatchEvent(new Event('input'))
        await drawn(element)
      }
      await type('100')
      expect(textOf(part(element, 'fill'))).to.equal('Buy for 33.333334 USDC')
      await type('301')
      expect(part(element, 'fill')).to.equal(null)
      expect(textOf(part(element, 'order'))).to.contain('At most 300.')
      await type('0,5')
      part(element, 'fill')?.click()
      await drawn(element)
      expect(fixtureOf(market.trade.fill(ID)).starts[0]?.amount).to.equal(5n * 10n ** 17n)
    })

    it('lets only the owner sell into an offer, for no less than is shown', async () => {
      const stranger = await panel({ wallet: CONNECTED }, { orders: [OFFER] })
      await look(stranger.element, OFFER)
      expect(part(stranger.element, 'fill')).to.equal(null)
      const owner = await panel({ wallet: AS_CREATOR }, { orders: [OFFER] })
      await look(owner.element, OFFER)
      expect(textOf(part(owner.element, 'fill'))).to.equal('Sell for 38 USDC')
      part(owner.element, 'fill')?.click()
      await drawn(owner.element)
      expect(fixtureOf(owner.market.trade.fill(ID)).starts[0]?.minProceeds).to.equal(38_000_000n)
    })

    it('is taken back by who made it', async () => {
      const own = inspected({ isOwn: true, details: ENDLESS })
      const { element, market } = await panel({ wallet: AS_CREATOR }, { orders: [own] })
      const events = recordEvents(element, 'orders-cancelled')
      await look(element, own)
      expect(part(element, 'fill')).to.equal(null)
      part(element, 'take-back')?.click()
      await drawn(element)
      const cancel = fixtureOf(market.trade.cancel(ID))
      expect(cancel.starts).to.deep.equal([{ nonce: 11n }])
      cancel.setState({ status: 'done', hash: HASH, result: { nonce: 11n } })
      await drawn(element)
      expect(events.map(({ detail }) => detail)).to.deep.equal([{ asset: ASSET, nonce: '11', hash: HASH }])
    })
  })

  describe('making an order', () => {
    it('shows price, royalty and proceeds, and has exactly that signed', async () => {
      const { element, calls } = await panel({ wallet: CONNECTED })
      const events = recordEvents(element, 'order-signed')
      await openForm(element)
      await set(element, 2, '12,5')
      expect(textOf(part(element, 'sums'))).to.equal(
        'Price 12.50 USDC Royalty to the creator 0.625 USDC Seller gets 11.875 USDC',
      )
      expect(textOf(part(element, 'make'))).to.contain('If a version is added')
      await set(element, 4, '7')
      const before = Math.floor(Date.now() / 1000)
      await sign(element)
      const [input] = calls.placed
      expect({ ...input, expiry: 0 }).to.deep.equal({
        side: 'listing',
        what: { kind: 'model' },
        currency: USDC.address,
        price: 12_500_000n,
        maxRoyaltyBps: 500,
        expiry: 0,
      })
      expect((input?.expiry ?? 0) - before - 7 * 86_400).to.be.within(0, 60)
      expect(events.map(({ detail }) => detail)).to.deep.equal([
        { asset: ASSET, side: 'listing', order: digest(8), document: '{"kind":"modelmark-order"}' },
      ])
      expect(part(element, 'signed')).not.to.equal(null)
    })

    it('has nothing signed without a price above zero', async () => {
      const { element, calls } = await panel({ wallet: CONNECTED })
      await openForm(element)
      for (const price of ['', '0', '-1', 'abc', '1.1234567', '1e3']) {
        await set(element, 2, price)
        await sign(element)
      }
      expect(calls.placed).to.have.length(0)
      expect(textOf(part(element, 'make'))).to.contain('a price above zero')
      expect(parseAmount('1.1234567', 6)).to.equal(undefined)
      expect(parseAmount(' 1.5 ', 6)).to.equal(1_500_000n)
    })

    it('pays offers in tokens only', async () => {
      const { element, calls } = await panel({ wallet: CONNECTED })
      await openForm(element)
      await set(element, 0, 'offer')
      const options = all(element, '[part=make] option').map(textOf)
      expect(options).to.contain('USDC')
      expect(options).not.to.contain('ETH')
      await set(element, 2, '3')
      await sign(element)
      expect(calls.placed[0]?.currency).to.equal(USDC.address)
    })

    it('says so where an offer can be paid in nothing', async () => {
      const coin = BOOK.currencies.filter(({ address }) => address === NATIVE)
      const { element, calls } = await panel({
        wallet: CONNECTED,
        orders: ready({ ...BOOK, currencies: coin }),
      })
      await openForm(element)
      await set(element, 0, 'offer')
      expect(textOf(part(element, 'make'))).to.contain('Offers are paid in a token')
      await sign(element)
      expect(calls.placed).to.have.length(0)
    })

    it('sells shares without royalty', async () => {
      const { element, calls } = await panel({ wallet: CONNECTED, shares: ready(MODEL_SHARES) })
      await openForm(element)
      await set(element, 1, 'shares')
      await set(element, 2, '250')
      await set(element, 3, '10')
      expect(textOf(part(element, 'sums'))).to.contain('Seller gets 10 USDC')
      await sign(element)
      expect(calls.placed[0]?.what).to.deep.equal({
        kind: 'shares',
        shares: SHARES,
        amount: 250n * 10n ** 18n,
      })
      expect(calls.placed[0]?.maxRoyaltyBps).to.equal(0)
    })

    it('takes what somebody wants to sell elsewhere on the page, of its model only', async () => {
      const { element, calls } = await panel({ wallet: CONNECTED })
      const request = (detail: unknown) =>
        document.body.dispatchEvent(
          new CustomEvent('license-sale-request', {
            bubbles: true,
            composed: true,
            cancelable: true,
            detail,
          }),
        )
      for (const detail of [
        undefined,
        { asset: ASSET.replace('/42', '/43'), licenseId: '9' },
        { asset: 'nonsense', licenseId: '9' },
        { asset: ASSET, licenseId: '<b>' },
      ])
        expect(request(detail)).to.equal(true)
      await drawn(element)
      expect(part(element, 'make')).to.equal(null)
      expect(request({ asset: ASSET, licenseId: '9' })).to.equal(false)
      await drawn(element)
      await drawn(element)
      await set(element, 3, '5')
      await sign(element)
      expect(calls.placed[0]?.what).to.deep.equal({ kind: 'license', licenseId: 9n })
    })

    it('says what went wrong, and nothing of a refusal in the wallet', async () => {
      const failing = (code: 'user-rejected' | 'allowance') => ({
        place: () => Promise.reject(new ModelmarkError(code)),
      })
      for (const code of ['user-rejected', 'allowance'] as const) {
        const { element } = await panel({ wallet: CONNECTED }, failing(code))
        await openForm(element)
        await set(element, 2, '5')
        await sign(element)
        expect(part(element, 'error') === null).to.equal(code === 'user-rejected')
        expect(part(element, 'signed')).to.equal(null)
      }
    })

    it('publishes at the hubs the page names, and says what each does', async () => {
      const publications = [
        { hub: HUB, isKept: true },
        { hub: 'https://other.example', isKept: false, reason: '<b>Full.</b>' },
      ]
      const { element, calls } = await panel({ wallet: CONNECTED, hubs: [HUB] }, { publications })
      await openForm(element)
      await set(element, 2, '5')
      await sign(element)
      part(element, 'publish')?.click()
      await drawn(element)
      expect(calls.published).to.deep.equal(['{"kind":"modelmark-order"}'])
      expect(textOf(part(element, 'signed'))).to.contain('hub.example keeps it.')
      expect(textOf(part(element, 'signed'))).to.contain('other.example does not keep it. <b>Full.</b>')
      expect(all(element, '[part=signed] li b')).to.have.length(0)
    })
  })

  describe('orders of hub nodes', () => {
    it('shows them, and looks at one', async () => {
      const orders = [inspected({ details: METERED }), SHARE_ORDER]
      const { element, calls } = await panel({ orders: ready({ ...BOOK, orders }), hubs: [HUB] }, { orders })
      const rows = all(element, '[part=book] li').map(textOf)
      expect(rows).to.deep.equal(['Licence 9 For sale 40 USDC Look', '300 shares For sale 100 USDC Look'])
      all(element, '[part=book] button')[1]?.click()
      await drawn(element)
      expect(calls.inspected).to.deep.equal([SHARE_ORDER.text])
    })

    it('shows no book where the page names no hub', async () => {
      const { element } = await panel()
      expect(part(element, 'book')).to.equal(null)
    })
  })

  it('takes back all orders of the account', async () => {
    const { element, market } = await panel({ wallet: CONNECTED })
    part(element, 'cancel-all')?.click()
    await drawn(element)
    expect(fixtureOf(market.trade.cancelAll(ID)).starts).to.have.length(1)
  })

  it('says what is wrong with its attributes, once, and throws nothing', async () => {
    const element = document.createElement('trade-panel')
    const events = recordEvents(element, 'market-error')
    Object.assign(element, { market: tradeMarket().market, asset: 'nonsense', loading: 'eager' })
    document.body.append(element)
    await drawn(element)
    expect(part(element, 'error')).not.to.equal(null)
    expect(events).to.have.length(1)
    element.remove()
  })

  it('speaks German', async () => {
    await tradePanelText.ready('de')
    const order = inspected({ problem: 'stale' })
    const { element } = await panel({}, { orders: [order] }, { locale: 'de' })
    await look(element, order)
    expect(textOf(part(element, 'problem'))).to.contain('Hinfällig')
  })
})
