import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ModelmarkError } from '../../error/index.ts'
import { setupError, systemCode } from './hub-error.ts'

/** This process, told from an earlier one that had the same number: in a container each start has the same. */
export const PROCESS = `${process.pid}-${randomBytes(6).toString('hex')}`

/** Whether the process that was called `owner` may still be at work. */
export function isAtWork(owner: string): boolean {
  const pid = Number.parseInt(owner, 10)
  if (pid === process.pid) return owner.startsWith(PROCESS)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCode(error) === 'EPERM'
  }
}

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
    if (!isAtWork(name)) await rm(join(dir, name), { recursive: true, force: true })
  }
  return { newPath: () => join(dir, `${PROCESS}-${++counter}`) }
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

/** @see https://www.sqlite.org/rescode.html#full */
const SQLITE_FULL = 13

/** SQLite's primary result code, where the error is one of it. */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined
  return Number(error.errcode) & 0xff
}

/** A failed write as the one error a person can act on. */
export function explainWrite(path: string, error: unknown): ModelmarkError {
  if (error instanceof ModelmarkError) return error
  const code = systemCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG' || sqliteCode(error) === SQLITE_FULL)
    return new ModelmarkError('storage-full', { path }, { cause: error })
  return setupError('dataDir', path, code ?? String(error), error)
}
