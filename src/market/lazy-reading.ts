import { toModelmarkError } from '../error/index.ts'
import { createStore, type Loadable, type Store } from '../store/index.ts'

export interface ClosableReading<Value> extends Store<Loadable<Value>> {
  refresh(): Promise<void>
  close(): void
}

/** A reading whose code comes with the first who wants it. */
export function lazyReading<Value>(open: () => Promise<ClosableReading<Value>>): ClosableReading<Value> {
  const store = createStore<Loadable<Value>>({ status: 'loading' })
  let reading: ClosableReading<Value> | undefined
  let opening: Promise<void> | undefined
  let closed = false

  /** @param first Done before anybody hears of the reading. */
  function start(first: (reading: ClosableReading<Value>) => Promise<void>): Promise<void> {
    opening ??= open().then(
      async opened => {
        if (closed) return opened.close()
        await first(opened)
        reading = opened
        opened.subscribe(store.setState)
        store.setState(opened.getState())
      },
      error => {
        opening = undefined
        store.setState({ status: 'failed', error: toModelmarkError(error) })
      },
    )
    return opening
  }

  return {
    getState: store.getState,
    subscribe(listener) {
      void start(async () => {})
      return store.subscribe(listener)
    },
    async refresh() {
      if (reading) await reading.refresh()
      else await start(opened => opened.refresh())
    },
    close() {
      closed = true
      reading?.close()
    },
  }
}
