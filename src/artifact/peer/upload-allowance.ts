import { pause } from '../../store/index.ts'
import type { PeerNodeOptions } from '../peer-node.ts'
import { TokenBucket } from './protocol/index.ts'
import type { ServedFile } from './served-file.ts'

export type UploadOptions = NonNullable<PeerNodeOptions['upload']>

const DEFAULT_BYTES_PER_SECOND = 1024 * 1024
const MIN_TURN_BYTES = 16 * 1024

/** How much of the visitor's uplink others may have. */
export class UploadAllowance {
  readonly #ratio: number
  readonly #bucket: TokenBucket | undefined
  readonly #whileHidden: boolean

  constructor(options: UploadOptions = {}) {
    const rate = options.bytesPerSecond ?? DEFAULT_BYTES_PER_SECOND
    this.#bucket = Number.isFinite(rate) ? new TokenBucket(rate, rate) : undefined
    this.#ratio = options.ratio ?? 1
    this.#whileHidden = options.whileHidden ?? false
  }

  /** Whether any more of `file` may be given now. */
  allows(file: ServedFile): boolean {
    if (onMeteredNetwork() || (!this.#whileHidden && inBackground())) return false
    return file.uploaded < this.#ratio * file.heldBytes
  }

  /**
   * Bytes sent to one peer before it is another one's turn: what the rate permits in a second. So a leaf is complete, and
   * can be passed on, long before all who asked at once have theirs.
   */
  get turnBytes(): number {
    return this.#bucket === undefined ? Number.POSITIVE_INFINITY : Math.max(MIN_TURN_BYTES, this.#bucket.rate)
  }

  /** Waits until the rate permits `bytes` more; whoever waits gets them in the order they asked. @throws ModelmarkError `aborted`. */
  async turn(bytes: number, signal: AbortSignal): Promise<void> {
    const wait = this.#bucket?.takeAhead(bytes) ?? 0
    if (wait <= 0) return
    try {
      await pause(wait, signal)
    } catch (error) {
      this.#bucket?.giveBack(bytes)
      throw error
    }
  }
}

function inBackground(): boolean {
  return globalThis.document?.visibilityState === 'hidden'
}

/** The Network Information API, where there is one. */
function onMeteredNetwork(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; type?: string } }
  return connection?.saveData === true || connection?.type === 'cellular'
}
