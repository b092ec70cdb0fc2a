import { expect } from 'chai'
import '../../../components/royalty-panel/define.ts'
import type { RoyaltyPanel } from '../../../components/royalty-panel/index.ts'
import { paymentSplit, shownSumBps } from '../../../components/royalty-panel/payment-split.ts'
import { shownAmount } from '../../../components/royalty-panel/shown-amount.ts'
import { NATIVE } from '../../../src/asset/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import type { CurrencyEarnings, CurrencyRoyalties } from '../../../src/market/index.ts'
import { royaltyEarningsText, royaltyPanelText } from '../../../src/text/index.ts'
import type { WalletState } from '../../../src/wallet/index.ts'
import { expectAccessible } from './axe.ts'
import { CROWDED, DISPUTED, earningsWith, OVER_ESCROWS, WAITING } from './fixture-earnings.ts'
import {
  ASSET,
  CONNECTED,
  CREATOR,
  digest,
  EARNINGS,
  FixtureMarket,
  type FixtureStates,
  ROYALTIES,
  ready,
  USDC,
  WALLETS,
} from './fixture-market.ts'
import { REVENUE } from './fixture-shares.ts'
import { clearPage, drawn, part, recordEvents, show, textOf } from './show.ts'

const HASH = digest(9)
const AS_CREATOR = { ...CONNECTED, account: CREATOR } as WalletState
const UNREACHABLE = new ModelmarkError('rpc-all-failed')

const ETHER: CurrencyRoyalties = {
  currency: { address: NATIVE, symbol: 'ETH', decimals: 18 },
  payees: [{ claimable: 0n }, { claimable: 0n }, { claimable: 0n }],
}
const EARNED_ETHER: CurrencyEarnings = {
  currency: NATIVE,
  lifetime: 1_234_567_890_123_456_789n,
  earned: [800_000_000_000_000_000n, 300_000_000_000_000_000n, 134_567_890_123_456_789n],
}
const TWO_CURRENCIES = {
  royalties: ready({ ...ROYALTIES, currencies: [ETHER, ...ROYALTIES.currencies] }),
  earnings: ready([EARNED_ETHER, ...EARNINGS]),
}
const NEVER_PAID = {
  royalties: ready({ ...ROYALTIES, currencies: [ETHER] }),
  earnings: ready([]),
}
const CLAIMED = { currency: USDC.address, account: CREATOR, amount: 48_200_000n }

type Setup = readonly [states: FixtureStates, then?: (market: FixtureMarket) => void]

const STATES: Readonly<Record<string, Setup>> = {
  loading: [{ royalties: { status: 'loading' } }],
  unreadable: [{ royalties: { status: 'failed', error: UNREACHABLE } }],
  'nobody is connected': [{}],
  'a payee is connected': [{ wallet: AS_CREATOR }],
  'a stranger is connected': [{ wallet: CONNECTED }],
  'there are two currencies': [TWO_CURRENCIES],
  'never paid': [NEVER_PAID],
  'the past is searched': [{ earnings: { status: 'loading' } }],
  'the past cannot be searched': [{ earnings: { status: 'failed', error: UNREACHABLE } }],
  'refund windows are over': [{ wallet: AS_CREATOR, earnings: earningsWith(WAITING) }],
  'many refund windows are over and a dispute is open': [
    { wallet: AS_CREATOR, earnings: earningsWith(CROWDED) },
  ],
  signing: [
    { wallet: AS_CREATOR },
    market => market.claims.setState({ status: 'signing', what: 'transaction' }),
  ],
  claimed: [
    { wallet: AS_CREATOR },
    market => market.claims.setState({ status: 'done', hash: HASH, result: CLAIMED }),
  ],
  failed: [
    { wallet: AS_CREATOR },
    market => market.claims.setState({ status: 'failed', error: UNREACHABLE }),
  ],
}

