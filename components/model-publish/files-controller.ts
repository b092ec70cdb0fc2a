import type { ReactiveControllerHost } from 'lit'
import type { LocalFile } from '../../src/artifact/index.ts'
import { type ModelmarkError, toModelmarkError } from '../../src/error/index.ts'
import type { Market } from '../../src/market/index.ts'
import {
  type ChosenFile,
  type FilesProgress,
  hashFiles,
  type ModelDescription,
  readModelFiles,
  type UploadFile,
  type UploadTarget,
  uploadFiles,
} from '../../src/publish/index.ts'
import type { DraftFile } from './draft.ts'

export interface HashedModel {
  readonly files: readonly DraftFile[]
  readonly description: ModelDescription
}

/** Work over the files themselves: one thing at a time, which can be stopped. */
export class FilesController {
  readonly #host: ReactiveControllerHost
  /** All that were hashed: what was chosen before may still be wanted. */
  readonly #files = new Map<string, LocalFile>()
  #stopSharing: (() => Promise<void>)[] = []
  #working: AbortController | undefined
  #hashed: Promise<unknown> | undefined
  hashing: FilesProgress | undefined
  uploading: FilesProgress | undefined
  /** Whether visitors get the files from this page. */
  sharing = false
  /** Why the last work ended early, unless it was stopped. */
  error: ModelmarkError | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
  }

  stop(): void {
    this.#working?.abort()
  }

  /** True while all these files are at hand; a reload loses them. */
  has(files: readonly DraftFile[]): boolean {
    return files.every(({ cid }) => this.#files.has(cid))
  }

  /** Undefined if it was stopped or failed. */
  hash(chosen: readonly ChosenFile[]): Promise<HashedModel | undefined> {
    const work = this.#work(async (signal, show) => {
      const { files, description } = await readModelFiles(chosen)
      const hashed = await hashFiles(files, {
        signal,
        onProgress: progress => {
          this.hashing = progress
          show()
        },
      })
      for (const { cid, file, nodes } of hashed) this.#files.set(cid, { cid, file, nodes })
      return { description, files: hashed.map(({ file: _, nodes: __, ...facts }) => facts) }
    })
    this.#hashed = work
    return work
  }

  /** True once the hub has the files and the documents. */
  async upload(
    target: UploadTarget,
    files: readonly DraftFile[],
    documents: readonly UploadFile[],
  ): Promise<boolean> {
    const own = files.flatMap(({ path, cid }) => {
      const local = this.#files.get(cid)
      return local ? [{ path, cid, file: local.file }] : []
    })
    const done = await this.#work(async (signal, show) => {
      await uploadFiles(target, [...own, ...documents], {
        signal,
        onProgress: progress => {
          this.uploading = progress
          show()
        },
      })
      return true
    })
    return done === true
  }

  /**
   * Gives files and documents to visitors from this page, until `stopSharing`, and returns true; not where the market has
   * no relay, nor files that are not at hand once all that were chosen are hashed.
   */
  async share(
    market: Pick<Market, 'shareFile'>,
    files: readonly DraftFile[],
    documents: readonly UploadFile[],
  ): Promise<boolean> {
    await this.#hashed
    if (!this.has(files)) return false
    const own = files.flatMap(({ cid }) => this.#files.get(cid) ?? [])
    // A document is one block.
    const all = [...own, ...documents.map(({ cid, file }) => ({ cid, file, nodes: [] }))]
    const shared = (await Promise.all(all.map(file => market.shareFile(file)))).filter(
      stop => stop !== undefined,
    )
    this.#stopSharing.push(...shared)
    this.sharing = this.#stopSharing.length > 0
    this.#host.requestUpdate()
    return shared.length > 0
  }

  stopSharing(): void {
    for (const stop of this.#stopSharing.splice(0)) void stop()
    this.sharing = false
  }

  async #work<Result>(
    work: (signal: AbortSignal, show: () => void) => Promise<Result>,
  ): Promise<Result | undefined> {
    this.stop()
    const own = new AbortController()
    this.#working = own
    this.error = undefined
    try {
      return await work(own.signal, () => this.#host.requestUpdate())
    } catch (error) {
      const known = toModelmarkError(error)
      if (known.code !== 'aborted' && this.#working === own) this.error = known
      return undefined
    } finally {
      if (this.#working === own) {
        this.hashing = undefined
        this.uploading = undefined
      }
      this.#host.requestUpdate()
    }
  }
}
