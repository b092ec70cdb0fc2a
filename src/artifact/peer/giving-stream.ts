import type { Stream } from '@libp2p/interface'
import { CID } from 'multiformats/cid'
import { ModelmarkError } from '../../error/index.ts'
import { drained } from './drained.ts'
import {
  CHUNK_BYTES,
  decodeIndex,
  encodeFrame,
  type Frame,
  FrameReader,
  LEAF_FRAME,
  MAX_OPEN_WANTS,
  MAX_REPLY_BODY,
  MAX_REQUEST_BODY,
  piecesOf,
  TokenBucket,
} from './protocol/index.ts'
import type { ServedFile } from './served-file.ts'
import type { ServedFiles } from './served-files.ts'
import type { UploadAllowance } from './upload-allowance.ts'

/** Milliseconds a peer has to say which file it wants. */
const HELLO_DEADLINE = 10_000
/** Frames a second a peer may send, and at once. */
const FRAMES_PER_SECOND = 1000

interface Want {
  readonly id: number
  readonly stopped: AbortController
  read(): Promise<Uint8Array<ArrayBuffer>>
  /** Set when the reading began. */
  bytes?: Promise<Uint8Array<ArrayBuffer> | undefined>
  readonly kind: typeof LEAF_FRAME.chunk | typeof LEAF_FRAME.node
  /** Index of the leaf; undefined for an inner node. */
  readonly leaf: number | undefined
}

/** The giving end of one stream: one file, one peer. */
export class GivingStream {
  readonly #stream: Stream
  readonly #files: ServedFiles
  readonly #allowance: UploadAllowance
  readonly #onHello: (root: CID) => void
  readonly #frames = new TokenBucket(FRAMES_PER_SECOND, FRAMES_PER_SECOND)
  readonly #wants: Want[] = []
  readonly #ended = new AbortController()
  #file: ServedFile | undefined
  #stopListening = () => {}
  #offered = false
  #giving = false

  constructor(stream: Stream, files: ServedFiles, allowance: UploadAllowance, onHello: (root: CID) => void) {
    this.#stream = stream
    this.#files = files
    this.#allowance = allowance
    this.#onHello = onHello
  }

  /** Reads requests until the stream ends or the peer breaks the rules. Never throws. */
  async run(): Promise<void> {
    const deadline = setTimeout(() => this.close(), HELLO_DEADLINE)
    const reader = new FrameReader(MAX_REQUEST_BODY)
    try {
      for await (const chunk of this.#stream) {
        for (const piece of piecesOf(chunk)) for (const frame of reader.push(piece)) this.#receive(frame)
        if (this.#file !== undefined) clearTimeout(deadline)
      }
      await this.#stream.close({ signal: this.#ended.signal })
    } catch (error) {
      this.#stream.abort(error instanceof Error ? error : new Error('breach'))
    } finally {
      clearTimeout(deadline)
      this.#ended.abort()
      this.#stopListening()
      for (const want of this.#wants) want.stopped.abort()
    }
  }

  /** Says again what is held when that may be given now, or nothing when it may not. */
  refresh(): void {
    if (this.#file === undefined || this.#ended.signal.aborted) return
    const allowed = this.#files.serves(this.#file) && this.#allowance.allows(this.#file)
    if (allowed !== this.#offered) this.#offer(this.#file, allowed)
  }

  close(): void {
    this.#ended.abort()
    this.#stream.abort(new Error('closed'))
  }

  #receive(frame: Frame): void {
    if (!this.#frames.tryTake(1)) throw breach('too many requests')
    if (this.#file === undefined) this.#hello(frame)
    else if (frame.kind === LEAF_FRAME.cancel) this.#cancel(frame.id)
    else if (frame.kind === LEAF_FRAME.want) this.#wantLeaf(this.#file, frame)
    else if (frame.kind === LEAF_FRAME.wantNode) this.#wantNode(this.#file, frame)
    else throw breach('unknown frame')
  }

  #hello(frame: Frame): void {
    if (frame.kind !== LEAF_FRAME.hello) throw breach('no hello')
    const root = CID.decode(frame.body)
    const file = this.#files.get(root)
    if (file === undefined) throw breach('not served')
    this.#file = file
    this.#offer(file, this.#allowance.allows(file))
    this.#stopListening = file.onLeaf(index => {
      // The first leaf may be what makes giving allowed: then all that is held is told.
      if (this.#offered) this.#send(encodeFrame(LEAF_FRAME.gained, index))
      else this.refresh()
    })
    this.#onHello(root)
  }

  #offer(file: ServedFile, allowed: boolean): void {
    this.#offered = allowed
    const bitmap = allowed ? file.bitmap : new Uint8Array()
    this.#send(encodeFrame(LEAF_FRAME.have, file.content.table.leaves, bitmap))
  }

  #wantLeaf(file: ServedFile, frame: Frame): void {
    const index = decodeIndex(frame.body)
    if (index === undefined) throw breach('bad index')
    this.refresh()
    const held = this.#offered && index < file.content.table.leaves && file.content.has(index)
    if (held) this.#enqueue(frame.id, LEAF_FRAME.chunk, () => file.content.read(index), index)
    else this.#send(encodeFrame(LEAF_FRAME.none, frame.id))
  }

  #wantNode(file: ServedFile, frame: Frame): void {
    this.refresh()
    const bytes = this.#offered ? file.node(CID.decode(frame.body)) : undefined
    const fits = bytes !== undefined && bytes.length <= MAX_REPLY_BODY
    if (fits) this.#enqueue(frame.id, LEAF_FRAME.node, async () => bytes)
    else this.#send(encodeFrame(LEAF_FRAME.none, frame.id))
  }

