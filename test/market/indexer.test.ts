import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openCatalog } from '../../src/market/catalog/index.ts'
import { type Indexer, startIndexer } from '../../src/node/indexer/start-indexer.ts'
import { catalogCompliance } from '../compliance/catalog-compliance.ts'
import { type CatalogMarket, createCatalogMarket } from './catalog-market.ts'
import { INDEXER_HOME } from './indexer-home.ts'
import { type LocalMarket, startLocalMarket } from './local-market.ts'

describe('a catalog that asks an indexer', () => {
  let local: LocalMarket
  let market: CatalogMarket
  let indexer: Indexer
  let dataDir: string
  before(async () => {
    local = await startLocalMarket()
    market = await createCatalogMarket(local)
    dataDir = await mkdtemp(join(tmpdir(), 'modelmark-indexer-'))
    indexer = await startIndexer({
      chainId: market.chainId,
      rpcUrl: local.rpcUrl,
      contracts: market.job.contracts,
      gateways: market.job.gateways,
      dataDir,
      home: INDEXER_HOME,
      host: '127.0.0.1',
      port: 0,
      pollMs: 100,
      log: line => console.log(line),
    })
  })
  after(async () => {
    await indexer?.close()
    await local?.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  const open = () => openCatalog({ ...market.job, indexer: indexer.url })
  for (const { name, run } of catalogCompliance(() => ({ ...market, open }))) it(name, run)
})
