import { sameAddress } from '../../src/asset/index.ts'
import type { Currency } from '../../src/market/index.ts'
import { amountOf, bpsOf, countOf, type DraftOffer, type DraftUse } from './draft.ts'
import type { ProblemName } from './problem-name.ts'

/** As the contracts have it. */
export const MAX_UPSTREAM_BPS = 5000
const MAX_DAYS = 36_500
const MAX_REFUND_DAYS = 30
const MAX_SUPPLY = 2 ** 32 - 1
const MAX_UNIT_PRICE = 2n ** 80n - 1n
const UNIT = /^(?=.*\S)[\x20-\x7e]{1,32}$/

type OfferProblem = readonly [field: string, name: ProblemName]

/** What keeps a tier from being put on sale. */
export function offerProblems(offer: DraftOffer, currencies: readonly Currency[]): readonly OfferProblem[] {
  const currency = currencies.find(({ address }) => sameAddress(address, offer.currency as never))
  const days = countOf(offer.days, MAX_DAYS)
  const upstream = bpsOf(offer.upstreamPercent || '0')
  return [
    ...(offer.name.trim() === '' ? [['tier-name', 'noTierName'] as const] : []),
    ...(currency ? moneyProblems(offer, currency) : [['currency', 'badCurrency'] as const]),
    ...(offer.kind !== 'one-time' && !days ? [['days', 'badDays'] as const] : []),
    ...(countOf(offer.maxSupply, MAX_SUPPLY) === undefined ? [['supply', 'badSupply'] as const] : []),
    ...(countOf(offer.refundDays, MAX_REFUND_DAYS) === undefined ? [['refund', 'badRefund'] as const] : []),
    ...(upstream === undefined || upstream > MAX_UPSTREAM_BPS ? [['upstream', 'badUpstream'] as const] : []),
  ]
}

function moneyProblems({ price, use }: DraftOffer, { decimals }: Currency): readonly OfferProblem[] {
  return [
    ...(amountOf(price, decimals) === undefined ? [['price', 'badPrice'] as const] : []),
    ...(use ? useProblems(use, decimals) : []),
  ]
}

function useProblems({ price, unit }: DraftUse, decimals: number): readonly OfferProblem[] {
  const unitPrice = amountOf(price, decimals) ?? 0n
  return [
    ...(unitPrice === 0n || unitPrice > MAX_UNIT_PRICE ? [['unit-price', 'badUnitPrice'] as const] : []),
    ...(UNIT.test(unit) ? [] : [['unit', 'badUnit'] as const]),
  ]
}
