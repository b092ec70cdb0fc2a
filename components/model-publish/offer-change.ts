import type { AssetId } from '../../src/asset/index.ts'
import { RIGHTS } from '../../src/license/index.ts'
import type { Tier, UnitPriceInput } from '../../src/market/index.ts'
import { areTexts, type DraftOffer, decimalOf, isOffer } from './draft.ts'

/** The tiers of a model, for its owner. */
export interface OffersBase {
  readonly asset: AssetId
  /** Oldest first, closed ones included. */
  readonly tiers: readonly Tier[]
}

/** A tier that is to be put on sale, maybe in the place of another; survives a reload. */
export interface OfferChange {
  /** Absent while none is filled in. */
  readonly offer?: DraftOffer
  /** Id of the one that is closed for it, decimal. */
  readonly replaces?: string
  /** CID of the terms that the hub has. */
  readonly sent: string
}

/** What was kept; empty where it is damaged. */
export function parseOfferChange(text: string): OfferChange {
  try {
    const { offer, replaces, sent } = JSON.parse(text) as OfferChange
    if (!offer || !isOffer(offer) || !areTexts(sent)) return { sent: '' }
    const isId = typeof replaces === 'string' && /^\d{1,78}$/.test(replaces)
    return { offer, sent, ...(isId ? { replaces } : {}) }
  } catch {
    return { sent: '' }
  }
}

const DAY = 86_400

/** A tier that is on sale, as its creator typed it. */
export function draftOfTier(
  { offer, currency, terms }: Tier,
  use?: Pick<UnitPriceInput, 'unitPrice' | 'unit'>,
): DraftOffer {
  const { name = '', description = '', text = '' } = terms.status === 'ready' ? terms.value : {}
  const { kind, period, maxSupply, refundDays, rights, upstreamBps, price } = offer
  const filled = (count: number) => (count === 0 ? '' : String(count))
  return {
    name,
    description,
    kind,
    days: filled(period / DAY),
    price: decimalOf(price, currency.decimals),
    ...(use && { use: { price: decimalOf(use.unitPrice, currency.decimals), unit: use.unit } }),
    currency: currency.address,
    maxSupply: filled(maxSupply),
    refundDays: filled(refundDays),
    rights: RIGHTS.filter(right => rights.has(right)),
    upstreamPercent: upstreamBps === 0 ? '' : decimalOf(BigInt(upstreamBps), 2),
    transferable: offer.transferable,
    coversFutureVersions: offer.coversFutureVersions,
    text,
  }
}
