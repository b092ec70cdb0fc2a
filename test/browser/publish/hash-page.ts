import { toModelmarkError } from '../../../src/error/index.ts'
import { type FilesProgress, hashFiles } from '../../../src/publish/index.ts'

const MIB = 1024 * 1024

/** `mebibytes` that repeat one piece, so that a large file costs the page no memory. */
function largeFile(mebibytes: number): File {
  const piece = new Blob([Uint8Array.from({ length: MIB }, (_, i) => i * 31)])
  return new File(
    Array.from({ length: mebibytes }, () => piece),
    'model.bin',
  )
}

export interface Hashed {
  readonly files: readonly { readonly path: string; readonly cid: string; readonly sha256: string }[]
  readonly seen: readonly FilesProgress[]
}

async function hash(mebibytes: number): Promise<Hashed> {
  const seen: FilesProgress[] = []
  const hashed = await hashFiles(
    [
      { path: 'hello.txt', file: new File(['hello world'], 'hello.txt') },
      { path: 'model.bin', file: largeFile(mebibytes) },
    ],
    { onProgress: progress => seen.push(progress) },
  )
  return { files: hashed.map(({ path, cid, sha256 }) => ({ path, cid, sha256 })), seen }
}

/** The code it ended with when it was stopped at the first bytes. */
async function stop(mebibytes: number): Promise<string> {
  const stopping = new AbortController()
  const files = [{ path: 'model.bin', file: largeFile(mebibytes) }]
  const hashing = hashFiles(files, { signal: stopping.signal, onProgress: () => stopping.abort() })
  return hashing.then(
    () => 'done',
    (error: unknown) => toModelmarkError(error).code,
  )
}

const pages = { hash, stop }
export type HashPage = typeof pages
Object.assign(globalThis, { pages, ready: true })
