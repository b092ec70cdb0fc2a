import type { db as database } from 'ponder:api'
import { model, offer } from 'ponder:schema'
import { asc, inArray, sql } from 'ponder'
import { getAddress } from 'viem'
import type { CatalogEntry } from '../../../src/market/catalog/entry.ts'
import type { Search } from './start-search'

/** Blocks below the newest that a chain may still replace. */
const REORG_DEPTH = 64n
const ROWS_AT_ONCE = 5000
/** Offers of one model that count, as in the catalog of a page. */
const MAX_OFFERS = 256
/** As the contract numbers them. */
const KINDS = ['one-time', 'fixed-term', 'subscription'] as const

type ModelRow = typeof model.$inferSelect
type OfferRow = typeof offer.$inferSelect

export interface FollowerOptions {
  readonly db: typeof database
  readonly search: Pick<Search, 'put' | 'delete'>
  /** The chain's newest block. */
  readonly head: () => Promise<number>
  /** Where Ponder says how far it has read. */
  readonly statusUrl: string
  readonly pollMs: number
}

/** Hands every model to the search, and again when it changes; also when a reorganisation of the chain takes a change back. */
export function followRows({ db, search, head, statusUrl, pollMs }: FollowerOptions) {
  /** Rows that changed no later are never taken back. */
  let finalBlock = -1n
  /** Models that changed later, as they were last seen. */
  let recent = new Map<bigint, bigint>()
  const progress = { block: 0, head: 0 }

  async function look(): Promise<void> {
    const newest = await head()
    const block = await blockRead(statusUrl)
    const seen = new Map<bigint, bigint>()
    let last: Pick<ModelRow, 'id' | 'block'> = { block: finalBlock, id: 1n << 255n }
    for (;;) {
      // As one comparison: in two, PostgreSQL would sort all rows for each part of them.
      const later = sql`(${model.block}, ${model.id}) > (${String(last.block)}::numeric, ${String(last.id)}::numeric)`
      const rows = await db
        .select()
        .from(model)
        .where(later)
        .orderBy(asc(model.block), asc(model.id))
        .limit(ROWS_AT_ONCE)
      const fresh = rows.filter(row => recent.get(row.id) !== row.block)
      await put(fresh)
      for (const row of rows) seen.set(row.id, row.block)
      last = rows.at(-1) ?? last
      if (rows.length < ROWS_AT_ONCE) break
    }
    await takeBack([...recent.keys()].filter(id => !seen.has(id)))
    const final = BigInt(block) - REORG_DEPTH
    if (final > finalBlock) finalBlock = final
    recent = new Map([...seen].filter(([, changed]) => changed > finalBlock))
    Object.assign(progress, { block, head: Math.max(newest, block) })
  }

  async function put(rows: readonly ModelRow[]): Promise<void> {
    if (rows.length === 0) return
    const ids = rows.map(({ id }) => id)
    const offers = await db
      .select()
      .from(offer)
      .where(inArray(offer.modelId, ids))
      .orderBy(asc(offer.modelId), asc(offer.id))
    const ofModel = Map.groupBy(offers, ({ modelId }) => modelId)
    search.put(rows.map(row => toEntry(row, ofModel.get(row.id) ?? [])))
  }

  /** What a reorganisation left of models that had changed lately. */
  async function takeBack(ids: readonly bigint[]): Promise<void> {
    if (ids.length === 0) return
    const rows = await db
      .select()
      .from(model)
      .where(inArray(model.id, [...ids]))
    await put(rows)
    const left = new Set(rows.map(({ id }) => id))
    search.delete(ids.filter(id => !left.has(id)).map(Number))
  }

  async function follow(): Promise<void> {
    try {
      await look()
    } catch {
      // The next look finds what this one did not; how far it got, `progress` says.
    }
    setTimeout(() => void follow(), pollMs)
  }

  void follow()
  return { progress: progress as Readonly<typeof progress> }
}

async function blockRead(statusUrl: string): Promise<number> {
  const status = (await (await fetch(statusUrl)).json()) as { market?: { block: { number: number } } }
  return status.market?.block.number ?? 0
}

function toEntry(row: ModelRow, offers: readonly OfferRow[]): CatalogEntry {
  const { id, creator, manifestDigest, licenses, delisted, endorsements, revenue } = row
  return {
    id: Number(id),
    creator: getAddress(creator),
    manifestDigest: manifestDigest as CatalogEntry['manifestDigest'],
    licenses,
    delisted,
    endorsements,
    revenue: Object.fromEntries(
      Object.entries(revenue).map(([currency, amount]) => [getAddress(currency), amount]),
    ),
    offers: offers.slice(0, MAX_OFFERS).map(({ id, kind, currency, price, maxSupply, sold, closed }) => ({
      id: Number(id),
      kind: KINDS[kind] ?? KINDS[0],
      currency: getAddress(currency),
      free: price === 0n,
      maxSupply: Number(maxSupply),
      sold,
      closed,
    })),
  }
}
