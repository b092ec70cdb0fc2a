import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CID } from 'multiformats/cid'
import { MAX_MANIFEST_BYTES, type Manifest, parseManifest } from '../../manifest/index.ts'
import { syncFolder, writeDurably } from './durable-write.ts'
import type { HubStore } from './hub-store.ts'
import { RAW } from './unixfs-file.ts'

/** Something the hub keeps because somebody asked for it: a model with all its files, a file or a block. */
export interface Pin {
  readonly cid: string
  readonly kind: 'model' | 'file'
  /** Of the model; the path of a file that was imported alone. */
  readonly name: string
  /** Bytes, a model's files together. */
  readonly size: number
  /** ISO 8601. */
  readonly pinnedAt: string
}

export interface Pins {
  add(pin: Omit<Pin, 'pinnedAt'>): Promise<Pin>
  list(): Promise<readonly Pin[]>
  /** Drops a pin and what no other pin needs; false if there was none. */
  remove(cid: string): Promise<boolean>
}

/** Pins are one small file each, written when what they name is complete. */
export async function openPins(store: HubStore): Promise<Pins> {
  const dir = join(store.dataDir, 'pins')
  await mkdir(dir, { recursive: true })
  const place = (cid: string) => join(dir, `${cid}.json`)

  async function list(): Promise<readonly Pin[]> {
    const names = (await readdir(dir)).filter(name => name.endsWith('.json')).sort()
    const pins = await Promise.all(
      names.map(async name => JSON.parse(await readFile(join(dir, name), 'utf8')) as Pin),
    )
    return pins.sort((a, b) => a.pinnedAt.localeCompare(b.pinnedAt))
  }

  async function needs(cid: string): Promise<readonly string[]> {
    const manifest = await readStoredManifest(store, CID.parse(cid))
    return [cid, ...(manifest?.artifacts.map(artifact => artifact.cid) ?? [])]
  }

  return {
    list,

    async add(pin) {
      const kept = { ...pin, pinnedAt: new Date().toISOString() }
      await writeDurably(store.work, place(pin.cid), new TextEncoder().encode(JSON.stringify(kept)))
      return kept
    },

    async remove(cid) {
      const pins = await list()
      if (!pins.some(pin => pin.cid === cid)) return false
      const dropped = await needs(cid)
      await rm(place(cid))
      await syncFolder(dir)
      const kept = new Set<string>()
      for (const pin of pins) {
        if (pin.cid !== cid) for (const needed of await needs(pin.cid)) kept.add(needed)
      }
      for (const gone of dropped) if (!kept.has(gone)) await store.remove(CID.parse(gone))
      return true
    },
  }
}

/** The manifest in a block, if that is what it is. */
export async function readStoredManifest(store: HubStore, cid: CID): Promise<Manifest | undefined> {
  if (cid.code !== RAW) return undefined
  const slice = await store.find(cid)
  if (slice === undefined || slice.length > MAX_MANIFEST_BYTES) return undefined
  const bytes = await store.read(cid)
  try {
    return bytes === undefined ? undefined : parseManifest(bytes)
  } catch {
    return undefined
  }
}