  #enqueue(id: number, kind: Want['kind'], read: Want['read'], leaf?: number): void {
    if (this.#wants.length >= MAX_OPEN_WANTS) throw breach('too many open wants')
    this.#wants.push({ id, kind, read, leaf, stopped: new AbortController() })
    if (!this.#giving) void this.#give()
  }

  #cancel(id: number): void {
    this.#wants.find(want => want.id === id)?.stopped.abort()
  }

  /** Sends the open wants one after the other; the next one is read while one is sent. */
  async #give(): Promise<void> {
    this.#giving = true
    try {
      let want = this.#begin()
      while (want !== undefined) {
        const ahead = this.#begin()
        const bytes = want.stopped.signal.aborted ? undefined : await want.bytes
        const complete = bytes !== undefined && (await this.#giveBytes(want, bytes))
        this.#wants.splice(this.#wants.indexOf(want), 1)
        if (!complete) this.#send(encodeFrame(LEAF_FRAME.none, want.id))
        want = ahead ?? this.#begin()
      }
    } catch {
      this.close()
    } finally {
      this.#giving = false
    }
  }

  /**
   * Begins to read one of the open wants: of what was given least so far, so that visitors who started together soon hold
   * different leaves and give them to each other.
   */
  #begin(): Want | undefined {
    const times = ({ leaf }: Want) => (leaf === undefined ? 0 : (this.#file?.timesGiven(leaf) ?? 0))
    const [want] = this.#wants
      .filter(({ bytes }) => bytes === undefined)
      .sort((one, other) => times(one) - times(other))
    if (want === undefined) return undefined
    if (want.stopped.signal.aborted) want.bytes = Promise.resolve(undefined)
    else {
      if (want.leaf !== undefined) this.#file?.giving(want.leaf)
      want.bytes = want.read().catch(() => undefined)
    }
    return want
  }

  /** Whether all of `bytes` were sent. */
  async #giveBytes(want: Want, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const signal = AbortSignal.any([this.#ended.signal, want.stopped.signal])
    const turn = want.kind === LEAF_FRAME.node ? MAX_REPLY_BODY : this.#allowance.turnBytes
    try {
      for (let at = 0; at === 0 || at < bytes.length; at += turn) {
        const part = bytes.subarray(at, at + turn)
        await this.#allowance.turn(part.length, signal)
        await this.#sendChunks(want, part, signal)
      }
      return true
    } catch (error) {
      if (this.#ended.signal.aborted || !signal.aborted) throw error
      return false
    }
  }

  async #sendChunks({ kind, id }: Want, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<void> {
    const step = kind === LEAF_FRAME.node ? MAX_REPLY_BODY : CHUNK_BYTES
    for (let at = 0; at === 0 || at < bytes.length; at += step) {
      const chunk = bytes.subarray(at, at + step)
      if (this.#file !== undefined) this.#file.uploaded += chunk.length
      // In one: each message costs more, in both pages, than the copy.
      this.#stream.send(encodeFrame(kind, id, chunk))
      await drained(this.#stream, signal)
    }
  }

  #send(frame: Uint8Array<ArrayBuffer>): void {
    if (this.#stream.status === 'open' && this.#stream.writeStatus === 'writable') this.#stream.send(frame)
  }
}

function breach(reason: string): ModelmarkError {
  return new ModelmarkError('bad-config', { field: 'leaf protocol', value: reason })
}
