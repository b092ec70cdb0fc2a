import type { Address } from '../../../src/asset/index.ts'
import type { Fraction, ModelShares, RevenueHistory, Transaction } from '../../../src/market/index.ts'
import { BUYER, CREATOR, type FixtureTransaction, NOW, USDC } from './fixture-market.ts'

export const SHARES: Address = '0x8464135c8F25Da09e49BC8782676a84730C318bC'
export const GOVERNOR: Address = '0x71C95911E9a5D330f4D621842EC243EE1343292e'
export const DATA_PAYEE: Address = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
export const SUPPLY = 10n ** 24n

export const FRACTION: Fraction = {
  modelId: 42n,
  shares: SHARES,
  governor: GOVERNOR,
  supply: SUPPLY,
  guaranteedBps: 5_000,
  revenueBps: 6_000,
  securedBps: 0,
  isLocked: false,
  rules: {
    votingDelay: 86_400,
    votingPeriod: 5 * 86_400,
    lateQuorumExtension: 86_400,
    quorumBps: 1_000,
    proposalThresholdBps: 100,
  },
  dividends: [
    {
      currency: USDC,
      received: 1_204_800_000n,
      paid: 900_000_000n,
      undistributed: 48_200_000n,
      claimable: 0n,
    },
  ],
  releases: new Map(),
  holders: [
    { account: CREATOR, balance: (SUPPLY * 6n) / 10n },
    { account: BUYER, balance: SUPPLY / 4n },
    { account: DATA_PAYEE, balance: SUPPLY / 10n },
  ],
  addable: [],
}

/** As the holder of a quarter sees them. */
export const HELD: Fraction = {
  ...FRACTION,
  dividends: FRACTION.dividends.map(money => ({ ...money, claimable: 76_200_000n })),
  holder: { balance: SUPPLY / 4n, votes: 0n, delegate: '0x0000000000000000000000000000000000000000' },
}

/** One payment that nobody can have back any more. */
export const RELEASES: Fraction['releases'] = new Map([
  [USDC.address, { amount: 5_000_000n, escrows: [{ source: CREATOR, ref: 7n }] }],
])

export const MODEL_SHARES: ModelShares = {
  owner: CREATOR,
  payees: {
    payees: [
      { account: CREATOR, role: 'creator', bps: 4_000 },
      { account: SHARES, role: 'investor', bps: 6_000 },
    ],
    notice: 7 * 86_400,
  },
  fractions: [FRACTION],
}

export const UNDIVIDED: ModelShares = {
  ...MODEL_SHARES,
  payees: {
    notice: 7 * 86_400,
    payees: [
      { account: CREATOR, role: 'creator', bps: 6_667 },
      { account: DATA_PAYEE, role: 'data', bps: 3_333 },
    ],
  },
  fractions: [],
}

export const withFraction = (changes: Partial<Fraction>, model: Partial<ModelShares> = {}): ModelShares => ({
  ...MODEL_SHARES,
  ...model,
  fractions: [{ ...HELD, ...changes }],
})

const YEAR = new Date(NOW * 1000).getUTCFullYear()

/** Eleven months of a year, one without payments. */
export const REVENUE: RevenueHistory = {
  isCut: true,
  currencies: [
    {
      currency: USDC,
      months: Array.from({ length: 11 }, (_, i) => ({
        year: YEAR,
        month: i + 1,
        amounts: {
          licenses: i === 3 ? 0n : BigInt(i * i + 3) * 6_250_000n,
          usage: i < 4 ? 0n : BigInt(i) * 12_000_000n,
          resales: i % 4 === 2 ? 30_500_000n : 0n,
          descendants: i > 6 ? 75_000_000n : 0n,
          other: 0n,
        },
      })),
    },
  ],
}

/** The fixture behind a transaction of a group. */
export function fixtureOf<Input, Result>(
  transaction: Transaction<Input, Result>,
): FixtureTransaction<Input, Result> {
  return transaction as FixtureTransaction<Input, Result>
}
