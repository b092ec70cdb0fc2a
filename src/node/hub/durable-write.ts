import { type FileHandle, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ModelmarkError } from '../../error/index.ts'
import { setupError, systemCode } from './hub-error.ts'

/**
 * A folder for what is half written, beside where it will be moved to. Names carry the process, so that one
 * process may clear what another left behind when it was killed, and leaves alone what still grows.
 */
export interface WorkFolder {
  /** A path nobody else uses. */
  newPath(): string
}

let counter = 0

export async function openWorkFolder(dir: string): Promise<WorkFolder> {
  await mkdir(dir, { recursive: true })
  for (const name of await readdir(dir)) {
    const pid = Number.parseInt(name, 10)
    if (pid !== process.pid && !isRunning(pid)) await rm(join(dir, name), { recursive: true, force: true })
  }
  return { newPath: () => join(dir, `${process.pid}-${++counter}-${Date.now()}`) }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCode(error) === 'EPERM'
  }
}

/** Moves a finished file or folder to its place, in one step that a crash cannot halve. */
export async function publish(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    const code = systemCode(error)
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
    await rm(from, { recursive: true, force: true })
  }
  await syncFolder(dirname(to))
}

/**
 * Writes a whole small file so that it is there completely or not at all.
 * @throws ModelmarkError `storage-full`, `bad-config`.
 */
export async function writeDurably(
  work: WorkFolder,
  path: string,
  bytes: Uint8Array,
  mode = 0o644,
): Promise<void> {
  const draft = work.newPath()
  try {
    await writeFile(draft, bytes, { flush: true, mode })
    await publish(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw explainWrite(path, error)
  }
}

export async function syncFolder(path: string): Promise<void> {
  let folder: FileHandle | undefined
  try {
    folder = await open(path, 'r')
    await folder.sync()
  } catch (error) {
    // Windows has no folders to sync; its journal does that.
    if (process.platform !== 'win32') throw error
  } finally {
    await folder?.close()
  }
}

/** A failed write as the one error a person can act on. */
export function explainWrite(path: string, error: unknown): ModelmarkError {
  if (error instanceof ModelmarkError) return error
  const code = systemCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new ModelmarkError('storage-full', { path }, { cause: error })
  return setupError('dataDir', path, code ?? String(error), error)
}
