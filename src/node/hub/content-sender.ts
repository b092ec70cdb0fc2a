import type { ServerResponse } from 'node:http'
import type { CID } from 'multiformats/cid'
import { carBlockPrefix, carHeader } from './car.ts'
import { CACHE_BYTES, ChunkCache } from './chunk-cache.ts'
import { type FileTree, readTree, type TreeBlock } from './file-tree.ts'
import { LeastRecent } from './least-recent.ts'
import { OpenFiles } from './open-files.ts'
import type { Slice, StoredFile } from './stored-file.ts'

/** Blocks of trees kept in memory, some 20 MiB; a file of 1 GiB has 1025. */
const TREE_BLOCKS = 65_536

/** Sends what is on disk as fast as its readers take it, and no faster. Stops quietly when a reader goes away. */
export class ContentSender {
  readonly #files = new OpenFiles()
  readonly #chunks: ChunkCache
  readonly #trees = new LeastRecent<string, FileTree>(TREE_BLOCKS, tree => tree.blocks.length)
  #sentBytes = 0

  /** @param cacheBytes Kept in memory for the next readers. */
  constructor(cacheBytes = CACHE_BYTES) {
    this.#chunks = new ChunkCache(this.#files, cacheBytes)
  }

  /** Bytes of content sent since the start. */
  get sentBytes(): number {
    return this.#sentBytes
  }

  /** The tree of a file, read and checked the first time. @throws ModelmarkError */
  async tree(file: StoredFile): Promise<FileTree> {
    const name = String(file.root)
    const known = this.#trees.get(name)
    if (known !== undefined) return known
    const tree = await readTree(file)
    if (this.#trees.get(name) === undefined) this.#trees.add(name, tree)
    return tree
  }

  async sendSlice(response: ServerResponse, slice: Slice): Promise<void> {
    await this.#send(response, slice.path, [{ before: new Uint8Array(), span: slice, leaf: true }])
  }

  /** Sends a block as a CAR of one block. */
  async sendBlockCar(response: ServerResponse, cid: CID, slice: Slice): Promise<void> {
    const before = Buffer.concat([carHeader(cid), carBlockPrefix(cid, slice.length)])
    await this.#send(response, slice.path, [{ before, span: slice, leaf: true }])
  }

  /** Sends a tree or part of one as a CAR. */
  async sendCar(response: ServerResponse, path: string, { header, blocks }: FileTree): Promise<void> {
    response.write(header)
    await this.#send(response, path, blocks)
  }

  close(): void {
    this.#files.close()
  }

  async #send(response: ServerResponse, path: string, blocks: readonly TreeBlock[]): Promise<void> {
    for (const { before, span, leaf } of blocks) {
      if (response.destroyed) return
      if (before.length > 0) response.write(before)
      if (!leaf) continue
      for await (const piece of this.#chunks.read({ path, ...span })) {
        await taken(response, piece)
        if (response.destroyed) return
        this.#sentBytes += piece.length
      }
    }
  }
}

/** Writes, and waits until the system took it or the reader left. */
async function taken(response: ServerResponse, bytes: Uint8Array): Promise<void> {
  await new Promise<void>(resolve => {
    if (response.destroyed) return resolve()
    const done = () => {
      response.off('close', done)
      resolve()
    }
    response.once('close', done)
    response.write(bytes, done)
  })
}
