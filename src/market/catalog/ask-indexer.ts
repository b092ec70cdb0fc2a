import { readBody } from '../../artifact/index.ts'
import { type Address, parseAddress, sameAddress } from '../../asset/index.ts'
import { ModelmarkError, toModelmarkError } from '../../error/index.ts'
import { type CatalogHit, type CatalogQuery, type CatalogResult, FACETS, type FacetValue } from './catalog.ts'

export interface IndexerPlace {
  /** Address of the indexer. */
  readonly indexer: string
  /** The market that the page means; an indexer of another one is no answer. */
  readonly chainId: number
  readonly registry: Address
  readonly fetch?: typeof globalThis.fetch | undefined
  readonly signal: AbortSignal
}

export interface IndexerAnswer extends Omit<CatalogResult, 'currencies'> {
  readonly block: bigint
  readonly head: bigint
  readonly models: number
  readonly described: number
}

/** Milliseconds after which an indexer counts as silent. */
const PATIENCE_MS = 10_000
/** Bytes: 200 models with long names, and seven facets of fifty values. */
const MAX_ANSWER = 512_000
/** Characters; as in what the page reads itself. */
const MAX_NAME = 300
const MAX_VALUE = 100
const MAX_HITS = 200
const MAX_VALUES = 50

const QUESTION = `query Catalog($text: String, $creator: String, $filters: [Filter!], $sort: Sort, $offset: Int, $limit: Int) {
  catalog {
    chainId registry block head
    search(text: $text, creator: $creator, filters: $filters, sort: $sort, offset: $offset, limit: $limit) {
      models described total
      hits { id creator name licenses }
      facets { facet values { value count } }
    }
  }
}`

/**
 * What an indexer finds, after every part of it was looked at: it may be anybody's.
 * @throws ModelmarkError `bad-config` if it is not the indexer of this market; `indexer-failed` if it does not answer, or not
 * as an indexer does; `aborted`.
 */
export async function askIndexer(place: IndexerPlace, query: CatalogQuery): Promise<IndexerAnswer> {
  const { chainId, registry } = place
  const { catalog } = record(record(await post(place, query))['data']) as { catalog?: unknown }
  const answer = record(catalog)
  if (catalog === undefined || catalog === null) throw malformed(place.indexer, 'no catalog')
  if (answer['chainId'] !== chainId || !isSame(answer['registry'], registry))
    throw new ModelmarkError('bad-config', { field: 'indexer', value: place.indexer.slice(0, 120) })
  try {
    const found = record(answer['search'])
    return {
      block: BigInt(count(answer['block'])),
      head: BigInt(count(answer['head'])),
      models: count(found['models']),
      described: count(found['described']),
      total: count(found['total']),
      hits: list(found['hits'], MAX_HITS).map(hit => parseHit(hit, chainId, registry)),
      facets: parseFacets(list(found['facets'], FACETS.length)),
    }
  } catch (cause) {
    throw malformed(place.indexer, cause)
  }
}

async function post(place: IndexerPlace, query: CatalogQuery): Promise<unknown> {
  const { indexer, signal, fetch = globalThis.fetch } = place
  const filters = FACETS.flatMap(facet => {
    const values = query.filters?.[facet] ?? []
    return values.length > 0 ? [{ facet, values }] : []
  })
  try {
    const response = await fetch(`${indexer.replace(/\/+$/, '')}/catalog`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUESTION, variables: { ...query, filters } }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    })
    return JSON.parse(new TextDecoder().decode(await readBody(response, MAX_ANSWER, indexer)))
  } catch (error) {
    if (signal.aborted) throw new ModelmarkError('aborted')
    throw malformed(indexer, toModelmarkError(error))
  }
}

function malformed(indexer: string, cause: unknown): ModelmarkError {
  return new ModelmarkError('indexer-failed', { source: indexer }, { cause })
}

/** The model is one of this registry, whatever the indexer says: it can only choose which. */
function parseHit(value: unknown, chainId: number, contract: Address): CatalogHit {
  const { id, creator, name, licenses } = record(value)
  if (typeof id !== 'string' || !/^\d{1,16}$/.test(id) || typeof name !== 'string') throw new Error('hit')
  return {
    asset: { chainId, contract, tokenId: BigInt(id) },
    creator: parseAddress(String(creator).slice(0, 42)),
    name: name.slice(0, MAX_NAME),
    licenses: count(licenses),
  }
}

function parseFacets(facets: readonly unknown[]): CatalogResult['facets'] {
  const counted = facets.map(record)
  return Object.fromEntries(
    FACETS.map(facet => {
      const values = counted.find(other => other['facet'] === facet)?.['values'] ?? []
      return [facet, list(values, MAX_VALUES).map(parseValue)]
    }),
  ) as unknown as CatalogResult['facets']
}

function parseValue(answer: unknown): FacetValue {
  const { value, count: models } = record(answer)
  if (typeof value !== 'string' || value.length > MAX_VALUE) throw new Error('facet value')
  return { value, count: count(models) }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return Object(value) as Readonly<Record<string, unknown>>
}

function list(value: unknown, most: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length > most) throw new Error('list')
  return value
}

function count(value: unknown): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new Error('count')
  return value as number
}

function isSame(value: unknown, address: Address): boolean {
  return typeof value === 'string' && sameAddress(value as Address, address)
}
