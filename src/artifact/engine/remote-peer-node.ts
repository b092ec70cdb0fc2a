import type { CID } from 'multiformats/cid'
import { ModelmarkError } from '../../error/index.ts'
import type { PeerContent, PeerNode, SoughtFile } from '../peer-node.ts'
import type { Offers, Rpc } from '../remote/rpc.ts'
import type { Source } from '../source.ts'
import { type Bitmap, emptyBitmap, isHeld, mark } from '../store/bitmap.ts'
import { packNodes } from '../stored-index.ts'
import type { FoundSource, PageCalls, WorkerCalls } from './engine-calls.ts'

/** The page's peer node, as the worker uses it. Peers' bitmaps and counts are kept here, so that they can be asked at once. */
export class RemotePeerNode implements PeerNode {
  readonly #page: Rpc<PageCalls>
  readonly #searches = new Map<number, (source: Source) => void>()
  readonly #sources = new Map<number, RemoteSource>()
  readonly #offers = new Map<number, PeerContent>()
  readonly #counts = new Map<string, { readonly peers: number; readonly uploaded: number }>()
  #last = 0

  constructor(page: Rpc<PageCalls>) {
    this.#page = page
  }

  /** What the page tells. */
  readonly offers: Pick<Offers<WorkerCalls>, 'found' | 'holds' | 'read' | 'counted'> = {
    found: ([search, found]) => {
      const source = new RemoteSource(found, this.#page, () => this.#sources.delete(found.source))
      this.#sources.set(found.source, source)
      this.#searches.get(search)?.(source)
    },
    holds: ([source, held]) => this.#sources.get(source)?.holds(held),
    read: ([offer, index]) => {
      const content = this.#offers.get(offer)
      if (content === undefined) throw new ModelmarkError('storage-blocked', { reason: 'not offered' })
      return content.read(index)
    },
    counted: ([root, counts]) => void this.#counts.set(root, counts),
  }

  async find(
    { root, leaves }: SoughtFile,
    onSource: (source: Source) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const search = ++this.#last
    this.#searches.set(search, onSource)
    try {
      await this.#page.call('find', [search, String(root), leaves], { signal })
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      this.#searches.delete(search)
    }
  }

  node(root: CID, cid: CID, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    return this.#page.call('node', [String(root), String(cid)], { signal })
  }

  async provide(content: PeerContent): Promise<() => Promise<void>> {
    const { root, size, leaves } = content.table
    const offer = ++this.#last
    const held = emptyBitmap(leaves)
    for (let i = 0; i < leaves; i++) mark(held, i, content.has(i))
    this.#offers.set(offer, content)
    const unsubscribe = content.onLeaf(index => this.#page.tell('gained', [offer, index]))
    const withdraw = async () => {
      unsubscribe()
      this.#offers.delete(offer)
      await this.#page.call('withdraw', [offer])
    }
    try {
      await this.#page.call('offer', [
        offer,
        { root: String(root), size, nodes: packNodes(content.table), held },
      ])
    } catch (error) {
      await withdraw()
      throw error
    }
    return withdraw
  }

  peers(root: CID): number {
    return this.#counts.get(String(root))?.peers ?? 0
  }

  uploaded(root: CID): number {
    return this.#counts.get(String(root))?.uploaded ?? 0
  }

  /** The page's node goes with the page. */
  async close(): Promise<void> {}
}

class RemoteSource implements Source {
  readonly kind = 'peer'
  readonly id: string
  readonly #number: number
  readonly #page: Rpc<PageCalls>
  readonly #forget: () => void
  readonly #listeners = new Set<() => void>()
  #held: Bitmap

  constructor({ source, id, held }: FoundSource, page: Rpc<PageCalls>, forget: () => void) {
    this.id = id
    this.#number = source
    this.#held = held
    this.#page = page
    this.#forget = forget
  }

  has(index: number): boolean {
    return isHeld(this.#held, index)
  }

  holds(held: Bitmap): void {
    this.#held = held
    for (const listener of this.#listeners) listener()
  }

  watch(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) void this.#drop(false)
    }
  }

  fetch(index: number, length: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    return this.#page.call('fetch', [this.#number, index, length], { signal })
  }

  close(): Promise<void> {
    return this.#drop(true)
  }

  async #drop(end: boolean): Promise<void> {
    this.#forget()
    await this.#page.call('drop', [this.#number, end]).catch(() => {})
  }
}
