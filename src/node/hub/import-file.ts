import { createHash } from 'node:crypto'
import { open, readFile, rm } from 'node:fs/promises'
import type { CID } from 'multiformats/cid'
import type { Digest } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import { importUnixfs, type UnixfsNode } from '../../publish/import-unixfs.ts'
import { explainWrite } from './durable-write.ts'
import type { HubStore } from './hub-store.ts'
import { DAG_PB } from './unixfs-file.ts'

/** What a file is called by its content. */
export interface ImportedFile {
  readonly cid: CID
  /** Bytes. */
  readonly size: number
  /** SHA-256 of the whole file. */
  readonly sha256: Digest
}

/**
 * Takes a file into the store, reading it once: hashes of leaves and whole, tree, and a copy on disk. The CID is
 * what `ipfs add` gives with profile unixfs-v1-2025.
 * @param expected Keeps nothing that has another CID.
 * @throws ModelmarkError `storage-full`, `bad-config`, `digest-mismatch`; what `content` throws.
 */
export async function importContent(
  store: HubStore,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  expected?: CID,
): Promise<ImportedFile> {
  const whole = createHash('sha256')
  const nodes: UnixfsNode[] = []
  const path = store.work.newPath()
  const copy = await open(path, 'wx').catch(error => {
    throw explainWrite(path, error)
  })
  let size = 0

  async function* copied(): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      whole.update(chunk)
      size += chunk.length
      await copy.writeFile(chunk).catch(error => {
        throw explainWrite(path, error)
      })
      yield chunk
    }
  }

  try {
    const cid = await importUnixfs(copied(), node => nodes.push(node))
    if (expected !== undefined && !cid.equals(expected)) {
      throw new ModelmarkError('digest-mismatch', { cid: String(expected) })
    }
    await copy.sync()
    await copy.close()
    if (cid.code === DAG_PB) await store.putFile({ root: cid, path, nodes })
    else await store.putBlock(await readFile(path))
    return { cid, size, sha256: `0x${whole.digest('hex')}` }
  } finally {
    await copy.close().catch(() => undefined)
    await rm(path, { force: true })
  }
}
