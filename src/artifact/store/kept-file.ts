import type { Bitmap } from './bitmap.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Where the storage worker keeps one artifact. Failures are thrown as the browser's own `DOMException`. */
export interface KeptFile {
  /** A copy of what is held. */
  readonly bitmap: Bitmap
  /** Resolves once a crash would not lose it. */
  write(leaf: LeafPlace, bytes: Bytes): Promise<void>
  read(leaf: LeafPlace, length: number): Promise<Bytes>
  /** Forgets one leaf. */
  drop(index: number): Promise<void>
  /** What `saveIndex` kept; empty if nothing. */
  loadIndex(): Promise<Bytes>
  saveIndex(bytes: Bytes): Promise<void>
  /** The whole file, not copied into memory where that can be had. */
  file(): Promise<Blob>
  /** Forgets everything; can be written again. */
  clear(): Promise<void>
  close(): Promise<void>
}

export interface LeafPlace {
  readonly index: number
  /** Where in the file it begins. */
  readonly offset: number
}

/** A way to keep files that this browser may or may not have. */
export interface Place {
  open(name: string, leaves: number): Promise<KeptFile>
  remove(name: string): Promise<void>
  /** What is kept here, with the time of the last `open` in milliseconds since 1970. */
  list(): Promise<{ readonly name: string; readonly used: number }[]>
}
