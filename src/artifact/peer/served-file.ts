import type { CID } from 'multiformats/cid'
import type { PeerContent } from '../peer-node.ts'
import { setInBitmap } from './protocol/index.ts'

/** One file a visitor agreed to give: which leaves are held and what was given of it. */
export class ServedFile {
  readonly content: PeerContent
  /** Bytes given since the node started. */
  uploaded = 0
  readonly #bitmap: Uint8Array<ArrayBuffer>
  #heldBytes = 0
  readonly #given = new Map<number, number>()
  readonly #listeners = new Set<(index: number) => void>()
  readonly #stop: () => void
  #indexByDigest: Map<string, number> | undefined
  readonly #nodes = new Map<string, Uint8Array<ArrayBuffer>>()

  constructor(content: PeerContent) {
    this.content = content
    this.#bitmap = new Uint8Array(Math.ceil(content.table.leaves / 8))
    for (const node of content.table.nodes) this.#nodes.set(digestKey(node.cid), node.bytes)
    for (let i = 0; i < content.table.leaves; i++) if (content.has(i)) this.#hold(i)
    this.#stop = content.onLeaf(index => {
      this.#hold(index)
      for (const listener of this.#listeners) listener(index)
    })
  }

  /** One bit a leaf, leaf 0 the highest of byte 0. */
  get bitmap(): Uint8Array<ArrayBuffer> {
    return this.#bitmap.slice()
  }

  /** Bytes of the leaves that are held. */
  get heldBytes(): number {
    return this.#heldBytes
  }

  /** A peer is being given leaf `index`. */
  giving(index: number): void {
    this.#given.set(index, this.timesGiven(index) + 1)
  }

  /** How often leaf `index` was given, or begun to be. */
  timesGiven(index: number): number {
    return this.#given.get(index) ?? 0
  }

  /** Calls `listener` with each leaf that is held from now on. Returns how to stop. */
  onLeaf(listener: (index: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  node(cid: CID): Uint8Array<ArrayBuffer> | undefined {
    return this.#nodes.get(digestKey(cid))
  }

  /** Which leaf `cid` names, if it is held. */
  leafOf(cid: CID): number | undefined {
    const index = this.#indexes().get(digestKey(cid))
    return index !== undefined && this.content.has(index) ? index : undefined
  }

  close(): void {
    this.#stop()
    this.#listeners.clear()
  }

  #hold(index: number): void {
    setInBitmap(this.#bitmap, index)
    this.#heldBytes += this.content.table.length(index)
  }

  /** Made when the first block is asked for by its CID: our own protocol asks by index. */
  #indexes(): Map<string, number> {
    if (this.#indexByDigest === undefined) {
      this.#indexByDigest = new Map()
      for (let i = 0; i < this.content.table.leaves; i++) {
        this.#indexByDigest.set(hex(this.content.table.digest(i)), i)
      }
    }
    return this.#indexByDigest
  }
}

function digestKey(cid: CID): string {
  return hex(cid.multihash.digest)
}

function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}
