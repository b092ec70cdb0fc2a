/**
 * Where verified leaves are kept. A sink never holds a leaf that was not verified; after a crash it may have
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
   * Keeps a verified leaf; resolves once a crash would not lose it.
   * @throws ModelmarkError `storage-full`, `storage-blocked`.
   */
  write(index: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** @throws ModelmarkError `storage-blocked` if the leaf is not held. */
  read(index: number): Promise<Uint8Array<ArrayBuffer>>
  /** Forgets one leaf, to make room. */
  drop(index: number): Promise<void>
  /** The whole file without a copy in memory, where the store can give one. Only when complete. */
  file(): Promise<Blob>
  /** Forgets everything that was kept of this file. */
  clear(): Promise<void>
  close(): Promise<void>
}
