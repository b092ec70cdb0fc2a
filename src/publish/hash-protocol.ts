import type { ErrorCode, ErrorFacts } from '../error/index.ts'
import type { HashedFile } from './hash-file.ts'

/** What a page gives the hash worker: one file at a time. */
export interface HashRequest {
  readonly file: Blob
}

export type HashAnswer =
  /** Bytes done since the last one. */
  | { readonly bytes: number }
  | { readonly done: HashedFile }
  | { readonly failed: ErrorCode; readonly facts: ErrorFacts }
