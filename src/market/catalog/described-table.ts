import type { Digest } from '../../asset/index.ts'
import type { Documents } from '../documents.ts'
import type { CatalogQuery } from './catalog.ts'
import { createDescriptions, type Descriptions } from './describe-models.ts'
import type { CatalogEntry } from './entry.ts'
import { SearchTable, type TableResult } from './search-table.ts'
import type { Summary } from './summary.ts'

/** Models with what their manifests say, which are fetched as models come in: what both an indexer and a page search. */
export class DescribedTable {
  readonly #table: SearchTable
  readonly #descriptions: Descriptions
  /** Models whose manifest is looked for, or was in vain. */
  readonly #waiting = new Map<Digest, Map<number, CatalogEntry>>()
  #described = 0

  /** @param onDescribed Told which models a manifest that was looked for is of, whether or not it was found. */
  constructor(
    chainId: number,
    documents: Pick<Documents, 'manifest'>,
    onDescribed: (ids: readonly number[], digest: Digest) => void,
  ) {
    this.#table = new SearchTable(chainId)
    this.#descriptions = createDescriptions(documents, digest => {
      const entries = [...(this.#waiting.get(digest)?.values() ?? [])]
      if (this.#descriptions.get(digest)) this.#waiting.delete(digest)
      for (const entry of entries) this.#place(entry)
      onDescribed(
        entries.map(({ id }) => id),
        digest,
      )
    })
  }

  get size(): number {
    return this.#table.size
  }

  /** Models whose manifest is known, or was looked for in vain. */
  get described(): number {
    return this.#described
  }

  summary(digest: Digest | ''): Summary | undefined {
    return this.#descriptions.get(digest)
  }

  /** Takes what was known before; models put already are not changed by it. */
  restore(summaries: Readonly<Record<Digest, Summary>>): void {
    this.#descriptions.restore(summaries)
  }

  /** @param fetches Whether to look for a manifest that is unknown. */
  put(entry: CatalogEntry, fetches = true): void {
    this.#place(entry)
    const { id, manifestDigest: digest } = entry
    if (!fetches || digest === '' || this.#descriptions.get(digest)) return
    this.#waiting.set(digest, (this.#waiting.get(digest) ?? new Map()).set(id, entry))
    this.#descriptions.want(digest)
  }

  delete(id: number): void {
    if (this.#table.get(id)?.name) this.#described--
    this.#table.delete(id)
  }

  /** Ids of models whose description is unknown. */
  get nameless(): readonly number[] {
    return this.#table.nameless
  }

  /** Lets what failed be tried again. */
  forgive(): void {
    this.#descriptions.forgive()
    for (const digest of this.#waiting.keys()) this.#descriptions.want(digest)
  }

  search(query: CatalogQuery): TableResult {
    return this.#table.search(query)
  }

  #place(entry: CatalogEntry): void {
    const before = this.#table.get(entry.id)
    const summary = this.#descriptions.get(entry.manifestDigest)
    this.#table.put(entry, summary)
    this.#described += Number(Boolean(summary?.name)) - Number(Boolean(before?.name))
  }
}
