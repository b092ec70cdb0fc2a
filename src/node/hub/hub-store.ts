import { createHash } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CID } from 'multiformats/cid'
import { create as createDigest } from 'multiformats/hashes/digest'
import { ModelmarkError } from '../../error/index.ts'
import { carBlockPrefix, carHeader } from './car.ts'
import { explainWrite, openWorkFolder, publish, type WorkFolder, writeDurably } from './durable-write.ts'
import { setupError, systemCode } from './hub-error.ts'
import { blockKey, loadStoredFile, type Place, type Slice, type StoredFile, sliceOf } from './stored-file.ts'
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
 * one rename, when their bytes are on disk.
 */
export interface HubStore {
  readonly dataDir: string
  readonly work: WorkFolder
  /** Where a block is, of any codec with that hash. */
  find(cid: CID): Promise<Slice | undefined>
  /** The file with this root; `undefined` for single blocks and for what is not here. */
  file(root: CID): Promise<StoredFile | undefined>
  /** The bytes of a block. */
  read(cid: CID): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Keeps one raw block of at most 1 MiB. */
  putBlock(bytes: Uint8Array): Promise<CID>
  putFile(draft: FileDraft): Promise<void>
  /** Roots of files and single blocks, in no order. */
  list(): Promise<{ readonly cid: CID; readonly size: number }[]>
  remove(cid: CID): Promise<void>
}

/** Milliseconds after which a folder's time of change can be told from the next one. */
const CLOCK_TICK = 2000

/**
 * Opens or makes the store in `dataDir` and reads its index. What a disk or a hand damaged is left out and told to
 * `onDamaged`.
 * @throws ModelmarkError `bad-config` where the folder cannot be used.
 */
export async function openHubStore(
  dataDir: string,
  onDamaged: (path: string, error: unknown) => void = () => {},
): Promise<HubStore> {
  const blocksDir = join(dataDir, 'blocks')
  const filesDir = join(dataDir, 'files')
  const places = new Map<string, Place>()
  const files = new Map<string, StoredFile>()
  /** Sizes of what is in the two folders, by name. */
  const known = new Map<string, number>()
  let scannedAt = ''
  let scanning: Promise<void> | undefined

  async function loadFile(name: string): Promise<void> {
    const loaded = await loadStoredFile(join(filesDir, name), CID.parse(name))
    for (const [key, place] of loaded.places) places.set(key, place)
    files.set(name, loaded.file)
    known.set(name, loaded.file.size)
  }

  async function loadBlock(name: string): Promise<void> {
    const path = join(blocksDir, name)
    const { size } = await stat(path)
    places.set(blockKey(CID.parse(name)), { path, offset: 0, length: size })
    known.set(name, size)
  }

  /** Reads what is new on disk: another process may import while this one serves. */
  async function scan(): Promise<void> {
    const changes = await Promise.all([blocksDir, filesDir].map(async dir => (await stat(dir)).mtimeMs))
    if (changes.join() === scannedAt) return
    for (const [dir, load] of [
      [filesDir, loadFile],
      [blocksDir, loadBlock],
    ] as const) {
      for (const name of await readdir(dir)) {
        if (!known.has(name)) await load(name).catch(error => onDamaged(join(dir, name), error))
      }
    }
    if (Date.now() - Math.max(...changes) > CLOCK_TICK) scannedAt = changes.join()
  }

  function refresh(): Promise<void> {
    scanning ??= scan().finally(() => {
      scanning = undefined
    })
    return scanning
  }

  async function find(cid: CID): Promise<Slice | undefined> {
    if (cid.multihash.code !== SHA2_256) return undefined
    const key = blockKey(cid)
    if (!places.has(key)) await refresh()
    const place = places.get(key)
    return place === undefined ? undefined : sliceOf(place)
  }

  let work: WorkFolder
  try {
    await mkdir(blocksDir, { recursive: true })
    await mkdir(filesDir, { recursive: true })
    work = await openWorkFolder(join(dataDir, 'work'))
    await refresh()
  } catch (error) {
    throw setupError('dataDir', dataDir, systemCode(error) ?? String(error), error)
  }

  return {
    dataDir,
    work,
    find,

    async file(root) {
      if (root.code !== DAG_PB || root.version !== 1) return undefined
      const name = String(root)
      if (!files.has(name)) await refresh()
      return files.get(name)
    },

    async read(cid) {
      const slice = await find(cid)
      return slice === undefined ? undefined : readSlice(slice)
    },

    async putBlock(bytes) {
      if (bytes.length > LEAF_BYTES) {
        throw new ModelmarkError('file-invalid', { field: 'size', size: bytes.length, limit: LEAF_BYTES })
      }
      const digest = createHash('sha256').update(bytes).digest()
      const cid = CID.createV1(RAW, createDigest(SHA2_256, new Uint8Array(digest)))
      const name = String(cid)
      if (!known.has(name)) {
        await writeDurably(work, join(blocksDir, name), bytes)
        await loadBlock(name)
      }
      return cid
    },

    async putFile({ root, path, nodes }) {
      const name = String(root)
      if (files.has(name)) return rm(path, { force: true })
      const folder = work.newPath()
      try {
        await mkdir(folder)
        await rename(path, join(folder, 'data'))
        const blocks = nodes.flatMap(({ cid, bytes }) => [carBlockPrefix(cid, bytes.length), bytes])
        await writeDurably(work, join(folder, 'nodes.car'), Buffer.concat([carHeader(root), ...blocks]))
        await publish(folder, join(filesDir, name))
      } catch (error) {
        throw explainWrite(filesDir, error)
      }
      await loadFile(name)
    },

    async list() {
      await refresh()
      return [...known].map(([name, size]) => ({ cid: CID.parse(name), size }))
    },

    async remove(cid) {
      const trash = work.newPath()
      const folder = cid.code === DAG_PB ? filesDir : blocksDir
      await rename(join(folder, String(cid)), trash).catch(error => {
        if (systemCode(error) !== 'ENOENT') throw error
      })
      await rm(trash, { recursive: true, force: true })
      // Files may share leaves with what went: read the index anew.
      for (const index of [places, files, known]) index.clear()
      scannedAt = ''
      await refresh()
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
