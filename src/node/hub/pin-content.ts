import { type FileHandle, open, rm } from 'node:fs/promises'
import type { CID } from 'multiformats/cid'
import { parseCid } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import { explainWrite } from './durable-write.ts'
import { fetchBlock } from './fetch-block.ts'
import type { HubStore } from './hub-store.ts'
import { type Pin, readStoredManifest } from './pins.ts'
import { DAG_PB, LEAF_BYTES, MAX_NODE_BYTES, RAW, walkFile } from './unixfs-file.ts'

export interface PinOptions {
  /** Base URL of the gateway to fetch from: `https://hub.example`. Absent: only what is here already. */
  readonly gateway?: string
  readonly signal?: AbortSignal
}

/** Leaves asked for at once. */
const REQUESTS = 4

/**
 * Brings a model (the CID of its manifest) with all its files, or one file, into the store, each block checked.
 * What the store holds already is not fetched again.
 * @throws ModelmarkError `no-providers`, `digest-mismatch`, `file-invalid`, `storage-full`, `bad-config`, `aborted`.
 */
export async function pinContent(
  store: HubStore,
  text: string,
  options: PinOptions,
): Promise<Omit<Pin, 'pinnedAt'>> {
  const cid = parseCid(text)
  if (cid.version !== 1 || (cid.code !== RAW && cid.code !== DAG_PB)) {
    throw new ModelmarkError('bad-config', { field: 'cid', value: text.slice(0, 120), reason: 'codec' })
  }
  const size = await bring(store, cid, options)
  const manifest = await readStoredManifest(store, cid)
  if (manifest === undefined) return { cid: String(cid), kind: 'file', name: '', size }
  let total = size
  for (const artifact of manifest.artifacts)
    total += await bring(store, parseCid(artifact.cid), options, artifact.size)
  return { cid: String(cid), kind: 'model', name: manifest.name, size: total }
}

async function bring(store: HubStore, cid: CID, options: PinOptions, declared?: number): Promise<number> {
  const size =
    (await store.file(cid))?.size ?? (cid.code === RAW ? (await store.find(cid))?.length : undefined)
  if (size !== undefined) return size
  const { gateway, signal } = options
  if (gateway === undefined) throw new ModelmarkError('no-providers', { cid: String(cid) })
  if (cid.code === DAG_PB) return fetchFile(store, cid, gateway, declared, signal)
  const bytes = await fetchBlock(gateway, cid, LEAF_BYTES, signal)
  await store.putBlock(bytes)
  return bytes.length
}

async function fetchFile(
  store: HubStore,
  root: CID,
  gateway: string,
  declared: number | undefined,
  signal: AbortSignal | undefined,
): Promise<number> {
  const path = store.work.newPath()
  const nodes: { cid: CID; bytes: Uint8Array }[] = []
  const running = new Set<Promise<void>>()
  const stop = new AbortController()
  const both = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal])
  let size = 0
  const file = await open(path, 'wx').catch(error => {
    throw explainWrite(path, error)
  })
  try {
    for await (const block of walkFile(root, cid => fetchBlock(gateway, cid, MAX_NODE_BYTES, both))) {
      if (block.kind === 'node') {
        nodes.push(block)
        continue
      }
      const { cid, span } = block
      size = span.offset + span.length
      if (declared !== undefined && size > declared)
        throw new ModelmarkError('file-invalid', { cid: String(root), field: 'size' })
      const leaf = fetchLeaf(file, path, gateway, { cid, ...span }, both).finally(() => running.delete(leaf))
      running.add(leaf)
      leaf.catch(() => undefined)
      if (running.size >= REQUESTS) await Promise.race(running)
    }
    await Promise.all(running)
    await file.sync()
    await file.close()
    await store.putFile({ root, path, nodes })
    return size
  } finally {
    stop.abort()
    await Promise.allSettled(running)
    await file.close().catch(() => undefined)
    await rm(path, { force: true })
  }
}

async function fetchLeaf(
  file: FileHandle,
  path: string,
  gateway: string,
  { cid, offset, length }: { readonly cid: CID; readonly offset: number; readonly length: number },
  signal: AbortSignal,
): Promise<void> {
  const bytes = await fetchBlock(gateway, cid, length, signal)
  if (bytes.length !== length) throw new ModelmarkError('file-invalid', { cid: String(cid), field: 'size' })
  await file.write(bytes, 0, length, offset).catch(error => {
    throw explainWrite(path, error)
  })
}
