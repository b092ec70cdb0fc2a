/** A value that changes, and a way to be told. */
export interface Store<State> {
  getState(): State
  /** Calls `listener` after each change, not at once. Returns how to stop. */
  subscribe(listener: (state: State) => void): () => void
}

/** A store whose maker sets the value. */
export interface WritableStore<State> extends Store<State> {
  setState(state: State): void
}

/** A store that holds `state`. A listener that throws does not keep the others from hearing. */
export function createStore<State>(state: State): WritableStore<State> {
  const listeners = new Set<(state: State) => void>()
  return {
    getState: () => state,
    setState(next) {
      if (Object.is(next, state)) return
      state = next
      for (const listener of [...listeners]) {
        try {
          listener(next)
        } catch (error) {
          reportError(error)
        }
      }
    },
    subscribe(listener) {
      const own = (value: State) => listener(value)
      listeners.add(own)
      return () => listeners.delete(own)
    },
  }
}

/** A value that is read from elsewhere. */
export type Loadable<Value> =
  | { readonly status: 'loading' }
  /** `readAt`: Unix milliseconds of the read; `stale` when a newer read failed with `error`. */
  | { readonly status: 'ready'; readonly value: Value; readonly readAt: number; readonly stale?: Error }
  | { readonly status: 'failed'; readonly error: Error }
