import { formatNumber, formatRelative } from '../src/text/index.ts'

/** By then the request has left that the page will wait for. */
const DELAY_MS = 5

const prepared = new Set<string>()

/**
 * Makes a language's formatters while the page waits for its first answer: the first of each kind takes a browser tens
 * of milliseconds, which would otherwise hold up the first card. Each in a task of its own.
 */
export function prepareFormats(locale: string): void {
  if (prepared.has(locale)) return
  prepared.add(locale)
  setTimeout(() => formatNumber(0, locale), DELAY_MS)
  setTimeout(() => formatRelative(0, 0, locale), DELAY_MS)
}
