import { expect } from 'chai'
import '../../../components/my-licenses/define.ts'
import type { MyLicenses } from '../../../components/my-licenses/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import type { HeldLicense } from '../../../src/market/index.ts'
import { myLicensesText } from '../../../src/text/index.ts'
import { expectAccessible } from './axe.ts'
import { RECEIPT } from './fixture-holder.ts'
import {
  ALL,
  BOUND,
  ENDED,
  FOREVER,
  GIVEN_BACK,
  held,
  holdings,
  LENT,
  METERED,
  marketOf,
  REGISTRY,
  SUBSCRIPTION,
  UNVERIFIED,
} from './fixture-licenses.ts'
import {
  ASSET,
  BUYER,
  CREATOR,
  digest,
  type FixtureMarket,
  type FixtureTransaction,
  MANIFEST,
  ready,
  WALLETS,
} from './fixture-market.ts'
import { clearPage, drawn, nextDownload, part, recordEvents, show, textOf } from './show.ts'

const HASH = digest(9)
const OTHER = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const UNREACHABLE = new ModelmarkError('rpc-all-failed')
const DISCONNECTED = { wallet: { status: 'disconnected', options: WALLETS } } as const

async function list(
  market = marketOf(),
  attributes = {},
): Promise<{ element: MyLicenses; market: FixtureMarket }> {
  const element = await show('my-licenses', market, { ...REGISTRY, loading: 'eager', ...attributes })
  return { element, market }
}

const rows = (element: Element) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part=license]') ?? []),
]
const state = (element: Element, name: string) => element.matches(`:state(${name})`)

/** Opens the row of a licence, and one of its forms. */
async function open(element: MyLicenses, { license }: HeldLicense, action = ''): Promise<HTMLElement> {
  const row = element.shadowRoot?.getElementById(`license-${license.id}`)
  if (!part(element, 'details')) row?.querySelector<HTMLElement>('[part=manage]')?.click()
  await drawn(element)
  if (action !== '') part(element, `action-${action}`)?.click()
  await drawn(element)
  return row as HTMLElement
}

function type(element: Element, index: number, value: string): void {
  const input = element.shadowRoot?.querySelectorAll<HTMLInputElement>('.form input')[index]
  if (!input) throw new Error('no such field')
  input.value = value
  input.dispatchEvent(new Event('input'))
}

async function submit(element: MyLicenses): Promise<void> {
  await drawn(element)
  part(element, 'submit')?.click()
  await drawn(element)
}

const of = (transaction: unknown) => transaction as FixtureTransaction<unknown, unknown>
const problem = (element: Element) => textOf(element.shadowRoot?.querySelector('.problem'))

