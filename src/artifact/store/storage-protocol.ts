/** What a page asks of the storage worker. Every request is answered by one `StorageAnswer` with the same `id`. */
export type StorageRequest =
  | { readonly op: 'open'; readonly file: string; readonly leaves: number }
  | {
      readonly op: 'write'
      readonly file: string
      readonly index: number
      readonly offset: number
      readonly bytes: Uint8Array<ArrayBuffer>
      readonly digest: Uint8Array
    }
  | {
      readonly op: 'read'
      readonly file: string
      readonly index: number
      readonly offset: number
      readonly length: number
      readonly digest?: Uint8Array
    }
  | { readonly op: 'drop'; readonly file: string; readonly index: number }
  | { readonly op: 'file'; readonly file: string }
  | { readonly op: 'clear'; readonly file: string }
  | { readonly op: 'close'; readonly file: string }
  | { readonly op: 'load-index'; readonly file: string }
  | { readonly op: 'save-index'; readonly file: string; readonly bytes: Uint8Array<ArrayBuffer> }

/** `open` gives the bitmap, `write` whether the bytes were right, `read` (undefined if not) and `load-index` bytes, `file` a Blob, the others nothing. */
export type StorageValue = Uint8Array<ArrayBuffer> | Blob | boolean | undefined

export type StorageAnswer =
  | { readonly id: number; readonly value: StorageValue }
  | { readonly id: number; readonly failed: StorageFailure; readonly reason: string }

/** `busy`: another worker still has the file open. `insecure`: this origin may not hash. */
export type StorageFailure = 'full' | 'blocked' | 'busy' | 'insecure'
