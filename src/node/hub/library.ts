import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { CID } from 'multiformats/cid'
import { type Digest, digestFromCid, parseCid } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import { setupError, systemCode } from './hub-error.ts'
import type { HubStore } from './hub-store.ts'
import { type ImportedFile, importContent } from './import-file.ts'
import { type ImportedModel, type ImportOptions, importFolder } from './import-folder.ts'
import type { LogEntry } from './log-entry.ts'
import { type PinOptions, pinContent } from './pin-content.ts'
import { openPins, type Pin } from './pins.ts'
import { LEAF_BYTES } from './unixfs-file.ts'

/** What a hub keeps, and how it gets in and out. One change at a time; readers need not wait. */
export interface Library {
  /** Takes a model folder in and pins it. @throws ModelmarkError */
  importFolder(dir: string, options?: ImportOptions): Promise<ImportedModel>
  /** Takes one file in and pins it. @throws ModelmarkError */
  importFile(path: string): Promise<ImportedFile>
  /** Keeps a document of at most 1 MiB, such as the terms of an offer, and gives what the chain calls it. */
  putBlock(bytes: Uint8Array, name: string): Promise<{ readonly digest: Digest; readonly cid: string }>
  /**
   * Takes a file that somebody sent and pins it; a manifest whose files are here pins them as a model.
   * @throws ModelmarkError `digest-mismatch` for other bytes than those of `cid`.
   */
  takeUpload(cid: CID, content: AsyncIterable<Uint8Array>): Promise<Pin>
  /** Fetches a model or file, checks every block, and keeps it. @throws ModelmarkError */
  pin(cid: string, options?: PinOptions): Promise<Pin>
  /** Drops a pin and what nothing else needs; false if there was none. */
  unpin(cid: string): Promise<boolean>
  pins(): Promise<readonly Pin[]>
  /** Leaves the disk in order, when the change under way is done. */
  close(): Promise<void>
}

export async function createLibrary(
  store: HubStore,
  log: (entry: LogEntry) => void = () => {},
): Promise<Library> {
  const pins = await openPins(store)
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
    const turn = last.then(change, change)
    last = turn.catch(() => undefined)
    return turn
  }

  async function keep(pin: Omit<Pin, 'pinnedAt'>, event: string): Promise<Pin> {
    const kept = await pins.add(pin)
    log({ level: 'info', event, cid: pin.cid, name: pin.name, size: pin.size })
    return kept
  }

  return {
    pins: pins.list,

    importFolder: (dir, options) =>
      inTurn(async () => {
        const model = await importFolder(store, dir, options)
        const size = model.manifest.artifacts.reduce((sum, artifact) => sum + artifact.size, 0)
        await keep({ cid: model.cid, kind: 'model', name: model.manifest.name, size }, 'imported')
        return model
      }),

    importFile: path =>
      inTurn(async () => {
        const kind = await stat(path).catch(error => {
          throw setupError('folder', path, systemCode(error) ?? String(error), error)
        })
        if (!kind.isFile()) throw setupError('folder', path, 'not-a-file')
        const file = await importContent(store, createReadStream(path, { highWaterMark: LEAF_BYTES }))
        await keep({ cid: String(file.cid), kind: 'file', name: basename(path), size: file.size }, 'imported')
        return file
      }),

    putBlock: (bytes, name) =>
      inTurn(async () => {
        const cid = await store.putBlock(bytes)
        await keep({ cid: String(cid), kind: 'file', name, size: bytes.length }, 'imported')
        return { digest: digestFromCid(cid), cid: String(cid) }
      }),

    takeUpload: (cid, content) =>
      inTurn(async () => {
        const { size } = await importContent(store, content, cid)
        const file = { cid: String(cid), kind: 'file', name: '', size } as const
        const pinned = await pinContent(store, String(cid), {}).catch(error => {
          if (error instanceof ModelmarkError && error.code === 'no-providers') return file
          throw error
        })
        return keep(pinned, 'uploaded')
      }),

    pin: (cid, options = {}) => inTurn(async () => keep(await pinContent(store, cid, options), 'pinned')),

    close: () => inTurn(async () => store.close()),

    unpin: cid => inTurn(() => pins.remove(String(parseCid(cid)))),
  }
}
