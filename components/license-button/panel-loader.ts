import type { ReactiveControllerHost } from 'lit'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'

type Panel = typeof import('./view-panel.ts')

let loaded: Panel | undefined

/** Fetches the panel when it is first wanted: a page of buttons does not pay for what nobody opens. */
export class PanelLoader {
  readonly #host: ReactiveControllerHost
  #loading: Promise<void> | undefined
  error: ModelmarkError | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
  }

  get panel(): Panel | undefined {
    return loaded
  }

  /** Resolves when there is nothing under way. */
  get settled(): Promise<void> {
    return this.#loading ?? Promise.resolve()
  }

  load(): void {
    if (loaded || this.#loading) return
    this.error = undefined
    this.#loading = import('./view-panel.ts')
      .then(panel => {
        loaded = panel
      })
      .catch(error => {
        this.error = toModelmarkError(error)
      })
      .finally(() => {
        this.#loading = undefined
        this.#host.requestUpdate()
      })
  }
}
