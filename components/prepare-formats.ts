import { formatNumber, formatRelative } from '../src/text/index.ts'

/** By then the request has left that the page will wait for. */
const DELAY_MS = 5

const prepared = new Set<string>()

/**
 * Makes a language's formatters while the page waits for its first answer: the first of them takes a browser tens of
 * milliseconds, which would otherwise hold up the first card. In tasks of their own; the first two only have the browser
 * load what it knows of languages and of numbers, which is nearly all of the time and too much for one task.
 */
export function prepareFormats(locale: string): void {
  if (prepared.has(locale)) return
  prepared.add(locale)
  const steps = [
    () => new Intl.Locale(locale),
    () => Intl.NumberFormat.supportedLocalesOf(locale),
    () => formatNumber(0, locale),
    () => formatRelative(0, 0, locale),
  ]
  for (const step of steps) setTimeout(step, DELAY_MS)
}
