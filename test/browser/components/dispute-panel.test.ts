import { expect } from 'chai'
import '../../../components/dispute-panel/define.ts'
import type { DisputePanel } from '../../../components/dispute-panel/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import { disputePanelText } from '../../../src/text/index.ts'
import type { WalletState } from '../../../src/wallet/index.ts'
import { expectAccessible } from './axe.ts'
import {
  CLOSED,
  COIN,
  dispute,
  disputes,
  FixtureCuration,
  FixtureDisputes,
  HELD,
  wei,
} from './fixture-disputes.ts'
import {
  ASSET,
  CONNECTED,
  CREATOR,
  digest,
  FixtureMarket,
  type FixtureStates,
  ready,
} from './fixture-market.ts'
import { clearPage, drawn, part, recordEvents, show, textOf } from './show.ts'

const HASH = digest(9)
const UNREACHABLE = new ModelmarkError('rpc-all-failed')
const AS_OWNER = { ...CONNECTED, account: CREATOR } as WalletState

const of = (...known: Parameters<typeof disputes>): FixtureStates => ({
  wallet: CONNECTED,
  disputes: ready(disputes(...known)),
})
const now = () => Math.floor(Date.now() / 1000)
const challenge = (decideBy: number) => ({ challenger: CREATOR, bond: wei(20), decideBy })

const STATES: Readonly<Record<string, FixtureStates>> = {
  loading: { disputes: { status: 'loading' } },
  unreadable: { disputes: { status: 'failed', error: UNREACHABLE } },
  'nobody complained': of(),
  'a dispute is open': of({ disputes: [dispute(), CLOSED], older: 2 }),
  'the owner looks at it': { ...of({ disputes: [dispute()] }), wallet: AS_OWNER },
  'nobody ruled': of({ disputes: [dispute({ counterBy: 1, ruleBy: 2 })] }),
  'payments wait and bonds are due': of(
    {
      held: [HELD, { ...HELD, ref: 2n, refundBps: 3_333 }],
      due: wei(100),
    },
    { due: wei(20) },
    [{ money: COIN, amount: wei(3) }],
  ),
  'the listing is challenged': of({}, { challenge: challenge(now() + 86_400), hasEndorsed: true }),
  'the challenge was not decided': of({}, { challenge: challenge(1) }),
  'delisted, without a court': {
    disputes: ready({ ...disputes({}, { status: 'delisted', sells: false }), court: undefined }),
  },
}

interface Shown {
  readonly element: DisputePanel
  readonly market: FixtureMarket
  readonly court: FixtureDisputes
  readonly curation: FixtureCuration
}

async function panel(states: FixtureStates = of(), attributes: object = {}): Promise<Shown> {
  const market = new FixtureMarket(states)
  const court = new FixtureDisputes()
  const curation = new FixtureCuration()
  Object.assign(market, { disputes: court, curation })
  const element = await show('dispute-panel', market, { asset: ASSET, loading: 'eager', ...attributes })
  return { element, market, court, curation }
}

const root = ({ element }: Pick<Shown, 'element'>) => element.shadowRoot as ShadowRoot
const click = async ({ element }: Shown, name: string) => {
  part(element, name)?.click()
  await drawn(element)
}
/** Writes a document, and waits until its fingerprint is shown. */
async function write(shown: Shown, name: string, text: string): Promise<void> {
  const field = root(shown).querySelector<HTMLTextAreaElement>(`textarea[name="${name}"]`)
  if (!field) throw new Error(`No field ${name}`)
  const isShown = new Promise<void>(resolve => {
    const observer = new MutationObserver(() => {
      if (!root(shown).querySelector('.fingerprint')) return
      observer.disconnect()
      resolve()
    })
    observer.observe(root(shown), { childList: true, subtree: true })
  })
  field.value = text
  field.dispatchEvent(new Event('input'))
  await isShown
}

async function sha256(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return `0x${[...hash].map(byte => byte.toString(16).padStart(2, '0')).join('')}`
}

