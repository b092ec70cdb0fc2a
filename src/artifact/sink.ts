/**
 * Where verified leaves are kept. A sink checks what it is given, and never holds a leaf that was not verified; after a crash it may have
 * forgotten leaves that were written, it never remembers one that was not.
 */
export interface Sink {
  /** Number of leaves of the file. */
  readonly leaves: number
  /** Whether leaves outlive the page. */
  readonly persistent: boolean
  has(index: number): boolean
  /** Number of leaves held. */
  readonly count: number
  /**
   * Checks a leaf and keeps it; resolves once a crash would not lose it, or with false, and nothing is kept, when it is
   * not what `digest` says. The bytes may not be used any more.
   * @param digest Its SHA-256.
   * @throws ModelmarkError `storage-full`, `storage-blocked`, `insecure-origin`.
   */
  write(index: number, bytes: Uint8Array<ArrayBuffer>, digest: Uint8Array): Promise<boolean>
  /**
   * @param digest Where given, what is read is checked; a leaf that was damaged is undefined.
   * @throws ModelmarkError `storage-blocked` if the leaf is not held.
   */
  read(index: number, digest?: Uint8Array): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Forgets one leaf, to make room. */
  drop(index: number): Promise<void>
  /** The whole file without a copy in memory, where the store can give one. Only when complete. */
  file(): Promise<Blob>
  /** Forgets everything that was kept of this file. */
  clear(): Promise<void>
  close(): Promise<void>
}
