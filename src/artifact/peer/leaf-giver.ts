import type { Connection, Stream } from '@libp2p/interface'
import type { CID } from 'multiformats/cid'
import { GivingStream } from './giving-stream.ts'
import type { PeerSlots } from './peer-slots.ts'
import type { ServedFiles } from './served-files.ts'
import type { UploadAllowance } from './upload-allowance.ts'

/** Gives leaves of the served files to peers that ask over our protocol. */
export class LeafGiver {
  readonly #files: ServedFiles
  readonly #allowance: UploadAllowance
  readonly #slots: PeerSlots
  readonly #onAsker: (root: CID, connection: Connection) => void
  readonly #streams = new Set<GivingStream>()

  /** @param onAsker Told of each peer that asks for a file: it may hold parts of it, too. */
  constructor(
    files: ServedFiles,
    allowance: UploadAllowance,
    slots: PeerSlots,
    onAsker: (root: CID, connection: Connection) => void,
  ) {
    this.#files = files
    this.#allowance = allowance
    this.#slots = slots
    this.#onAsker = onAsker
  }

  /** Serves one stream until it ends. Never throws. */
  readonly handle = async (stream: Stream, connection: Connection): Promise<void> => {
    const release = this.#slots.take(connection.remotePeer.toString())
    if (release === undefined) {
      stream.abort(new Error('too many peers'))
      return
    }
    const giving = new GivingStream(stream, this.#files, this.#allowance, root =>
      this.#onAsker(root, connection),
    )
    this.#streams.add(giving)
    try {
      await giving.run()
    } finally {
      this.#streams.delete(giving)
      release()
    }
  }

  /** Tells the peers when giving became allowed or was stopped. */
  refresh(): void {
    for (const stream of this.#streams) stream.refresh()
  }

  close(): void {
    for (const stream of this.#streams) stream.close()
  }
}
