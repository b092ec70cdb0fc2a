import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Address, Digest } from '../../../src/asset/index.ts'
import type { MarketEvent } from '../../../src/chain/index.ts'
import type { Manifest } from '../../../src/manifest/index.ts'
import type { CatalogQuery } from '../../../src/market/catalog/catalog.ts'
import { createDescriptions } from '../../../src/market/catalog/describe-models.ts'
import { applyEvents, type CatalogEntry, MAX_OFFERS } from '../../../src/market/catalog/entry.ts'
import { SearchTable } from '../../../src/market/catalog/search-table.ts'
import { type Summary, summarize } from '../../../src/market/catalog/summary.ts'

const ADA: Address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const BOB: Address = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
const COIN: Address = '0x0000000000000000000000000000000000000000'
const digest = (n: number): Digest => `0x${n.toString(16).padStart(64, '0')}`

const minted = (id: number, creator = ADA): MarketEvent => ({
  block: 1n,
  name: 'ModelMinted',
  modelId: BigInt(id),
  creator,
})
const offered = (offerId: number, modelId: number, parts: object = {}): MarketEvent => ({
  block: 1n,
  name: 'OfferCreated',
  offerId: BigInt(offerId),
  modelId: BigInt(modelId),
  kind: 'one-time',
  currency: COIN,
  price: 5n,
  maxSupply: 0,
  ...parts,
})
const bought = (offerId: number): MarketEvent => ({
  block: 2n,
  name: 'LicensePurchased',
  offerId: BigInt(offerId),
})
const delisted = (id: number): MarketEvent => ({
  block: 2n,
  name: 'DelistedSet',
  modelId: BigInt(id),
  delisted: true,
})

const MANIFEST: Manifest = {
  name: 'Names',
  description: '',
  version: '1',
  task: 'text-generation',
  tags: [],
  artifacts: [],
  provenance: { baseModels: [], datasets: [], contributors: [] },
  evaluations: [],
}
const summary = (parts: Partial<Summary>): Summary => ({ ...summarize(MANIFEST), ...parts })

describe('the entries of a catalog', () => {
  it('leave what is final as it was, so that newer events can be taken back', () => {
    const offerModels = new Map<number, number>()
    const settled = applyEvents(new Map(), [minted(1), offered(1, 1)], offerModels)
    const overlay = applyEvents(settled, [bought(1), bought(1), minted(2)], offerModels)
    assert.equal(overlay.get(1)?.licenses, 2)
    assert.equal(overlay.get(1)?.offers[0]?.sold, 2)
    assert.equal(settled.get(1)?.licenses, 0)
    assert.equal(settled.get(1)?.offers[0]?.sold, 0)
    assert.deepEqual([...overlay.keys()].sort(), [1, 2])
  })

  it('ignore events of models and offers that were never announced', () => {
    const version = { block: 1n, name: 'VersionAdded', modelId: 9n, manifestDigest: digest(1) } as const
    const entries = applyEvents(new Map(), [bought(7), offered(1, 9), version, minted(2)], new Map())
    assert.deepEqual([...entries.keys()], [2])
  })

  it('keep a bounded number of offers', () => {
    const many = Array.from({ length: MAX_OFFERS + 10 }, (_, i) => offered(i + 1, 1))
    assert.equal(applyEvents(new Map(), [minted(1), ...many], new Map()).get(1)?.offers.length, MAX_OFFERS)
  })
})

