import { toModelmarkError } from '../../error/index.ts'
import type { Catalog, CatalogProgress, CatalogResult } from './catalog.ts'
import { startCatalog } from './catalog-job.ts'
import type { CatalogMessage, CatalogRequest, PlainError } from './catalog-protocol.ts'

/** Milliseconds between two reports of progress: while a large market is read it changes many times a second. */
const REPORT_MS = 100

const send = (message: CatalogMessage) => postMessage(message)
let catalog: Catalog | undefined
let unfollow: (() => void) | undefined
let reportedAt = Number.NEGATIVE_INFINITY
let reporting = false

addEventListener('message', ({ data }: MessageEvent<CatalogRequest>) => {
  if ('job' in data) catalog = startCatalog(data.job)
  else if ('follow' in data) follow(data.follow)
  else if ('search' in data) void answer(data.id, () => catalog?.search(data.search))
  else void answer(data.id, async () => void (await catalog?.refresh()))
})

send({ ready: true })

function follow(wanted: boolean): void {
  if (!wanted) unfollow?.()
  unfollow = wanted ? catalog?.subscribe(reportSoon) : undefined
}

function reportSoon(): void {
  if (reporting) return
  reporting = true
  setTimeout(
    () => {
      reporting = false
      reportedAt = performance.now()
      if (catalog) send(plainProgress(catalog.getState()))
    },
    Math.max(0, reportedAt + REPORT_MS - performance.now()),
  )
}

function plainProgress({ error, ...progress }: CatalogProgress): CatalogMessage {
  return { progress, error: error && plain(error) }
}

async function answer(id: number, ask: () => Promise<CatalogResult | undefined> | undefined): Promise<void> {
  try {
    send({ id, result: await ask() })
  } catch (error) {
    send({ id, error: plain(error) })
  }
}

function plain(error: unknown): PlainError {
  const { code, facts } = toModelmarkError(error)
  return { code, facts }
}
