import { expect } from 'chai'
import '../../../components/license-button/define.ts'
import type { LicenseButton } from '../../../components/license-button/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import { type License, NEVER_ENDS } from '../../../src/license/index.ts'
import type { DepositInput, ModelRecord, TransactionState, Usage } from '../../../src/market/index.ts'
import { licenseButtonText, usageText } from '../../../src/text/index.ts'
import { expectAccessible } from './axe.ts'
import { RECEIPT } from './fixture-holder.ts'
import {
  ASSET,
  BUYER,
  CONNECTED,
  digest,
  FixtureMarket,
  type FixtureStates,
  type FixtureTransaction,
  MANIFEST,
  MODEL,
  ready,
  TIERS,
  tier,
} from './fixture-market.ts'
import { clearPage, drawn, nextDownload, part, recordEvents, show, textOf } from './show.ts'

const DAY = 86_400
const HASH = digest(9)
const now = () => Math.floor(Date.now() / 1000)

const license = (overrides: Partial<License> = {}): License => ({
  id: 90_017n,
  offerId: 1n,
  modelId: 42n,
  owner: BUYER,
  endTime: NEVER_ENDS,
  revoked: false,
  refundableUntil: 0,
  ...overrides,
})

const holding = (overrides: Partial<License> = {}): FixtureStates => ({
  wallet: CONNECTED,
  licenses: ready([license(overrides)]),
})

const model = (record: Partial<ModelRecord>): FixtureStates => ({
  model: { record: ready({ ...MODEL, ...record }), manifest: ready(MANIFEST) },
})

const purchasing =
  (...states: readonly TransactionState<License>[]) =>
  (market: FixtureMarket) => {
    for (const state of states) market.purchases.setState(state)
  }

const UNREACHABLE = new ModelmarkError('rpc-all-failed')
const PRICE_CHANGED = new ModelmarkError('price-changed', { shown: 12_000_000n, actual: 15_000_000n })

type Setup = readonly [
  states: FixtureStates,
  then?: (market: FixtureMarket, element: LicenseButton) => unknown,
]

const STATES: Readonly<Record<string, Setup>> = {
  loading: [{ model: { record: { status: 'loading' }, manifest: { status: 'loading' } } }],
  unreadable: [
    { model: { record: { status: 'failed', error: UNREACHABLE }, manifest: { status: 'loading' } } },
  ],
  'choosing a tier': [{}],
  'sold out': [model({ tiers: [tier({ maxSupply: 5, sold: 5 })] })],
  'choosing a wallet': [{}, (_market, element) => void element.purchase()],
  signing: [{}, purchasing({ status: 'quoting' }, { status: 'signing', what: 'permit' })],
  confirming: [{}, purchasing({ status: 'confirming', hash: HASH, confirmations: 1, needed: 3 })],
  done: [{}, purchasing({ status: 'done', hash: HASH, result: license() })],
  failed: [{}, purchasing({ status: 'failed', error: new ModelmarkError('insufficient-funds') })],
  'at another price': [{}, purchasing({ status: 'failed', error: PRICE_CHANGED })],
  disputed: [model({ standing: { status: 'open', challenged: false, disputeId: 3n } })],
  delisted: [model({ standing: { status: 'delisted', challenged: false } })],
  licensed: [holding({ refundableUntil: now() + DAY })],
  revoked: [holding({ revoked: true })],
}

async function inline(
  states: FixtureStates = {},
  attributes = {},
): Promise<{ element: LicenseButton; market: FixtureMarket }> {
  const market = new FixtureMarket(states)
  const element = await show('license-button', market, {
    asset: ASSET,
    loading: 'eager',
    layout: 'inline',
    ...attributes,
  })
  return { element, market }
}

