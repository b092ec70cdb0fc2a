import type { AbortOptions } from 'abort-error'
import { BaseBlockstore } from 'blockstore-core'
import type { CID } from 'multiformats/cid'
import { ModelmarkError } from '../../error/index.ts'
import type { ServedFiles } from './served-files.ts'
import type { UploadAllowance } from './upload-allowance.ts'

/**
 * What Helia sees: the blocks of the files this page gives, read where they are kept, without a second copy. So any
 * IPFS node can pull them from a visitor over bitswap, within the same allowance.
 */
export class ServedBlockstore extends BaseBlockstore {
  readonly #files: ServedFiles
  readonly #allowance: UploadAllowance

  constructor(files: ServedFiles, allowance: UploadAllowance) {
    super()
    this.#files = files
    this.#allowance = allowance
  }

  override has(cid: CID): boolean {
    return this.#find(cid) !== undefined
  }

  override async *get(cid: CID, options: AbortOptions = {}): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const found = this.#find(cid)
    if (found === undefined) throw new ModelmarkError('no-providers', { cid: cid.toString() })
    const bytes = await found.read()
    await this.#allowance.turn(bytes.length, options.signal ?? new AbortController().signal)
    found.file.uploaded += bytes.length
    yield bytes
  }

  /** Keeps nothing: a block is held when its file's sink holds it. */
  override put(cid: CID): CID {
    return cid
  }

  override delete(): void {}

  #find(cid: CID) {
    for (const file of this.#files) {
      if (!this.#allowance.allows(file)) continue
      const node = file.node(cid)
      if (node !== undefined) return { file, read: async () => node }
      const index = file.leafOf(cid)
      if (index !== undefined) return { file, read: () => file.content.read(index) }
    }
    return undefined
  }
}
