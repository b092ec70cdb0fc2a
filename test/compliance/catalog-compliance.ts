import { expect } from 'chai'
import type { Address } from '../../src/asset/index.ts'
import { NATIVE } from '../../src/asset/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import type { Catalog, CatalogQuery } from '../../src/market/index.ts'
import type { ComplianceTest } from './compliance-test.ts'

/** A market of three models, made anew for no test: each only reads, but for the last, which mints a fourth. */
export interface MarketUnderTest {
  readonly chainId: number
  readonly registry: Address
  /** Of the models named below, oldest first. */
  readonly ids: readonly [gamma: bigint, alpha: bigint, beta: bigint]
  readonly creators: readonly [gamma: Address, alpha: Address, beta: Address]
  /** Not yet read. */
  open(): Promise<Catalog>
  /** Mints "Delta". */
  mint(): Promise<bigint>
  /** Undoes what `mint` did, as a reorganisation of the chain does. */
  undo(): Promise<void>
}

/**
 * What every catalog must find in this market, oldest first:
 * "Gamma rays", translation, onnx; two tiers, in native coin and free; one license sold for 5 wei; endorsed once.
 * "Alpha", text-generation, tagged "gamma", described "alphabets"; delisted.
 * "Beta of Ärzte", text-generation; one tier in native coin, two licenses sold for 7 wei each.
 */
