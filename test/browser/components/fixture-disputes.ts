import type { Address } from '../../../src/asset/index.ts'
import type {
  ChallengeInput,
  CounterInput,
  CurationTransactions,
  DisputeTransactions,
  DisputeView,
  EvidenceInput,
  ListingView,
  ModelDisputes,
  RaiseInput,
} from '../../../src/market/index.ts'
import { BUYER, CREATOR, digest, FixtureTransaction } from './fixture-market.ts'

const STRANGER: Address = '0x90F79bf6EB2c4f870365E785982E1f101E93b906'
const DAY = 86_400
const now = () => Math.floor(Date.now() / 1000)
export const wei = (thousandths: number): bigint => BigInt(thousandths) * 10n ** 15n

export const COIN = {
  address: '0x0000000000000000000000000000000000000000',
  symbol: 'ETH',
  decimals: 18,
} as const

/** Raised by a stranger, not answered yet. */
export function dispute(overrides: Partial<DisputeView> = {}): DisputeView {
  return {
    id: 3n,
    modelId: 42n,
    holdId: 3n,
    refundBps: 5_000,
    raiser: STRANGER,
    bond: wei(50),
    counterBy: now() + 2 * DAY + 600,
    ruleBy: now() + 16 * DAY + 600,
    closed: false,
    events: [
      { kind: 'raised', by: STRANGER, document: digest(11), at: now() - DAY },
      { kind: 'evidence', by: BUYER, document: digest(12), at: now() - 3600 },
    ],
    ...overrides,
  }
}

export const CLOSED = dispute({
  id: 2n,
  closed: true,
  respondent: CREATOR,
  licenseId: 90_017n,
  ruling: { verdict: 'revoke-license', refundBps: 3_333 },
  events: [
    { kind: 'raised', by: STRANGER, document: digest(13), at: now() - 30 * DAY },
    { kind: 'countered', by: CREATOR, document: digest(14), at: now() - 29 * DAY },
    { kind: 'closed', at: now() - 20 * DAY },
  ],
})

export function listing(overrides: Partial<ListingView> = {}): ListingView {
  return {
    status: 'listed',
    sells: true,
    endorsements: 14,
    hasEndorsed: false,
    due: 0n,
    terms: {
      criteria: digest(5),
      challengeBond: wei(20),
      challengePeriod: 7 * DAY,
      endorsementFee: wei(1),
    },
    ...overrides,
  }
}

type Court = NonNullable<ModelDisputes['court']>

export function disputes(
  court: Partial<Court> = {},
  listed: Partial<ListingView> = {},
  owed: ModelDisputes['owed'] = [],
): ModelDisputes {
  return {
    owner: CREATOR,
    coin: COIN,
    owed,
    listing: listing(listed),
    court: {
      terms: { cost: wei(50), bond: wei(50), counterPeriod: 3 * DAY, rulingPeriod: 14 * DAY },
      disputes: [],
      older: 0,
      held: [],
      due: 0n,
      ...court,
    },
  }
}

export const HELD = {
  holdId: 2n,
  currency: COIN.address,
  source: STRANGER,
  ref: 90_018n,
  amount: wei(10),
  fee: wei(1),
  money: COIN,
} as const

/** What a test starts. */
export class FixtureDisputes implements DisputeTransactions {
  readonly raised = new FixtureTransaction<RaiseInput, never>()
  readonly countered = new FixtureTransaction<CounterInput, never>()
  readonly evidence = new FixtureTransaction<EvidenceInput, EvidenceInput>()
  readonly ruled = new FixtureTransaction<never, never>()
  readonly acquitted = new FixtureTransaction<{ readonly disputeId: bigint }, never>()
  readonly resolved = new FixtureTransaction<never, never>()
  readonly claimed = new FixtureTransaction<Readonly<Record<never, never>>, { readonly amount: bigint }>()
  raise = () => this.raised
  counter = () => this.countered
  addEvidence = () => this.evidence
  rule = () => this.ruled as never
  acquit = () => this.acquitted
  resolveHeld = () => this.resolved as never
  claimBonds = () => this.claimed
}

/** What a test starts of a listing. */
export class FixtureCuration implements CurationTransactions {
  readonly challenged = new FixtureTransaction<ChallengeInput, never>()
  readonly closed = new FixtureTransaction<Readonly<Record<never, never>>, never>()
  readonly endorsed = new FixtureTransaction<{ readonly fee: bigint }, { readonly count: number }>()
  readonly claimed = new FixtureTransaction<Readonly<Record<never, never>>, { readonly amount: bigint }>()
  setStatus = () => new FixtureTransaction<never, never>() as never
  challenge = () => this.challenged
  decideChallenge = () => new FixtureTransaction<never, never>() as never
  closeChallenge = () => this.closed
  endorse = () => this.endorsed
  claimBonds = () => this.claimed
}
