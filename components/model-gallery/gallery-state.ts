import { type CatalogSort, FACETS, type Facet, SORTS } from '../../src/market/index.ts'

/** What a visitor chose; each is a new object after a change. */
export interface GalleryState {
  readonly text: string
  readonly sort: CatalogSort
  readonly filters: Partial<Readonly<Record<Facet, readonly string[]>>>
  /** Counted from 0. */
  readonly page: number
}

export const START: GalleryState = { text: '', sort: 'relevance', filters: {}, page: 0 }

const MAX_TEXT = 200

/** With a value of a facet chosen, or no longer. */
export function toggled(state: GalleryState, facet: Facet, value: string): GalleryState {
  const before = state.filters[facet] ?? []
  const after = before.includes(value) ? before.filter(other => other !== value) : [...before, value]
  return { ...state, filters: { ...state.filters, [facet]: after }, page: 0 }
}

export function chosenCount({ filters }: GalleryState): number {
  return FACETS.reduce((sum, facet) => sum + (filters[facet]?.length ?? 0), 0)
}

/** The state as the part of an address after `#`; empty for the start. */
export function toHash({ text, sort, filters, page }: GalleryState): string {
  const params = new URLSearchParams()
  if (text) params.set('q', text)
  if (sort !== 'relevance') params.set('sort', sort)
  for (const facet of FACETS) for (const value of filters[facet] ?? []) params.append(facet, value)
  if (page > 0) params.set('page', String(page + 1))
  return params.toString()
}

/** Anybody may have written the address: what it does not know is left out. */
export function fromHash(hash: string): GalleryState {
  const params = new URLSearchParams(hash.replace(/^#/, ''))
  const page = /^\d{1,6}$/.test(params.get('page') ?? '') ? Number(params.get('page')) : 1
  const chosen = FACETS.map(facet => [facet, params.getAll(facet).slice(0, 50)] as const)
  return {
    text: (params.get('q') ?? '').slice(0, MAX_TEXT),
    sort: SORTS.find(sort => sort === params.get('sort')) ?? 'relevance',
    filters: Object.fromEntries(chosen.filter(([, values]) => values.length > 0)),
    page: Math.max(0, page - 1),
  }
}
