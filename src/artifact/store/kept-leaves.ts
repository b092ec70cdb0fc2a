import { DIRECTORY, journalName } from './names.ts'

/**
 * Which leaves of a file an earlier visit left in this browser: one bit a leaf, lowest first; empty if none. Reads the
 * journal alone and locks nothing, so that it can be asked before anybody wants the file.
 */
export async function keptLeaves(cid: string): Promise<Uint8Array> {
  try {
    const root = await navigator.storage.getDirectory()
    const directory = await root.getDirectoryHandle(DIRECTORY)
    const journal = await directory.getFileHandle(journalName(cid))
    return new Uint8Array(await (await journal.getFile()).arrayBuffer())
  } catch {
    // No such file, or a browser that stores nothing here.
    return new Uint8Array(0)
  }
}
