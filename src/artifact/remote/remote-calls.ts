import type { StartOptions } from '../download.ts'
import type { PackedState } from './packed.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** What may be asked of a download from elsewhere; as in `RangedDownload`. */
export interface DownloadCalls {
  start(options: StartOptions): PackedState
  pause(): void
  seed(on: boolean): void
  read(offset: number, length: number): Bytes
  /** Opens the bytes [from, to) as a stream; gives the number it goes by. */
  open(from: number, to: number): number
  /** The next bytes of an open stream; undefined at its end. */
  next(stream: number): Bytes | undefined
  cancel(stream: number): void
  file(): File
  clear(): void
  /** Answered at once: whoever is alive can do that. */
  ping(): void
}

/** What a download tells: its state, once the other side is there, and after each change. */
export interface DownloadNews {
  state(state: PackedState): void
}
