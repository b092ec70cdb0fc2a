import { ModelmarkError } from '../../error/index.ts'
import { createStore } from '../../store/index.ts'
import type { Catalog, CatalogProgress, CatalogQuery, CatalogResult } from './catalog.ts'
import type { CatalogJob } from './catalog-job.ts'
import type { CatalogMessage, CatalogRequest, PlainError } from './catalog-protocol.ts'
import { watchVisibility } from './watch-visibility.ts'

interface Waiter {
  readonly resolve: (result: CatalogResult | undefined) => void
  readonly reject: (error: ModelmarkError) => void
}

/**
 * A catalog in a thread of its own, so that a hundred thousand models are read and searched while the page answers its
 * visitor.
 *
 * @param worker Fresh; it belongs to the catalog from here on.
 */
export function createCatalogClient(worker: Worker, job: CatalogJob): Catalog {
  const { fromBlock } = job.contracts
  const progress = createStore<CatalogProgress>({
    status: 'idle',
    fromBlock,
    block: fromBlock,
    head: fromBlock,
    models: 0,
    described: 0,
    pollMs: job.pollMs ?? 0,
  })
  const waiters = new Map<number, Waiter>()
  let lastId = 0
  let subscribers = 0
  let stopWatching: (() => void) | undefined
  let broken: ModelmarkError | undefined

  const tell = (request: CatalogRequest) => worker.postMessage(request)

  function ask(request: { readonly search: CatalogQuery } | { readonly refresh: true }) {
    return new Promise<CatalogResult | undefined>((resolve, reject) => {
      if (broken) return reject(broken)
      const id = ++lastId
      waiters.set(id, { resolve, reject })
      tell({ id, ...request })
    })
  }

  function breakOff(error: ModelmarkError) {
    broken = error
    for (const { reject } of waiters.values()) reject(error)
    waiters.clear()
  }

  worker.addEventListener('message', ({ data }: MessageEvent<CatalogMessage>) => {
    if ('progress' in data) {
      progress.setState({ ...data.progress, ...(data.error && { error: revived(data.error) }) })
      return
    }
    if ('ready' in data) return
    const waiter = waiters.get(data.id)
    waiters.delete(data.id)
    if ('error' in data) waiter?.reject(revived(data.error))
    else waiter?.resolve(data.result)
  })
  worker.addEventListener('error', event => {
    event.preventDefault()
    const error = new ModelmarkError('unexpected', {
      reason: (event.message || 'worker failed').slice(0, 200),
    })
    breakOff(error)
    progress.setState({ ...progress.getState(), status: 'failed', error })
  })
  tell({ job })

  return {
    getState: progress.getState,
    subscribe(listener) {
      const stop = progress.subscribe(listener)
      if (subscribers++ === 0) stopWatching = watchVisibility(visible => tell({ follow: visible }))
      return () => {
        stop()
        if (--subscribers > 0) return
        stopWatching?.()
        tell({ follow: false })
      }
    },
    async search(query) {
      const result = await ask({ search: query })
      if (!result) throw new ModelmarkError('unexpected', { reason: 'no result' })
      return result
    },
    async refresh() {
      // A worker that is gone cannot look; what it told last says so.
      await ask({ refresh: true }).catch(() => undefined)
    },
    close() {
      stopWatching?.()
      worker.terminate()
      breakOff(new ModelmarkError('aborted'))
    },
  }
}

function revived({ code, facts }: PlainError): ModelmarkError {
  return new ModelmarkError(code, facts)
}
