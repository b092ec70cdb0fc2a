import type { DisputePanel } from '../../components/dispute-panel/index.ts'
import type { GovernancePanel } from '../../components/governance-panel/index.ts'
import { NATIVE } from '../../src/asset/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import {
  CLOSED,
  dispute,
  disputes,
  FixtureCuration,
  FixtureDisputes,
  HELD,
  wei,
} from '../../test/browser/components/fixture-disputes.ts'
import {
  DAO,
  FixtureGovernance,
  governance,
  ODD_PROPOSAL,
  proposal,
  VOTER,
  votes,
} from '../../test/browser/components/fixture-governance.ts'
import {
  ASSET,
  BUYER,
  CONNECTED,
  CREATOR,
  FixtureMarket,
  type FixtureStates,
  ready,
} from '../../test/browser/components/fixture-market.ts'
import type { Exhibit } from './exhibits.ts'

const unreachable = new ModelmarkError('rpc-all-failed', { chainId: 8453 })

function decisions(title: string, states: FixtureStates, open = ''): Exhibit {
  return {
    element: 'governance-panel',
    title,
    width: 'medium',
    create() {
      const element = document.createElement('governance-panel') as GovernancePanel
      const market = new FixtureMarket(states)
      market.governance = new FixtureGovernance()
      Object.assign(element, { asset: DAO, loading: 'eager', market })
      void element.updateComplete.then(async () => {
        await element.updateComplete
        const details = element.shadowRoot?.querySelector<HTMLDetailsElement>(open || 'none')
        if (details) details.open = true
      })
      return element
    },
  }
}

const voter: FixtureStates = {
  wallet: CONNECTED,
  governance: ready(
    governance({
      voter: VOTER,
      proposals: [
        proposal({ weight: votes(500_000) }),
        ODD_PROPOSAL,
        proposal({ id: 5n, state: 'succeeded', ballots: [] }),
        proposal({ id: 4n, state: 'pending', proposer: BUYER, ballots: [] }),
        proposal({ id: 3n, state: 'executed', hasVoted: true }),
      ],
      older: 12,
    }),
  ),
}

function complaints(title: string, states: FixtureStates, open = ''): Exhibit {
  return {
    element: 'dispute-panel',
    title,
    width: 'medium',
    create() {
      const element = document.createElement('dispute-panel') as DisputePanel
      const market = new FixtureMarket(states)
      Object.assign(market, { disputes: new FixtureDisputes(), curation: new FixtureCuration() })
      market.document = async () =>
        new TextEncoder().encode('The card says that it was trained on public lists.\nIt was not.')
      Object.assign(element, { asset: ASSET, loading: 'eager', market })
      void element.updateComplete.then(async () => {
        await element.updateComplete
        const found = element.shadowRoot?.querySelector<HTMLElement>(open || 'none')
        if (found instanceof HTMLDetailsElement) found.open = true
        else found?.click()
      })
      return element
    },
  }
}

const inAWeek = Math.floor(Date.now() / 1000) + 7 * 86_400
const challenge = { challenger: CREATOR, bond: wei(20), decideBy: inAWeek }

export const CIVIC_EXHIBITS: readonly Exhibit[] = [
  decisions('a voter is connected', voter),
  decisions('who voted', { governance: ready(governance()) }, '.case details'),
  decisions('proposing', voter, '.propose'),
  decisions('votes that count for nobody', {
    wallet: CONNECTED,
    governance: ready(governance({ voter: { ...VOTER, votes: 0n, delegate: NATIVE }, proposals: [] })),
  }),
  decisions('loading', { governance: { status: 'loading' } }),
  decisions('nobody votes', { governance: ready(undefined) }),
  decisions('unreadable', { governance: { status: 'failed', error: unreachable } }),
  complaints('nobody complained', { wallet: CONNECTED, disputes: ready(disputes()) }),
  complaints('complaining', { wallet: CONNECTED, disputes: ready(disputes()) }, '[part=raise]'),
  complaints(
    'an open dispute, its complaint read',
    { wallet: CONNECTED, disputes: ready(disputes({ disputes: [dispute(), CLOSED] })) },
    '[part=read]',
  ),
  complaints('the owner looks at it', {
    wallet: { ...CONNECTED, account: CREATOR },
    disputes: ready(disputes({ disputes: [dispute()] }, { challenge })),
  }),
  complaints('payments wait and bonds are due', {
    wallet: CONNECTED,
    disputes: ready(
      disputes({ disputes: [CLOSED], held: [HELD, { ...HELD, refundBps: 3_333 }], due: wei(100) }),
    ),
  }),
  complaints('loading', { disputes: { status: 'loading' } }),
]
