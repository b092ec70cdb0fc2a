import type { CID } from 'multiformats/cid'
import type { PeerContent } from '../peer-node.ts'
import { ServedFile } from './served-file.ts'

/** All files this page gives. Nothing else is ever given to anybody. */
export class ServedFiles {
  readonly #files = new Map<string, ServedFile>()
  /** Of files that are no longer given; the figure stays for the visitor to see. */
  readonly #uploadedBefore = new Map<string, number>()

  /** Gives `content` from now on, in place of what was given of the same file. */
  add(content: PeerContent): ServedFile {
    this.remove(content.table.root)
    const file = new ServedFile(content)
    file.uploaded = this.#uploadedBefore.get(content.table.root.toString()) ?? 0
    this.#files.set(content.table.root.toString(), file)
    return file
  }

  remove(root: CID): void {
    const file = this.#files.get(root.toString())
    if (file === undefined) return
    this.#files.delete(root.toString())
    this.#uploadedBefore.set(root.toString(), file.uploaded)
    file.close()
  }

  get(root: CID): ServedFile | undefined {
    return this.#files.get(root.toString())
  }

  /** Whether `file` was not replaced or removed. */
  serves(file: ServedFile): boolean {
    return this.get(file.content.table.root) === file
  }

  get roots(): string[] {
    return [...this.#files.keys()]
  }

  /** Bytes given of `root`. */
  uploaded(root: CID): number {
    return this.get(root)?.uploaded ?? this.#uploadedBefore.get(root.toString()) ?? 0
  }

  [Symbol.iterator](): Iterator<ServedFile> {
    return this.#files.values()
  }
}
