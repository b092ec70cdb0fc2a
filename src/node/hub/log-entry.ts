/** One line of a hub's log. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error'
  /** What happened, in the past tense: `started`, `answered`, `imported`, `damaged`. */
  readonly event: string
  readonly [detail: string]: unknown
}
