import type { Currency, OrderInput, OrderSide, TradedAsset } from '../../src/market/index.ts'
import { parseAmount } from './parse-amount.ts'

/** An order as it stands in the form. */
export interface OrderDraft {
  readonly side: OrderSide
  readonly kind: TradedAsset['kind']
  /** Decimal. */
  readonly licenseId: string
  /** Number of shares. */
  readonly amount: string
  readonly price: string
  /** Address; the first there is while it is empty. */
  readonly currency: string
  /** Days, from now. */
  readonly days: string
}

export const FIRST_ORDER: OrderDraft = {
  side: 'listing',
  kind: 'model',
  licenseId: '',
  amount: '',
  price: '',
  currency: '',
  days: '30',
}

export const DAYS = [1, 7, 30, 90] as const

const SHARE_DECIMALS = 18
/** Most that an order can be about or for, by contract. */
const MAX = 2n ** 128n

/** What the draft comes to; parts are undefined while they are missing or wrong. */
export interface DraftValue {
  readonly currency: Currency
  readonly what?: TradedAsset
  readonly price?: bigint
  readonly royalty?: bigint
}

export function draftValue(
  draft: OrderDraft,
  {
    currencies,
    shares,
    royaltyBps,
  }: {
    readonly currencies: readonly Currency[]
    /** Address of the shares that are traded, if there are any. */
    readonly shares: `0x${string}` | undefined
    /** Undefined until it is known. */
    readonly royaltyBps: number | undefined
  },
): DraftValue | undefined {
  const currency = currencies.find(({ address }) => address === draft.currency) ?? currencies[0]
  if (!currency) return undefined
  const what = whatOf(draft, shares)
  const price = parseAmount(draft.price, currency.decimals)
  const isPrice = price !== undefined && price > 0n && price < MAX
  const bps = draft.kind === 'shares' ? 0 : royaltyBps
  return {
    currency,
    ...(what && { what }),
    ...(isPrice && { price }),
    ...(isPrice && bps !== undefined && { royalty: (price * BigInt(bps)) / 10_000n }),
  }
}

function whatOf({ kind, licenseId, amount }: OrderDraft, shares: `0x${string}` | undefined) {
  if (kind === 'model') return { kind }
  if (kind === 'license')
    return /^\d{1,78}$/.test(licenseId) ? { kind, licenseId: BigInt(licenseId) } : undefined
  const number = parseAmount(amount, SHARE_DECIMALS)
  return shares && number !== undefined && number > 0n && number < MAX
    ? { kind, shares, amount: number }
    : undefined
}

/** What is signed; undefined while something is missing. `now` in Unix seconds. */
export function orderInput(
  draft: OrderDraft,
  { currency, what, price, royalty }: DraftValue,
  royaltyBps: number | undefined,
  now: number,
): OrderInput | undefined {
  if (!what || price === undefined || royalty === undefined) return undefined
  return {
    side: draft.side,
    what,
    currency: currency.address,
    price,
    maxRoyaltyBps: what.kind === 'shares' ? 0 : (royaltyBps ?? 0),
    expiry: Math.floor(now) + Number(draft.days) * 86_400,
  }
}
