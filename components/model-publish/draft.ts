import type { Digest } from '../../src/asset/index.ts'
import { OFFER_KINDS, type OfferKind, RIGHTS, type Right } from '../../src/license/index.ts'
import { CONTRIBUTOR_ROLES, type ContributorRole } from '../../src/manifest/index.ts'
import type { FileDescription } from '../../src/publish/index.ts'

export const STEPS = ['files', 'about', 'people', 'offers', 'review'] as const
export type Step = (typeof STEPS)[number]

/** A file whose CID is known. */
export interface DraftFile extends FileDescription {
  readonly path: string
  readonly size: number
  readonly cid: string
  readonly sha256: Digest
}

/** Somebody who shares the revenue. Percentages and addresses as they were typed. */
export interface DraftPayee {
  readonly name: string
  readonly account: string
  readonly role: ContributorRole
  readonly percent: string
}

/** What use costs by the unit, as it was typed. */
export interface DraftUse {
  readonly price: string
  /** What is counted: "call". */
  readonly unit: string
}

/** A tier as it was typed. */
export interface DraftOffer {
  readonly name: string
  readonly description: string
  readonly kind: OfferKind
  /** Of one period. */
  readonly days: string
  readonly price: string
  /** Absent where the price is for all of it. */
  readonly use?: DraftUse
  /** Address. */
  readonly currency: string
  readonly maxSupply: string
  readonly refundDays: string
  readonly rights: readonly Right[]
  /** What a model made from this one owes it of each payment. */
  readonly upstreamPercent: string
  readonly transferable: boolean
  readonly coversFutureVersions: boolean
  readonly text: string
}

/** What a creator has filled in so far; survives a reload. */
export interface Draft {
  readonly step: Step
  readonly files: readonly DraftFile[]
  readonly parameters?: number
  readonly format?: string
  readonly name: string
  readonly description: string
  readonly version: string
  readonly task: string
  /** Between commas. */
  readonly tags: string
  readonly datasets: string
  readonly evaluations: readonly {
    readonly metric: string
    readonly value: number
    readonly dataset: string
  }[]
  /** Licenses of the parents, decimal. */
  readonly parents: readonly string[]
  readonly payees: readonly DraftPayee[]
  readonly resalePercent: string
  readonly offers: readonly DraftOffer[]
  /** CID of the manifest whose files the hub has. */
  readonly sent: string
}

export const EMPTY_DRAFT: Draft = {
  step: 'files',
  files: [],
  name: '',
  description: '',
  version: '1.0.0',
  task: '',
  tags: '',
  datasets: '',
  evaluations: [],
  parents: [],
  payees: [{ name: '', account: '', role: 'creator', percent: '100' }],
  resalePercent: '5',
  offers: [],
  sent: '',
}

/** A whole number of basis points from a percentage as people write it, "12.5" or "12,5"; undefined for anything else. */
export function bpsOf(percent: string): number | undefined {
  const [, whole, fraction = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(percent.trim()) ?? []
  if (whole === undefined) return undefined
  const bps = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  return bps <= 10_000 ? bps : undefined
}

/** An amount in the smallest unit from a decimal number, "12.5" or "12,5"; undefined for anything else. */
export function amountOf(text: string, decimals: number): bigint | undefined {
  const [, whole, fraction = ''] = /^(\d{1,24})(?:[.,](\d{1,36}))?$/.exec(text.trim()) ?? []
  if (whole === undefined || fraction.length > decimals) return undefined
  return BigInt(whole + fraction.padEnd(decimals, '0'))
}

/** The same the other way round: "12.5". */
export function decimalOf(amount: bigint, decimals: number): string {
  const digits = String(amount).padStart(decimals + 1, '0')
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '')
  const whole = digits.slice(0, digits.length - decimals)
  return decimals === 0 || fraction === '' ? whole : `${whole}.${fraction}`
}

/** A count, 0 for an empty field; undefined for what is none. */
export function countOf(text: string, max: number): number | undefined {
  if (text.trim() === '') return 0
  const count = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN
  return count <= max ? count : undefined
}

export function listOf(text: string): readonly string[] {
  return text
    .split(',')
    .map(item => item.trim())
    .filter(item => item !== '')
}

/** A draft that was kept; parts that are damaged are as in an empty one. */
export function parseDraft(text: string): Draft {
  try {
    const kept = JSON.parse(text) as Partial<Draft>
    const payees = arrayOf(kept.payees).filter(
      one => areTexts(one.name, one.account, one.percent) && CONTRIBUTOR_ROLES.includes(one.role),
    )
    const draft = Object.fromEntries(
      Object.entries(EMPTY_DRAFT).map(([key, value]) => {
        const own = kept[key as keyof Draft]
        return [key, typeof own === 'string' && typeof value === 'string' ? own : value]
      }),
    )
    return {
      ...EMPTY_DRAFT,
      ...draft,
      step: STEPS.find(step => step === kept.step) ?? 'files',
      files: filesOf(kept.files),
      ...(typeof kept.parameters === 'number' ? { parameters: kept.parameters } : {}),
      ...(typeof kept.format === 'string' ? { format: kept.format } : {}),
      evaluations: arrayOf(kept.evaluations).filter(one => areTexts(one.metric, one.dataset)),
      parents: arrayOf(kept.parents).filter(id => /^\d{1,78}$/.test(String(id))),
      payees: payees.length > 0 ? payees : EMPTY_DRAFT.payees,
      offers: arrayOf(kept.offers).filter(isOffer),
    }
  } catch {
    return EMPTY_DRAFT
  }
}

export function filesOf(kept: readonly DraftFile[] | undefined): readonly DraftFile[] {
  return arrayOf(kept).filter(one => areTexts(one.path, one.cid, one.sha256) && one.size >= 0)
}

export function isOffer(offer: DraftOffer): boolean {
  const { name, description, days, price, currency, maxSupply, refundDays, upstreamPercent, text } = offer
  const { use = { price: '', unit: '' } } = offer
  return (
    areTexts(name, description, days, price, currency, maxSupply, refundDays, upstreamPercent, text) &&
    areTexts(use?.price, use?.unit) &&
    OFFER_KINDS.includes(offer.kind) &&
    Array.isArray(offer.rights) &&
    offer.rights.every(right => RIGHTS.includes(right))
  )
}

export function areTexts(...values: readonly unknown[]): boolean {
  return values.every(value => typeof value === 'string')
}

export function arrayOf<Item>(value: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(value) ? value.filter(item => item !== null && item !== undefined) : []
}
