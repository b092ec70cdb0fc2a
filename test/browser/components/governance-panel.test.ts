import { expect } from 'chai'
import '../../../components/governance-panel/define.ts'
import { actionText } from '../../../components/governance-panel/action-sentence.ts'
import type { GovernancePanel } from '../../../components/governance-panel/index.ts'
import { proposalText } from '../../../components/governance-panel/proposal-text.ts'
import { readDecimal } from '../../../components/governance-panel/read-template.ts'
import { NATIVE } from '../../../src/asset/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import type { Governance } from '../../../src/market/index.ts'
import { governancePanelText } from '../../../src/text/index.ts'
import { expectAccessible } from './axe.ts'
import {
  DAO,
  FixtureGovernance,
  governance,
  ODD_PROPOSAL,
  proposal,
  VOTER,
  votes,
} from './fixture-governance.ts'
import {
  ASSET,
  BUYER,
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
const OWN = proposal({ id: 9n, proposer: BUYER, state: 'pending', ballots: [] })

const of = (overrides: Partial<Governance> = {}): FixtureStates => ({
  governance: ready(governance(overrides)),
})
const asVoter = (overrides: Partial<Governance> = {}): FixtureStates => ({
  wallet: CONNECTED,
  ...of({ voter: VOTER, proposals: [proposal({ weight: votes(500_000) })], ...overrides }),
})

const STATES: Readonly<Record<string, FixtureStates>> = {
  loading: { governance: { status: 'loading' } },
  unreadable: { governance: { status: 'failed', error: UNREACHABLE } },
  'nobody votes': { governance: ready(undefined) },
  'nothing was proposed': of({ proposals: [] }),
  'nobody is connected': of(),
  'a voter is connected': asVoter(),
  'votes count for nobody': asVoter({ voter: { ...VOTER, votes: 0n, delegate: NATIVE } }),
  'a call cannot be read': of({ proposals: [ODD_PROPOSAL] }),
  'one’s own proposal waits': asVoter({ proposals: [OWN], older: 3 }),
  stale: {
    governance: {
      status: 'ready',
      value: governance(),
      readAt: Date.now() - 420_000,
      stale: UNREACHABLE,
    },
  },
}

interface Shown {
  readonly element: GovernancePanel
  readonly market: FixtureMarket
  readonly civics: FixtureGovernance
}

async function panel(states: FixtureStates = of(), attributes: object = {}): Promise<Shown> {
  const market = new FixtureMarket(states)
  const civics = new FixtureGovernance()
  market.governance = civics
  const element = await show('governance-panel', market, { asset: DAO, loading: 'eager', ...attributes })
  return { element, market, civics }
}

const root = ({ element }: Pick<Shown, 'element'>) => element.shadowRoot as ShadowRoot
const click = async ({ element }: Shown, name: string) => {
  part(element, name)?.click()
  await drawn(element)
}
async function fill(shown: Shown, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = root(shown).querySelector<HTMLInputElement>(`[part~=propose-form] [name="${name}"]`)
    if (!field) throw new Error(`No field ${name}`)
    field.value = value
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.dispatchEvent(new Event('change', { bubbles: true }))
    await drawn(shown.element)
  }
}

