import { sha256 } from '@noble/hashes/sha2'
import { LEAF_BYTES } from '../artifact/index.ts'
import type { Digest } from '../asset/index.ts'
import { ModelmarkError } from '../error/index.ts'
import { importUnixfs } from './import-unixfs.ts'

/** What a file is called by its content, and the inner nodes of its tree, for those who ask for it. */
export interface HashedFile {
  /** As `modelmark hub import` gives it. */
  readonly cid: string
  /** Bytes. */
  readonly size: number
  /** SHA-256 of the whole file. */
  readonly sha256: Digest
  readonly nodes: readonly { readonly cid: string; readonly bytes: Uint8Array<ArrayBuffer> }[]
}

/**
 * Reads a file once, 1 MiB at a time, for its CID and its SHA-256.
 * @param onBytes Called with the bytes of each piece that is done.
 * @throws ModelmarkError `file-invalid` with the `reason` `unreadable` for a file that changed or went away meanwhile.
 */
export async function hashFile(file: Blob, onBytes: (bytes: number) => void): Promise<HashedFile> {
  const whole = sha256.create()
  const nodes: { cid: string; bytes: Uint8Array<ArrayBuffer> }[] = []

  async function* pieces(): AsyncGenerator<Uint8Array> {
    // The next piece is read while this one is hashed.
    let next = read(file, 0)
    for (let offset = 0; offset < file.size; offset += LEAF_BYTES) {
      const bytes = await next
      if (offset + LEAF_BYTES < file.size) next = read(file, offset + LEAF_BYTES)
      next.catch(() => undefined)
      yield bytes
      whole.update(bytes)
      onBytes(bytes.length)
    }
  }

  const cid = await importUnixfs(pieces(), node =>
    nodes.push({ cid: String(node.cid), bytes: new Uint8Array(node.bytes) }),
  )
  return { cid: String(cid), size: file.size, sha256: `0x${hex(whole.digest())}`, nodes }
}

async function read(file: Blob, offset: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(offset, offset + LEAF_BYTES).arrayBuffer())
  } catch (cause) {
    throw new ModelmarkError('file-invalid', { reason: 'unreadable' }, { cause })
  }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}
