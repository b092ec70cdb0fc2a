import { close, open, read } from 'node:fs'
import { promisify } from 'node:util'
import { LeastRecent } from './least-recent.ts'

/** Files kept open at once. */
const MAX_OPEN = 256
/** Milliseconds after which all are closed: the disk space of what was dropped meanwhile comes free. */
const CLOSE_AFTER = 60_000

const openFile = promisify(open)
const readFile = promisify(read)
const closeFile = promisify(close)

interface OpenFile {
  readonly descriptor: Promise<number>
  readers: number
  kept: boolean
}

/** Files that are open for reading, so that each of many reads need not open them again. */
export class OpenFiles {
  readonly #files = new LeastRecent<string, OpenFile>(MAX_OPEN, () => 1)
  readonly #closing: NodeJS.Timeout

  constructor() {
    this.#closing = setInterval(() => this.#drop(this.#files.clear()), CLOSE_AFTER)
    this.#closing.unref()
  }

  /** Up to `length` bytes from `offset`, fewer at the end of the file. */
  async read(path: string, offset: number, length: number): Promise<Buffer> {
    const file = this.#open(path)
    file.readers += 1
    try {
      const buffer = Buffer.allocUnsafeSlow(length)
      const { bytesRead } = await readFile(await file.descriptor, buffer, 0, length, offset)
      return buffer.subarray(0, bytesRead)
    } finally {
      file.readers -= 1
      this.#closeUnused(file)
    }
  }

  close(): void {
    clearInterval(this.#closing)
    this.#drop(this.#files.clear())
  }

  #open(path: string): OpenFile {
    const known = this.#files.get(path)
    if (known !== undefined) return known
    const file = { descriptor: openFile(path, 'r'), readers: 0, kept: true }
    // A file that could not be opened is asked for again the next time.
    file.descriptor.catch(() => {
      file.kept = false
      this.#files.delete(path)
    })
    this.#drop(this.#files.add(path, file))
    return file
  }

  #drop(files: readonly OpenFile[]): void {
    for (const file of files) {
      file.kept = false
      this.#closeUnused(file)
    }
  }

  #closeUnused(file: OpenFile): void {
    if (!file.kept && file.readers === 0) void file.descriptor.then(closeFile).catch(() => undefined)
  }
}
