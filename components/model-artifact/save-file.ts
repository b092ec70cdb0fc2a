interface FileHandle {
  createWritable(): Promise<WritableStream<Uint8Array>>
}

/** File System Access, where the browser has it. @see https://wicg.github.io/file-system-access/ */
interface WithSavePicker {
  showSaveFilePicker?(options: { suggestedName: string }): Promise<FileHandle>
}

/**
 * Saves a file to the visitor's disk: streamed to a place they choose where the browser can, else as a download.
 * Resolves with false if they chose none. Call it in a click: a browser opens the picker only then.
 */
export async function saveFile(path: string, file: () => Promise<File>): Promise<boolean> {
  const suggestedName = path.split('/').at(-1) ?? path
  const { showSaveFilePicker } = window as WithSavePicker
  if (!showSaveFilePicker) {
    download(suggestedName, await file())
    return true
  }
  try {
    const handle = await showSaveFilePicker.call(window, { suggestedName })
    await (await file()).stream().pipeTo(await handle.createWritable())
    return true
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return false
    if (error instanceof DOMException && error.name === 'SecurityError') {
      // Frames of another origin may not open the picker.
      download(suggestedName, await file())
      return true
    }
    throw error
  }
}

function download(name: string, file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
