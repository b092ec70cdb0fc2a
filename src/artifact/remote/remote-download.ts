import type { Artifact } from '../../manifest/index.ts'
import { createStore } from '../../store/index.ts'
import type { DownloadState, RangedDownload, StartOptions } from '../download.ts'
import { emptyProgress } from '../progress.ts'
import { unpackState } from './packed.ts'
import type { DownloadCalls, DownloadNews } from './remote-calls.ts'
import { openRpc, type Rpc } from './rpc.ts'
import type { Wire } from './wire.ts'

/** Of another tab, which may be in the background. */
const SILENCE_MS = 10_000

/** The other side is gone; what was asked of it may be asked of who comes after. */
export class RemoteGone extends Error {}

/** A download that another page, or another tab, runs. */
export class RemoteDownload implements RangedDownload {
  readonly artifact: Artifact
  /** Resolves when the other side has shown its state. */
  readonly met: Promise<void>
  readonly #wire: Wire
  readonly #state
  readonly #rpc: Rpc<DownloadCalls>
  readonly #onSilence: () => void
  readonly #silenceMs: number
  /** Calls that are not answered yet. */
  #waiting = 0
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
    let met = () => {}
    this.met = new Promise(resolve => {
      met = resolve
    })
    this.#rpc = openRpc<DownloadCalls, DownloadNews>(wire, {
      state: ([state]) => {
        this.#state.setState(unpackState(state))
        met()
      },
    })
    wire.addEventListener('message', () => this.#heard())
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
    clearTimeout(this.#silence)
    this.#wire.close()
    this.#rpc.close(new RemoteGone())
  }

  async #ask<C extends keyof DownloadCalls>(
    call: C,
    values: Parameters<DownloadCalls[C]>,
    signal?: AbortSignal,
  ): Promise<ReturnType<DownloadCalls[C]>> {
    this.#waiting++
    try {
      const asked = this.#rpc.call(call, values, { signal })
      if (this.#silence === undefined) this.#heard()
      return await asked
    } finally {
      this.#waiting--
    }
  }

  #heard(): void {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => {
      this.#silence = undefined
      if (this.#waiting === 0) return
      this.#rpc.call('ping', []).catch(() => {})
      this.#silence = setTimeout(this.#onSilence, this.#silenceMs)
    }, this.#silenceMs)
  }
}
