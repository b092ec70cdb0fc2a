/** Names of months, year and month (1 to 12) in UTC: short "Mar", long "March 2026". */
export function monthFormats(locale: string) {
  const options = { timeZone: 'UTC' } as const
  const short = new Intl.DateTimeFormat(locale, { ...options, month: 'short' })
  const long = new Intl.DateTimeFormat(locale, { ...options, month: 'long', year: 'numeric' })
  const at = (year: number, month: number) => Date.UTC(year, month - 1, 1)
  return {
    short: (year: number, month: number) => short.format(at(year, month)),
    long: (year: number, month: number) => long.format(at(year, month)),
  }
}