describe('<governance-panel>', () => {
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
      const { element } = await panel(asVoter({ proposals: [ODD_PROPOSAL, proposal()] }))
      element.style.inlineSize = '320px'
      await drawn(element)
      const base = part(element, 'base')
      expect(base?.scrollWidth).to.be.at.most(base?.clientWidth ?? 0)
    })

    it('says in words what the bar of votes shows', async () => {
      const { element } = await panel()
      expect(part(element, 'bar')?.getAttribute('aria-label')).to.equal(
        'Votes cast: For 75%, Against 25%, Abstain 0%',
      )
    })
  })

  describe('what a proposal does', () => {
    it('is said from its calls, in units people know', async () => {
      const { element } = await panel()
      expect(textOf(part(element, 'action'))).to.contain('Set the market fee to 1.5%, paid to the treasury')
    })

    it('is never taken from what its proposer says', async () => {
      const { element } = await panel(of({ proposals: [ODD_PROPOSAL] }))
      const actions = [...(element.shadowRoot?.querySelectorAll('[part~=action]') ?? [])].map(textOf)
      expect(actions).to.have.length(3)
      expect(actions.join()).not.to.contain('market fee')
      const [unknown, token, coin] = actions
      expect(unknown).to.contain('with data that this page cannot read')
      expect(unknown).to.contain('and sends 1 ETH with it')
      expect(unknown).to.contain('does not know what this call does').and.to.contain('0xdeadbeef00')
      expect(token).to.contain('Send 5 USDC (0x90F79bf6EB2c4f870365E785982E1f101E93b906)')
      expect(token).to.contain('The market does not take this token')
      expect(coin).to.contain('Send 2 ETH of the treasury to 0x70997970C51812dc3A010C7d01b50e0d17dc79C8')
    })

    it('has a sentence for every kind of call, in each language', async () => {
      await governancePanelText.ready('de')
      const account = CREATOR
      const offer = {
        modelId: 42n,
        kind: 'subscription' as const,
        period: 2_592_000,
        maxSupply: 0,
        transferable: true,
        derivativesAllowed: false,
        coversFutureVersions: true,
        refundDays: 0,
        rights: new Set<never>(),
        upstreamBps: 0,
        currency: NATIVE,
        price: votes(1),
        termsHash: digest(3),
      }
      const cases = [
        [{ kind: 'open-offer', offer }, 'Open an offer for model 42: 1 ETH, every 30 days'],
        [
          { kind: 'rule-dispute', disputeId: 3n, verdict: 'refund', refundBps: 5_000 },
          'Rule dispute 3: refund 50% of each payment that waits',
        ],
        [{ kind: 'grant-role', role: 4n, account, delay: 0 }, `Make ${CREATOR} a curator`],
        [{ kind: 'set-quorum', percent: 4n }, 'Ask 4% of all votes as a quorum'],
        [{ kind: 'set-threshold', votes: votes(100_000) }, 'Ask 100,000 votes of whoever proposes'],
        [
          {
            kind: 'set-dispute-terms',
            bond: votes(1) / 20n,
            counterPeriod: 259_200,
            rulingPeriod: 1_209_600,
          },
          'Set the terms of disputes: a bond of 0.05 ETH, 3 days to answer, 14 days to rule',
        ],
      ] as const
      const { currencies, treasury } = governance()
      for (const locale of ['en', 'de']) {
        const { actions: words } = governancePanelText.in(locale)
        for (const [action, english] of cases) {
          const { sentence } = actionText(action, CREATOR, {
            currencies,
            treasury: treasury.account,
            words,
            locale,
          })
          if (locale === 'en') expect(sentence.replaceAll('\u00a0', ' ')).to.equal(english)
          else expect(sentence).not.to.contain('undefined').and.not.to.equal(english)
        }
      }
    })
  })

  describe('strangers’ words', () => {
    it('are text, bounded, and steer nothing beside them', async () => {
      const evil = '<img src=x onerror=alert(1)> \u202egnp.exe javascript:alert(1)'
      const made = proposal({
        proposal: { calls: [], description: `${evil}\n${'long '.repeat(2_000_000)}` },
        actions: [],
        ballots: [
          { proposalId: 7n, voter: CREATOR, support: 'for', weight: 1n, reason: evil.repeat(100_000) },
        ],
      })
      const { element } = await panel(of({ proposals: [made] }))
      expect(element.shadowRoot?.querySelector('img')).to.equal(null)
      expect(textOf(element.shadowRoot?.querySelector('h4:not(#power-title)'))).to.contain('<img src=x')
      const text = element.shadowRoot?.textContent ?? ''
      expect(text).not.to.contain('\u202e')
      expect(text.length).to.be.lessThan(12_000)
    })

    it('lose the mark that binds a proposal to its proposer, and nothing else', () => {
      expect(proposalText(`# Title\n\nWhy.\n\n#proposer=${CREATOR}`)).to.deep.equal({
        title: 'Title',
        body: 'Why.',
      })
      expect(proposalText('').title).to.equal('')
    })
  })

  describe('the vote', () => {
    it('adds up as a table, and says how far the quorum is', async () => {
      const { element } = await panel()
      const rows = [...(element.shadowRoot?.querySelectorAll('[part=votes-table] tbody tr') ?? [])].map(
        textOf,
      )
      expect(rows).to.deep.equal(['For 3,000,000 75%', 'Against 1,000,000 25%', 'Abstain 0 0%'])
      expect(textOf(part(element, 'quorum'))).to.equal(
        'Quorum: 3,000,000 of 4,000,000 votes for or abstaining (not reached)',
      )
      expect(textOf(part(element, 'time'))).to.contain('Voting ends in 3 days')
    })

    it('says when a late quorum would prolong it', async () => {
      const deadline = Math.floor(Date.now() / 1000) + 3600
      const { element } = await panel(of({ proposals: [proposal({ deadline })] }))
      expect(textOf(part(element, 'time'))).to.contain('stays open for another 1 day')
    })

    it('is cast with a reason, and told of once', async () => {
      const shown = await panel(asVoter())
      const { element, civics } = shown
      const reason = root(shown).querySelector<HTMLInputElement>('[name=reason]')
      if (reason) reason.value = ' Cheaper is better. '
      const events = recordEvents(element, 'vote-cast')
      await click(shown, 'vote-against')
      const [start] = civics.votes.starts
      expect(start?.support).to.equal('against')
      expect(start?.reason).to.equal('Cheaper is better.')
      expect(start?.proposalId).to.equal(7n)
      const result = { proposalId: 7n, support: 'against', weight: votes(500_000) } as never
      civics.votes.setState({ status: 'done', hash: HASH, result })
      await drawn(element)
      expect(events.map(({ detail }) => detail)).to.deep.equal([
        { asset: DAO, proposalId: '7', hash: HASH, support: 'against', weight: String(votes(500_000)) },
      ])
      expect(textOf(part(element, 'action-status'))).to.contain('Your 500,000 votes are counted.')
    })

    it('cannot be cast without votes, twice, or by nobody', async () => {
      const late = await panel(asVoter({ proposals: [proposal({ weight: 0n })] }))
      expect(part(late.element, 'ballot')).to.equal(null)
      expect(textOf(part(late.element, 'proposal'))).to.contain('You had no votes when this vote began')
      const twice = await panel(asVoter({ proposals: [proposal({ weight: 1n, hasVoted: true })] }))
      expect(part(twice.element, 'ballot')).to.equal(null)
      expect(textOf(part(twice.element, 'proposal'))).to.contain('You have voted.')
      expect(part((await panel()).element, 'ballot')).to.equal(null)
    })
  })

  describe('one’s own votes', () => {
    it('say what they are and that nobody uses them, and are put to use with a click', async () => {
      const shown = await panel(asVoter({ voter: { ...VOTER, votes: 0n, delegate: NATIVE } }))
      expect(textOf(part(shown.element, 'power'))).to.contain('Your 500,000 votes count for nobody')
      await click(shown, 'use-own')
      const token = governance().rules.token
      expect(shown.civics.delegations.starts).to.deep.equal([{ token }])
      const events = recordEvents(shown.element, 'votes-delegated')
      shown.civics.delegations.setState({ status: 'done', hash: HASH, result: { delegate: BUYER } })
      await drawn(shown.element)
      expect(events).to.have.length(1)
    })

    it('are given to a real account only', async () => {
      const shown = await panel(asVoter())
      const field = root(shown).querySelector<HTMLInputElement>('[name=to]')
      if (field) field.value = `${CREATOR.slice(0, -1)}9`
      await click(shown, 'delegate')
      expect(shown.civics.delegations.starts).to.deep.equal([])
      expect(textOf(part(shown.element, 'power'))).to.contain('checked against typing errors')
      if (field) field.value = CREATOR
      await click(shown, 'delegate')
      expect(shown.civics.delegations.starts).to.have.length(1)
    })
  })

  describe('deeds', () => {
    it('are those that the state allows', async () => {
      const cases = [
        [{ state: 'succeeded', needsQueuing: true }, 'queue'],
        [{ state: 'succeeded', needsQueuing: false }, 'execute'],
        [{ state: 'queued', eta: 1 }, 'execute'],
        [{ state: 'pending', proposer: BUYER }, 'cancel'],
      ] as const
      for (const [facts, name] of cases) {
        const shown = await panel(asVoter({ proposals: [proposal(facts)] }))
        await click(shown, name)
        const { queueings, executions, cancellations } = shown.civics
        const started = { queue: queueings, execute: executions, cancel: cancellations }[name]
        expect(started.starts[0]?.governor, name).to.equal(governance().governor)
      }
      const waiting = await panel(asVoter({ proposals: [ODD_PROPOSAL] }))
      expect(part(waiting.element, 'execute')).to.equal(null)
      expect(textOf(part(waiting.element, 'time'))).to.contain('can be executed in 2 hours')
      const foreign = await panel(asVoter({ proposals: [proposal({ state: 'pending' })] }))
      expect(part(foreign.element, 'cancel')).to.equal(null)
    })

    it('show what went wrong where it was started, and try again', async () => {
      const shown = await panel(asVoter({ proposals: [proposal({ state: 'queued', eta: 1 })] }))
      const errors = recordEvents(shown.element, 'market-error')
      await click(shown, 'execute')
      shown.civics.executions.setState({ status: 'failed', error: new ModelmarkError('too-early') })
      await drawn(shown.element)
      expect(part(shown.element, 'proposal')?.querySelector('[part~=error]')).not.to.equal(null)
      expect(errors).to.have.length(1)
      await click(shown, 'retry')
      expect(shown.civics.executions.starts).to.have.length(2)
    })
  })

  describe('proposing', () => {
    it('shows what the calls would do before the wallet is asked, then proposes exactly these', async () => {
      const shown = await panel(asVoter())
      const { element, civics } = shown
      await fill(shown, { fee: '1,5', text: 'Lower the fee\nIt sells more.' })
      await click(shown, 'preview-button')
      expect(civics.drafts).to.deep.equal([{ kind: 'fee', feeBps: 150 }])
      expect(textOf(part(element, 'preview'))).to.contain('Set the market fee to 1.5%')
      expect(civics.proposals.starts).to.deep.equal([])
      await click(shown, 'propose-button')
      const [start] = civics.proposals.starts
      expect(start?.text).to.equal('Lower the fee\nIt sells more.')
      expect(start?.calls).to.deep.equal([
        { to: '0x2E92035f376a5f5a896F803F78b4659b0fa5eEb3', value: 0n, data: '0x1234' },
      ])
      const events = recordEvents(element, 'proposal-created')
      civics.proposals.setState({ status: 'done', hash: HASH, result: { proposalId: 5n } as never })
      await drawn(element)
      expect(events.map(({ detail }) => detail.proposalId)).to.deep.equal(['5'])
      expect(part(element, 'preview')).to.equal(null)
    })

    it('says which field makes no sense, and drafts nothing', async () => {
      const shown = await panel(asVoter())
      await fill(shown, { fee: '5.01', text: 'More' })
      await click(shown, 'preview-button')
      expect(textOf(root(shown).querySelector('#fee-error'))).to.equal('Between 0 and 5 percent.')
      await fill(shown, { fee: '2', text: '' })
      await click(shown, 'preview-button')
      expect(textOf(root(shown).querySelector('#text-error'))).to.contain('Say in a line')
      await fill(shown, { template: 'curator' })
      await fill(shown, { account: '0x1234', text: 'A curator' })
      await click(shown, 'preview-button')
      expect(textOf(root(shown).querySelector('#account-error'))).to.contain('0x and 40 digits')
      expect(shown.civics.drafts).to.deep.equal([])
    })

    it('spends from the treasury in a currency the market takes', async () => {
      const shown = await panel(asVoter())
      await fill(shown, { template: 'spend' })
      const options = [...root(shown).querySelectorAll('[name=currency] option')].map(textOf)
      expect(options, 'no stranger’s token').to.deep.equal(['ETH', 'USDC'])
      await fill(shown, { to: CREATOR, amount: '2.5', text: 'Research' })
      await click(shown, 'preview-button')
      expect(shown.civics.drafts).to.deep.equal([
        { kind: 'spend', currency: NATIVE, to: CREATOR, amount: 2_500_000_000_000_000_000n },
      ])
    })

    it('offers for a model what its governor may do, and no more', async () => {
      const templates = async (overrides: Partial<Governance>) => {
        const shown = await panel(asVoter(overrides), { asset: ASSET })
        return [...root(shown).querySelectorAll('[name=template] option')].map(option =>
          option.getAttribute('value'),
        )
      }
      expect(await templates({})).to.deep.equal(['version', 'offer', 'spend'])
      expect(await templates({ governs: false })).to.deep.equal(['spend'])
    })

    it('shows why a draft cannot be made', async () => {
      const shown = await panel(asVoter())
      shown.civics.drafted = UNREACHABLE
      await fill(shown, { fee: '1', text: 'Lower' })
      await click(shown, 'preview-button')
      expect(textOf(part(shown.element, 'error-title'))).to.equal('The chain cannot be reached')
    })

    it('reads decimal numbers exactly, and refuses what has too many digits', () => {
      expect(readDecimal('0.000001', 6)).to.equal(1n)
      expect(readDecimal('12', 18)).to.equal(12n * 10n ** 18n)
      for (const wrong of ['', '-1', '1e3', '0.0000001', '1.2.3', '０'])
        expect(readDecimal(wrong, 6), wrong).to.equal(undefined)
    })
  })

  describe('properties', () => {
    it('is the DAO’s without a model, with the registry named on an ancestor', async () => {
      const market = new FixtureMarket(of())
      const around = document.createElement('div')
      around.setAttribute('chain', '8453')
      around.setAttribute('contract', '0x5FbDB2315678afecb367f032d93F642f64180aa3')
      const element = await show('governance-panel', market, { loading: 'eager' })
      document.body.append(around)
      around.append(element)
      await drawn(element)
      expect(textOf(part(element, 'title'))).to.equal('Decisions of the market’s DAO')
      around.remove()
    })

    it('reads again what could not be read when asked', async () => {
      const shown = await panel({ governance: { status: 'failed', error: UNREACHABLE } })
      const errors = recordEvents(shown.element, 'market-error')
      shown.element.requestUpdate()
      await drawn(shown.element)
      expect(errors, 'was told of before').to.deep.equal([])
      await click(shown, 'retry')
      expect(shown.market.refreshes).to.equal(1)
    })

    it('shows what is wrong with its attributes, and throws nothing', async () => {
      const { element } = await panel(of(), { asset: 'model 42' })
      expect(textOf(part(element, 'error-title'))).to.equal('This element is not set up correctly')
    })
  })

  it('speaks German', async () => {
    document.documentElement.lang = 'de'
    await governancePanelText.ready('de')
    const { element } = await panel(asVoter())
    await drawn(element)
    expect(textOf(part(element, 'action'))).to.contain('Die Marktgebühr auf 1,5 % setzen')
    expect(textOf(part(element, 'vote-for'))).to.equal('Dafür stimmen')
  })
})
