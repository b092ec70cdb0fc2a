import { type ErrorCode, type ErrorFacts, ModelmarkError } from '../../error/index.ts'
import type { DownloadState } from '../download.ts'

/** An error as it passes between pages, which keep nothing but the message of a class they do not know. */
export interface PackedError {
  readonly code: ErrorCode
  readonly facts: ErrorFacts
}

/** A state whose error is packed. */
export type PackedState = Omit<DownloadState, 'error'> & { readonly error?: PackedError }

export function packError({ code, facts }: ModelmarkError): PackedError {
  return { code, facts }
}

export function unpackError({ code, facts }: PackedError): ModelmarkError {
  return new ModelmarkError(code, facts)
}

export function packState(state: DownloadState): PackedState {
  return state.status === 'failed' ? { ...state, error: packError(state.error) } : state
}

export function unpackState(state: PackedState): DownloadState {
  return { ...state, ...(state.error && { error: unpackError(state.error) }) } as DownloadState
}
