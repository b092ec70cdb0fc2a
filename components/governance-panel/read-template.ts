import {
  type Address,
  type Digest,
  digestFromCid,
  NATIVE,
  parseAddress,
  parseCid,
} from '../../src/asset/index.ts'
import { OFFER_KINDS, RIGHTS } from '../../src/license/index.ts'
import type { ActionCurrency, ProposalTemplate } from '../../src/market/index.ts'
import type { GovernancePanelStrings } from '../../src/text/index.ts'

export type TemplateKind = ProposalTemplate['kind']
/** A field of the form that can be filled in wrongly. */
export type TemplateField = keyof GovernancePanelStrings['invalid']

/** Thrown for a field that makes no sense as it is. */
export class FieldError extends Error {
  readonly field: TemplateField

  constructor(field: TemplateField) {
    super(field)
    this.field = field
  }
}

/** As the vault limits it. */
const MAX_FEE_PERCENT = 5
const DAY = 86_400
const WHOLE_BPS = 10_000n
/** Rulings that can be proposed; the court knows one more, for an arbitrator that does not want to rule. */
export const VERDICTS = ['refund', 'reject', 'release', 'delist', 'revoke-license'] as const
/** Those by which waiting payments go back. */
const REFUNDING: readonly string[] = ['refund', 'delist', 'revoke-license']
const NO_HASH: Digest = `0x${'00'.repeat(32)}`

export interface TemplateSources {
  readonly currencies: readonly ActionCurrency[]
  /** SHA-256 of the document that was written or chosen. */
  readonly document: Digest | undefined
}

/** What a filled-in form proposes. @throws FieldError for the first field that makes no sense. */
export function readTemplate(
  kind: TemplateKind,
  data: FormData,
  { currencies, document }: TemplateSources,
): ProposalTemplate {
  const text = (name: string) => String(data.get(name) ?? '').trim()
  switch (kind) {
    case 'fee': {
      const percent = readDecimal(text('fee'), 2)
      if (percent === undefined || percent > BigInt(MAX_FEE_PERCENT * 100)) throw new FieldError('fee')
      return { kind, feeBps: Number(percent) }
    }
    case 'criteria':
      if (document === undefined) throw new FieldError('criteria')
      return { kind, criteria: document }
    case 'curator':
      return {
        kind,
        account: readAccount(text('account'), 'account'),
        appoint: text('appoint') !== 'dismiss',
      }
    case 'spend': {
      const to = readAccount(text('to'), 'to')
      const currency = chosenCurrency(text('currency'), currencies)
      const amount = readDecimal(text('amount'), currency.decimals)
      if (amount === undefined || amount === 0n) throw new FieldError('amount')
      return { kind, currency: currency.address, to, amount }
    }
    case 'ruling': {
      const verdict = VERDICTS.find(name => name === text('verdict')) ?? 'reject'
      const dispute = text('dispute')
      if (!/^[1-9]\d{0,18}$/.test(dispute)) throw new FieldError('dispute')
      const percent = REFUNDING.includes(verdict) ? readDecimal(text('refund'), 2) : 0n
      if (percent === undefined || percent > WHOLE_BPS) throw new FieldError('refund')
      return { kind, disputeId: BigInt(dispute), verdict, refundBps: Number(percent) }
    }
    case 'version': {
      const weights = text('weights')
      return {
        kind,
        manifestDigest: readDigest(text('manifest'), 'manifest'),
        contentHash: weights === '' ? NO_HASH : readDigest(weights, 'weights'),
      }
    }
    case 'offer':
      return { kind, offer: readOffer(data, text, currencies) }
  }
}

function readOffer(
  data: FormData,
  text: (name: string) => string,
  currencies: readonly ActionCurrency[],
): Extract<ProposalTemplate, { kind: 'offer' }>['offer'] {
  const kind = OFFER_KINDS.find(name => name === text('kind')) ?? 'one-time'
  const currency = chosenCurrency(text('currency'), currencies)
  const price = readDecimal(text('price'), currency.decimals)
  if (price === undefined) throw new FieldError('price')
  const days = kind === 'one-time' ? 0 : readDays(text('days'))
  const chosen = new Set(data.getAll('rights').map(String))
  return {
    kind,
    period: days * DAY,
    maxSupply: 0,
    transferable: true,
    derivativesAllowed: false,
    coversFutureVersions: true,
    refundDays: 0,
    rights: new Set(RIGHTS.filter(right => chosen.has(right))),
    upstreamBps: 0,
    currency: currency.address,
    price,
    termsHash: readDigest(text('terms'), 'terms'),
  }
}

function chosenCurrency(address: string, currencies: readonly ActionCurrency[]) {
  const found = currencies.find(currency => currency.address === address)
  return found ?? { address: NATIVE, decimals: 18 }
}

/** A decimal number in its smallest unit; undefined for anything else, and for more digits than there are. */
export function readDecimal(text: string, decimals: number): bigint | undefined {
  const [, whole, fraction = ''] = /^(\d{1,60})(?:[.,](\d{1,77}))?$/.exec(text) ?? []
  if (whole === undefined || fraction.length > decimals) return undefined
  return BigInt(whole + fraction.padEnd(decimals, '0'))
}

/** @throws FieldError */
export function readAccount(text: string, field: TemplateField): Address {
  try {
    return parseAddress(text)
  } catch {
    throw new FieldError(field)
  }
}

function readDigest(text: string, field: TemplateField): Digest {
  if (/^0x[0-9a-fA-F]{64}$/.test(text)) return text.toLowerCase() as Digest
  try {
    return digestFromCid(parseCid(text))
  } catch {
    throw new FieldError(field)
  }
}

function readDays(text: string): number {
  const days = Number(text)
  if (!Number.isInteger(days) || days < 1 || days > 36_500) throw new FieldError('days')
  return days
}
