// How fast a large market is there and searched: in a page that reads the chain, and where an indexer reads it for the page.
// `--browser` or `--indexer` measures one of the two alone, `--models N` one size of the indexer's.
import { startBrowserBench } from './catalog-browser.ts'
import { indexModels } from './catalog-indexer.ts'
import type { Warm } from './catalog-page.ts'
import { startPostgres } from './catalog-postgres.ts'
import { median, printFigures, type Row } from './print-figures.ts'

const quick = process.argv.includes('--quick')
const parts = ['--browser', '--indexer'].filter(part => process.argv.includes(part))
const wants = (part: string) => parts.length === 0 || parts.includes(part)
const MODELS = quick ? 10_000 : 100_000
const ROUNDS = quick ? 2 : 3
const ONE = process.argv.includes('--models')
  ? Number(process.argv[process.argv.indexOf('--models') + 1])
  : undefined
const INDEXED = [
  { models: 10_000, key: 'indexerP95Ms10k' },
  { models: 100_000, key: 'indexerP95Ms100k' },
  { models: 1_000_000, key: 'indexerP95Ms1M' },
].filter(({ models }) => (quick ? models <= MODELS : ONE === undefined || models === ONE))

const rows: Row[] = []
const figures: Record<string, number> = {}
const browser = await startBrowserBench()

function add(key: string, row: Row): void {
  rows.push(row)
  figures[key] = row.value
}

function p95(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN
}

async function benchBrowser(): Promise<void> {
  const { cold, warm } = await browser.rounds(MODELS, ROUNDS)
  const searches = warm.flatMap(round => round.searches)
  const of = (figure: (round: Warm) => number) => median(warm.map(figure))
  console.log(`${MODELS.toLocaleString('en')} models, ${searches.length} searches, ${ROUNDS} rounds`)
  const firstResultsMs = of(round => round.firstResultsMs)
  add('firstResultsMs', {
    what: 'first models, from what the browser kept',
    value: firstResultsMs,
    unit: 'ms',
    bar: '<= 1,000',
  })
  rows.push({ what: 'every word searchable', value: of(round => round.completeMs), unit: 'ms' })
  rows.push({ what: 'search, half of them within', value: median(searches), unit: 'ms' })
  add('searchP95Ms', { what: 'search, 95 of 100 within', value: p95(searches), unit: 'ms', bar: '<= 50' })
  const longestTaskMs = of(round => round.longestTaskMs)
  add('longestTaskMs', { what: 'longest task of the page', value: longestTaskMs, unit: 'ms', bar: '<= 50' })
  add('memoryMB', { what: 'memory of page and worker', value: of(round => round.memory) / 1e6, unit: 'MB' })
  add('coldStartS', { what: 'cold start from the chain alone', value: median(cold), unit: 's' })
}

async function benchIndexer(): Promise<void> {
  const postgres = await startPostgres()
  try {
    for (const { models, key } of INDEXED) {
      const market = await indexModels(models, postgres)
      try {
        const named = `${models.toLocaleString('en')} models`
        if (models === MODELS) {
          const value = await browser.cold(market.job, models)
          add('indexerColdStartS', { what: 'cold start from an indexer', value, unit: 's' })
        }
        rows.push({ what: `indexer of ${named}: start`, value: market.startS, unit: 's' })
        const half = median(market.searches)
        rows.push({ what: `indexer of ${named}: half of searches within`, value: half, unit: 'ms' })
        const bar = models === 1_000_000 ? { bar: '<= 150' } : {}
        const value = p95(market.searches)
        add(key, { what: `indexer of ${named}: 95 of 100 within`, value, unit: 'ms', ...bar })
      } finally {
        await market.close()
      }
    }
  } finally {
    await postgres.stop()
  }
}

try {
  if (wants('--browser')) await benchBrowser()
  if (wants('--indexer')) await benchIndexer()
  console.log()
  printFigures('catalog', rows, figures)
} finally {
  await browser.close()
}
