import { NATIVE } from '../../src/asset/index.ts'
import { isUsable } from '../../src/license/index.ts'
import type { HeldLicense } from '../../src/market/index.ts'
import type { TopUpEntry } from '../usage-meter/top-up-form.ts'

export const FORMS = ['renew', 'auto-renew', 'top-up', 'transfer', 'lend', 'refund'] as const
export type FormName = (typeof FORMS)[number]

/** What a person has typed and chosen for one license. */
export interface LicenseForm extends TopUpEntry {
  readonly name: FormName | ''
  readonly periods: number
  readonly times: number
  readonly account: string
  /** ISO 8601 day. */
  readonly until: string
}

export const EMPTY_FORM: LicenseForm = {
  name: '',
  periods: 1,
  times: 6,
  units: '100',
  account: '',
  until: '',
  tried: false,
}

/** What can be done with a license now by who looks at it. */
export function possibleForms(held: HeldLicense, account: string, now: number): readonly FormName[] {
  const { license, offer, usage, lentUntil } = held
  if (lentUntil !== undefined || license.owner !== account || license.revoked) return []
  const isRenewable = offer.kind === 'subscription' && !offer.closed
  const runs = isUsable(license, now)
  const can: Readonly<Record<FormName, boolean>> = {
    renew: isRenewable,
    // Native coin cannot be taken from an allowance.
    'auto-renew': isRenewable && offer.currency !== NATIVE && offer.price > 0n,
    'top-up': usage !== undefined && runs,
    transfer: offer.transferable,
    lend: runs,
    refund: license.refundableUntil > now,
  }
  return FORMS.filter(name => can[name])
}

/** The account that was typed, and why it will not do. */
export function readAccount(
  text: string,
  own: string,
): { readonly account?: `0x${string}`; readonly why?: 'wrongAccount' | 'ownAccount' } {
  const account = text.trim()
  if (!/^0x[0-9a-fA-F]{40}$/.test(account) || /^0x0{40}$/.test(account)) return { why: 'wrongAccount' }
  if (account.toLowerCase() === own.toLowerCase()) return { why: 'ownAccount' }
  return { account: account as `0x${string}` }
}

/** The end of the day that was typed, in Unix seconds; undefined for none and for one that is over. */
export function readDay(text: string, now: number): number | undefined {
  const end = Date.parse(`${text}T23:59:59`) / 1000
  return end > now ? Math.floor(end) : undefined
}
