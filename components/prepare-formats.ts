import { formatNumber, formatRelative } from '../src/text/index.ts'

/** By then the request has left that the page will wait for. */
const DELAY_MS = 5

const prepared = new Set<string>()
let known: Promise<void> | undefined

/**
 * Makes a language's formatters while the page waits for its first answer, so that they do not hold up the first card.
 */
export function prepareFormats(locale: string): void {
  if (prepared.has(locale)) return
  prepared.add(locale)
  setTimeout(async () => {
    known ??= loadNumberLocales()
    await known
    for (const step of [() => formatNumber(0, locale), () => formatRelative(0, 0, locale)]) setTimeout(step)
  }, DELAY_MS)
}

/**
 * The first number format of a process has the browser open the data of some 800 locales, to learn which of them write
 * numbers: 30 to 60 ms. It keeps that for the whole process, so a worker can have it done, and the page is not held up.
 * Where no worker may run, the page does it when it comes to that.
 */
function loadNumberLocales(): Promise<void> {
  return new Promise(resolve => {
    try {
      const script = new Blob(["Intl.NumberFormat.supportedLocalesOf('en');postMessage(0)"])
      const url = URL.createObjectURL(script)
      const worker = new Worker(url, { name: 'modelmark-formats' })
      worker.onmessage = worker.onerror = () => {
        worker.terminate()
        URL.revokeObjectURL(url)
        resolve()
      }
    } catch {
      resolve()
    }
  })
}
