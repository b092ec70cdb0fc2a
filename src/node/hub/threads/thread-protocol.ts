import type { RequestEntry } from '../gateway.ts'
import type { Refusal } from '../request-limits.ts'

/** What a thread is started with. */
export interface ThreadSettings {
  readonly dataDir: string
  readonly host: string
  /** The port all threads listen on. */
  readonly port: number
  readonly behindProxy: boolean
  /** Whether to ask the main thread before a request is let in. */
  readonly limited: boolean
  /** Bytes of content kept in memory. */
  readonly cacheBytes: number
  readonly main: MainAddress
}

/** Where the main thread answers what is not content. */
export interface MainAddress {
  readonly port: number
  /** Known to this process alone; others on this machine are turned away. */
  readonly secret: string
}

export interface ThreadCounts {
  /** Requests being answered. */
  readonly inFlight: number
  /** Bytes of content sent since the start. */
  readonly sentBytes: number
}

export type FromThread =
  | { readonly kind: 'listening' }
  | { readonly kind: 'enter'; readonly ticket: number; readonly address: string }
  | { readonly kind: 'leave'; readonly ticket: number }
  | { readonly kind: 'answered'; readonly entries: readonly RequestEntry[] }
  | ({ readonly kind: 'counted' } & ThreadCounts)

export type ToThread =
  /** Without a refusal: let in. */
  | { readonly kind: 'admission'; readonly ticket: number; readonly refusal?: Refusal }
  | { readonly kind: 'count' }
  /** Milliseconds in which answers under way may end. */
  | { readonly kind: 'stop'; readonly grace: number }
