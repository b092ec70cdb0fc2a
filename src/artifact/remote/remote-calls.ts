import { type ErrorCode, type ErrorFacts, ModelmarkError } from '../../error/index.ts'
import type { DownloadState, StartOptions } from '../download.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** What may be asked of a download from elsewhere; as in `RangedDownload`. */
export interface RemoteCalls {
  start(options: StartOptions): PackedState
  pause(): void
  seed(on: boolean): void
  read(offset: number, length: number): Bytes
  /** Opens the bytes [from, to) as a stream; gives the number it goes by. */
  open(from: number, to: number): number
  /** The next bytes of an open stream; undefined at its end. */
  next(stream: number): Bytes | undefined
  cancel(stream: number): void
  file(): File
  clear(): void
}

export type RemoteCall = keyof RemoteCalls
export type RemoteValue = ReturnType<RemoteCalls[RemoteCall]>

/** Every call is answered once, unless it is aborted. */
export type RemoteRequest =
  | { readonly id: number; readonly call: RemoteCall; readonly values: readonly unknown[] }
  | { readonly abort: number }
  /** Answered with the state at once: whoever is alive can do that. */
  | { readonly ping: true }

/** The state comes once when the other side is there, and after each change. */
export type RemoteAnswer =
  | { readonly id: number; readonly value: RemoteValue }
  | { readonly id: number; readonly error: PackedError }
  | { readonly state: PackedState }

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