async function panel(
  states: FixtureStates = {},
  attributes = {},
): Promise<{ element: RoyaltyPanel; market: FixtureMarket }> {
  const market = new FixtureMarket(states)
  const element = await show('royalty-panel', market, { asset: ASSET, loading: 'eager', ...attributes })
  await pastLoaded(element)
  return { element, market }
}

/** What is said of the past is fetched by itself. */
async function pastLoaded(element: RoyaltyPanel): Promise<void> {
  await import('../../../components/royalty-panel/earnings-view.ts')
  await new Promise(resolve => setTimeout(resolve))
  await drawn(element)
}

const rows = (element: Element) =>
  [...(element.shadowRoot?.querySelectorAll('tbody tr') ?? [])].map(row =>
    [...row.children].map(textOf).join(' | '),
  )

describe('<royalty-panel>', () => {
  afterEach(clearPage)

  describe('accessibility', () => {
    for (const [name, [states, then]] of Object.entries(STATES)) {
      for (const theme of ['light', 'dark'] as const) {
        it(`has nothing for axe to find when ${name}, in the ${theme} theme`, async () => {
          const { element, market } = await panel(states)
          then?.(market)
          await drawn(element)
          await expectAccessible(element, theme)
        })
      }
    }

    it('stays a table and does not overflow where it is narrow', async () => {
      const { element } = await panel({ wallet: AS_CREATOR, ...TWO_CURRENCIES })
      element.style.inlineSize = '320px'
      await drawn(element)
      const base = part(element, 'base')
      expect(base?.scrollWidth).to.be.at.most(base?.clientWidth ?? 0)
      expect(part(element, 'table')?.getAttribute('role')).to.equal('table')
      expect(element.shadowRoot?.querySelectorAll('[role=rowheader]')).to.have.length(6)
      await expectAccessible(element)
    })

    it('says in words what the bar shows', async () => {
      const { element } = await panel()
      expect(part(element, 'bar')?.getAttribute('aria-label')).to.equal(
        'Shares of each payment: Creator 58.5%, Data 19.8%, Investor 11.7%, Parent model 7 5%, Market fee 5%',
      )
    })
  })

  describe('the split', () => {
    it('adds up to the whole payment, fee and ancestors included', () => {
      const slices = paymentSplit(ROYALTIES)
      expect(slices.map(({ share }) => share).reduce((sum, share) => sum + share)).to.be.closeTo(1, 1e-12)
      expect(slices.at(-1)).to.deep.equal({ kind: 'fee', share: 0.05 })
      expect(slices.find(({ kind }) => kind === 'ancestor')?.share).to.equal(0.05)
    })

    it('leaves out who gets nothing', () => {
      const slices = paymentSplit({ ...ROYALTIES, feeBps: 0, ancestors: [] })
      expect(slices.map(({ kind }) => kind)).to.deep.equal(['payee', 'payee', 'payee'])
    })

    it('admits what rounding takes away', async () => {
      const halves = ROYALTIES.payees.slice(0, 2).map(payee => ({ ...payee, bps: 5000 }))
      const royalties = { ...ROYALTIES, feeBps: 333, ancestors: [], payees: halves }
      expect(shownSumBps(paymentSplit(royalties))).to.equal(10_001)
      const { element } = await panel({ royalties: ready(royalties) })
      expect(textOf(part(element, 'note'))).to.contain('as shown they add up to 100.01%')
    })

    it('shows each party with share, earned and claimable amounts', async () => {
      const { element } = await panel({ wallet: AS_CREATOR })
      const [creator, , , parent, fee] = rows(element)
      expect(creator).to.match(/^Creator 0x7099…79C80x70997970C51812dc3A010C7d01b50e0d17dc79C8 you \| 58.5%/)
      expect(creator).to.contain('1,204.80').and.to.contain('48.20')
      expect(parent).to.contain('Parent model 7 | 5%').and.to.contain('counted elsewhere')
      expect(fee).to.contain('Market fee | 5%')
    })

    it('cuts long amounts visibly and never rounds them up', () => {
      expect(shownAmount(134_567_890_123_456_789n, 18, 'en')).to.equal('0.134567…')
      expect(shownAmount(999_999_999_999_999_999n, 18, 'en')).to.equal('0.999999…')
      expect(shownAmount(1_204_800_000n, 6, 'en')).to.equal('1,204.80')
    })

    it('switches between currencies', async () => {
      const { element } = await panel(TWO_CURRENCIES)
      expect(textOf(part(element, 'totals'))).to.contain('1.234567890123456789 ETH')
      element.shadowRoot?.querySelectorAll<HTMLInputElement>('[name=currency]')[1]?.click()
      await drawn(element)
      expect(textOf(part(element, 'totals')))
        .to.contain('1,846.06 USDC')
        .and.to.contain('36 USDC')
    })

    it('lets a payee claim while the past is still searched, and then says what was earned', async () => {
      const { element, market } = await panel({ wallet: AS_CREATOR, earnings: { status: 'loading' } })
      expect(textOf(part(element, 'claim'))).to.equal('Claim 48.20 USDC')
      expect(rows(element)[0]).to.contain('not known yet').and.to.contain('48.20')
      expect(textOf(part(element, 'base'))).to.contain('Searching the chain for what was paid so far.')
      market.earningsStore.setState(ready(EARNINGS))
      await drawn(element)
      expect(rows(element)[0]).to.contain('1,204.80')
    })

    it('searches the past again where no endpoint let it, and calls it no error', async () => {
      const failed = { status: 'failed', error: UNREACHABLE } as const
      const { element, market } = await panel({ wallet: AS_CREATOR, earnings: failed })
      const errors = recordEvents(element, 'market-error')
      expect(textOf(part(element, 'claim'))).to.equal('Claim 48.20 USDC')
      expect(textOf(part(element, 'base'))).not.to.contain('No payment has arrived yet')
      part(element, 'search')?.click()
      expect(market.refreshes).to.equal(2)
      expect(errors).to.have.length(0)
    })

    it('shows first what the visitor can claim, unless the host names a currency', async () => {
      const states = { wallet: AS_CREATOR, ...TWO_CURRENCIES }
      const { element } = await panel(states)
      expect(textOf(part(element, 'claim'))).to.equal('Claim 48.20 USDC')
      const host = await panel(states, { currency: 'eth' })
      expect(textOf(part(host.element, 'claim'))).to.equal('Nothing to claim')
    })
  })

  describe('claiming', () => {
    it('claims the exact amount shown, and tells of it once', async () => {
      const { element, market } = await panel({ wallet: AS_CREATOR })
      const other = await show('royalty-panel', market, { asset: ASSET, loading: 'eager' })
      const claimed = recordEvents(element, 'royalty-claimed')
      const elsewhere = recordEvents(other, 'royalty-claimed')
      part(element, 'claim')?.click()
      await drawn(element)
      expect(market.claims.starts).to.deep.equal([{ currency: USDC.address }])
      market.claims.setState({ status: 'pending', hash: HASH })
      market.claims.setState({ status: 'done', hash: HASH, result: CLAIMED })
      await drawn(element)
      expect(claimed.map(({ detail }) => detail)).to.deep.equal([
        { asset: ASSET, account: CREATOR, currency: USDC.address, amount: '48200000', hash: HASH },
      ])
      expect(elsewhere).to.have.length(0)
      expect(textOf(part(element, 'action-status'))).to.contain('48.20 USDC arrived in your account.')
    })

    it('tells a stranger why they cannot, and asks no wallet', async () => {
      const { element, market } = await panel({ wallet: CONNECTED })
      const button = part(element, 'claim')
      expect(button?.getAttribute('aria-disabled')).to.equal('true')
      expect(textOf(part(element, 'action-status'))).to.contain('Your account is not one of them')
      button?.click()
      await drawn(element)
      expect(market.claims.starts).to.have.length(0)
      const outcome = await element.claim()
      expect(outcome.status === 'failed' && outcome.error.code).to.equal('nothing-to-claim')
    })

    it('only connects on the first click, so that nobody claims before seeing an amount', async () => {
      const { element, market } = await panel({
        wallet: { status: 'disconnected', options: WALLETS.slice(0, 1) },
      })
      part(element, 'claim')?.click()
      await drawn(element)
      expect(market.wallet.calls).to.have.length(1)
      expect(market.claims.starts).to.have.length(0)
    })

    it('says what the claim is at in a live sentence', async () => {
      const { element, market } = await panel({ wallet: AS_CREATOR })
      market.claims.setState({ status: 'confirming', hash: HASH, confirmations: 1, needed: 3 })
      await drawn(element)
      const status = element.shadowRoot?.querySelector('#action-status')
      expect(status?.getAttribute('role')).to.equal('status')
      expect(textOf(status)).to.equal('1 of 3 confirmations.')
      expect(element.matches(':state(pending)')).to.equal(true)
    })

    it('shows a "no" in the wallet as no error', async () => {
      const { element, market } = await panel({ wallet: AS_CREATOR })
      const errors = recordEvents(element, 'market-error')
      market.claims.setState({ status: 'cancelled' })
      await drawn(element)
      expect(textOf(part(element, 'action-status'))).to.equal('Not claimed. It stays yours.')
      expect(errors).to.have.length(0)
    })

    it('shows a failure once and tries again', async () => {
      const { element, market } = await panel({ wallet: AS_CREATOR })
      const errors = recordEvents(element, 'market-error')
      market.claims.setState({ status: 'failed', error: UNREACHABLE })
      await drawn(element)
      element.requestUpdate()
      await drawn(element)
      expect(errors).to.have.length(1)
      part(element, 'retry')?.click()
      await drawn(element)
      expect(market.claims.starts).to.have.length(1)
    })
  })

  it('speaks German', async () => {
    await Promise.all([royaltyPanelText.ready('de'), royaltyEarningsText.ready('de')])
    const states = { wallet: AS_CREATOR, earnings: earningsWith(WAITING) }
    const { element } = await panel(states, { locale: 'de' })
    expect(textOf(part(element, 'claim'))).to.equal('62,24 USDC abrufen')
    expect(textOf(part(element, 'over'))).to.match(/^Bereit zur Freigabe ?24 USDC/)
    expect(textOf(part(element, 'open'))).to.contain(
      'Die erste endet am 22.11.2026, die letzte am 29.11.2026.',
    )
  })

  describe('refund windows', () => {
    it('say how much is inside them and until when', async () => {
      const { element } = await panel()
      expect(textOf(part(element, 'open'))).to.match(/^Inside refund windows ?36 USDC/)
      expect(textOf(part(element, 'open'))).to.contain(
        'The first ends on Nov 22, 2026, the last on Nov 29, 2026.',
      )
      expect(part(element, 'over')).to.equal(null)
      expect(part(element, 'held')).to.equal(null)
    })

    it('offer what is past them with the rest, and release it by the same claim', async () => {
      const { element, market } = await panel({ wallet: AS_CREATOR, earnings: earningsWith(WAITING) })
      expect(textOf(part(element, 'over'))).to.match(/^Ready to release ?24 USDC/)
      expect(textOf(part(element, 'claim'))).to.equal('Claim 62.24 USDC')
      expect(rows(element)[0]).to.contain('62.24')
      part(element, 'claim')?.click()
      await drawn(element)
      expect(market.claims.starts).to.deep.equal([{ currency: USDC.address, escrows: OVER_ESCROWS }])
    })

    it('offer a claim where nothing else is left', async () => {
      const none = { currency: USDC, payees: ROYALTIES.payees.map(() => ({ claimable: 0n })) }
      const { element } = await panel({
        wallet: AS_CREATOR,
        royalties: ready({ ...ROYALTIES, currencies: [none] }),
        earnings: earningsWith(WAITING),
      })
      expect(textOf(part(element, 'claim'))).to.equal('Claim 62.24 USDC')
      expect(element.matches(':state(claimable)')).to.equal(true)
    })

    it('are waited for by a script that claims before they are known', async () => {
      const none = { currency: USDC, payees: ROYALTIES.payees.map(() => ({ claimable: 0n })) }
      const { element, market } = await panel({
        wallet: AS_CREATOR,
        royalties: ready({ ...ROYALTIES, currencies: [none] }),
        earnings: { status: 'loading' },
      })
      const ended = element.claim()
      await drawn(element)
      expect(market.claims.starts).to.have.length(0)
      market.earningsStore.setState(earningsWith(WAITING))
      await ended
      expect(market.claims.starts).to.deep.equal([{ currency: USDC.address, escrows: OVER_ESCROWS }])
    })

    it('show what arrived by the receipt, and do not offer again what was released', async () => {
      const { element, market } = await panel({ wallet: AS_CREATOR, earnings: earningsWith(WAITING) })
      const claimed = recordEvents(element, 'royalty-claimed')
      part(element, 'claim')?.click()
      await drawn(element)
      const result = { ...CLAIMED, amount: 55_000_000n }
      market.claims.setState({ status: 'done', hash: HASH, result })
      const paid = { currency: USDC, payees: ROYALTIES.payees.map(() => ({ claimable: 0n })) }
      market.royaltyStore.setState(ready({ ...ROYALTIES, currencies: [paid] }))
      await drawn(element)
      expect(claimed.map(({ detail }) => detail.amount)).to.deep.equal(['55000000'])
      expect(textOf(part(element, 'action-status'))).to.contain('55 USDC arrived in your account.')
      expect(textOf(part(element, 'claim'))).to.equal('Nothing to claim')
      market.earningsStore.setState(earningsWith(WAITING))
      await drawn(element)
      expect(textOf(part(element, 'claim'))).to.equal('Claim 62.24 USDC')
    })

    it('say what does not fit into one claim, and what a dispute keeps', async () => {
      const { element } = await panel({ wallet: AS_CREATOR, earnings: earningsWith(CROWDED) })
      expect(textOf(part(element, 'over'))).to.contain('1,312 more payments come with later claims.')
      expect(textOf(part(element, 'open'))).to.contain('Until Nov 22, 2026.')
      expect(textOf(part(element, 'held'))).to.match(/^Kept by a dispute ?60 USDC/)
    })

    it('claim only the rest while a dispute keeps all of it', async () => {
      const { element, market } = await panel({ wallet: AS_CREATOR, earnings: earningsWith(DISPUTED) })
      expect(part(element, 'over')).to.equal(null)
      expect(textOf(part(element, 'claim'))).to.equal('Claim 48.20 USDC')
      part(element, 'claim')?.click()
      await drawn(element)
      expect(market.claims.starts).to.deep.equal([{ currency: USDC.address }])
    })

    for (const theme of ['light', 'dark'] as const) {
      it(`fit 320 px with nothing for axe to find, in the ${theme} theme`, async () => {
        const { element } = await panel({ wallet: AS_CREATOR, earnings: earningsWith(CROWDED) })
        element.style.inlineSize = '320px'
        await drawn(element)
        const base = part(element, 'base')
        expect(base?.scrollWidth).to.be.at.most(base?.clientWidth ?? 0)
        await expectAccessible(element, theme)
      })
    }
  })

  describe('revenue over time', () => {
    async function opened(revenue: FixtureStates['revenue'] = ready(REVENUE), attributes = {}) {
      const { element, market } = await panel(revenue ? { revenue } : {}, attributes)
      const history = part(element, 'history') as HTMLDetailsElement
      history.open = true
      await revenueLoaded(element)
      return { element, market, history }
    }

    /** The chart's code is fetched by opening it. */
    async function revenueLoaded(element: RoyaltyPanel): Promise<void> {
      await import('../../../components/royalty-panel/revenue-view.ts')
      await new Promise(resolve => setTimeout(resolve))
      await drawn(element)
    }

    const columns = (element: Element) => [
      ...(element.shadowRoot?.querySelectorAll<HTMLElement>('.column') ?? []),
    ]

    it('asks for it only when it is opened', async () => {
      const { element } = await panel({ revenue: ready(REVENUE) })
      expect(part(element, 'chart')).to.equal(null)
      expect((await opened()).element.shadowRoot?.querySelector('[part=chart]')).not.to.equal(null)
    })

    it('says of each month what came in, and of what', async () => {
      const { element } = await opened()
      const last = columns(element).at(-1)
      expect(textOf(last?.querySelector('.readout'))).to.equal(
        'November 2026: 869.25 USDC Licences: 643.75 USDC · Metered use: 120 USDC · Resale royalties: 30.50 USDC · Models built on this one: 75 USDC',
      )
      expect(textOf(columns(element)[3]?.querySelector('.readout'))).to.equal('April 2026: 0 USDC')
      expect(textOf(element.shadowRoot)).to.contain('Older payments are left out.')
    })

    it('draws parts that add up, the highest month as high as the chart', async () => {
      const { element } = await opened()
      const heights = columns(element).map(column =>
        [...column.querySelectorAll('rect')].reduce((sum, rect) => sum + rect.height.baseVal.value, 0),
      )
      expect(Math.max(...heights)).to.be.closeTo(100, 0.1)
      expect(heights[3]).to.equal(0)
    })

    it('is one stop for the tab key, walked by arrows in reading order', async () => {
      const { element } = await opened()
      const all = columns(element)
      expect(all.filter(({ tabIndex }) => tabIndex === 0)).to.deep.equal([all.at(-1)])
      const press = (key: string) =>
        element.shadowRoot?.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
        )
      all.at(-1)?.focus()
      press('ArrowLeft')
      expect(element.shadowRoot?.activeElement).to.equal(all.at(-2))
      press('Home')
      expect(element.shadowRoot?.activeElement).to.equal(all[0])
      element.dir = 'rtl'
      press('ArrowLeft')
      expect(element.shadowRoot?.activeElement).to.equal(all[1])
      expect(all.filter(({ tabIndex }) => tabIndex === 0)).to.deep.equal([all[1]])
    })

    it('has the same as a table', async () => {
      const { element } = await opened()
      const table = element.shadowRoot?.querySelector<HTMLDetailsElement>('.as-table')
      if (table) table.open = true
      const lines = [...(table?.querySelectorAll('tbody tr') ?? [])].map(line =>
        [...line.children].map(textOf).join(' | '),
      )
      expect(lines).to.have.length(11)
      expect(lines.at(-1)).to.equal(
        'November 2026 | 643.75 USDC | 120 USDC | 30.50 USDC | 75 USDC | 869.25 USDC',
      )
    })

    for (const theme of ['light', 'dark'] as const) {
      it(`has nothing for axe to find, in the ${theme} theme, at 320 px`, async () => {
        const { element } = await opened()
        const table = element.shadowRoot?.querySelector<HTMLDetailsElement>('.as-table')
        if (table) table.open = true
        element.style.inlineSize = '320px'
        await drawn(element)
        const base = part(element, 'base')
        expect(base?.scrollWidth).to.be.at.most(base?.clientWidth ?? 0)
        await expectAccessible(element, theme)
      })
    }

    it('shows that it is searching, why it cannot, and searches again', async () => {
      const { element, market } = await opened({ status: 'loading' })
      expect(textOf(part(element, 'history'))).to.contain('Searching the chain for payments')
      market.revenueStore.setState({ status: 'failed', error: UNREACHABLE })
      await drawn(element)
      expect(part(element, 'error')).not.to.equal(null)
      part(element, 'retry')?.click()
      expect(market.refreshes).to.equal(1)
      market.revenueStore.setState(ready({ currencies: [], isCut: false }))
      await drawn(element)
      expect(textOf(part(element, 'history'))).to.contain('Nothing has been paid in USDC so far.')
    })
  })
})
