import { expect } from 'chai'
import '../../../components/license-gate/define.ts'
import { LicensePurchasedEvent, LicenseRefundedEvent } from '../../../components/events/index.ts'
import type { LicenseGate } from '../../../components/license-gate/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import { type License, NEVER_ENDS } from '../../../src/license/index.ts'
import type { Access } from '../../../src/market/index.ts'
import { licenseGateText } from '../../../src/text/index.ts'
import { expectAccessible } from './axe.ts'
import {
  ASSET,
  BUYER,
  CONNECTED,
  CREATOR,
  digest,
  FixtureMarket,
  type FixtureStates,
  WALLETS,
} from './fixture-market.ts'
import { clearPage, drawn, part, recordEvents, show, textOf } from './show.ts'

const now = () => Math.floor(Date.now() / 1000)
const license = (endTime: number = NEVER_ENDS): License => ({
  id: 90_017n,
  offerId: 1n,
  modelId: 42n,
  owner: BUYER,
  endTime,
  revoked: false,
  refundableUntil: 0,
})
const LICENSED: Access = { status: 'licensed', until: NEVER_ENDS, license: license() }
const NONE: Access = { status: 'unlicensed', why: 'no-license' }
const EXPIRED: Access = { status: 'expired', license: license(now() - 60) }
const DETAIL = { asset: ASSET, licenseId: '90017', offerId: '1', owner: BUYER, hash: digest(9) }

const SLOTS = `
  <p slot="licensed" id="secret">The weights</p>
  <p slot="unlicensed">Buy one</p>
  <p slot="expired">Renew it</p>`

interface Setup {
  readonly answers?: readonly (Access | Error)[]
  readonly attributes?: Readonly<Record<string, string>>
  readonly content?: string
  readonly states?: FixtureStates
}

/** A gate; each question gets the next answer, the last one again and again; without answers the chain is silent. */
async function gate({ answers = [], attributes = {}, content = SLOTS, states }: Setup = {}) {
  const market = new FixtureMarket({ wallet: CONNECTED, ...states })
  const left = [...answers]
  if (left.length > 0)
    market.holder.answer = async () => {
      const answer = (left.length > 1 ? left.shift() : left[0]) as Access | Error
      if (answer instanceof Error) throw answer
      return answer
    }
  const element = await show(
    'license-gate',
    market,
    { asset: ASSET, loading: 'eager', ...attributes },
    content,
  )
  return { element, market }
}

/** What of the page's own content is to be seen. */
const seen = (element: LicenseGate) =>
  [...element.children]
    .filter(child => (child as HTMLElement).checkVisibility())
    .map(textOf)
    .join(' ')

const state = (element: Element, name: string) => element.matches(`:state(${name})`)