const buttonNamed = (element: Element, name: string) => {
  const found = [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(
    button => textOf(button) === name,
  )
  if (!found) throw new Error(`No button “${name}”`)
  return found
}

describe('<license-button>', () => {
  afterEach(clearPage)

  describe('accessibility', () => {
    for (const [name, [states, then]] of Object.entries(STATES)) {
      for (const theme of ['light', 'dark'] as const) {
        it(`has nothing for axe to find when ${name}, in the ${theme} theme`, async () => {
          const { element, market } = await inline(states)
          then?.(market, element)
          await drawn(element)
          await expectAccessible(element, theme)
        })
      }
    }

    it('opens a dialog from the keyboard and gives the focus back when it closes', async () => {
      const { element } = await inline({}, { layout: 'dialog' })
      const trigger = part(element, 'trigger')
      trigger?.focus()
      trigger?.click()
      await drawn(element)
      const dialog = element.shadowRoot?.querySelector('dialog')
      expect(dialog?.open).to.equal(true)
      await expectAccessible(element)
      dialog?.close()
      await drawn(element)
      expect(element.shadowRoot?.activeElement).to.equal(trigger)
    })

    it('says each step of a payment in one live sentence', async () => {
      const { element, market } = await inline()
      const status = part(element, 'status')
      expect(status?.getAttribute('role')).to.equal('status')
      market.purchases.setState({ status: 'switching', chainId: 137 })
      await drawn(element)
      expect(textOf(status)).to.equal('Answer your wallet: it asks to switch to Polygon.')
      market.purchases.setState({ status: 'confirming', hash: HASH, confirmations: 2, needed: 3 })
      await drawn(element)
      expect(textOf(status)).to.equal('2 of 3 confirmations.')
    })
  })

  describe('what is for sale', () => {
    it('names the cheapest price, or that of the tier the host wants', async () => {
      const { element } = await inline({}, { layout: 'dialog' })
      expect(textOf(part(element, 'trigger'))).to.equal('Get a licence · from 4 USDC')
      element.tier = 'studio'
      await drawn(element)
      expect(textOf(part(element, 'trigger'))).to.equal('Get a licence · 60 USDC')
    })

    it('leaves the price to the card it stands in, unless it offers a tier of its own', async () => {
      const { element } = await inline({}, { layout: 'dialog', slot: 'actions' })
      expect(textOf(part(element, 'trigger'))).to.equal('Get a licence')
      element.tier = 'studio'
      await drawn(element)
      expect(textOf(part(element, 'trigger'))).to.equal('Get a licence · 60 USDC')
    })

    it('shows what is left, and why a tier cannot be had', async () => {
      const { element } = await inline(
        model({ tiers: [...TIERS, tier({ id: 4n, maxSupply: 5, sold: 5 }, { name: 'Exclusive' })] }),
      )
      expect(textOf(part(element, 'tiers')))
        .to.contain('16 of 20 left')
        .and.to.contain('Sold out')
      const exclusive = element.shadowRoot?.querySelector<HTMLInputElement>('input[value="4"]')
      expect(exclusive?.disabled).to.equal(true)
    })

    it('warns of a dispute before the price is paid, and still sells', async () => {
      const states = model({ standing: { status: 'open', challenged: false, disputeId: 3n } })
      const { element, market } = await inline(states)
      expect(textOf(part(element, 'warning'))).to.contain('What you pay now waits until the ruling')
      expect(element.matches(':state(disputed)')).to.equal(true)
      market.wallet.setState(CONNECTED)
      await drawn(element)
      part(element, 'pay')?.click()
      await drawn(element)
      expect(market.purchases.starts).to.have.length(1)
      const shut = await show('license-button', market, { asset: ASSET, loading: 'eager' })
      expect(textOf(part(shut, 'trigger'))).to.contain('(disputed)')
    })

    it('sells nothing of a model that was taken off the market', async () => {
      const states = { ...model({ standing: { status: 'delisted', challenged: false } }), wallet: CONNECTED }
      const { element, market } = await inline(states)
      expect(textOf(part(element, 'warning'))).to.contain('stopped new sales')
      part(element, 'pay')?.click()
      await drawn(element)
      expect(market.purchases.starts).to.deep.equal([])
      const shut = await show('license-button', market, { asset: ASSET, loading: 'eager' })
      expect(textOf(part(shut, 'trigger'))).to.equal('Taken off the market')
      expect(part(shut, 'trigger')?.getAttribute('aria-disabled')).to.equal('true')
    })

    it('changes rights, conditions and price with the tier', async () => {
      const { element } = await inline()
      element.shadowRoot?.querySelector<HTMLInputElement>('input[value="3"]')?.click()
      await drawn(element)
      expect(textOf(part(element, 'pay'))).to.equal('Pay 60 USDC')
      expect(textOf(part(element, 'conditions'))).to.contain('Models made from it pay 5% of their income')
      expect(textOf(part(element, 'pay-hint'))).to.contain('allow exactly 60 USDC')
    })

    it('promises only rights that both the contract and the terms grant', async () => {
      const { element } = await inline(
        model({
          tiers: [
            tier(
              { rights: new Set(['use-privately', 'redistribute']) },
              { rights: new Set(['use-privately', 'host-as-service']) },
            ),
          ],
        }),
      )
      const allowed = [...(part(element, 'rights')?.querySelectorAll('.yes') ?? [])].map(textOf)
      expect(allowed).to.deep.equal(['You may run it for yourself'])
    })

    it('shows the terms as text, never as markup', async () => {
      const text = '<img src=x onerror="window.hacked = true"><b>bold</b>'
      const { element } = await inline(model({ tiers: [tier({}, { text })] }))
      expect(part(element, 'terms-text')?.textContent).to.equal(text)
      expect(part(element, 'terms-text')?.children).to.have.length(0)
      expect(textOf(part(element, 'terms-hash'))).to.equal(digest(7))
    })

    it('sells nothing whose terms were not read, and says so', async () => {
      const unread = { ...tier(), terms: { status: 'loading' } as const }
      const { element, market } = await inline({ ...model({ tiers: [unread] }), wallet: CONNECTED })
      part(element, 'pay')?.click()
      await drawn(element)
      expect(market.purchases.starts).to.have.length(0)
      expect(textOf(part(element, 'pay-hint'))).to.equal('Reading the terms')
    })

    it('says in the place of the button what is wrong with its attributes', async () => {
      const element = await show('license-button', new FixtureMarket(), {
        asset: 'nonsense',
        loading: 'eager',
      })
      expect(part(element, 'error')?.getAttribute('role')).to.equal('alert')
    })
  })

  describe('buying', () => {
    it('asks the page first, then pays the price and the terms that are shown', async () => {
      const { element, market } = await inline({ wallet: CONNECTED }, { tier: 'Commercial' })
      const requests = recordEvents(element, 'license-purchase-request')
      part(element, 'pay')?.click()
      await drawn(element)
      expect(requests.map(({ detail }) => detail)).to.deep.equal([
        {
          asset: ASSET,
          offerId: '1',
          price: '12000000',
          currency: TIERS[0]?.offer.currency,
          termsHash: digest(7),
        },
      ])
      expect(market.purchases.starts).to.deep.equal([
        { offerId: 1n, price: 12_000_000n, termsHash: digest(7) },
      ])
    })

    it('asks no wallet when the page prevents it', async () => {
      const { element, market } = await inline({ wallet: CONNECTED })
      element.addEventListener('license-purchase-request', event => event.preventDefault())
      expect(await element.purchase()).to.deep.equal({ status: 'cancelled' })
      expect(market.purchases.starts).to.have.length(0)
    })

    it('has the visitor pick a wallet where there are several', async () => {
      const { element, market } = await inline({}, { tier: 'Commercial' })
      part(element, 'pay')?.click()
      await drawn(element)
      expect(market.purchases.starts).to.have.length(0)
      buttonNamed(element, 'Harbour').click()
      await drawn(element)
      await drawn(element)
      expect(market.wallet.calls).to.have.length(1)
      expect(market.purchases.starts).to.have.length(1)
    })

    it('stays calm when the visitor declines to connect', async () => {
      const { element, market } = await inline()
      const errors = recordEvents(element, 'market-error')
      market.wallet.fails = new ModelmarkError('user-rejected')
      const outcome = element.purchase()
      await drawn(element)
      buttonNamed(element, 'Lynx Wallet').click()
      expect(await outcome).to.deep.equal({ status: 'cancelled' })
      expect(errors).to.have.length(0)
      expect(part(element, 'error')).to.equal(null)
    })

    it('sends license-purchased once, however many buttons show the purchase', async () => {
      const { element, market } = await inline({ wallet: CONNECTED })
      const other = await show('license-button', market, { asset: ASSET, loading: 'eager' })
      const here = recordEvents(element, 'license-purchased')
      const there = recordEvents(other, 'license-purchased')
      await other.purchase({ offerId: 1n })
      market.purchases.setState({ status: 'pending', hash: HASH })
      market.purchases.setState({ status: 'done', hash: HASH, result: license() })
      await drawn(element)
      expect(here).to.have.length(0)
      expect(there.map(({ detail }) => detail)).to.deep.equal([
        { asset: ASSET, licenseId: '90017', offerId: '1', owner: BUYER, hash: HASH },
      ])
    })

    it('shows a purchase that was pending before a reload, and tells of its end', async () => {
      const market = new FixtureMarket()
      market.purchases.setState({ status: 'pending', hash: HASH })
      const element = await show('license-button', market, { asset: ASSET, loading: 'eager' })
      expect(textOf(part(element, 'trigger'))).to.equal('Purchase under way')
      expect(element.matches(':state(pending)')).to.equal(true)
      const purchased = recordEvents(element, 'license-purchased')
      market.purchases.setState({ status: 'done', hash: HASH, result: license() })
      expect(purchased).to.have.length(1)
    })

    it('shows no error when the visitor said no in the wallet', async () => {
      const { element, market } = await inline()
      market.purchases.setState({ status: 'cancelled' })
      await drawn(element)
      expect(part(element, 'error')).to.equal(null)
      expect(textOf(part(element, 'status'))).to.equal('Not bought. Nothing was paid.')
      expect(part(element, 'pay')).not.to.equal(null)
    })

    it('shows why it failed and where it stopped, once, and tries again', async () => {
      const { element, market } = await inline({ wallet: CONNECTED })
      const errors = recordEvents(element, 'market-error')
      purchasing(
        { status: 'signing', what: 'transaction' },
        { status: 'failed', error: new ModelmarkError('insufficient-funds') },
      )(market)
      await drawn(element)
      element.requestUpdate()
      await drawn(element)
      expect(errors.map(({ detail }) => detail.code)).to.deep.equal(['insufficient-funds'])
      expect(textOf(part(element, 'step-failed'))).to.contain('Your agreement')
      part(element, 'retry')?.click()
      await drawn(element)
      expect(market.purchases.starts).to.have.length(1)
    })

    it('shows old and new price, and pays the new one only if the visitor agrees', async () => {
      const { element, market } = await inline({ wallet: CONNECTED }, { tier: 'Commercial' })
      const errors = recordEvents(element, 'market-error')
      market.purchases.setState({ status: 'failed', error: PRICE_CHANGED })
      await drawn(element)
      expect(textOf(part(element, 'price-changed')))
        .to.contain('12 USDC')
        .and.to.contain('15 USDC')
      expect(errors).to.have.length(1)
      expect(market.refreshes).to.equal(2)
      expect(market.purchases.starts).to.have.length(0)
      part(element, 'agree-again')?.click()
      await drawn(element)
      expect(market.purchases.starts.map(({ price }) => price)).to.deep.equal([15_000_000n])
    })

    it('takes no yes to a new price before the offer that has it is read', async () => {
      const { element, market } = await inline({ wallet: CONNECTED }, { tier: 'Commercial' })
      const error = new ModelmarkError('price-changed', { ...PRICE_CHANGED.facts, offerId: 9n })
      market.purchases.setState({ status: 'failed', error })
      await drawn(element)
      expect(textOf(part(element, 'price-changed'))).to.contain('15 USDC')
      expect(part(element, 'agree-again')?.getAttribute('aria-disabled')).to.equal('true')
      part(element, 'agree-again')?.click()
      expect(market.purchases.starts).to.have.length(0)

      const successor = tier({ id: 9n, price: 15_000_000n })
      market.modelStore.setState({
        record: ready({ ...MODEL, tiers: [...TIERS, successor] }),
        manifest: ready(MANIFEST),
      })
      await drawn(element)
      expect(part(element, 'agree-again')?.hasAttribute('aria-disabled')).to.equal(false)
      part(element, 'agree-again')?.click()
      await drawn(element)
      expect(market.purchases.starts.map(({ offerId }) => offerId)).to.deep.equal([9n])
    })

    it('hands over the receipt that the market writes', async () => {
      const { element, market } = await inline()
      market.purchases.setState({ status: 'done', hash: HASH, result: license() })
      await drawn(element)
      const facts = textOf(part(element, 'license-facts'))
      expect(facts).to.contain('No. 90017').and.to.contain('for ever').and.to.contain('Commercial')
      market.holder.written = RECEIPT
      const saved = nextDownload()
      part(element, 'save-receipt')?.click()
      expect(await saved).to.deep.equal(RECEIPT)
      expect(market.holder.receipts).to.deep.equal([90_017n])
    })

    it('says why there is no receipt, and tries again', async () => {
      const { element, market } = await inline()
      market.purchases.setState({ status: 'done', hash: HASH, result: license() })
      await drawn(element)
      part(element, 'save-receipt')?.click()
      await drawn(element)
      expect(part(element, 'error')).not.to.equal(null)
      market.holder.written = RECEIPT
      const saved = nextDownload()
      part(element, 'retry')?.click()
      expect(await saved).to.deep.equal(RECEIPT)
      await drawn(element)
      expect(part(element, 'error')).to.equal(null)
    })
  })

  describe('a tier sold by the unit', () => {
    const USAGE = { unitPrice: 2_500n, unit: 'call', signed: 0n }

    it('says what a unit costs before anything is bought, of that tier alone', async () => {
      const market = new FixtureMarket()
      market.holder.usages.set(2n, USAGE)
      const element = await show('license-button', market, {
        asset: ASSET,
        loading: 'eager',
        layout: 'inline',
        tier: 'Monthly',
      })
      await drawn(element)
      expect(textOf(part(element, 'unit-price'))).to.contain('0.0025 USDC for each call')
      element.shadowRoot?.querySelector<HTMLInputElement>('input[value="1"]')?.click()
      await drawn(element)
      expect(part(element, 'unit-price')).to.equal(null)
    })

    const ACCOUNT = {
      modelId: 42n,
      unitPrice: 2_500n,
      deposited: 200n,
      spent: 50n,
      withdrawableAt: 0,
      holdId: 0n,
      heldUntil: 0n,
    }

    async function metered(
      overrides: Partial<License> = {},
      attributes = {},
      account: NonNullable<Usage['account']> = ACCOUNT,
    ) {
      const market = new FixtureMarket({ wallet: CONNECTED, licenses: ready([license(overrides)]) })
      market.holder.usages.set(1n, { ...USAGE, account, signed: 60n })
      const element = await show('license-button', market, {
        asset: ASSET,
        loading: 'eager',
        layout: 'inline',
        ...attributes,
      })
      await drawn(element)
      const deposits = market.usage.deposit(MODEL.asset) as FixtureTransaction<
        DepositInput,
        NonNullable<Usage['account']>
      >
      return { element, market, deposits }
    }

    const field = (element: Element) => part(element, 'top-up')?.querySelector('input')
    async function type(element: LicenseButton, text: string) {
      const input = field(element)
      if (!input) throw new Error('No field')
      input.value = text
      input.dispatchEvent(new Event('input', { bubbles: true }))
      await drawn(element)
    }

    it('shows how much of what was prepaid is used, in a picture and in numbers', async () => {
      const { element } = await metered()
      expect(textOf(part(element, 'usage')))
        .to.contain('140 of 200 left')
        .and.to.contain('10 signed')
      const widths = [...(part(element, 'usage')?.querySelectorAll('rect') ?? [])].map(rect =>
        rect.getAttribute('width'),
      )
      expect(widths).to.deep.equal(['1000', '250', '50'])
      expect(textOf(part(element, 'unit-price'))).to.equal('0.0025 USDC for each call')
    })

    it('prepays whole units at the price that is shown, and tells of it once', async () => {
      const { element, market, deposits } = await metered()
      const events = recordEvents(element, 'units-deposited')
      for (const wrong of ['0', '-3', '1.5', '1e9', '', '9'.repeat(40)]) {
        await type(element, wrong)
        part(element, 'submit')?.click()
        await drawn(element)
        expect(textOf(element.shadowRoot?.querySelector('[role=alert]')), wrong).to.contain('whole number')
      }
      expect(deposits.starts).to.deep.equal([])
      await type(element, '4000')
      expect(textOf(part(element, 'submit'))).to.equal('Add 4,000 for 10 USDC')
      part(element, 'submit')?.click()
      await drawn(element)
      expect(deposits.starts).to.deep.equal([{ licenseId: license().id, units: 4000n, unitPrice: 2_500n }])
      deposits.setState({ status: 'signing', what: 'permit' })
      await drawn(element)
      expect(element.matches(':state(pending)')).to.equal(true)
      market.holder.usages.set(1n, { ...USAGE, account: { ...ACCOUNT, deposited: 4_200n }, signed: 60n })
      deposits.setState({ status: 'done', hash: HASH, result: { ...ACCOUNT, deposited: 4_200n } })
      await drawn(element)
      expect(textOf(part(element, 'action-status'))).to.contain('4,150 units are prepaid now.')
      expect(textOf(part(element, 'usage'))).to.contain('4,140 of 4,200 left')
      expect(events.map(({ detail }) => detail)).to.deep.equal([
        { asset: ASSET, licenseId: String(license().id), deposited: '4200', spent: '50', hash: HASH },
      ])
    })

    it('shows why it failed, once, and tries again with the same', async () => {
      const { element, deposits } = await metered()
      const errors = recordEvents(element, 'market-error')
      part(element, 'submit')?.click()
      await drawn(element)
      deposits.setState({ status: 'failed', error: new ModelmarkError('insufficient-funds') })
      await drawn(element)
      element.requestUpdate()
      await drawn(element)
      expect(errors).to.have.length(1)
      part(element, 'retry')?.click()
      await drawn(element)
      expect(deposits.starts.map(({ units }) => units)).to.deep.equal([100n, 100n])
    })

    it('is told of in the dialog too, and goes on while that is closed', async () => {
      const { element, deposits } = await metered({}, { layout: 'dialog' })
      part(element, 'trigger')?.click()
      await drawn(element)
      await drawn(element)
      part(element, 'submit')?.click()
      deposits.setState({ status: 'pending', hash: HASH })
      element.close()
      await drawn(element)
      part(element, 'trigger')?.click()
      await drawn(element)
      expect(textOf(part(element, 'action-status'))).to.contain('The network is working on it')
    })

    it('is offered neither for a licence that ended nor for one that was revoked', async () => {
      for (const over of [{ endTime: now() - DAY }, { revoked: true }]) {
        const { element } = await metered(over)
        expect(part(element, 'top-up')).to.equal(null)
        expect(part(element, 'usage')).not.to.equal(null)
      }
    })

    it('shows a unit of a stranger’s choosing as text, and what a withdrawal means', async () => {
      const unit = '<script>alert(1)</script>'
      const account = { ...ACCOUNT, withdrawableAt: now() + DAY }
      const { element, market } = await metered({}, {}, account)
      expect(textOf(part(element, 'top-up'))).to.contain('Topping up takes that back.')
      market.holder.usages.set(2n, { ...USAGE, unit, account })
      market.licenseStore.setState(ready([license({ offerId: 2n, endTime: now() + 20 * DAY })]))
      await drawn(element)
      await drawn(element)
      expect(textOf(part(element, 'unit-price'))).to.contain(unit)
      expect(element.shadowRoot?.querySelector('script')).to.equal(null)
    })

    it('speaks German', async () => {
      await Promise.all([licenseButtonText.ready('de'), usageText.ready('de')])
      const { element } = await metered({}, { locale: 'de' })
      expect(textOf(part(element, 'unit-price'))).to.equal('0,0025 USDC je call')
      expect(textOf(part(element, 'submit'))).to.equal('100 für 0,25 USDC aufladen')
    })

    for (const theme of ['light', 'dark'] as const) {
      it(`has nothing for axe to find and fits 320 px, in the ${theme} theme`, async () => {
        const { element } = await metered()
        element.style.inlineSize = '320px'
        await type(element, 'many')
        part(element, 'submit')?.click()
        await drawn(element)
        const base = part(element, 'base')
        expect(base?.scrollWidth).to.be.at.most(base?.clientWidth ?? 0)
        await expectAccessible(element, theme)
      })
    }
  })

  describe('holding a licence', () => {
    it('says until when, instead of selling', async () => {
      const end = Date.UTC(2031, 2, 3, 12) / 1000
      const { element } = await inline(holding({ offerId: 2n, endTime: end }), { layout: 'dialog' })
      expect(textOf(part(element, 'trigger'))).to.equal('Licensed until Mar 3, 2031')
      expect(element.matches(':state(licensed)')).to.equal(true)
    })

    it('tells active, ending, ended and revoked licences apart', async () => {
      const statuses = {
        Active: license({ offerId: 2n, endTime: now() + 20 * DAY }),
        'Ends soon': license({ offerId: 2n, endTime: now() + DAY }),
        Ended: license({ offerId: 2n, endTime: now() - DAY }),
        Revoked: license({ revoked: true }),
      }
      for (const [status, held] of Object.entries(statuses)) {
        const { element } = await inline({ wallet: CONNECTED, licenses: ready([held]) })
        expect(textOf(part(element, 'license-status'))).to.equal(status)
      }
    })

    it('shows the newest licence that counts', async () => {
      const { element } = await inline({
        wallet: CONNECTED,
        licenses: ready([license({ id: 3n, revoked: true }), license({ id: 2n }), license({ id: 1n })]),
      })
      expect(textOf(part(element, 'license-facts'))).to.contain('No. 2')
    })

    it('renews a subscription for several periods at once, and tells of it once', async () => {
      const { element, market } = await inline(holding({ offerId: 2n, endTime: now() + 20 * DAY }))
      const renewed = recordEvents(element, 'license-renewed')
      const select = element.shadowRoot?.querySelector('select')
      if (select) select.value = '3'
      select?.dispatchEvent(new Event('change'))
      await drawn(element)
      expect(textOf(part(element, 'renew-button'))).to.equal('Renew for 12 USDC')
      part(element, 'renew-button')?.click()
      await drawn(element)
      expect(market.renewals.starts).to.deep.equal([{ licenseId: 90_017n, periods: 3, price: 12_000_000n }])
      market.renewals.setState({
        status: 'done',
        hash: HASH,
        result: license({ endTime: now() + 110 * DAY }),
      })
      expect(renewed).to.have.length(1)
    })

    it('gives the licence back only after asking, and only while the window is open', async () => {
      const { element, market } = await inline(holding({ refundableUntil: now() + DAY }))
      const refunded = recordEvents(element, 'license-refunded')
      part(element, 'refund')?.click()
      await drawn(element)
      expect(market.refunds.starts).to.have.length(0)
      part(element, 'refund-yes')?.click()
      await drawn(element)
      expect(market.refunds.starts).to.deep.equal([{ licenseId: 90_017n }])
      market.refunds.setState({ status: 'done', hash: HASH, result: license({ revoked: true }) })
      expect(refunded).to.have.length(1)

      const late = await inline(holding({ refundableUntil: now() - 1 }))
      expect(part(late.element, 'refund')).to.equal(null)
    })

    it('still lets the holder see the other tiers', async () => {
      const { element } = await inline(holding())
      part(element, 'others')?.click()
      await drawn(element)
      expect(part(element, 'pay')).not.to.equal(null)
      part(element, 'to-license')?.click()
      await drawn(element)
      expect(part(element, 'license')).not.to.equal(null)
    })
  })

  describe('methods', () => {
    it('refuses to buy what is not for sale, with a state and no exception', async () => {
      const { element } = await inline()
      const outcome = await element.purchase({ offerId: 99n })
      expect(outcome.status === 'failed' && outcome.error.code).to.equal('offer-closed')
    })

    it('refuses to renew what the visitor does not hold', async () => {
      const { element } = await inline({ wallet: CONNECTED })
      const outcome = await element.renew()
      expect(outcome.status === 'failed' && outcome.error.code).to.equal('not-renewable')
    })

    it('ends what it waits for when it is taken off the page', async () => {
      const { element } = await inline(STATES['loading']?.[0])
      const outcome = element.purchase()
      element.remove()
      const state = await outcome
      expect(state.status === 'failed' && state.error.code).to.equal('aborted')
    })

    it('reads model and licences again', async () => {
      const { element, market } = await inline()
      await element.refresh()
      expect(market.refreshes).to.equal(2)
    })
  })

  it('speaks German', async () => {
    await licenseButtonText.ready('de')
    const { element } = await inline({}, { locale: 'de', tier: 'Commercial' })
    expect(textOf(part(element, 'pay'))).to.equal('12 USDC bezahlen')
  })
})
