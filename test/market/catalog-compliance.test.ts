import { after, before, describe, it } from 'node:test'
import { openCatalog } from '../../src/market/catalog/index.ts'
import { catalogCompliance } from '../compliance/catalog-compliance.ts'
import { type CatalogMarket, createCatalogMarket } from './catalog-market.ts'
import { type LocalMarket, startLocalMarket } from './local-market.ts'

describe('a catalog that reads the chain', () => {
  let local: LocalMarket
  let market: CatalogMarket
  before(async () => {
    local = await startLocalMarket()
    market = await createCatalogMarket(local)
  })
  after(() => local?.close())

  for (const { name, run } of catalogCompliance(() => ({ ...market, open: () => openCatalog(market.job) }))) {
    it(name, run)
  }
})