describe('searching a catalog', () => {
  const entries: ReadonlyMap<number, CatalogEntry> = applyEvents(
    new Map(),
    [
      minted(1),
      minted(2),
      minted(3, BOB),
      minted(4, BOB),
      offered(1, 1),
      offered(2, 2, { price: 0n, kind: 'subscription' }),
      offered(3, 3, { maxSupply: 1 }),
      offered(4, 4),
      bought(2),
      bought(3),
      bought(2),
      delisted(4),
    ],
    new Map(),
  )
  const summaries: Readonly<Record<number, Summary>> = {
    1: summary({ name: 'beta', size: 5e8, library: 'gguf' }),
    2: summary({ name: 'Alpha', task: 'translation', library: 'onnx' }),
    3: summary({ name: 'gamma', size: 9e7 }),
  }
  const table = new SearchTable(8453)
  for (const [id, entry] of entries) table.put(entry, summaries[id])
  const ids = (query: CatalogQuery, of = table) => of.search(query).rows.map(({ id }) => id)

  it('sorts by age, licences and name, those without a name last', () => {
    assert.deepEqual(ids({ sort: 'new' }), [4, 3, 2, 1])
    assert.deepEqual(ids({ sort: 'licensed' }), [2, 3, 4, 1])
    assert.deepEqual(ids({ sort: 'name' }), [2, 1, 3, 4])
  })

  it('sorts by endorsements, and by revenue in the currency that is chosen or that most were paid in', () => {
    const paid = new SearchTable(1)
    const put = (id: number, endorsements: number, revenue: CatalogEntry['revenue']) =>
      paid.put({ ...(entries.get(1) as CatalogEntry), id, endorsements, revenue }, summaries[1])
    put(1, 2, { [COIN]: '90000000000000000000' })
    put(2, 7, { [ADA]: '5', [COIN]: '8' })
    put(3, 0, { [ADA]: '6' })
    put(4, 0, { [COIN]: '100000000000000000000' })
    assert.deepEqual(ids({ sort: 'endorsed' }, paid), [2, 1, 4, 3])
    assert.deepEqual(ids({ sort: 'revenue' }, paid), [4, 1, 2, 3])
    put(4, 0, {})
    put(1, 2, {})
    assert.deepEqual(ids({ sort: 'revenue' }, paid), [3, 2, 4, 1])
    const chosen = paid.search({ sort: 'revenue', filters: { price: [COIN] } })
    assert.equal(chosen.rows[0]?.id, 2)
  })

  it('sorts a changed model in where it belongs now', () => {
    const changing = new SearchTable(1)
    for (const entry of entries.values()) changing.put(entry, summaries[entry.id])
    assert.deepEqual(ids({ sort: 'licensed' }, changing), [2, 3, 4, 1])
    changing.put({ ...(entries.get(1) as CatalogEntry), licenses: 9 }, summaries[1])
    changing.put({ ...(entries.get(2) as CatalogEntry), licenses: 0 }, summaries[2])
    assert.deepEqual(ids({ sort: 'licensed' }, changing), [1, 3, 4, 2])
    changing.delete(3)
    assert.deepEqual(ids({ sort: 'licensed' }, changing), [1, 4, 2])
  })

  it('shows a storefront whatever the case of the address', () => {
    assert.deepEqual(ids({ creator: BOB.toLowerCase() as Address }), [4, 3])
  })

  it('tells a model that is sold out or delisted from one on sale', () => {
    assert.deepEqual(ids({ filters: { status: ['on-sale'] } }), [2, 1])
    assert.deepEqual(ids({ filters: { status: ['not-on-sale'] } }), [3])
    assert.deepEqual(ids({ filters: { status: ['delisted'] } }), [4])
    assert.deepEqual(ids({ filters: { price: ['free'] } }), [2])
    assert.deepEqual(ids({ filters: { size: ['1gb'] } }), [1])
  })

  it('finds words by their beginning, those of names before labels before descriptions, else newest first', () => {
    const words = new SearchTable(1)
    const put = (id: number, parts: Partial<Summary>) =>
      words.put({ ...(entries.get(1) as CatalogEntry), id, manifestDigest: digest(id) }, summary(parts))
    put(1, { name: 'Ärzte 3' })
    put(2, { name: 'other', tags: ['ärzte'] })
    put(3, { name: 'another', description: 'for Ärzte and all' })
    put(4, { name: 'Model of Ärzte 3' })
    assert.deepEqual(ids({ text: 'är' }, words), [4, 1, 2, 3])
    assert.deepEqual(ids({ text: 'ÄRZTE 3' }, words), [4, 1])
    assert.deepEqual(ids({ text: 'rzte' }, words), [])
    assert.deepEqual(ids({ text: ADA.slice(0, 8) }, words), [4, 3, 2, 1])
    assert.deepEqual(ids({ text: '...' }, words), [4, 3, 2, 1])
    assert.deepEqual(ids({ text: 'är', sort: 'licensed', offset: 1, limit: 2 }, words), [3, 2])
    const page = words.search({ text: 'är', offset: 1, limit: 2 })
    assert.deepEqual(
      page.rows.map(({ id }) => id),
      [1, 2],
    )
    assert.equal(page.total, 4)
  })

  it('forgives slips in words that nobody uses, and in those alone', () => {
    const words = new SearchTable(1)
    const put = (id: number, name: string) =>
      words.put({ ...(entries.get(1) as CatalogEntry), id, manifestDigest: digest(id) }, summary({ name }))
    put(1, 'translator')
    put(2, 'transition')
    put(3, 'names')
    assert.deepEqual(ids({ text: 'trnaslator' }, words), [1])
    assert.deepEqual(ids({ text: 'nams' }, words), [3])
    assert.deepEqual(ids({ text: 'nms' }, words), [])
    assert.deepEqual(ids({ text: 'trans' }, words), [2, 1])
  })

  it('finds a model by the words of its newest version alone', () => {
    const words = new SearchTable(1)
    const entry = { ...(entries.get(1) as CatalogEntry), manifestDigest: digest(1) }
    words.put(entry, undefined)
    assert.deepEqual(ids({ text: 'old' }, words), [])
    words.put(entry, summary({ name: 'old' }))
    words.put({ ...entry, licenses: 5 }, summary({ name: 'old' }))
    assert.deepEqual(ids({ text: 'old' }, words), [1])
    words.put({ ...entry, manifestDigest: digest(2) }, summary({ name: 'new' }))
    assert.deepEqual(ids({ text: 'old' }, words), [])
    assert.deepEqual(ids({ text: 'new' }, words), [1])
    assert.equal(words.size, 1)
    assert.deepEqual(words.search({}).facets.status, [{ value: 'on-sale', count: 1 }])
  })

  it('counts a model again after it changed, and not once it is gone', () => {
    const changing = new SearchTable(8453)
    const entry = entries.get(2)
    assert.ok(entry)
    changing.put(entry, undefined)
    assert.deepEqual(changing.search({}).facets.task, [])
    changing.put(entry, summaries[2])
    assert.deepEqual(changing.search({}).facets.task, [{ value: 'translation', count: 1 }])
    changing.delete(2)
    assert.deepEqual(changing.search({ sort: 'name' }).rows, [])
  })

  it('lists sizes from small to large, whatever their number', () => {
    const { facets } = table.search({})
    assert.deepEqual(facets.size, [
      { value: '100mb', count: 1 },
      { value: '1gb', count: 1 },
      { value: 'unknown', count: 2 },
    ])
  })

  it('takes values of one facet as alternatives, and counts what each other value would leave', () => {
    const { rows: passed, facets } = table.search({
      filters: { library: ['gguf', 'onnx'], task: ['translation'] },
    })
    assert.deepEqual(
      passed.map(({ id }) => id),
      [2],
    )
    assert.deepEqual(facets.library, [{ value: 'onnx', count: 1 }])
    assert.deepEqual(facets.task, [
      { value: 'text-generation', count: 1 },
      { value: 'translation', count: 1 },
    ])
    assert.deepEqual(facets.chain, [{ value: '8453', count: 1 }])
  })
})

