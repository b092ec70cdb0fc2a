import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CID } from 'multiformats/cid'
import { BlockIndex } from './block-index.ts'
import { isAtWork, sqliteCode } from './durable-write.ts'
import { describeStoredFile } from './stored-file.ts'

const SQLITE_CORRUPT = 11
const SQLITE_NOT_A_DATABASE = 26

/**
 * Opens the index of the files in `filesDir`. Files are read only where the index does not know them for sure: all
 * when it is new or damaged, and those that a process was changing when it was killed.
 * @param onDamaged Told of files that are not as they should be; they are left out.
 */
export async function openIndex(
  path: string,
  filesDir: string,
  onDamaged: (path: string, error: unknown) => void,
): Promise<BlockIndex> {
  const index = await openOrMake(path, onDamaged)
  const readAgain = async (root: string) => {
    const folder = join(filesDir, root)
    if (!(await exists(folder))) return index.remove(root)
    try {
      const { file, blocks } = await describeStoredFile(folder, CID.parse(root))
      index.put(file, blocks)
    } catch (error) {
      index.remove(root)
      onDamaged(folder, error)
    }
  }
  if (index.complete) {
    for (const { root, owner } of index.changing()) if (!isAtWork(owner)) await readAgain(root)
  } else {
    for (const name of await readdir(filesDir)) await readAgain(name)
    index.setComplete()
  }
  return index
}

async function openOrMake(
  path: string,
  onDamaged: (path: string, error: unknown) => void,
): Promise<BlockIndex> {
  try {
    return new BlockIndex(path)
  } catch (error) {
    const code = sqliteCode(error)
    if (code !== SQLITE_CORRUPT && code !== SQLITE_NOT_A_DATABASE) throw error
    onDamaged(path, error)
    for (const ending of ['', '-wal', '-shm']) await rm(`${path}${ending}`, { force: true })
    return new BlockIndex(path)
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
