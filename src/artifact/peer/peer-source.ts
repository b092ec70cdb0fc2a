import type { Connection, Stream } from '@libp2p/interface'
import type { CID } from 'multiformats/cid'
import { ModelmarkError } from '../../error/index.ts'
import { explainFetch } from '../explain-fetch.ts'
import type { Source } from '../source.ts'
import { OpenWants, type Want } from './open-wants.ts'
import {
  encodeFrame,
  encodeIndex,
  type Frame,
  FrameReader,
  inBitmap,
  LEAF_FRAME,
  LEAF_PROTOCOL,
  MAX_OPEN_WANTS,
  MAX_REPLY_BODY,
  piecesOf,
  setInBitmap,
} from './protocol/index.ts'

/** Milliseconds a peer has to answer when a stream is opened. */
const HELLO_DEADLINE = 10_000

/**
 * One peer that shares one file. What it says it has and what it sends is not trusted: bytes are bounded here and
 * hashed by the scheduler.
 */
export class PeerSource implements Source {
  readonly kind = 'peer'
  readonly id: string
  readonly #stream: Stream
  readonly #wants: OpenWants
  readonly #watchers = new Set<() => void>()
  readonly #closed: Promise<void>
  #answered: (() => void) | undefined
  #bitmap = new Uint8Array()

  /**
   * Asks the peer at the other end of `connection` for `root`.
   * @throws ModelmarkError `no-providers` when it does not share it, `timeout`, `aborted`.
   */
  static async open(connection: Connection, root: CID, signal: AbortSignal): Promise<PeerSource> {
    const id = connection.remotePeer.toString()
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(HELLO_DEADLINE)])
    let stream: Stream | undefined
    try {
      stream = await connection.newStream(LEAF_PROTOCOL, { signal: deadline })
      const source = new PeerSource(id, stream)
      await source.#hello(root, deadline)
      return source
    } catch (error) {
      stream?.abort(new Error('no answer'))
      throw explainFetch(deadline.aborted ? deadline.reason : error, id, signal)
    }
  }

  private constructor(id: string, stream: Stream) {
    this.id = id
    this.#stream = stream
    this.#wants = new OpenWants(id, MAX_OPEN_WANTS, error => stream.abort(error))
    this.#closed = this.#read()
  }

  /** Resolves when the stream ended, for whatever reason. */
  get closed(): Promise<void> {
    return this.#closed
  }

  has(index: number): boolean {
    return inBitmap(this.#bitmap, index)
  }

  watch(listener: () => void): () => void {
    this.#watchers.add(listener)
    return () => this.#watchers.delete(listener)
  }

  fetch(index: number, length: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    return this.#ask(LEAF_FRAME.want, encodeIndex(index), length, signal)
  }

  /** An inner node, unchecked. @throws ModelmarkError as `fetch`. */
  node(cid: CID, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    return this.#ask(LEAF_FRAME.wantNode, cid.bytes, undefined, signal)
  }

  async close(): Promise<void> {
    this.#stream.abort(new Error('closed'))
    await this.#closed
  }

  async #ask(
    kind: number,
    body: Uint8Array,
    length: number | undefined,
    signal: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer>> {
    let want: Want | undefined
    let sent = false
    const cancel = () => {
      if (want !== undefined && this.#wants.abandon(want) && sent) {
        this.#send(encodeFrame(LEAF_FRAME.cancel, want.id))
      }
    }
    try {
      want = await this.#wants.open(length, signal)
      signal.addEventListener('abort', cancel, { once: true })
      if (signal.aborted) cancel()
      else this.#send(encodeFrame(kind, want.id, body))
      sent = true
      return await want.bytes
    } catch (error) {
      throw explainFetch(error, this.id, signal)
    } finally {
      signal.removeEventListener('abort', cancel)
    }
  }

  async #hello(root: CID, signal: AbortSignal): Promise<void> {
    const answered = new Promise<void>((resolve, reject) => {
      this.#answered = resolve
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      void this.#closed.then(() => reject(new ModelmarkError('no-providers', { source: this.id })))
    })
    this.#send(encodeFrame(LEAF_FRAME.hello, 0, root.bytes))
    await answered
  }

  /** Reads replies until the stream ends; then nothing stays open. */
  async #read(): Promise<void> {
    const reader = new FrameReader(MAX_REPLY_BODY, (kind, id, length) =>
      kind === LEAF_FRAME.chunk ? this.#wants.placeOf(id, length) : undefined,
    )
    let reason = 'peer left'
    try {
      for await (const chunk of this.#stream) {
        for (const piece of piecesOf(chunk)) for (const frame of reader.push(piece)) this.#receive(frame)
      }
    } catch (error) {
      reason = error instanceof Error ? error.message : reason
    }
    this.#stream.abort(new Error(reason))
    this.#bitmap = new Uint8Array()
    this.#wants.close(reason)
    for (const watcher of this.#watchers) watcher()
  }

  #receive(frame: Frame): void {
    const { kind, id, body } = frame
    if (kind === LEAF_FRAME.chunk) this.#wants.advance(id, body.length)
    else if (kind === LEAF_FRAME.none) this.#wants.refuse(id)
    else if (kind === LEAF_FRAME.node) this.#wants.complete(id, body)
    else if (kind === LEAF_FRAME.have) this.#hold(body)
    else if (kind === LEAF_FRAME.gained) this.#gain(id)
    else throw new ModelmarkError('bad-config', { field: 'leaf protocol', value: 'unknown frame' })
  }

  #hold(bitmap: Uint8Array<ArrayBuffer>): void {
    this.#bitmap = bitmap
    this.#answered?.()
    for (const watcher of this.#watchers) watcher()
  }

  #gain(index: number): void {
    if (index >= this.#bitmap.length * 8) return
    setInBitmap(this.#bitmap, index)
    for (const watcher of this.#watchers) watcher()
  }

  #send(frame: Uint8Array<ArrayBuffer>): void {
    if (this.#stream.status === 'open' && this.#stream.writeStatus === 'writable') this.#stream.send(frame)
  }
}