describe('descriptions', () => {
  it('cut what a hostile manifest makes long', () => {
    const long = 'x'.repeat(1_000_000)
    const made = summarize({
      ...MANIFEST,
      name: long,
      description: long,
      task: long,
      tags: Array(5000).fill(long),
    })
    assert.ok(JSON.stringify(made).length < 3000)
  })

  it('name the library by the format, else by the ending of the weights', () => {
    const file = { path: 'a/model.GGUF', role: 'weights' } as Manifest['artifacts'][number]
    assert.equal(summarize({ ...MANIFEST, artifacts: [file] }).library, 'gguf')
    assert.equal(summarize({ ...MANIFEST, artifacts: [file], format: 'ONNX' }).library, 'onnx')
  })

  it('are fetched six at a time and once for each digest; those that failed again when asked to', async () => {
    const asked: Digest[] = []
    const answers: (() => void)[] = []
    const settled: Digest[] = []
    const manifest = async (of: Digest) => {
      asked.push(of)
      await new Promise<void>(resolve => answers.push(resolve))
      if (of === digest(1)) throw new Error('gone')
      return MANIFEST
    }
    const descriptions = createDescriptions({ manifest }, of => settled.push(of))
    const turn = () => new Promise(resolve => setImmediate(resolve))
    for (let n = 1; n <= 8; n++) descriptions.want(digest(n))
    descriptions.want(digest(1))
    await turn()
    assert.equal(asked.length, 6)
    while (settled.length < 8) {
      answers.shift()?.()
      await turn()
    }
    assert.equal(asked.length, 8)
    assert.equal(descriptions.get(digest(2))?.name, 'Names')
    assert.ok(descriptions.hasFailed(digest(1)))
    descriptions.want(digest(1))
    assert.equal(asked.length, 8)
    descriptions.forgive()
    descriptions.want(digest(1))
    await turn()
    assert.equal(asked.length, 9)
  })
})
