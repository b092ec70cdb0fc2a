import { ModelmarkError } from '../../error/index.ts'
import type { Artifact } from '../../manifest/index.ts'
import { createStore } from '../../store/index.ts'
import type { DownloadState, RangedDownload, StartOptions } from '../download.ts'
import { emptyProgress } from '../progress.ts'
import {
  type RemoteAnswer,
  type RemoteCall,
  type RemoteCalls,
  type RemoteValue,
  unpackError,
  unpackState,
} from './remote-calls.ts'
import type { Wire } from './wire.ts'

/** Of another tab, which may be in the background. */
const SILENCE_MS = 10_000

/** The other side is gone; what was asked of it may be asked of who comes after. */
export class RemoteGone extends Error {}

interface Waiter {
  readonly resolve: (value: RemoteValue) => void
  readonly reject: (error: Error) => void
}

/** A download that another page, or another tab, runs. */
export class RemoteDownload implements RangedDownload {
  readonly artifact: Artifact
  /** Resolves when the other side has shown its state. */
  readonly met: Promise<void>
  readonly #wire: Wire
  readonly #state
  readonly #waiters = new Map<number, Waiter>()
  readonly #onSilence: () => void
  readonly #silenceMs: number
  #lastId = 0
  #gone = false
  #silence: ReturnType<typeof setTimeout> | undefined

  /**
   * @param onSilence Called when the other side is there no more, or hangs.
   * @param silenceMs Who has asked something and heard nothing for so long asks whether anybody is there, and gives up after as
   * long again. Milliseconds.
   */
  constructor(artifact: Artifact, wire: Wire, onSilence: () => void, silenceMs = SILENCE_MS) {
    this.#silenceMs = silenceMs
    this.artifact = artifact
    this.#wire = wire
    this.#onSilence = onSilence
    this.#state = createStore<DownloadState>({ ...emptyProgress(artifact.size), status: 'idle' })
    this.met = new Promise(met => {
      wire.addEventListener('message', ({ data }: MessageEvent<RemoteAnswer>) => {
        this.#heard()
        if ('state' in data) {
          this.#state.setState(unpackState(data.state))
          met()
        } else this.#answered(data)
      })
    })
  }

  getState = (): DownloadState => this.#state.getState()

  subscribe = (listener: (state: DownloadState) => void): (() => void) => this.#state.subscribe(listener)

  async start(options: StartOptions): Promise<DownloadState> {
    return unpackState(await this.#ask('start', [options]))
  }

  pause(): void {
    this.#ask('pause', []).catch(() => {})
  }

  seed(on: boolean): Promise<void> {
    return this.#ask('seed', [on])
  }

  read(offset: number, length: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    return this.#ask('read', [offset, length], signal)
  }

  stream(signal?: AbortSignal): ReadableStream<Uint8Array<ArrayBuffer>> {
    return this.streamRange(0, this.artifact.size, signal)
  }

  streamRange(from: number, to: number, signal?: AbortSignal): ReadableStream<Uint8Array<ArrayBuffer>> {
    let opening: Promise<number> | undefined
    const cancel = async () => {
      if (opening) await this.#ask('cancel', [await opening])
    }
    return new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        pull: async controller => {
          opening ??= this.#ask('open', [from, to])
          const bytes = await this.#ask('next', [await opening], signal)
          if (bytes) controller.enqueue(bytes)
          else controller.close()
        },
        cancel: () => cancel().catch(() => {}),
      },
      { highWaterMark: 0 },
    )
  }

  file(): Promise<File> {
    return this.#ask('file', [])
  }

  clear(): Promise<void> {
    return this.#ask('clear', [])
  }

  /** What is under way, and whatever is asked from now on, is rejected with `RemoteGone`. */
  leave(): void {
    if (this.#gone) return
    this.#gone = true
    clearTimeout(this.#silence)
    this.#wire.close()
    for (const { reject } of this.#waiters.values()) reject(new RemoteGone())
    this.#waiters.clear()
  }

  #ask<C extends RemoteCall>(
    call: C,
    values: Parameters<RemoteCalls[C]>,
    signal?: AbortSignal,
  ): Promise<ReturnType<RemoteCalls[C]>> {
    return new Promise((resolve, reject) => {
      if (this.#gone) return reject(new RemoteGone())
      if (signal?.aborted) return reject(new ModelmarkError('aborted'))
      const id = ++this.#lastId
      const abort = () => {
        this.#waiters.delete(id)
        if (!this.#gone) this.#wire.postMessage({ abort: id }, [])
        reject(new ModelmarkError('aborted'))
      }
      signal?.addEventListener('abort', abort, { once: true })
      const settled = () => signal?.removeEventListener('abort', abort)
      this.#waiters.set(id, {
        resolve: value => {
          settled()
          resolve(value as ReturnType<RemoteCalls[C]>)
        },
        reject: error => {
          settled()
          reject(error)
        },
      })
      this.#wire.postMessage({ id, call, values }, [])
      if (this.#silence === undefined) this.#heard()
    })
  }

  #heard(): void {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => {
      this.#silence = undefined
      if (this.#waiters.size === 0) return
      this.#wire.postMessage({ ping: true }, [])
      this.#silence = setTimeout(this.#onSilence, this.#silenceMs)
    }, this.#silenceMs)
  }

  #answered(answer: Exclude<RemoteAnswer, { state: unknown }>): void {
    const waiter = this.#waiters.get(answer.id)
    this.#waiters.delete(answer.id)
    if ('value' in answer) waiter?.resolve(answer.value)
    else waiter?.reject(unpackError(answer.error))
  }
}
