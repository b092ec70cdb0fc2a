import { expect } from 'chai'
import '../../../components/share-panel/define.ts'
import type { SharePanel } from '../../../components/share-panel/index.ts'
import { lockedPayees } from '../../../components/share-panel/locked-payees.ts'
import { NATIVE, parseAssetId } from '../../../src/asset/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import type { ModelShares } from '../../../src/market/index.ts'
import { sharePanelText } from '../../../src/text/index.ts'
import type { WalletState } from '../../../src/wallet/index.ts'
import { expectAccessible } from './axe.ts'
import {
  ASSET,
  BUYER,
  CONNECTED,
  CREATOR,
  digest,
  FixtureMarket,
  type FixtureStates,
  ready,
  USDC,
} from './fixture-market.ts'
import {
  DATA_PAYEE,
  fixtureOf,
  GOVERNOR,
  HELD,
  MODEL_SHARES,
  RELEASES,
  SHARES,
  SUPPLY,
  UNDIVIDED,
  withFraction,
} from './fixture-shares.ts'
import { clearPage, drawn, part, recordEvents, show, textOf } from './show.ts'

const HASH = digest(9)
const ID = parseAssetId(ASSET)
const AS_CREATOR = { ...CONNECTED, account: CREATOR } as WalletState
const UNREACHABLE = new ModelmarkError('rpc-all-failed')
const ALL = {
  isLocked: true,
  securedBps: 5_000,
  holder: { balance: SUPPLY, votes: SUPPLY, delegate: CREATOR },
  holders: [{ account: CREATOR, balance: SUPPLY }],
}

const shares = (value: ModelShares, wallet?: WalletState): FixtureStates => ({
  shares: ready(value),
  ...(wallet && { wallet }),
})

type Setup = readonly [states: FixtureStates, then?: (market: FixtureMarket) => void]

const STATES: Readonly<Record<string, Setup>> = {
  loading: [{}],
  unreadable: [{ shares: { status: 'failed', error: UNREACHABLE } }],
  'there are none': [shares(UNDIVIDED)],
  'its owner can divide it': [shares(UNDIVIDED, AS_CREATOR)],
  'nobody is connected': [shares(MODEL_SHARES)],
  'a holder is connected': [shares(withFraction({}), CONNECTED)],
  'its owner can lock it in': [shares(withFraction({}), AS_CREATOR)],
  'all shares are in one hand': [shares(withFraction(ALL, { owner: GOVERNOR }), AS_CREATOR)],
  'payees were announced': [
    shares({
      ...MODEL_SHARES,
      payees: { ...MODEL_SHARES.payees, announced: { payees: [], effectiveAt: 1 } },
    }),
  ],
  'a claim failed': [
    shares(withFraction({}), CONNECTED),
    market => fixtureOf(market.shares.claim(ID)).setState({ status: 'failed', error: UNREACHABLE }),
  ],
}

async function panel(
  states: FixtureStates,
  attributes = {},
): Promise<{ element: SharePanel; market: FixtureMarket }> {
  const market = new FixtureMarket(states)
  const element = await show('share-panel', market, { asset: ASSET, loading: 'eager', ...attributes })
  return { element, market }
}

const all = (element: Element, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
]

function fill(form: HTMLElement | null, values: Readonly<Record<number, string>>): void {
  const fields = form?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select') ?? []
  for (const [i, value] of Object.entries(values)) {
    const field = fields[Number(i)]
    if (!field) continue
    field.value = value
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input'))
  }
}

