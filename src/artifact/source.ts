/** Where bytes may come from. */
export type SourceKind = 'store' | 'peer' | 'gateway' | 'http'

/**
 * Somewhere to get leaves from. Leaf `i` is bytes [i MiB, (i+1) MiB) of the file, the last one shorter.
 * What a source hands over is not trusted: the sink hashes every leaf before anybody sees it.
 */
export interface Source {
  /** Stable and unique among the sources of a download; shown to people and named in errors. */
  readonly id: string
  readonly kind: SourceKind
  /** Whether it holds leaf `index`; absent where every leaf is assumed. May change while a peer downloads. */
  has?(index: number): boolean
  /** Calls `listener` after `has` may have changed. Returns how to stop. */
  watch?(listener: () => void): () => void
  /**
   * The bytes of one leaf.
   * @param length Bytes the leaf has; a source must not read or return more than that.
   * @throws ModelmarkError `no-providers` (unreachable, or does not have it), `timeout`, `aborted`.
   */
  fetch(index: number, length: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>
  /**
   * The bytes of `count` leaves from `index` on, in order, from one request; absent where leaves are asked one by one.
   * The reader may stop early.
   */
  fetchRun?(index: number, count: number, signal: AbortSignal): AsyncIterable<Uint8Array<ArrayBuffer>>
  close?(): Promise<void>
}
