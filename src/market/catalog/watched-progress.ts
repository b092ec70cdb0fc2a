import type { MarketContracts } from '../../chain/index.ts'
import { createStore, type WritableStore } from '../../store/index.ts'
import type { Catalog, CatalogProgress } from './catalog.ts'
import { watchVisibility } from './watch-visibility.ts'

const MIN_POLL_MS = 4000

/** How far a catalog is, and the looks that bring it on while somebody follows it on a page that can be seen. */
export interface WatchedProgress extends Pick<Catalog, 'getState' | 'subscribe'> {
  readonly store: WritableStore<CatalogProgress>
  /** Looks now, or joins the look under way. */
  lookOnce(): Promise<void>
  /** Looks no more by itself. */
  rest(): void
}

export interface WatchedProgressOptions {
  readonly contracts: Pick<MarketContracts, 'fromBlock'>
  /** Milliseconds between looks; a few blocks' time unless given. */
  readonly pollMs: number | undefined
  /** Of the chain. */
  readonly blockMs: number
  /** Never rejects. */
  readonly look: () => Promise<void>
}

export function createWatchedProgress(options: WatchedProgressOptions): WatchedProgress {
  const { contracts, look, blockMs, pollMs = Math.max(MIN_POLL_MS, blockMs) } = options
  const { fromBlock } = contracts
  const store = createStore<CatalogProgress>({
    status: 'idle',
    fromBlock,
    block: fromBlock,
    head: fromBlock,
    models: 0,
    described: 0,
    pollMs,
  })
  let subscribers = 0
  let looking: Promise<void> | undefined
  let stopWatching: (() => void) | undefined
  let timer: ReturnType<typeof setInterval> | undefined

  function lookOnce(): Promise<void> {
    looking ??= look().finally(() => (looking = undefined))
    return looking
  }

  function poll(wanted: boolean) {
    clearInterval(timer)
    if (!wanted) return
    void lookOnce()
    timer = setInterval(() => void lookOnce(), pollMs)
  }

  function rest() {
    stopWatching?.()
    poll(false)
  }

  return {
    store,
    getState: store.getState,
    subscribe(listener) {
      const stop = store.subscribe(listener)
      if (subscribers++ === 0) stopWatching = watchVisibility(poll)
      return () => {
        stop()
        if (--subscribers === 0) rest()
      }
    },
    lookOnce,
    rest,
  }
}
