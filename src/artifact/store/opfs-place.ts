import type { Place } from './kept-file.ts'
import { DIRECTORY } from './names.ts'
import { removeStored, StoredFile } from './stored-file.ts'

/** Files in the origin private file system: as large as the disk allows, and read without a copy. */
export const opfsPlace: Place = {
  async open(name, leaves) {
    return StoredFile.open(await directory(), name, leaves)
  },
  async remove(name) {
    await removeStored(await directory(), name)
  },
  async list() {
    const parent = await directory()
    const files = []
    for await (const entry of parent.keys()) {
      const name = entry.replace(/\.journal$/, '')
      if (name === entry) continue
      const journal = await (await parent.getFileHandle(entry)).getFile()
      files.push({ name, used: journal.lastModified })
    }
    return files
  },
}

async function directory(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle(DIRECTORY, { create: true })
}
