import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CID } from 'multiformats/cid'
import { ModelmarkError } from '../../error/index.ts'
import { explainWrite } from './durable-write.ts'
import type { HubStore } from './hub-store.ts'
import type { Library } from './library.ts'
import { LEAF_BYTES } from './unixfs-file.ts'

export interface UploadLimits {
  /** Bytes a file may have. */
  readonly maxBytes: number
  /** Files that are half here at once. */
  readonly maxOpen: number
  /** Milliseconds after which a half file that nobody went on with is dropped. */
  readonly idleAfter: number
}

export const DEFAULT_UPLOAD_LIMITS: UploadLimits = {
  maxBytes: 64 * 1024 ** 3,
  maxOpen: 64,
  idleAfter: 7 * 24 * 3600 * 1000,
}

/** How much of a file is here. */
export interface UploadState {
  readonly offset: number
  readonly complete: boolean
}

export interface UploadPart {
  readonly cid: CID
  /** Bytes of the whole file. */
  readonly size: number
  /** Where `content` begins. */
  readonly offset: number
  readonly content: AsyncIterable<Uint8Array>
}

/** Why a part is not taken: something else is being written, it begins elsewhere, it is too large, too many are half here. */
export type UploadRefusal = 'busy' | 'offset' | 'size' | 'full'

export interface Uploads {
  state(cid: CID): Promise<UploadState>
  /**
   * Takes the next part of a file. With the last one every byte is checked against the CID and the file is kept; what is
   * something else is thrown away.
   * @throws ModelmarkError `digest-mismatch`, `storage-full`.
   */
  take(part: UploadPart): Promise<UploadState | { readonly refused: UploadRefusal }>
}

/** Files that grow in `uploads/CID` of the data folder until they are whole: a break or a restart costs nothing. */
export async function openUploads(
  store: HubStore,
  library: Pick<Library, 'takeUpload'>,
  limits: UploadLimits = DEFAULT_UPLOAD_LIMITS,
): Promise<Uploads> {
  const dir = join(store.dataDir, 'uploads')
  await mkdir(dir, { recursive: true })
  const writing = new Set<string>()
  const placeOf = (cid: CID) => join(dir, String(cid))

  async function half(cid: CID): Promise<number | undefined> {
    return stat(placeOf(cid)).then(
      ({ size }) => size,
      () => undefined,
    )
  }

  async function isHere(cid: CID): Promise<boolean> {
    return (await store.file(cid)) !== undefined || (await store.find(cid)) !== undefined
  }

  async function hasRoom(cid: CID): Promise<boolean> {
    if ((await half(cid)) !== undefined) return true
    const names = await readdir(dir)
    if (names.length < limits.maxOpen) return true
    const oldest = Date.now() - limits.idleAfter
    const idle = await Promise.all(
      names.map(async name => {
        const { mtimeMs } = await stat(join(dir, name))
        return mtimeMs < oldest && !writing.has(name) ? [name] : []
      }),
    )
    for (const name of idle.flat()) await rm(join(dir, name), { force: true })
    return idle.flat().length > 0
  }

  async function state(cid: CID): Promise<UploadState> {
    return (await isHere(cid))
      ? { offset: 0, complete: true }
      : { offset: (await half(cid)) ?? 0, complete: false }
  }

  async function write({ cid, size, content }: UploadPart): Promise<number> {
    const path = placeOf(cid)
    try {
      await using file = await open(path, 'a')
      let { size: offset } = await file.stat()
      for await (const chunk of content) {
        // What is past the end cannot be of this file.
        const wanted = chunk.subarray(0, size - offset)
        await file.appendFile(wanted)
        offset += wanted.length
      }
      await file.sync()
      return offset
    } catch (error) {
      throw explainWrite(path, error)
    }
  }

  async function finish(cid: CID): Promise<void> {
    const path = placeOf(cid)
    try {
      await library.takeUpload(cid, createReadStream(path, { highWaterMark: LEAF_BYTES }))
      await rm(path, { force: true })
    } catch (error) {
      if (error instanceof ModelmarkError && error.code === 'digest-mismatch') await rm(path, { force: true })
      throw error
    }
  }

  return {
    state,
    async take(part) {
      const { cid, size, offset } = part
      const name = String(cid)
      if (size > limits.maxBytes) return { refused: 'size' }
      if (writing.has(name)) return { refused: 'busy' }
      writing.add(name)
      try {
        const now = await state(cid)
        if (now.complete) return now
        if (offset !== now.offset || offset > size) return { refused: 'offset' }
        if (!(await hasRoom(cid))) return { refused: 'full' }
        const reached = await write(part)
        if (reached < size) return { offset: reached, complete: false }
        await finish(cid)
        return { offset: size, complete: true }
      } finally {
        writing.delete(name)
      }
    },
  }
}
