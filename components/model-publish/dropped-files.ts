import type { ChosenFile } from '../../src/publish/index.ts'

/** What a drop or a picker gave, folders with all that is in them. */
export async function filesOf(event: Event): Promise<readonly ChosenFile[]> {
  if (event instanceof DragEvent) return droppedFiles(event.dataTransfer)
  const input = event.target as HTMLInputElement
  const files = [...(input.files ?? [])].map(file => ({ path: file.webkitRelativePath || file.name, file }))
  // The same choice again is a choice too.
  input.value = ''
  return files
}

async function droppedFiles(transfer: DataTransfer | null): Promise<readonly ChosenFile[]> {
  // The list is empty once the event is over: all entries are taken before the first is waited for.
  const entries = [...(transfer?.items ?? [])].map(item => item.webkitGetAsEntry())
  const found = await Promise.all(entries.map(entry => (entry ? filesIn(entry) : [])))
  return found.flat()
}

async function filesIn(entry: FileSystemEntry): Promise<readonly ChosenFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
    return [{ path: entry.fullPath.replace(/^\//, ''), file }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const files: ChosenFile[] = []
  for (;;) {
    // A browser gives a hundred at a time.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (entries.length === 0) return files
    for (const one of entries) files.push(...(await filesIn(one)))
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}
