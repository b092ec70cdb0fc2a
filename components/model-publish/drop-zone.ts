import type { ReactiveControllerHost } from 'lit'
import type { ChosenFile } from '../../src/publish/index.ts'
import { filesOf } from './dropped-files.ts'

/** Where files are dropped or picked. */
export class DropZone {
  readonly #host: ReactiveControllerHost
  readonly #takes: () => boolean
  readonly #take: (chosen: readonly ChosenFile[]) => void
  /** Whether files hang over it. */
  dragging = false

  /** @param takes Whether files are wanted now. */
  constructor(
    host: ReactiveControllerHost,
    takes: () => boolean,
    take: (chosen: readonly ChosenFile[]) => void,
  ) {
    this.#host = host
    this.#takes = takes
    this.#take = take
  }

  /** Of a drop or a picker. */
  readonly choose = async (event: Event): Promise<void> => {
    const chosen = await filesOf(event)
    if (chosen.length > 0) this.#take(chosen)
  }

  readonly over = (event: DragEvent): void => {
    if (!this.#takes() || !event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    this.#drag(true)
  }

  readonly leave = (): void => this.#drag(false)

  readonly drop = (event: DragEvent): void => {
    if (!this.dragging) return
    event.preventDefault()
    this.#drag(false)
    void this.choose(event)
  }

  #drag(dragging: boolean): void {
    this.dragging = dragging
    this.#host.requestUpdate()
  }
}
