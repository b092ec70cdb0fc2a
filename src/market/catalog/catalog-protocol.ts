import type { ErrorCode, ErrorFacts } from '../../error/index.ts'
import type { CatalogProgress, CatalogQuery, CatalogResult } from './catalog.ts'
import type { CatalogJob } from './catalog-job.ts'

/** What a page tells its catalog's worker. `job` comes first, and once. */
export type CatalogRequest =
  | { readonly job: CatalogJob }
  /** Whether somebody looks, so that new blocks are to be looked for. */
  | { readonly follow: boolean }
  | { readonly id: number; readonly search: CatalogQuery }
  | { readonly id: number; readonly refresh: true }

/** What the worker tells the page: that it runs, progress whenever it changes, one answer for each request with an `id`. */
export type CatalogMessage =
  | { readonly ready: true }
  | { readonly progress: Omit<CatalogProgress, 'error'>; readonly error: PlainError | undefined }
  | { readonly id: number; readonly result: CatalogResult | undefined }
  | { readonly id: number; readonly error: PlainError }

/** An error as it goes from one thread to another. */
export interface PlainError {
  readonly code: ErrorCode
  readonly facts: ErrorFacts
}
