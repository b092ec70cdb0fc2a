import { createHash } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { CID } from 'multiformats/cid'
import { create as createDigest } from 'multiformats/hashes/digest'
import { ModelmarkError } from '../../error/index.ts'
import type { BlockIndex } from './block-index.ts'
import { carBlockPrefix, carHeader } from './car.ts'
import { type ContentFinder, createContentFinder, foldersOf, sizeOf } from './content-finder.ts'
import {
  explainWrite,
  openWorkFolder,
  PROCESS,
  publish,
  syncFolder,
  type WorkFolder,
  writeDurably,
} from './durable-write.ts'
import { systemCode } from './hub-error.ts'
import { openIndex } from './open-index.ts'
import { describeStoredFile, type Slice } from './stored-file.ts'
import { DAG_PB, LEAF_BYTES, RAW, SHA2_256 } from './unixfs-file.ts'

/** A file as it was built or fetched, before it is kept. */
export interface FileDraft {
  readonly root: CID
  /** A finished, flushed file in the work folder. */
  readonly path: string
  readonly nodes: readonly { readonly cid: CID; readonly bytes: Uint8Array }[]
}

/**
 * What a hub holds. `blocks/CID` are single blocks: manifests, terms, files of one leaf. `files/ROOT` are larger
 * files: `data` is the file itself, so leaves are not kept twice, `nodes.car` has the inner nodes. Both appear by
 * one rename, when their bytes are on disk. `index.sqlite` says which file has a block.
 */
export interface HubStore extends ContentFinder {
  readonly dataDir: string
  readonly work: WorkFolder
  /** The bytes of a block. */
  read(cid: CID): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Keeps one raw block of at most 1 MiB. */
  putBlock(bytes: Uint8Array): Promise<CID>
  putFile(draft: FileDraft): Promise<void>
  /** Roots of files and single blocks, in no order. */
  list(): Promise<{ readonly cid: CID; readonly size: number }[]>
  remove(cid: CID): Promise<void>
  /** Files of more than one leaf, their bytes, and bytes free on the disk. */
  size(): Promise<{ readonly files: number; readonly storedBytes: number; readonly freeBytes: number }>
}

/**
 * Opens or makes the store in `dataDir`, as fast for ten thousand files as for none. What a disk or a hand damaged is
 * left out and told to `onDamaged` when it is met.
 * @throws ModelmarkError `bad-config` where the folder cannot be used.
 */
export async function openHubStore(
  dataDir: string,
  onDamaged: (path: string, error: unknown) => void = () => {},
): Promise<HubStore> {
  const { blocksDir, filesDir, indexPath } = foldersOf(dataDir)
  let work: WorkFolder
  let index: BlockIndex
  try {
    await mkdir(blocksDir, { recursive: true })
    await mkdir(filesDir, { recursive: true })
    work = await openWorkFolder(join(dataDir, 'work'))
    index = await openIndex(indexPath, filesDir, onDamaged)
  } catch (error) {
    throw explainWrite(dataDir, error)
  }

  const finder = createContentFinder(dataDir, index)

  return {
    ...finder,
    dataDir,
    work,

    async read(cid) {
      const slice = await finder.find(cid)
      return slice === undefined ? undefined : readSlice(slice)
    },

    async putBlock(bytes) {
      if (bytes.length > LEAF_BYTES) {
        throw new ModelmarkError('file-invalid', { field: 'size', size: bytes.length, limit: LEAF_BYTES })
      }
      const digest = createHash('sha256').update(bytes).digest()
      const cid = CID.createV1(RAW, createDigest(SHA2_256, new Uint8Array(digest)))
      const path = join(blocksDir, String(cid))
      if ((await sizeOf(path)) !== bytes.length) await writeDurably(work, path, bytes)
      return cid
    },

    async putFile({ root, path, nodes }) {
      const name = String(root)
      if (index.file(name) !== undefined) return rm(path, { force: true })
      const folder = work.newPath()
      try {
        index.begin(name, PROCESS)
        await mkdir(folder)
        await rename(path, join(folder, 'data'))
        const blocks = nodes.flatMap(({ cid, bytes }) => [carBlockPrefix(cid, bytes.length), bytes])
        await writeDurably(work, join(folder, 'nodes.car'), Buffer.concat([carHeader(root), ...blocks]))
        const { file, blocks: places } = await describeStoredFile(folder, root)
        await publish(folder, join(filesDir, name))
        index.put(file, places)
      } catch (error) {
        // What the index could not take would be kept and served to nobody.
        for (const half of [folder, join(filesDir, name)]) await rm(half, { recursive: true, force: true })
        throw explainWrite(filesDir, error)
      }
    },

    async list() {
      const files = index.files().map(({ root, size }) => ({ cid: CID.parse(root), size }))
      for (const name of await readdir(blocksDir)) {
        const size = await sizeOf(join(blocksDir, name))
        if (size !== undefined) files.push({ cid: CID.parse(name), size })
      }
      return files
    },

    async remove(cid) {
      const isFile = cid.code === DAG_PB
      const folder = isFile ? filesDir : blocksDir
      const trash = work.newPath()
      if (isFile) index.begin(String(cid), PROCESS)
      await rename(join(folder, String(cid)), trash).catch(error => {
        if (systemCode(error) !== 'ENOENT') throw error
      })
      await syncFolder(folder)
      if (isFile) index.remove(String(cid))
      await rm(trash, { recursive: true, force: true })
    },

    async size() {
      const { bavail, bsize } = await statfs(dataDir)
      return { ...index.size(), freeBytes: bavail * bsize }
    },
  }
}

async function readSlice({ path, offset, length }: Slice): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    await using handle = await open(path)
    const bytes = new Uint8Array(length)
    const { bytesRead } = await handle.read(bytes, 0, length, offset)
    return bytesRead === length ? bytes : undefined
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  }
}
