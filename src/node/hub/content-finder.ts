import { statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CID } from 'multiformats/cid'
import { BlockIndex } from './block-index.ts'
import { LeastRecent } from './least-recent.ts'
import { partsOf, type Slice, type StoredFile } from './stored-file.ts'
import { DAG_PB, RAW, SHA2_256 } from './unixfs-file.ts'

/** Says where content is. Several threads and processes may have one each over the same folder, while one of them changes it. */
export interface ContentFinder {
  /** Where a block is, of any codec with that hash. */
  find(cid: CID): Promise<Slice | undefined>
  /** The file with this root; `undefined` for single blocks and for what is not here. */
  file(root: CID): Promise<StoredFile | undefined>
  close(): void
}

/** Where a data folder has its content. */
export function foldersOf(dataDir: string) {
  return {
    blocksDir: join(dataDir, 'blocks'),
    filesDir: join(dataDir, 'files'),
    indexPath: join(dataDir, 'index.sqlite'),
  }
}

/** For a thread that only reads what another has opened as a store. */
export function openContentFinder(dataDir: string): ContentFinder {
  return createContentFinder(dataDir, new BlockIndex(foldersOf(dataDir).indexPath))
}

export function createContentFinder(dataDir: string, index: BlockIndex): ContentFinder {
  const { blocksDir, filesDir } = foldersOf(dataDir)
  const slices = rememberPlaces<Slice>()
  const files = rememberPlaces<StoredFile>()

  async function find(cid: CID): Promise<Slice | undefined> {
    const found = index.find(cid)
    if (found !== undefined) {
      const { path, nodesPath } = partsOf(join(filesDir, found.root))
      return { path: found.node ? nodesPath : path, offset: found.offset, length: found.length }
    }
    const path = join(blocksDir, CID.createV1(RAW, cid.multihash).toString())
    const size = await sizeOf(path)
    return size === undefined ? undefined : { path, offset: 0, length: size }
  }

  async function file(root: CID): Promise<StoredFile | undefined> {
    const name = String(root)
    const known = index.file(name)
    return known === undefined ? undefined : { ...known, root, ...partsOf(join(filesDir, name)) }
  }

  return {
    find: async cid => (cid.multihash.code === SHA2_256 ? slices(cid, find) : undefined),
    file: async root => (root.code === DAG_PB && root.version === 1 ? files(root, file) : undefined),
    close: () => index.close(),
  }
}

/** Places remembered, of the CIDs asked for last: some MiB. */
const MAX_PLACES = 8192

/**
 * Remembers where content is, as the index costs a request more than all else it takes. What a CID names never
 * changes, so a place is right for as long as there is a file.
 */
function rememberPlaces<Place extends { readonly path: string }>() {
  const places = new LeastRecent<string, Place>(MAX_PLACES, () => 1)
  return async (cid: CID, look: (cid: CID) => Promise<Place | undefined>): Promise<Place | undefined> => {
    const key = String(cid)
    const known = places.get(key)
    if (known !== undefined) {
      if (statSync(known.path, { throwIfNoEntry: false }) !== undefined) return known
      places.delete(key)
    }
    const found = await look(cid)
    if (found !== undefined) {
      places.delete(key)
      places.add(key, found)
    }
    return found
  }
}

/** Bytes of a file; `undefined` where there is none. */
export async function sizeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ size }) => size,
    () => undefined,
  )
}
