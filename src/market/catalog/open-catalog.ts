import { startWorker } from '../../store/index.ts'
import type { Catalog } from './catalog.ts'
import { createCatalogClient } from './catalog-client.ts'
import type { CatalogJob } from './catalog-job.ts'

/**
 * Opens a market's catalog, in a worker where one may run; that of an indexer if one is named.
 * @param fetch Stands in for the global `fetch` towards gateways; a worker cannot be given one, so the page reads itself then.
 * @throws ModelmarkError `chain-unknown`, `bad-config`.
 */
export async function openCatalog(job: CatalogJob, fetch?: typeof globalThis.fetch): Promise<Catalog> {
  const { indexer } = job
  if (indexer !== undefined) {
    const { createIndexedCatalog } = await import('./indexed-catalog.ts')
    return createIndexedCatalog({ job, indexer, fetch })
  }
  const worker = fetch ? undefined : await runningWorker()
  if (worker) return createCatalogClient(worker, job)
  const { startCatalog } = await import('./catalog-job.ts')
  return startCatalog(job, fetch)
}

/** None outside of a browser, and where a policy of the page forbids them: some browsers say so only later. */
async function runningWorker(): Promise<Worker | undefined> {
  try {
    const worker = startWorker(new URL('./catalog-worker.ts', import.meta.url), 'modelmark-catalog')
    await new Promise<void>((resolve, reject) => {
      worker.addEventListener('message', () => resolve(), { once: true })
      worker.addEventListener('error', reject, { once: true })
    })
    return worker
  } catch {
    return undefined
  }
}