describe('<my-licenses>', () => {
  afterEach(() => {
    clearPage()
    localStorage.clear()
  })

  describe('accessibility', () => {
    const STATES: Readonly<Record<string, () => FixtureMarket>> = {
      loading: () => marketOf({ status: 'loading' }),
      unreadable: () => marketOf({ status: 'failed', error: UNREACHABLE }),
      'nobody is connected': () => marketOf(holdings([]), DISCONNECTED),
      empty: () => marketOf(holdings([])),
      'there are licences of all kinds': () => marketOf(),
      'not all could be found, and that is old': () =>
        marketOf({ ...holdings(ALL, false), stale: UNREACHABLE } as ReturnType<typeof holdings>),
    }
    for (const [name, market] of Object.entries(STATES)) {
      for (const theme of ['light', 'dark'] as const) {
        it(`has nothing for axe to find when ${name}, in the ${theme} theme`, async () => {
          const { element } = await list(market())
          await expectAccessible(element, theme)
        })
      }
    }
    const FORMS: readonly (readonly [HeldLicense, string])[] = [
      [SUBSCRIPTION, 'renew'],
      [SUBSCRIPTION, 'auto-renew'],
      [SUBSCRIPTION, 'refund'],
      [METERED, 'top-up'],
      [FOREVER, 'lend'],
      [FOREVER, 'transfer'],
    ]
    for (const [license, form] of FORMS) {
      for (const theme of ['light', 'dark'] as const) {
        it(`has nothing for axe to find when somebody wants to ${form}, in the ${theme} theme`, async () => {
          const { element } = await list()
          await open(element, license, form)
          await submit(element)
          await expectAccessible(element, theme)
        })
      }
    }

    it('does not overflow where it is narrow', async () => {
      const { element } = await list()
      element.style.inlineSize = '320px'
      await open(element, SUBSCRIPTION, 'auto-renew')
      const base = part(element, 'base')
      expect(base?.scrollWidth).to.be.at.most(base?.clientWidth ?? 0)
    })
  })

  describe('what is shown', () => {
    it('is nothing of anybody before a wallet is connected, and a button that connects one', async () => {
      const { element, market } = await list(marketOf(holdings(ALL), DISCONNECTED))
      expect(rows(element)).to.have.length(0)
      part(element, 'connect')?.click()
      await drawn(element)
      part(element, 'wallets')?.querySelector<HTMLElement>('.wallet')?.click()
      await drawn(element)
      expect(market.wallet.calls).to.deep.equal([`connect ${WALLETS[0]?.id}`])
      expect(rows(element)).to.have.length(ALL.length)
    })

    it('is each licence with its model, tier, state and time', async () => {
      const { element } = await list()
      const texts = rows(element).map(textOf)
      expect(texts[0]).to.contain('Names-1M').and.to.contain('Monthly').and.to.contain('Active')
      expect(texts[0]).to.match(/Until .*, in (19|20) days/)
      expect(texts[1]).to.contain('Kite v0.9.0').and.to.contain('6,700 of 12,000 left')
      expect(texts[1]).to.contain('500 signed, not settled yet').and.to.contain('call')
      expect(texts[2]).to.contain('Valid for ever').and.to.contain('In use by another account')
      expect(texts[4]).to.contain('Ended')
      expect(texts[5]).to.contain('Given back')
      expect(texts[6]).to.contain('Model 42').and.to.contain('does not match the chain')
      expect(texts[7]).to.contain('Lent to you')
    })

    it('says which versions a licence covers and how it was bought', async () => {
      const { element, market } = await list()
      market.holder.purchase = {
        licenseId: 90_016n,
        offerId: 7n,
        to: BUYER,
        payer: BUYER,
        currency: BOUND.currency.address,
        paid: 12_000_000n,
        at: 1_780_000_000,
        transaction: HASH,
        version: 1,
      }
      await open(element, BOUND)
      await drawn(element)
      expect(textOf(part(element, 'facts')))
        .to.contain('version 2 of 3')
        .and.to.contain('2026, 12 USDC')
      expect(textOf(part(element, 'details'))).to.contain('cannot be sold or given away')
    })

    it('is what is known of the versions where logs cannot be searched', async () => {
      const { element } = await list()
      await open(element, BOUND)
      await drawn(element)
      expect(textOf(part(element, 'facts'))).to.contain('newest when it was bought')
    })

    it('is twenty at first, and the others when asked for', async () => {
      const many = Array.from({ length: 45 }, (_, i) => held({ id: BigInt(1000 - i) }))
      const { element } = await list(marketOf(holdings(many)))
      expect(rows(element)).to.have.length(20)
      part(element, 'more')?.click()
      await drawn(element)
      part(element, 'more')?.click()
      await drawn(element)
      expect(rows(element)).to.have.length(45)
      expect(part(element, 'more')).to.equal(null)
    })

    it('is hostile text as text', async () => {
      const name = '<img src=x onerror="window.hacked=1">\u202eevil'
      const hostile = held(
        {},
        { manifest: ready({ ...MANIFEST, name, image: 'javascript:alert(1)' }), terms: { name } },
      )
      const { element } = await list(marketOf(holdings([hostile])))
      expect(element.shadowRoot?.querySelector('img')).to.equal(null)
      expect(textOf(part(element, 'name'))).to.equal(name)
      expect(part(element, 'name')?.localName).to.equal('bdi')
      expect('hacked' in window).to.equal(false)
    })

    it('is an error with a cure for attributes that name no market', async () => {
      for (const attributes of [{ contract: '' }, { contract: 'nonsense' }, { chain: 'base' }]) {
        const { element } = await list(marketOf(), attributes)
        expect(state(element, 'error'), JSON.stringify(attributes)).to.equal(true)
        expect(textOf(part(element, 'error'))).not.to.equal('')
      }
    })

    it('reads again after a failure', async () => {
      const { element, market } = await list(marketOf({ status: 'failed', error: UNREACHABLE }))
      part(element, 'retry')?.click()
      expect(market.holder.refreshes).to.equal(1)
    })
  })

  describe('what can be done', () => {
    it('is nothing with a licence of somebody else or one that is over, but for its receipt', async () => {
      for (const license of [LENT, GIVEN_BACK]) {
        clearPage()
        const { element } = await list()
        await open(element, license)
        const buttons = [...(part(element, 'actions')?.querySelectorAll('button') ?? [])].map(textOf)
        expect(buttons).to.deep.equal(['Save the receipt'])
      }
    })

    it('is renewing an ended subscription, for the price that is shown, told of once', async () => {
      const { element, market } = await list()
      const events = recordEvents(element, 'license-renewed')
      await open(element, ENDED, 'renew')
      const select = element.shadowRoot?.querySelector('select')
      if (!select) throw new Error('no choice')
      select.value = '3'
      select.dispatchEvent(new Event('change'))
      await drawn(element)
      expect(textOf(part(element, 'submit'))).to.equal('Renew for 12 USDC')
      await submit(element)
      expect(market.renewals.starts).to.deep.equal([{ licenseId: 90_003n, periods: 3, price: 12_000_000n }])
      market.renewals.setState({ status: 'done', hash: HASH, result: SUBSCRIPTION.license })
      await drawn(element)
      expect(textOf(part(element, 'action-status'))).to.contain('Renewed: valid until')
      expect(events.map(({ detail }) => [detail.asset, detail.licenseId, detail.hash])).to.deep.equal([
        [ASSET, '90102', HASH],
      ])
    })

    it('is topping up whole units at the price that is shown', async () => {
      const { element, market } = await list()
      const events = recordEvents(element, 'units-deposited')
      await open(element, METERED, 'top-up')
      for (const wrong of ['0', '-3', '1.5', '1e9', '', '9'.repeat(40)]) {
        type(element, 0, wrong)
        await submit(element)
        expect(problem(element), wrong).to.contain('whole number')
      }
      const deposits = of(market.usage.deposit(METERED.asset))
      expect(deposits.starts).to.deep.equal([])
      type(element, 0, '4000')
      await drawn(element)
      expect(textOf(part(element, 'submit'))).to.equal('Add 4,000 for 10 USDC')
      await submit(element)
      expect(deposits.starts).to.deep.equal([{ licenseId: 90_101n, units: 4000n, unitPrice: 2_500n }])
      deposits.setState({
        status: 'done',
        hash: HASH,
        result: { ...METERED.usage?.account, deposited: 16_000n, spent: 4_800n },
      })
      await drawn(element)
      expect(textOf(part(element, 'action-status'))).to.contain('11,200 units are prepaid now')
      expect(events.map(({ detail }) => detail)).to.deep.equal([
        { asset: ASSET, licenseId: '90101', deposited: '16000', spent: '4800', hash: HASH },
      ])
    })

    it('is transferring to an account, and not to a wrong one', async () => {
      const { element, market } = await list()
      const events = recordEvents(element, 'license-transferred')
      await open(element, FOREVER, 'transfer')
      for (const [wrong, why] of [
        ['ada.eth', 'no account'],
        [`0x${'0'.repeat(40)}`, 'no account'],
        [BUYER.toLowerCase(), 'your own'],
      ] as const) {
        type(element, 0, wrong)
        await submit(element)
        expect(problem(element), wrong).to.contain(why)
      }
      const transfers = of(market.trade.transfer(FOREVER.asset))
      expect(transfers.starts).to.deep.equal([])
      type(element, 0, ` ${OTHER} `)
      await submit(element)
      expect(transfers.starts).to.deep.equal([{ licenseId: 90_017n, to: OTHER }])
      transfers.setState({ status: 'done', hash: HASH, result: { ...FOREVER.license, owner: OTHER } })
      await drawn(element)
      expect(events.map(({ detail }) => detail.owner)).to.deep.equal([OTHER])
      // The licence is gone from the list; what was done is still told.
      market.holder.list.setState(holdings([BOUND]))
      await drawn(element)
      expect(textOf(part(element, 'action-status'))).to.contain('belongs to 0x90F7…b906 now')
    })

    it('is lending until a day to come, and taking back', async () => {
      const { element, market } = await list()
      const users = of(market.usage.setUser(FOREVER.asset))
      await open(element, FOREVER, 'lend')
      type(element, 0, OTHER)
      type(element, 1, '2020-01-01')
      await submit(element)
      expect(problem(element)).to.contain('still to come')
      type(element, 1, '2099-12-31')
      await submit(element)
      expect(users.starts).to.deep.equal([
        {
          licenseId: 90_017n,
          to: { user: OTHER, expires: Math.floor(new Date('2099-12-31T23:59:59').getTime() / 1000) },
        },
      ])
      part(element, 'take-back')?.click()
      await drawn(element)
      expect(users.starts[1]).to.deep.equal({ licenseId: 90_017n })
    })

    it('is giving back while the window is open, with the time that is left', async () => {
      const { element, market } = await list()
      const events = recordEvents(element, 'license-refunded')
      await open(element, SUBSCRIPTION, 'refund')
      expect(textOf(part(element, 'facts'))).to.match(/Money back ?until .*, in 6 days/)
      expect(textOf(part(element, 'form'))).to.contain('get 4 USDC?')
      await submit(element)
      expect(market.refunds.starts).to.deep.equal([{ licenseId: 90_102n }])
      market.refunds.setState({ status: 'done', hash: HASH, result: SUBSCRIPTION.license })
      await drawn(element)
      expect(events).to.have.length(1)
      const other = await list()
      await open(other.element, FOREVER)
      expect(part(other.element, 'action-refund')).to.equal(null)
    })

    it('is signing renewals within a cap, known again after a reload, and stopping all', async () => {
      const { element, market } = await list()
      const wishes: unknown[] = []
      const signRenewal = async (
        _asset: unknown,
        input: { licenseId: bigint; price: bigint; deadline: number },
      ) => {
        wishes.push(input)
        const { licenseId, price: maxPrice, deadline } = input
        return { renewal: { subscriber: BUYER, licenseId, maxPrice, nonce: 3n, deadline }, signature: '0x51' }
      }
      const stopRenewals = market.relay.stopRenewals
      Object.assign(market, { relay: { signRenewal, stopRenewals } })
      const events = recordEvents(element, 'auto-renewal-signed')
      await open(element, SUBSCRIPTION, 'auto-renew')
      await submit(element)
      await drawn(element)
      const { endTime } = SUBSCRIPTION.license
      const deadline = endTime + 7 * SUBSCRIPTION.offer.period
      expect(wishes).to.deep.equal([{ licenseId: 90_102n, price: 4_000_000n, periods: 6, deadline }])
      expect(events.map(({ detail }) => detail)).to.deep.equal([
        {
          asset: ASSET,
          licenseId: '90102',
          subscriber: BUYER,
          maxPrice: '4000000',
          nonce: '3',
          deadline: String(deadline),
          signature: '0x51',
        },
      ])
      expect(textOf(part(element, 'auto-renewal'))).to.contain('up to 6 renewals at 4 USDC')

      clearPage()
      const again = await list(market)
      const stopped = recordEvents(again.element, 'auto-renewals-stopped')
      await open(again.element, SUBSCRIPTION, 'auto-renew')
      expect(textOf(part(again.element, 'auto-renewal'))).to.contain('up to 6 renewals')
      await submit(again.element)
      const stops = of(stopRenewals(SUBSCRIPTION.asset))
      expect(stops.starts).to.deep.equal([{}])
      stops.setState({ status: 'done', hash: HASH, result: { nonce: 4n } })
      await drawn(again.element)
      expect(stopped.map(({ detail }) => detail)).to.deep.equal([{ asset: ASSET, subscriber: BUYER }])
      expect(part(again.element, 'auto-renewal')).to.equal(null)
    })

    it('says that a signature was refused, or why it failed', async () => {
      for (const [code, text] of [
        ['user-rejected', 'Cancelled'],
        ['insufficient-funds', ''],
      ] as const) {
        clearPage()
        const { element, market } = await list()
        const signRenewal = () => Promise.reject(new ModelmarkError(code))
        Object.assign(market, { relay: { signRenewal, stopRenewals: market.relay.stopRenewals } })
        await open(element, SUBSCRIPTION, 'auto-renew')
        await submit(element)
        await drawn(element)
        if (text) expect(textOf(part(element, 'action-status'))).to.contain(text)
        expect(part(element, 'error') !== null).to.equal(code !== 'user-rejected')
      }
    })

    it('is saving the receipt, also of a lent one', async () => {
      const { element, market } = await list()
      market.holder.written = RECEIPT
      await open(element, LENT)
      const saved = nextDownload()
      part(element, 'save-receipt')?.click()
      expect(await saved).to.deep.equal(RECEIPT)
      expect(market.holder.receipts).to.deep.equal([80_555n])
    })

    it('is asking the page to sell', async () => {
      const { element } = await list()
      const events = recordEvents(element, 'license-sale-request')
      await open(element, FOREVER)
      part(element, 'sell')?.click()
      expect(events.map(({ detail }) => detail)).to.deep.equal([{ asset: ASSET, licenseId: '90017' }])
      expect(events[0]?.cancelable).to.equal(true)
    })

    it('is one thing at a time: another licence waits until the first is done', async () => {
      const { element, market } = await list()
      await open(element, SUBSCRIPTION, 'renew')
      await submit(element)
      market.renewals.setState({ status: 'pending', hash: HASH })
      await drawn(element)
      expect(state(element, 'pending')).to.equal(true)
      expect(part(element, 'form')).to.equal(null)
      element.shadowRoot?.querySelectorAll<HTMLElement>('[part=manage]')[2]?.click()
      await drawn(element)
      part(element, 'action-transfer')?.click()
      await drawn(element)
      expect(part(element, 'form')).to.equal(null)
      expect(textOf(part(element, 'action-status'))).to.contain('Sent')
    })
  })

  it('is worked by keyboard: the row opens, the form opens, Enter sends', async () => {
    const { element, market } = await list(marketOf(holdings([SUBSCRIPTION])))
    part(element, 'manage')?.focus()
    part(element, 'manage')?.click()
    await drawn(element)
    expect(element.shadowRoot?.activeElement).to.equal(part(element, 'manage'))
    expect(part(element, 'manage')?.getAttribute('aria-expanded')).to.equal('true')
    part(element, 'action-renew')?.click()
    await drawn(element)
    const form = part(element, 'form') as HTMLFormElement
    form.requestSubmit()
    await drawn(element)
    expect(market.renewals.starts).to.have.length(1)
  })

  it('speaks German', async () => {
    await myLicensesText.ready('de')
    const { element } = await list(marketOf(holdings([FOREVER, UNVERIFIED])), { locale: 'de' })
    await open(element, FOREVER, 'lend')
    expect(textOf(element.shadowRoot)).to.contain('Meine Lizenzen').and.to.contain('Gilt für immer')
    expect(textOf(part(element, 'details')))
      .to.contain('alle Versionen')
      .and.to.contain(CREATOR.slice(0, 6))
  })
})
