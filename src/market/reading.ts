import { type ModelmarkError, toModelmarkError } from '../error/index.ts'
import { createStore, type Loadable, type Store } from '../store/index.ts'

/** A value that is read when somebody wants it, and again on demand. */
export interface Reading<Value> extends Store<Loadable<Value>> {
  /** Reads again; resolves when that is over. Never throws. */
  refresh(): Promise<void>
  /** Forgets what is known and reads again, if somebody wanted it: the question has changed. */
  restart(): void
}

/**
 * Reads with the first subscriber. A newer read that fails leaves what was known, marked stale with the reason; of two reads
 * under way the one begun last counts.
 */
export function createReading<Value>(
  read: () => Promise<Value>,
  explain: (error: unknown) => Promise<ModelmarkError> = async error => toModelmarkError(error),
): Reading<Value> {
  const store = createStore<Loadable<Value>>({ status: 'loading' })
  let started = false
  let newest = 0

  async function refresh() {
    started = true
    const own = ++newest
    try {
      const value = await read()
      if (own === newest) store.setState({ status: 'ready', value, readAt: Date.now() })
    } catch (error) {
      const explained = await explain(error)
      if (own === newest) store.setState(afterFailure(store.getState(), explained))
    }
  }

  return {
    getState: store.getState,
    subscribe(listener) {
      if (!started) void refresh()
      return store.subscribe(listener)
    },
    refresh,
    restart() {
      if (!started) return
      store.setState({ status: 'loading' })
      void refresh()
    },
  }
}

/** What is known after a read failed: the last good value with its age, or the failure. */
export function afterFailure<Value>(last: Loadable<Value>, error: ModelmarkError): Loadable<Value> {
  return last.status === 'ready' ? { ...last, stale: error } : { status: 'failed', error }
}
