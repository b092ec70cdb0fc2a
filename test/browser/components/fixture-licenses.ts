import { type License, NEVER_ENDS } from '../../../src/license/index.ts'
import type { HeldLicense, MyLicenses } from '../../../src/market/index.ts'
import type { Loadable } from '../../../src/store/index.ts'
import {
  BUYER,
  CONNECTED,
  CREATOR,
  digest,
  FixtureMarket,
  type FixtureStates,
  MANIFEST,
  MODEL,
  ready,
  TERMS,
  tier,
} from './fixture-market.ts'

const DAY = 86_400
export const REGISTRY = { chain: '8453', contract: '0x5FbDB2315678afecb367f032d93F642f64180aa3' }
const now = () => Math.floor(Date.now() / 1000)

/** A perpetual licence of the fixtures' model, with changes to each part. */
export function held(
  license: Partial<License> = {},
  {
    terms = TERMS,
    offer = {},
    ...parts
  }: Partial<Omit<HeldLicense, 'offer' | 'terms' | 'license'>> & {
    readonly terms?: Partial<typeof TERMS>
    readonly offer?: Partial<HeldLicense['offer']>
  } = {},
): HeldLicense {
  const sold = tier(offer, terms)
  return {
    license: {
      id: 90_017n,
      offerId: sold.offer.id,
      modelId: 42n,
      owner: BUYER,
      endTime: NEVER_ENDS,
      revoked: false,
      refundableUntil: 0,
      ...license,
    },
    asset: MODEL.asset,
    offer: sold.offer,
    currency: sold.currency,
    terms: sold.terms,
    versions: { count: 5, manifestDigest: digest(1) },
    manifest: ready(MANIFEST),
    ...parts,
  }
}

const monthly = { id: 2n, kind: 'subscription', period: 30 * DAY, price: 4_000_000n } as const

/** One of each kind. */
export const SUBSCRIPTION = held(
  { id: 90_102n, endTime: now() + 20 * DAY, refundableUntil: now() + 6 * DAY + 3600 },
  { offer: monthly, terms: { name: 'Monthly' } },
)
export const METERED = held(
  { id: 90_101n },
  {
    offer: { id: 4n, price: 0n },
    terms: { name: 'Pay per call' },
    versions: { count: 2, manifestDigest: digest(3) },
    manifest: ready({ ...MANIFEST, name: 'Kite', version: '0.9.0' }),
    usage: {
      unitPrice: 2_500n,
      unit: 'call',
      account: {
        modelId: 42n,
        unitPrice: 2_500n,
        deposited: 12_000n,
        spent: 4_800n,
        withdrawableAt: 0,
        holdId: 0n,
        heldUntil: 0n,
      },
      signed: 5_300n,
    },
  },
)
export const FOREVER = held({ id: 90_017n }, { user: { user: CREATOR, expires: now() + 40 * DAY } })
export const BOUND = held(
  { id: 90_016n },
  {
    offer: { id: 7n, transferable: false, coversFutureVersions: false },
    terms: { name: 'Research' },
    versions: { count: 3, manifestDigest: digest(5) },
    manifest: ready({ ...MANIFEST, name: 'Moss-300M', version: '2.1.0' }),
  },
)
export const ENDED = held(
  { id: 90_003n, endTime: now() - 9 * DAY },
  { offer: monthly, terms: { name: 'Monthly' } },
)
export const GIVEN_BACK = held({ id: 90_002n, endTime: now() - 2 * DAY, revoked: true })
export const LENT = held({ id: 80_555n, owner: CREATOR }, { lentUntil: now() + 3 * DAY })
export const UNVERIFIED = held(
  { id: 90_001n },
  { manifest: { status: 'failed', error: new Error('digest-mismatch') } },
)
export const ALL = [SUBSCRIPTION, METERED, FOREVER, BOUND, ENDED, GIVEN_BACK, UNVERIFIED, LENT]

export function holdings(licenses: readonly HeldLicense[], complete = true): Loadable<MyLicenses> {
  return ready({ account: BUYER, licenses, complete })
}

/** A market whose connected account holds these. */
export function marketOf(
  list: Loadable<MyLicenses> = holdings(ALL),
  states: FixtureStates = { wallet: CONNECTED },
): FixtureMarket {
  const market = new FixtureMarket(states)
  market.holder.list.setState(list)
  return market
}
