import { Worker } from 'node:worker_threads'
import type { CatalogQuery } from '../../../src/market/catalog/catalog.ts'
import type { CatalogEntry } from '../../../src/market/catalog/entry.ts'
import type {
  Found,
  SearchAnswer,
  SearchRequest,
  SearchSetup,
} from '../../../src/node/indexer/search-protocol.ts'

/** Models as they are searched, in a thread of their own: reading the chain and answering do not wait for each other. */
export interface Search {
  put(entries: readonly CatalogEntry[]): void
  delete(ids: readonly number[]): void
  find(query: CatalogQuery): Promise<Found>
}

export function startSearch(module: string, setup: SearchSetup): Search {
  const worker = new Worker(new URL(module), { workerData: setup })
  const waiting = new Map<number, (found: Found) => void>()
  let lastId = 0
  worker.on('message', ({ id, found }: SearchAnswer) => {
    waiting.get(id)?.(found)
    waiting.delete(id)
  })
  // Without it there is nothing to answer with: whoever keeps the indexer running starts it again.
  worker.on('error', error => {
    console.error(error)
    process.exit(1)
  })
  const tell = (request: SearchRequest) => worker.postMessage(request)
  return {
    put: entries => tell({ put: entries }),
    delete: ids => tell({ delete: ids }),
    find: query =>
      new Promise(resolve => {
        const id = ++lastId
        waiting.set(id, resolve)
        tell({ id, find: query })
      }),
  }
}