export function catalogCompliance(market: () => MarketUnderTest): ComplianceTest[] {
  const test = (
    name: string,
    body: (find: (query: CatalogQuery) => Promise<string[]>, catalog: Catalog) => Promise<void>,
  ) => ({
    name,
    run: async () => {
      const catalog = await market().open()
      try {
        await hasModels(catalog, 3)
        await body(async query => (await catalog.search(query)).hits.map(hit => hit.name), catalog)
      } finally {
        catalog.close()
      }
    },
  })
  const [GAMMA, ALPHA, BETA] = ['Gamma rays', 'Alpha', 'Beta of Ärzte'] as const
  return [
    test('lists all models, newest first, as models of this registry', async (_find, catalog) => {
      const { chainId, registry, ids, creators } = market()
      const { hits, total } = await catalog.search({})
      expect(total).to.equal(3)
      expect(hits.map(({ name }) => name)).to.deep.equal([BETA, ALPHA, GAMMA])
      expect(hits.map(({ asset }) => asset)).to.deep.equal(
        ids.toReversed().map(tokenId => ({ chainId, contract: registry, tokenId })),
      )
      expect(hits.map(({ creator }) => creator)).to.deep.equal(creators.toReversed())
      expect(hits.map(({ licenses }) => licenses)).to.deep.equal([2, 0, 1])
    }),
    test('says how far it has read', async (_find, catalog) => {
      const { status, block, head, models, described } = catalog.getState()
      expect({ status, models, described }).to.deep.equal({ status: 'following', models: 3, described: 3 })
      expect(block > 0n && block <= head).to.equal(true)
    }),
    test('finds words by their beginning, those of names first', async find => {
      expect(await find({ text: 'gam' })).to.deep.equal([GAMMA, ALPHA])
      expect(await find({ text: 'ÄRZ beta' })).to.deep.equal([BETA])
      expect(await find({ text: 'lpha' })).to.deep.equal([])
      expect(await find({ text: 'transl' })).to.deep.equal([GAMMA])
    }),
    test('forgives a slip', async find => {
      expect(await find({ text: 'gmama' })).to.deep.equal([])
      expect(await find({ text: 'gamna' })).to.deep.equal([GAMMA, ALPHA])
    }),
    test('sorts by age, licenses, endorsements, revenue and name', async find => {
      expect(await find({ sort: 'new' })).to.deep.equal([BETA, ALPHA, GAMMA])
      expect(await find({ sort: 'licensed' })).to.deep.equal([BETA, GAMMA, ALPHA])
      expect(await find({ sort: 'endorsed' })).to.deep.equal([GAMMA, BETA, ALPHA])
      expect(await find({ sort: 'revenue' })).to.deep.equal([BETA, GAMMA, ALPHA])
      expect(await find({ sort: 'name' })).to.deep.equal([ALPHA, BETA, GAMMA])
      expect(await find({ sort: 'name', text: 'gamma' })).to.deep.equal([ALPHA, GAMMA])
    }),
    test('filters, values of one facet being alternatives', async find => {
      expect(await find({ filters: { task: ['translation'] } })).to.deep.equal([GAMMA])
      expect(await find({ filters: { task: ['translation', 'text-generation'] } })).to.have.length(3)
      expect(await find({ filters: { task: ['text-generation'], status: ['on-sale'] } })).to.deep.equal([
        BETA,
      ])
      expect(await find({ filters: { price: ['free'] } })).to.deep.equal([GAMMA])
      expect(await find({ filters: { status: ['delisted'] } })).to.deep.equal([ALPHA])
      expect(await find({ filters: { library: ['nothing like it'] } })).to.deep.equal([])
    }),
    test('counts what each value of a facet would leave', async (_find, catalog) => {
      const { facets, currencies } = await catalog.search({ filters: { task: ['translation'] } })
      expect(facets.task).to.deep.equal([
        { value: 'text-generation', count: 2 },
        { value: 'translation', count: 1 },
      ])
      expect(facets.library).to.deep.equal([{ value: 'onnx', count: 1 }])
      expect(facets.price).to.deep.include.members([
        { value: 'free', count: 1 },
        { value: NATIVE, count: 1 },
      ])
      expect(facets.chain).to.deep.equal([{ value: String(market().chainId), count: 1 }])
      expect(facets.status).to.deep.equal([{ value: 'on-sale', count: 1 }])
      expect(currencies.map(({ address }) => address)).to.deep.equal([NATIVE])
    }),
    test('turns pages', async (find, catalog) => {
      expect(await find({ limit: 2 })).to.deep.equal([BETA, ALPHA])
      expect(await find({ limit: 2, offset: 2 })).to.deep.equal([GAMMA])
      expect(await find({ limit: 2, offset: 4 })).to.deep.equal([])
      expect((await catalog.search({ limit: 1, offset: 1 })).total).to.equal(3)
    }),
    test('shows a storefront whatever the case of the address', async find => {
      const creator = market().creators[0].toLowerCase() as Address
      const own = market().creators.filter(other => other.toLowerCase() === creator).length
      expect(await find({ creator })).to.have.length(own)
      expect(await find({ creator: NATIVE })).to.deep.equal([])
    }),
    test('ends with an error when it is closed', async (_find, catalog) => {
      catalog.close()
      const error = await catalog.search({}).then(
        () => undefined,
        thrown => thrown,
      )
      expect(error).to.be.instanceOf(ModelmarkError)
      expect(error.code).to.equal('aborted')
    }),
    test('shows what is minted while somebody looks, and forgets what the chain takes back', async find => {
      const watched = await market().open()
      await hasModels(watched, 3)
      const minted = hasModels(watched, 4)
      await market().mint()
      await minted
      expect(await namesOf(watched, { text: 'delta' })).to.deep.equal(['Delta'])
      const takenBack = hasModels(watched, 3)
      await market().undo()
      await takenBack
      expect(await namesOf(watched, { text: 'delta' })).to.deep.equal([])
      expect(await find({})).to.have.length(3)
      watched.close()
    }),
  ]
}

async function namesOf(catalog: Catalog, query: CatalogQuery): Promise<string[]> {
  return (await catalog.search(query)).hits.map(({ name }) => name)
}

/** Resolves when so many models are known and described, and the chain is read to its end. */
function hasModels(catalog: Catalog, count: number): Promise<void> {
  return new Promise(resolve => {
    const check = () => {
      const { status, models, described } = catalog.getState()
      if (status !== 'following' || models !== count || described !== count) return
      queueMicrotask(() => stop())
      resolve()
    }
    const stop = catalog.subscribe(check)
    check()
  })
}
