import { toModelmarkError } from '../error/index.ts'
import { createStore, type Loadable, type Store } from '../store/index.ts'

export interface ClosableReading<Value> extends Store<Loadable<Value>> {
  refresh(): Promise<void>
  close(): void
}

/** A reading whose code comes with its first subscriber. */
export function lazyReading<Value>(open: () => Promise<ClosableReading<Value>>): ClosableReading<Value> {
  const store = createStore<Loadable<Value>>({ status: 'loading' })
  let reading: ClosableReading<Value> | undefined
  let opening = false

  async function start() {
    opening = true
    try {
      reading = await open()
      reading.subscribe(store.setState)
      store.setState(reading.getState())
    } catch (error) {
      opening = false
      store.setState({ status: 'failed', error: toModelmarkError(error) })
    }
  }

  return {
    getState: store.getState,
    subscribe(listener) {
      if (!opening) void start()
      return store.subscribe(listener)
    },
    async refresh() {
      if (reading) await reading.refresh()
      else if (!opening) await start()
    },
    close: () => reading?.close(),
  }
}