describe('<share-panel>', () => {
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

    it('does not overflow where it is narrow', async () => {
      for (const value of [withFraction({}), UNDIVIDED]) {
        const { element } = await panel(shares(value, AS_CREATOR))
        element.style.inlineSize = '320px'
        await drawn(element)
        const base = part(element, 'base')
        expect(base?.scrollWidth).to.be.at.most(base?.clientWidth ?? 0)
      }
    })
  })

  describe('dividing a model', () => {
    it('starts with the numbers in the form, and says in plain words what they mean', async () => {
      const { element, market } = await panel(shares(UNDIVIDED, AS_CREATOR))
      fill(part(element, 'divide'), { 0: '33.33', 1: '3600', 2: '259200', 3: '20', 4: '2.5' })
      await drawn(element)
      const said = textOf(part(element, 'divide'))
      expect(said).to.contain('less than 33.33% of the revenue')
      expect(said).to.contain('the votes of 2.5% of all shares')
      expect(said).to.contain('1 hour')
      expect(said).to.contain('3 days to vote')
      ;(part(element, 'divide') as HTMLFormElement).requestSubmit()
      await drawn(element)
      expect(fixtureOf(market.shares.fractionalize(ID)).starts).to.deep.equal([
        {
          guaranteedBps: 3_333,
          rules: {
            votingDelay: 3_600,
            votingPeriod: 259_200,
            lateQuorumExtension: 86_400,
            quorumBps: 2_000,
            proposalThresholdBps: 250,
          },
        },
      ])
    })

    it('starts nothing with numbers that the contract would refuse', async () => {
      for (const values of [{ 0: '0' }, { 0: '101' }, { 3: '9' }, { 3: '51' }, { 4: '11' }, { 4: '' }]) {
        const { element, market } = await panel(shares(UNDIVIDED, AS_CREATOR))
        fill(part(element, 'divide'), values)
        ;(part(element, 'divide') as HTMLFormElement).requestSubmit()
        await drawn(element)
        expect(fixtureOf(market.shares.fractionalize(ID)).starts).to.have.length(0)
      }
    })

    it('offers it to nobody but the owner', async () => {
      const { element } = await panel(shares(UNDIVIDED, CONNECTED))
      expect(part(element, 'divide')).to.equal(null)
      expect(textOf(element.shadowRoot)).to.contain('is not divided into shares')
    })

    it('tells of new shares once', async () => {
      const { element, market } = await panel(shares(UNDIVIDED, AS_CREATOR))
      const events = recordEvents(element, 'model-fractionalized')
      const result = { shares: SHARES, governor: GOVERNOR }
      fixtureOf(market.shares.fractionalize(ID)).setState({ status: 'done', hash: HASH, result })
      await drawn(element)
      expect(events.map(({ detail }) => detail)).to.deep.equal([{ asset: ASSET, hash: HASH, ...result }])
      expect(textOf(element.shadowRoot)).to.contain('The shares are made.')
    })
  })

  describe('holders', () => {
    it('shows everybody with their part, and what others hold, adding up to all', async () => {
      const { element } = await panel(shares(withFraction({}), CONNECTED))
      const rows = all(element, '[part=holders] tbody tr').map(row => [...row.children].slice(1).map(textOf))
      expect(rows).to.deep.equal([
        ['600,000', '60%'],
        ['250,000', '25%'],
        ['100,000', '10%'],
        ['50,000', '5%'],
      ])
      expect(part(element, 'bar')?.getAttribute('aria-label')).to.contain(`${BUYER} 25%`)
      expect(part(element, 'bar')?.getAttribute('aria-label')).to.contain('Others 5%')
    })

    it('admits that nothing is sure before the model is locked in', async () => {
      const { element } = await panel(shares(withFraction({})))
      expect(textOf(element.shadowRoot)).to.contain('Nothing of the revenue is sure for the shares.')
      const locked = await panel(shares(withFraction(ALL)))
      expect(textOf(locked.element.shadowRoot)).to.contain('less than 50% of the revenue')
    })
  })

  describe('votes', () => {
    it('says that shares without delegation count for nobody, and lets a holder vote', async () => {
      const { element, market } = await panel(shares(withFraction({}), CONNECTED))
      expect(textOf(part(element, 'own'))).to.contain('Without delegation they count for nobody')
      part(element, 'vote-self')?.click()
      await drawn(element)
      expect(fixtureOf(market.governance.delegate(ID)).starts).to.deep.equal([{ token: SHARES }])
    })

    it('gives votes to another account, and refuses an address with a wrong digit', async () => {
      const { element, market } = await panel(shares(withFraction({}), CONNECTED))
      const send = async (to: string) => {
        const form = part(element, 'delegate') as HTMLFormElement
        const [input] = form.querySelectorAll('input')
        if (input) input.value = to
        form.requestSubmit()
        await drawn(element)
      }
      await send(CREATOR.replace('d01b', 'D01b'))
      expect(fixtureOf(market.governance.delegate(ID)).starts).to.have.length(0)
      expect(part(element, 'error')).not.to.equal(null)
      await send(CREATOR)
      expect(fixtureOf(market.governance.delegate(ID)).starts).to.deep.equal([{ token: SHARES, to: CREATOR }])
      expect(part(element, 'error')).to.equal(null)
    })

    it('says who votes with the shares', async () => {
      const holder = { balance: SUPPLY / 4n, votes: SUPPLY / 4n, delegate: BUYER }
      const own = await panel(shares(withFraction({ holder }), CONNECTED))
      expect(textOf(part(own.element, 'own'))).to.contain('You vote with your shares yourself')
      expect(part(own.element, 'vote-self')).to.equal(null)
      const others = await panel(
        shares(withFraction({ holder: { ...holder, delegate: CREATOR } }), CONNECTED),
      )
      expect(textOf(part(others.element, 'own'))).to.contain('0x7099…79C8 votes with your shares')
    })
  })

  describe('dividends', () => {
    it('claims and divides what is shown, and tells of each once', async () => {
      const { element, market } = await panel(shares(withFraction({}), CONNECTED))
      const claimed = recordEvents(element, 'dividends-claimed')
      expect(textOf(part(element, 'claim'))).to.equal('Claim 76.20 USDC')
      part(element, 'claim')?.click()
      await drawn(element)
      const claim = fixtureOf(market.shares.claim(ID))
      expect(claim.starts).to.deep.equal([{ shares: SHARES, currency: USDC.address }])
      const result = { currency: USDC.address, account: BUYER, amount: 76_200_000n }
      claim.setState({ status: 'done', hash: HASH, result })
      await drawn(element)
      expect(claimed.map(({ detail }) => detail)).to.deep.equal([
        { asset: ASSET, hash: HASH, shares: SHARES, currency: USDC.address, amount: '76200000' },
      ])

      expect(textOf(part(element, 'distribute'))).to.equal('Divide 48.20 USDC')
      part(element, 'distribute')?.click()
      await drawn(element)
      expect(fixtureOf(market.shares.distribute(ID)).starts).to.deep.equal([
        { shares: SHARES, currency: USDC.address },
      ])
    })

    it('divides with it what is past its refund window, and says so', async () => {
      const { element, market } = await panel(shares(withFraction({ releases: RELEASES }), CONNECTED))
      expect(textOf(part(element, 'dividends'))).to.contain('time to give back is over')
      expect(textOf(part(element, 'distribute'))).to.equal('Divide 53.20 USDC')
      part(element, 'distribute')?.click()
      await drawn(element)
      expect(fixtureOf(market.shares.distribute(ID)).starts).to.deep.equal([
        { shares: SHARES, currency: USDC.address, escrows: [{ source: CREATOR, ref: 7n }] },
      ])
    })

    it('sets up a currency of a tier', async () => {
      const addable = [{ offerId: 3n, currency: { address: NATIVE, symbol: 'ETH', decimals: 18 } }]
      const { element, market } = await panel(shares(withFraction({ addable, dividends: [] }), CONNECTED))
      expect(textOf(part(element, 'dividends'))).to.contain('no currency is set up')
      part(element, 'add-currency')?.click()
      await drawn(element)
      expect(fixtureOf(market.shares.addCurrency(ID)).starts).to.deep.equal([{ shares: SHARES, offerId: 3n }])
    })

    it('writes a hostile symbol as text, cut', async () => {
      const symbol = '<img src=x onerror=alert(1)>'
      const dividends = HELD.dividends.map(money => ({ ...money, currency: { ...USDC, symbol } }))
      const { element } = await panel(shares(withFraction({ dividends }), CONNECTED))
      expect(all(element, 'img')).to.have.length(0)
      expect(textOf(part(element, 'claim'))).to.equal('Claim 76.20 <img src=x o')
    })
  })

  describe('locking in', () => {
    it('divides the whole revenue: the shares’ part, and the others in proportion', () => {
      const account = (seed: number) => `0x${String(seed).padStart(40, '0')}` as const
      const payees = [
        { account: account(1), role: 'creator', bps: 6_667 },
        { account: account(2), role: 'data', bps: 3_333 },
      ] as const
      const divided = lockedPayees(payees, SHARES, 5_001)
      expect(divided.map(({ account, bps }) => [account, bps])).to.deep.equal([
        [SHARES, 5_001],
        [account(1), 3_333],
        [account(2), 1_666],
      ])
      expect(lockedPayees([{ account: SHARES, role: 'investor', bps: 10_000 }], SHARES, 10)[0]?.bps).to.equal(
        10_000,
      )
      const many = Array.from(
        { length: 16 },
        (_, i) => ({ account: account(i), role: 'other', bps: 625 }) as const,
      )
      const kept = lockedPayees(many, SHARES, 9_000)
      expect(kept).to.have.length(16)
      expect(kept.reduce((sum, { bps }) => sum + bps, 0)).to.equal(10_000)
    })

    it('starts with the split as it is shown', async () => {
      const { element, market } = await panel(
        shares(withFraction({}, { payees: UNDIVIDED.payees }), AS_CREATOR),
      )
      fill(part(element, 'lock'), { 0: '70' })
      await drawn(element)
      expect(textOf(part(element, 'lock'))).to.contain('Shares 70%')
      ;(part(element, 'lock') as HTMLFormElement).requestSubmit()
      await drawn(element)
      expect(fixtureOf(market.shares.lock(ID)).starts).to.deep.equal([
        {
          governor: GOVERNOR,
          payees: [
            { account: SHARES, role: 'investor', bps: 7_000 },
            { account: CREATOR, role: 'creator', bps: 2_001 },
            { account: DATA_PAYEE, role: 'data', bps: 999 },
          ],
        },
      ])
    })

    it('takes the model out for who holds every share', async () => {
      const { element, market } = await panel(shares(withFraction(ALL, { owner: GOVERNOR }), AS_CREATOR))
      part(element, 'redeem')?.querySelector('button')?.click()
      await drawn(element)
      expect(fixtureOf(market.shares.redeem(ID)).starts).to.deep.equal([{ governor: GOVERNOR }])
      const holder = { balance: SUPPLY - 1n, votes: 0n, delegate: NATIVE }
      const almost = await panel(shares(withFraction({ ...ALL, holder }, { owner: GOVERNOR }), AS_CREATOR))
      expect(part(almost.element, 'redeem')).to.equal(null)
    })
  })

  describe('trouble', () => {
    it('says what is wrong with its attributes, once, and throws nothing', async () => {
      const element = document.createElement('share-panel')
      const events = recordEvents(element, 'market-error')
      Object.assign(element, { market: new FixtureMarket(), asset: 'nonsense', loading: 'eager' })
      document.body.append(element)
      await drawn(element)
      expect(part(element, 'error')).not.to.equal(null)
      expect(events).to.have.length(1)
      element.remove()
    })

    it('reads again on request', async () => {
      const { element, market } = await panel({ shares: { status: 'failed', error: UNREACHABLE } })
      part(element, 'retry')?.click()
      expect(market.refreshes).to.equal(1)
    })
  })

  it('speaks German', async () => {
    await sharePanelText.ready('de')
    const { element } = await panel(shares(withFraction({}), CONNECTED), { locale: 'de' })
    expect(textOf(element.shadowRoot)).to.contain('Ohne Übertragung zählen sie für niemanden')
    expect(textOf(part(element, 'claim'))).to.equal('76,20 USDC abrufen')
  })
})
