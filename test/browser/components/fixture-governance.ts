import type { Address } from '../../../src/asset/index.ts'
import type {
  ActionCurrency,
  DelegateInput,
  Governance,
  GovernanceTransactions,
  ProposalDraft,
  ProposalInput,
  ProposalTemplate,
  ProposalView,
  ProposeInput,
  VoteInput,
} from '../../../src/market/index.ts'
import { BUYER, CREATOR, digest, FixtureTransaction, USDC } from './fixture-market.ts'

export const DAO = 'eip155:8453/erc721:0x5FbDB2315678afecb367f032d93F642f64180aa3/0'
const GOVERNOR: Address = '0xd21F836C0fb56Cd9187DFED80Eebea6391Ba17DD'
const TREASURY: Address = '0x0bfB0bD0F1901036218933E6F58e67e94B1f2Fef'
const VAULT: Address = '0x2E92035f376a5f5a896F803F78b4659b0fa5eEb3'
const STRANGER: Address = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const HOUR = 3600
const DAY = 24 * HOUR

export const votes = (count: number): bigint => BigInt(count) * 10n ** 18n
const now = () => Math.floor(Date.now() / 1000)

const ETHER: ActionCurrency = {
  address: '0x0000000000000000000000000000000000000000',
  symbol: 'ETH',
  decimals: 18,
  isKnown: true,
}
/** Calls itself like a currency of the market. */
const FAKE: ActionCurrency = { address: STRANGER, symbol: 'USDC', decimals: 6, isKnown: false }

export function proposal(overrides: Partial<ProposalView> = {}): ProposalView {
  return {
    id: 7n,
    proposer: CREATOR,
    state: 'active',
    votes: { for: votes(3_000_000), against: votes(1_000_000), abstain: votes(0) },
    quorum: votes(4_000_000),
    snapshot: now() - DAY,
    deadline: now() + 3 * DAY + HOUR,
    needsQueuing: true,
    hasVoted: false,
    proposal: {
      calls: [{ to: VAULT, value: 0n, data: '0x1234' }],
      description: `# Lower the fee\n\nCheaper licences sell more.\n\n#proposer=${CREATOR}`,
    },
    actions: [{ kind: 'set-fee', feeBps: 150, treasury: TREASURY }],
    ballots: [
      {
        proposalId: 7n,
        voter: CREATOR,
        support: 'for',
        weight: votes(3_000_000),
        reason: 'Cheaper is better.',
      },
      { proposalId: 7n, voter: STRANGER, support: 'against', weight: votes(1_000_000), reason: '' },
    ],
    ...overrides,
  }
}

export function governance(overrides: Partial<Governance> = {}): Governance {
  return {
    governor: GOVERNOR,
    rules: {
      token: '0x42Dbf60283C452a8243172Bc57dc43b6b5321bc5',
      supply: votes(100_000_000),
      votingDelay: DAY,
      votingPeriod: 7 * DAY,
      lateQuorumExtension: DAY,
      proposalThreshold: votes(100_000),
    },
    treasury: { account: TREASURY, balance: 12_500_000_000_000_000_000n },
    governs: true,
    settings: { feeBps: 250, treasury: TREASURY, criteria: digest(5) },
    proposals: [proposal()],
    older: 0,
    currencies: [ETHER, { ...USDC, isKnown: true }, FAKE],
    ...overrides,
  }
}

/** Of somebody who may vote on everything. */
export const VOTER = { balance: votes(500_000), votes: votes(500_000), delegate: BUYER } as const

/** A call that this page cannot read, one that pays a stranger's token, and one that pays coins. */
export const ODD_PROPOSAL = proposal({
  id: 8n,
  state: 'queued',
  eta: now() + 2 * HOUR + 600,
  proposal: {
    calls: [
      { to: STRANGER, value: votes(1), data: '0xdeadbeef00' },
      { to: STRANGER, value: 0n, data: '0xa9059cbb' },
      { to: CREATOR, value: votes(2), data: '0x' },
    ],
    description: 'Set the market fee to 0 %',
  },
  actions: [
    { kind: 'unknown' },
    { kind: 'send-tokens', token: STRANGER, to: CREATOR, amount: 5_000_000n },
    { kind: 'send-coin', to: CREATOR, amount: votes(2) },
  ],
})

/** What a test starts, and what it is given for a template. */
export class FixtureGovernance implements GovernanceTransactions {
  readonly delegations = new FixtureTransaction<DelegateInput, { readonly delegate: Address }>()
  readonly proposals = new FixtureTransaction<ProposeInput, never>()
  readonly votes = new FixtureTransaction<VoteInput, never>()
  readonly queueings = new FixtureTransaction<ProposalInput, never>()
  readonly executions = new FixtureTransaction<ProposalInput, never>()
  readonly cancellations = new FixtureTransaction<ProposalInput, never>()
  readonly drafts: ProposalTemplate[] = []
  drafted: ProposalDraft | Error = {
    calls: [{ to: VAULT, value: 0n, data: '0x1234' }],
    actions: [{ kind: 'set-fee', feeBps: 150, treasury: TREASURY }],
  }

  async draft(_asset: unknown, template: ProposalTemplate): Promise<ProposalDraft> {
    this.drafts.push(template)
    if (this.drafted instanceof Error) throw this.drafted
    return this.drafted
  }
  delegate = () => this.delegations
  propose = () => this.proposals
  vote = () => this.votes
  queue = () => this.queueings
  execute = () => this.executions
  cancel = () => this.cancellations
}
