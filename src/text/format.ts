import { isRightToLeft } from './direction.ts'

/** What is needed to write an amount. */
export interface Money {
  /** In the smallest unit. */
  readonly amount: bigint
  readonly decimals: number
  readonly symbol: string
}

type NumericString = `${number}`

/** The most digits after the point that `Intl` writes. */
const MAX_FRACTION_DIGITS = 100

/** `create`, once for the same locale and options: a formatter takes the browser a millisecond. */
function kept<Options, Format>(
  create: (locale: string, options: Options) => Format,
): (locale: string, options: Options) => Format {
  const formatters = new Map<string, Format>()
  return (locale, options) => {
    const key = locale + JSON.stringify(options)
    const format = formatters.get(key) ?? create(locale, options)
    formatters.set(key, format)
    return format
  }
}

const numberFormat = kept(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
)
const dateFormat = kept(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
)
const relativeFormat = kept(
  (locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
)

/** Phrases one after the other, as the language lists them: "50 % back, licence 7 ended". */
export function formatList(phrases: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'unit' }).format(phrases)
}

/** An amount to its last digit, without its currency: "1,204.80", "0.002". Never rounded. */
export function formatAmount({ amount, decimals }: Omit<Money, 'symbol'>, locale: string): string {
  const sign = amount < 0n ? '-' : ''
  const digits = String(amount < 0n ? -amount : amount).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '')
  const decimal = `${sign}${whole}${fraction && `.${fraction}`}` as NumericString
  return numberFormat(locale, {
    minimumFractionDigits: fraction ? Math.min(2, decimals) : 0,
    maximumFractionDigits: Math.min(MAX_FRACTION_DIGITS, Math.max(2, fraction.length)),
  }).format(decimal)
}

/**
 * An amount with its currency: "12 USDC", in this order also where sentences run from right to left. The symbol comes
 * from a stranger's contract: it is cut, and kept from turning the writing direction of what stands beside it.
 */
export function formatMoney(money: Money, locale: string): string {
  const text = `${formatAmount(money, locale)}\u00a0${isolate(money.symbol.slice(0, 12))}`
  return isRightToLeft(locale) ? `\u2066${text}\u2069` : text
}

/** `text` with characters that steer writing direction taken out. */
function isolate(text: string): string {
  return text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cc}]/gu, '')
}

/**
 * A stranger's text for showing as text: at most `max` characters, with nothing that reorders or hides what stands beside
 * it. Line breaks stay.
 */
export function plainText(text: string, max: number): string {
  const shown = isolate(
    text
      .slice(0, 2 * max + 2)
      .replace(/\r\n?/g, '\n')
      .replace(/\n/g, '\u2028'),
  ).replace(/\u2028/g, '\n')
  const characters = [...shown]
  return characters.length <= max ? shown : `${characters.slice(0, max - 1).join('')}…`
}

/** Basis points as percent: "62%", "2.5 %". */
export function formatPercent(bps: number, locale: string): string {
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10_000)
}

export function formatNumber(value: number | bigint, locale: string): string {
  return numberFormat(locale, {}).format(value)
}

/** A large number in short: "1.2M". */
export function formatCompact(value: number, locale: string): string {
  return numberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 }).format(value)
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte']

/** Bytes in powers of a thousand: "4.8 MB". */
export function formatBytes(bytes: number, locale: string): string {
  const power = bytes < 1000 ? 0 : Math.min(5, Math.floor(Math.log10(bytes) / 3))
  return numberFormat(locale, {
    style: 'unit',
    unit: BYTE_UNITS[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: bytes / 1000 ** power < 100 ? 1 : 0,
  }).format(bytes / 1000 ** power)
}

const MINUTE = 60
const HOUR = 3600
const DAY = 86_400
const MONTH = 30 * DAY
const YEAR = 365 * DAY

/** Seconds as one rounded unit, the largest that fits at least once: "30 days", "2 hours". */
export function formatDuration(seconds: number, locale: string): string {
  const [unit, length] =
    seconds >= YEAR
      ? ['year', YEAR]
      : seconds >= DAY
        ? ['day', DAY]
        : seconds >= HOUR
          ? ['hour', HOUR]
          : seconds >= MINUTE
            ? ['minute', MINUTE]
            : ['second', 1]
  return numberFormat(locale, {
    style: 'unit',
    unit: String(unit),
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(Math.round((seconds / Number(length)) * 10) / 10)
}

/** A day: "21 Nov 2026". */
export function formatDate(unixSeconds: number, locale: string): string {
  return dateFormat(locale, { dateStyle: 'medium' }).format(unixSeconds * 1000)
}

/** Day and minute. */
export function formatDateTime(unixSeconds: number, locale: string): string {
  return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(unixSeconds * 1000)
}

/** A moment as seen from `now`, both Unix seconds: "2 days ago", "in 3 hours". */
export function formatRelative(unixSeconds: number, now: number, locale: string): string {
  const seconds = unixSeconds - now
  const distance = Math.abs(seconds)
  const [unit, length]: [Intl.RelativeTimeFormatUnit, number] =
    distance >= YEAR
      ? ['year', YEAR]
      : distance >= MONTH
        ? ['month', MONTH]
        : distance >= DAY
          ? ['day', DAY]
          : distance >= HOUR
            ? ['hour', HOUR]
            : distance >= MINUTE
              ? ['minute', MINUTE]
              : ['second', 1]
  return relativeFormat(locale, { numeric: 'auto' }).format(Math.trunc(seconds / length), unit)
}

/** An account or digest in short: "0x71C7…976F". */
export function shortHex(hex: string): string {
  return hex.length <= 13 ? hex : `${hex.slice(0, 6)}…${hex.slice(-4)}`
}