describe('<dispute-panel>', () => {
  afterEach(clearPage)

  describe('accessibility', () => {
    for (const [name, states] of Object.entries(STATES)) {
      for (const theme of ['light', 'dark'] as const) {
        it(`has nothing for axe to find when ${name}, in the ${theme} theme`, async () => {
          const { element } = await panel(states)
          for (const details of element.shadowRoot?.querySelectorAll('details') ?? []) details.open = true
          await drawn(element)
          await expectAccessible(element, theme)
        })
      }
    }

    it('does not overflow where it is narrow', async () => {
      const { element } = await panel(of({ disputes: [dispute(), CLOSED], held: [HELD] }))
      element.style.inlineSize = '320px'
      await drawn(element)
      const base = part(element, 'base')
      expect(base?.scrollWidth).to.be.at.most(base?.clientWidth ?? 0)
    })
  })

  describe('raising a dispute', () => {
    it('says what it costs and risks, and stakes exactly what was shown', async () => {
      const shown = await panel()
      const { element, court } = shown
      expect(textOf(part(element, 'raise'))).to.contain('You stake 0.05 ETH.')
      expect(textOf(part(element, 'raise'))).to.contain('your bond goes to the model’s owner')
      await write(shown, 'complaint', 'It lies.')
      const field = root(shown).querySelector<HTMLInputElement>('[name=refund]')
      if (field) field.value = '50'
      const events = recordEvents(element, 'dispute-raised')
      await click(shown, 'raise-button')
      expect(court.raised.starts).to.deep.equal([
        { refundBps: 5_000, evidence: await sha256('It lies.'), cost: wei(50) },
      ])
      court.raised.setState({ status: 'done', hash: HASH, result: { id: 4n } as never })
      await drawn(element)
      expect(events.map(({ detail }) => detail)).to.deep.equal([{ asset: ASSET, disputeId: '4', hash: HASH }])
      expect(textOf(part(element, 'action-status'))).to.contain('Make the document available')
    })

    it('names the arbitrator’s price, which does not come back', async () => {
      const terms = { cost: wei(70), bond: wei(50), counterPeriod: 60, rulingPeriod: 120 }
      const { element } = await panel(of({ terms }))
      expect(textOf(part(element, 'raise'))).to.contain(
        'You pay 0.07 ETH: a bond of 0.05 ETH, which may come back, and 0.02 ETH to the arbitrator',
      )
    })

    it('asks for what is missing or makes no sense, and sends nothing', async () => {
      const shown = await panel()
      await click(shown, 'raise-button')
      expect(textOf(part(shown.element, 'raise'))).to.contain('Write or choose the document first.')
      await write(shown, 'complaint', 'It lies.')
      const field = root(shown).querySelector<HTMLInputElement>('[name=refund]')
      if (field) field.value = '101'
      await click(shown, 'raise-button')
      expect(textOf(root(shown).querySelector('#refund-error'))).to.contain('0 to 100')
      expect(shown.court.raised.starts).to.deep.equal([])
    })

    it('is not offered while a dispute is open', async () => {
      const { element } = await panel(of({ disputes: [dispute()] }))
      expect(part(element, 'raise')).to.equal(null)
      expect(element.matches(':state(disputed)')).to.equal(true)
    })
  })

  describe('an open dispute', () => {
    it('says who asks for what, and until when', async () => {
      const { element } = await panel(of({ disputes: [dispute({ licenseId: 7n })] }))
      const text = textOf(part(element, 'dispute'))
      expect(text).to.contain('50% of each payment since then back, licence 7 to be revoked')
      expect(text).to.contain('the market’s DAO, by a vote')
      expect(textOf(part(element, 'time')))
        .to.contain('in 2 days')
        .and.to.contain('in 16 days')
      expect(textOf(part(element, 'state'))).to.equal('Waits for the owner')
    })

    it('is answered by the owner alone, with the bond that was shown', async () => {
      const stranger = await panel(of({ disputes: [dispute()] }))
      expect(part(stranger.element, 'counter')).to.equal(null)
      const shown = await panel({ ...of({ disputes: [dispute()] }), wallet: AS_OWNER })
      expect(textOf(part(shown.element, 'counter'))).to.equal('Answer and stake 0.05 ETH')
      await write(shown, 'counter-3', 'It does not.')
      await click(shown, 'counter')
      expect(shown.court.countered.starts).to.deep.equal([
        { disputeId: 3n, bond: wei(50), evidence: await sha256('It does not.') },
      ])
    })

    it('takes evidence from anybody, as a file too', async () => {
      const shown = await panel(of({ disputes: [dispute()] }))
      const { element, court } = shown
      const input = part(element, 'add-evidence-form')?.querySelector<HTMLInputElement>('[type=file]')
      const files = new DataTransfer()
      files.items.add(new File(['a picture'], 'proof.png'))
      if (input) input.files = files.files
      const isShown = new Promise<void>(resolve => {
        new MutationObserver((_, observer) => {
          if (!root(shown).querySelector('.fingerprint')) return
          observer.disconnect()
          resolve()
        }).observe(root(shown), { childList: true, subtree: true })
      })
      input?.dispatchEvent(new Event('change'))
      await isShown
      const events = recordEvents(element, 'evidence-added')
      await click(shown, 'add-evidence')
      const evidence = (await sha256('a picture')) as `0x${string}`
      expect(court.evidence.starts).to.deep.equal([{ disputeId: 3n, evidence }])
      court.evidence.setState({ status: 'done', hash: HASH, result: { disputeId: 3n, evidence } })
      await drawn(element)
      expect(events.map(({ detail }) => detail.document)).to.deep.equal([evidence])
    })

    it('is closed by anybody once the time is over', async () => {
      const shown = await panel(of({ disputes: [dispute({ counterBy: 1, ruleBy: 2 })] }))
      expect(textOf(part(shown.element, 'time'))).to.contain('the model is acquitted')
      await click(shown, 'acquit')
      expect(shown.court.acquitted.starts).to.deep.equal([{ disputeId: 3n }])
    })
  })

  describe('the timeline', () => {
    it('says who did what, by their part in it', async () => {
      const { element } = await panel(of({ disputes: [CLOSED] }))
      const events = [...(element.shadowRoot?.querySelectorAll('[part=event]') ?? [])].map(textOf)
      expect(events[0]).to.match(/^Complaint complainant 0x90F7/)
      expect(events[1]).to.match(/^The owner’s answer owner 0x7099/)
      expect(events[2]).to.match(/^Closed/)
    })

    it('reads a document only when asked, and says that its bytes match', async () => {
      const shown = await panel(of({ disputes: [dispute()] }))
      const { element, market } = shown
      const asked: string[] = []
      market.document = async wanted => {
        asked.push(wanted)
        return new TextEncoder().encode('<b>It lies.</b>\n\u202eno')
      }
      expect(asked).to.deep.equal([])
      await click(shown, 'read')
      await drawn(element)
      expect(asked).to.deep.equal([digest(11)])
      const text = textOf(part(element, 'document-text'))
      expect(text).to.contain('Its bytes match the fingerprint on chain.')
      expect(text).to.contain('<b>It lies.</b> no')
      expect(root(shown).querySelector('b')).to.equal(null)
    })

    it('shows what is no text as such, and why a document cannot be read', async () => {
      const shown = await panel(of({ disputes: [dispute()] }))
      shown.market.document = async () => new Uint8Array([0xff, 0xfe, 0])
      await click(shown, 'read')
      await drawn(shown.element)
      expect(textOf(part(shown.element, 'document-text'))).to.contain('It is no text.')
      shown.market.document = () =>
        Promise.reject(new ModelmarkError('digest-mismatch', { source: 'gateway.example' }))
      await click(shown, 'read')
      await drawn(shown.element)
      expect(textOf(part(shown.element, 'error-title'))).to.equal('This was tampered with')
    })

    it('shows the beginning of a document that is too long', async () => {
      const shown = await panel(of({ disputes: [dispute()] }))
      shown.market.document = async () => new TextEncoder().encode('long '.repeat(200_000))
      await click(shown, 'read')
      await drawn(shown.element)
      const text = textOf(part(shown.element, 'document-text'))
      expect(text).to.contain('Only the beginning is shown.')
      expect(text.length).to.be.lessThan(5_000)
    })
  })

  describe('the ruling', () => {
    it('is said with what it means for whom', async () => {
      const { element } = await panel(of({ disputes: [CLOSED] }))
      expect(textOf(part(element, 'ruling'))).to.equal(
        'Upheld, and the licence is revoked. The owner’s bond goes to the complainant. 33.33% of each payment that waited goes back to its buyer.',
      )
      expect(part(element, 'add-evidence')).to.equal(null)
    })

    it('lets anybody have paid out what waited, once it is over', async () => {
      const ended = { ...HELD, ref: 5n, refundBps: 3_333 }
      const shown = await panel(of({ held: [HELD, ended] }))
      const { element, court } = shown
      const rows = [...root(shown).querySelectorAll('[part=held-payment]')].map(textOf)
      expect(rows).to.deep.equal([
        '0.01 ETH waits for the ruling',
        '0.01 ETH can be paid out; 33.33% of it goes back Pay out',
      ])
      await click(shown, 'resolve')
      expect(court.resolved.starts).to.deep.equal([ended])
      const events = recordEvents(element, 'held-payment-resolved')
      const result = { to: CREATOR, refunded: wei(3), released: wei(7) } as never
      court.resolved.setState({ status: 'done', hash: HASH, result })
      await drawn(element)
      expect(events).to.have.length(1)
      expect(textOf(part(element, 'action-status'))).to.contain(
        '0.003 ETH goes back to the buyer, 0.007 ETH to the model',
      )
    })

    it('gives a refund to whom the vault keeps it for', async () => {
      const shown = await panel(of({}, {}, [{ money: COIN, amount: wei(3) }]))
      const { element, market } = shown
      expect(textOf(part(element, 'owed'))).to.contain('0.003 ETH is yours')
      await click(shown, 'claim-owed')
      expect(market.claims.starts).to.deep.equal([{ currency: COIN.address }])
      const events = recordEvents(element, 'royalty-claimed')
      const result = { currency: COIN.address, account: CREATOR, amount: wei(3) }
      market.claims.setState({ status: 'done', hash: HASH, result })
      await drawn(element)
      expect(events.map(({ detail }) => detail.amount)).to.deep.equal([String(wei(3))])
      expect(textOf(part(element, 'action-status'))).to.contain('0.003 ETH arrived')
      market.disputeStore.setState(ready(disputes()))
      await drawn(element)
      expect(textOf(part(element, 'action-status'))).to.contain('0.003 ETH arrived')
    })

    it('gives bonds to whom they are due', async () => {
      const shown = await panel(of({ due: wei(100) }))
      await click(shown, 'claim-bonds')
      expect(shown.court.claimed.starts).to.have.length(1)
      const events = recordEvents(shown.element, 'bonds-claimed')
      shown.court.claimed.setState({ status: 'done', hash: HASH, result: { amount: wei(100) } })
      await drawn(shown.element)
      expect(events.map(({ detail }) => detail.amount)).to.deep.equal([String(wei(100))])
      expect(textOf(part(shown.element, 'action-status'))).to.contain('0.10 ETH arrived')
    })
  })

  describe('the listing', () => {
    it('says what curators and others think, and is endorsed for the fee that is shown', async () => {
      const shown = await panel()
      const { element, curation } = shown
      expect(textOf(part(element, 'listing-status'))).to.equal('Listed')
      expect(textOf(part(element, 'endorsements'))).to.equal('14 endorsed it')
      expect(textOf(part(element, 'endorse'))).to.equal('Endorse for 0.001 ETH')
      await click(shown, 'endorse')
      expect(curation.endorsed.starts).to.deep.equal([{ fee: wei(1) }])
      const events = recordEvents(element, 'model-endorsed')
      curation.endorsed.setState({ status: 'done', hash: HASH, result: { count: 15 } })
      await drawn(element)
      expect(events).to.have.length(1)
      const twice = await panel(of({}, { hasEndorsed: true }))
      expect(part(twice.element, 'endorse')).to.equal(null)
    })

    it('is challenged with a document and the bond that is shown, where there is something to challenge', async () => {
      const shown = await panel()
      await write(shown, 'challenge', 'No data is named.')
      await click(shown, 'challenge')
      expect(shown.curation.challenged.starts).to.deep.equal([
        { bond: wei(20), reason: await sha256('No data is named.') },
      ])
      for (const status of ['open', 'flagged', 'delisted'] as const) {
        const { element } = await panel(of({}, { status }))
        expect(part(element, 'challenge'), status).to.equal(null)
      }
    })

    it('says how long curators may decide, and lets anybody close what they did not', async () => {
      const open = await panel(of({}, { challenge: challenge(now() + 90_000) }))
      expect(textOf(part(open.element, 'challenge-open'))).to.contain('tomorrow')
      expect(part(open.element, 'challenge')).to.equal(null)
      const over = await panel(of({}, { challenge: challenge(1) }))
      await click(over, 'close-challenge')
      expect(over.curation.closed.starts).to.have.length(1)
    })
  })

  it('reads again what could not be read when asked, and says when what it shows is old', async () => {
    const shown = await panel({ disputes: { status: 'failed', error: UNREACHABLE } })
    await click(shown, 'retry')
    expect(shown.market.refreshes).to.equal(1)
    const value = disputes()
    const readAt = Date.now() - 420_000
    shown.market.disputeStore.setState({ status: 'ready', value, readAt, stale: UNREACHABLE })
    await drawn(shown.element)
    expect(textOf(part(shown.element, 'base'))).to.contain('Read 7 minutes ago')
    expect(shown.element.matches(':state(stale)')).to.equal(true)
  })

  it('shows what is wrong with its attributes, and throws nothing', async () => {
    const { element } = await panel(of(), { asset: 'model 42' })
    expect(textOf(part(element, 'error-title'))).to.equal('This element is not set up correctly')
  })

  it('speaks German', async () => {
    document.documentElement.lang = 'de'
    await disputePanelText.ready('de')
    const { element } = await panel(of({ disputes: [dispute()] }))
    await drawn(element)
    expect(textOf(part(element, 'state'))).to.equal('Wartet auf den Eigentümer')
    expect(textOf(part(element, 'endorse'))).to.equal('Für 0,001 ETH empfehlen')
  })
})