describe('<license-gate>', () => {
  afterEach(clearPage)

  describe('accessibility', () => {
    const cases: Readonly<Record<string, Setup>> = {
      checking: {},
      licensed: { answers: [LICENSED] },
      unlicensed: { answers: [NONE] },
      'unlicensed, with its own words': { answers: [NONE], content: '' },
      expired: { answers: [EXPIRED], content: '' },
      'nobody is connected': {
        answers: [{ status: 'unlicensed', why: 'not-connected' }],
        content: '',
        states: { wallet: { status: 'disconnected', options: WALLETS } },
      },
      'the chain is unreachable': { answers: [new ModelmarkError('rpc-all-failed')] },
    }
    for (const [name, setup] of Object.entries(cases)) {
      for (const theme of ['light', 'dark'] as const) {
        it(`has nothing for axe to find when ${name}, in the ${theme} theme`, async () => {
          const { element } = await gate(setup)
          await expectAccessible(element, theme)
        })
      }
    }
  })

  describe('what is shown', () => {
    it('is nothing licensed while the chain is silent', async () => {
      const { element } = await gate()
      expect(seen(element)).to.equal('')
      expect(state(element, 'checking')).to.equal(true)
      expect(textOf(element.shadowRoot)).to.contain('Checking your licence')
    })

    it('is the part for those who hold a licence, the part for others, and the part for whom it ended', async () => {
      expect(seen((await gate({ answers: [LICENSED] })).element)).to.equal('The weights')
      expect(seen((await gate({ answers: [NONE] })).element)).to.equal('Buy one')
      expect(seen((await gate({ answers: [EXPIRED] })).element)).to.equal('Renew it')
    })

    it('is the part for others where there is none for whom it ended', async () => {
      const content = '<p slot="licensed">The weights</p><p slot="unlicensed">Buy one</p>'
      expect(seen((await gate({ answers: [EXPIRED], content })).element)).to.equal('Buy one')
    })

    it('is nothing licensed when the chain cannot be read, until a retry succeeds', async () => {
      const { element } = await gate({ answers: [new ModelmarkError('rpc-all-failed'), LICENSED] })
      const errors = recordEvents(element, 'market-error')
      expect(seen(element)).to.equal('')
      expect(state(element, 'error')).to.equal(true)
      part(element, 'retry')?.click()
      await drawn(element)
      expect(seen(element)).to.equal('The weights')
      expect(errors).to.have.length(0)
    })

    it('does not exist before it is licensed where it is a template, and goes again', async () => {
      const content = '<template slot="licensed"><img alt="" id="picture" /></template>'
      const { element, market } = await gate({ content, answers: [NONE, LICENSED, NONE] })
      expect(element.querySelector('#picture')).to.equal(null)
      await element.refresh()
      await drawn(element)
      expect(element.querySelectorAll('#picture')).to.have.length(1)
      market.wallet.setState({ ...CONNECTED, account: CREATOR })
      await drawn(element)
      expect(element.querySelector('#picture')).to.equal(null)
    })
  })

  describe('what is asked', () => {
    it('is the right and the version that the page wants', async () => {
      const { market } = await gate({
        answers: [LICENSED],
        attributes: { right: 'use-commercially  sell-output', version: '2' },
      })
      expect(market.holder.asked.map(({ needs }) => needs)).to.deep.equal([
        { rights: ['use-commercially', 'sell-output'], version: 2 },
      ])
      expect(market.holder.asked[0]?.asset.tokenId).to.equal(42n)
    })

    it('is nothing where the page asks for what there is not; it says what there is', async () => {
      for (const attributes of [{ right: 'commercial' }, { version: 'v1.4' }, { asset: 'nonsense' }]) {
        const { element, market } = await gate({ answers: [LICENSED], attributes })
        expect(seen(element), JSON.stringify(attributes)).to.equal('')
        expect(market.holder.asked).to.have.length(0)
        expect(state(element, 'error')).to.equal(true)
      }
    })
  })

  describe('asking again', () => {
    it('follows the account, and hides what the last one saw before the answer is here', async () => {
      const { element, market } = await gate({ answers: [LICENSED] })
      const events = recordEvents(element, 'license-access-changed')
      let answer: (access: Access) => void = () => undefined
      market.holder.answer = () => new Promise(resolve => (answer = resolve))
      market.wallet.setState({ ...CONNECTED, account: CREATOR })
      await drawn(element)
      expect(seen(element)).to.equal('')
      answer(NONE)
      await drawn(element)
      expect(seen(element)).to.equal('Buy one')
      expect(events.map(({ detail }) => detail)).to.deep.equal([{ asset: ASSET, status: 'unlicensed' }])
    })

    it('does not let an older answer open it', async () => {
      const { element, market } = await gate()
      let late: (access: Access) => void = () => undefined
      market.holder.answer = () => new Promise(resolve => (late = resolve))
      void element.refresh()
      market.holder.answer = async () => NONE
      await element.refresh()
      late(LICENSED)
      await drawn(element)
      expect(seen(element)).to.equal('Buy one')
    })

    it('follows what happens to licences of the model on the page, and of no other', async () => {
      const { element, market } = await gate({ answers: [NONE, LICENSED, NONE] })
      document.body.dispatchEvent(
        new LicensePurchasedEvent({ ...DETAIL, asset: ASSET.replace('/42', '/43') }),
      )
      expect(market.holder.asked).to.have.length(1)
      document.body.dispatchEvent(new LicensePurchasedEvent(DETAIL))
      await drawn(element)
      expect(seen(element)).to.equal('The weights')
      document.body.dispatchEvent(new LicenseRefundedEvent(DETAIL))
      await drawn(element)
      expect(seen(element)).to.equal('Buy one')
    })

    it('closes when the licence ends, asked once and not in between', async () => {
      const until = Date.now() / 1000 + 0.3
      const { element, market } = await gate({ answers: [{ status: 'licensed', until }, EXPIRED] })
      const closed = new Promise(resolve =>
        element.addEventListener('license-access-changed', resolve, { once: true }),
      )
      expect(seen(element)).to.equal('The weights')
      await closed
      await drawn(element)
      expect(Date.now() / 1000).to.be.at.least(until)
      expect(seen(element)).to.equal('Renew it')
      expect(market.holder.asked).to.have.length(2)
    })

    it('stops when it is taken off the page', async () => {
      const { element, market } = await gate({ answers: [LICENSED] })
      element.remove()
      document.body.dispatchEvent(new LicensePurchasedEvent(DETAIL))
      expect(market.holder.asked).to.have.length(1)
    })
  })

  it('tells once when it opens, and not again for the same answer', async () => {
    const { element } = await gate({ answers: [NONE, LICENSED] })
    const events = recordEvents(element, 'license-access-changed')
    await element.refresh()
    await element.refresh()
    expect(events.map(({ detail }) => detail)).to.deep.equal([
      { asset: ASSET, status: 'licensed', licenseId: '90017' },
    ])
  })

  it('connects a wallet by keyboard, of several the chosen one', async () => {
    const { element, market } = await gate({
      answers: [{ status: 'unlicensed', why: 'not-connected' }, LICENSED],
      content: '<p slot="licensed">The weights</p>',
      states: { wallet: { status: 'disconnected', options: WALLETS } },
    })
    part(element, 'connect')?.focus()
    expect(element.shadowRoot?.activeElement).to.equal(part(element, 'connect'))
    part(element, 'connect')?.click()
    await drawn(element)
    const buttons = part(element, 'wallets')?.querySelectorAll<HTMLButtonElement>('.wallet')
    buttons?.[1]?.click()
    await drawn(element)
    expect(market.wallet.calls).to.deep.equal([`connect ${WALLETS[1]?.id}`])
    expect(seen(element)).to.equal('The weights')
  })

  it('speaks German', async () => {
    await licenseGateText.ready('de')
    const { element } = await gate({ answers: [NONE], content: '', attributes: { locale: 'de' } })
    expect(textOf(element.shadowRoot)).to.contain('für Inhaber einer Lizenz')
  })
})
