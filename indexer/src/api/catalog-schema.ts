import { buildSchema, type ExecutionResult, graphql } from 'graphql'
import type { CatalogQuery, CatalogSort, Facet } from '../../../src/market/catalog/catalog.ts'
import type { Search } from './start-search'

/** Block numbers are Ints up to 2^31; a chain that gets there needs another scalar. */
const schema = buildSchema(`
  type Query { catalog: Catalog! }
  type Catalog {
    chainId: Int!
    registry: String!
    "The market's first block; the newest that was read; the chain's newest."
    fromBlock: Int!
    block: Int!
    head: Int!
    search(text: String, creator: String, filters: [Filter!], sort: Sort, offset: Int, limit: Int): Found!
  }
  "Values of one facet are alternatives; facets narrow each other."
  input Filter { facet: Facet!, values: [String!]! }
  enum Facet { task library size kind price chain status }
  enum Sort { relevance new licensed endorsed revenue name }
  type Found {
    "All models; those whose description is known."
    models: Int!
    described: Int!
    total: Int!
    hits: [Hit!]!
    facets: [FacetCount!]!
  }
  type Hit { id: String!, creator: String!, name: String!, licenses: Int! }
  "Of each facet the most frequent values, sizes from small to large, with the models each would leave."
  type FacetCount { facet: Facet!, values: [ValueCount!]! }
  type ValueCount { value: String!, count: Int! }
`)

interface SearchArgs {
  readonly text?: string | null
  readonly creator?: string | null
  readonly filters?: readonly { readonly facet: Facet; readonly values: readonly string[] }[] | null
  readonly sort?: CatalogSort | null
  readonly offset?: number | null
  readonly limit?: number | null
}

export interface IndexFacts {
  readonly chainId: number
  readonly registry: string
  readonly fromBlock: number
  readonly block: number
  readonly head: number
}

/** @param question A GraphQL request as JSON: `query` and `variables`. */
export async function answerCatalog(
  question: string,
  facts: IndexFacts,
  search: Pick<Search, 'find'>,
): Promise<ExecutionResult | { readonly errors: readonly { readonly message: string }[] }> {
  let asked: { readonly query?: unknown; readonly variables?: Record<string, unknown> }
  try {
    asked = Object(JSON.parse(question))
  } catch {
    return { errors: [{ message: 'not JSON' }] }
  }
  const find = async (args: SearchArgs) => {
    const { facets, hits, ...rest } = await search.find(toQuery(args))
    return {
      ...rest,
      hits: hits.map(hit => ({ ...hit, id: String(hit.id) })),
      facets: Object.entries(facets).map(([facet, values]) => ({ facet, values })),
    }
  }
  return graphql({
    schema,
    source: String(asked.query),
    variableValues: asked.variables ?? null,
    rootValue: { catalog: { ...facts, search: find } },
  })
}

/** GraphQL says null for what is left out. */
function toQuery({ text, creator, filters, sort, offset, limit }: SearchArgs): CatalogQuery {
  return {
    text: text ?? '',
    filters: Object.fromEntries((filters ?? []).map(({ facet, values }) => [facet, values])),
    sort: sort ?? 'relevance',
    offset: Math.max(0, offset ?? 0),
    limit: Math.max(0, limit ?? 24),
    ...(creator ? { creator: creator as `0x${string}` } : {}),
  }
}
