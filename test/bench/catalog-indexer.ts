import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NATIVE } from '../../src/asset/index.ts'
import { OFFER_KINDS } from '../../src/license/index.ts'
import { openCatalog } from '../../src/market/catalog/index.ts'
import { type Indexer, startIndexer } from '../../src/node/indexer/start-indexer.ts'
import { startAnvil } from '../chain/start-anvil.ts'
import { INDEXER_HOME } from '../market/indexer-home.ts'
import { LICENSE_BOOK, manifestDigest, REGISTRY } from './catalog-chain.ts'
import { generateModel, generateQueries } from './catalog-models.ts'
import type { Postgres } from './catalog-postgres.ts'

/** Blocks of the chain, and the one that all rows say they changed in: deep enough to be final. */
const BLOCKS = 200
const ROW_BLOCK = 10

export interface IndexedMarket {
  /** What a page needs to ask it. */
  readonly job: Parameters<typeof openCatalog>[0]
  /** Seconds from the indexer's start to the first answer that knows all models. */
  readonly startS: number
  /** Milliseconds, one for each query, over HTTP and checked as a page does. */
  readonly searches: readonly number[]
  close(): Promise<void>
}

/**
 * An indexer over so many generated models: its own start makes its tables, the rows are written straight into them, and it is
 * started again.
 */
export async function indexModels(models: number, postgres: Postgres): Promise<IndexedMarket> {
  const anvil = await startAnvil()
  await mine(anvil.url)
  const dataDir = mkdtempSync(join(tmpdir(), 'modelmark-indexed-'))
  const contracts = { registry: REGISTRY, licenseBook: LICENSE_BOOK, vault: REGISTRY, fromBlock: 1n }
  const options = {
    chainId: 31337,
    rpcUrl: anvil.url,
    contracts,
    gateways: [],
    databaseUrl: postgres.url,
    dataDir,
    home: INDEXER_HOME,
    host: '127.0.0.1',
    port: 0,
    pollMs: 500,
    log: (line: string) => console.error(line),
  }
  const empty = await startIndexer(options)
  await untilReady(empty)
  await empty.close()
  await writeRows(models, postgres)
  await writeDescriptions(models, dataDir)

  const startedAt = performance.now()
  const indexer = await startIndexer(options)
  const job = {
    chainId: 31337,
    contracts,
    rpcUrls: [anvil.url],
    gateways: [],
    indexer: indexer.url,
    pollMs: 500,
  }
  const catalog = await openCatalog(job)
  await new Promise<void>(resolve => {
    const stop = catalog.subscribe(({ models: known, described }) => {
      if (known !== models || described !== models) return
      queueMicrotask(() => stop())
      resolve()
    })
  })
  const startS = (performance.now() - startedAt) / 1000
  const searches: number[] = []
  for (const query of generateQueries(models)) {
    const askedAt = performance.now()
    await catalog.search(query)
    searches.push(performance.now() - askedAt)
  }
  catalog.close()
  return {
    job,
    startS,
    searches,
    async close() {
      await indexer.close()
      await anvil.stop()
      rmSync(dataDir, { recursive: true, force: true })
      const schemas = await schemasOf(postgres)
      for (const schema of schemas) await postgres.run(`DROP SCHEMA "${schema}" CASCADE`)
    },
  }
}

async function mine(url: string): Promise<void> {
  const body = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'anvil_mine',
    params: [`0x${BLOCKS.toString(16)}`],
  })
  await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
}

async function untilReady({ url }: Indexer): Promise<void> {
  while (!(await fetch(`${url}/ready`)).ok) await new Promise(resolve => setTimeout(resolve, 100))
}

async function schemasOf(postgres: Postgres): Promise<readonly string[]> {
  const names = await postgres.run(
    `SELECT nspname FROM pg_namespace WHERE nspname LIKE 'modelmark_%' OR nspname = 'ponder_sync'`,
  )
  return names.split('\n').filter(Boolean)
}

async function writeRows(models: number, postgres: Postgres): Promise<void> {
  const schema = (await schemasOf(postgres)).find(name => name.startsWith('modelmark_'))
  function* modelLines() {
    for (let id = 1; id <= models; id++) {
      const { creator, sold } = generateModel(id)
      yield [id, creator, manifestDigest(id), sold, 'f', 0, '{}', ROW_BLOCK].join('\t')
    }
  }
  function* offerLines() {
    for (let id = 1; id <= models; id++) {
      const { kind, free, sold, closed } = generateModel(id)
      yield [id, id, OFFER_KINDS.indexOf(kind), NATIVE, free ? 0 : 1, 0, sold, closed ? 't' : 'f'].join('\t')
    }
  }
  const ofModel = 'id, creator, manifest_digest, licenses, delisted, endorsements, revenue, block'
  const ofOffer = 'id, model_id, kind, currency, price, max_supply, sold, closed'
  await postgres.run(`COPY "${schema}".model (${ofModel}) FROM STDIN`, modelLines())
  await postgres.run(`COPY "${schema}".offer (${ofOffer}) FROM STDIN`, offerLines())
}

async function writeDescriptions(models: number, dataDir: string): Promise<void> {
  const file = createWriteStream(join(dataDir, 'descriptions.jsonl'))
  for (let id = 1; id <= models; id++) {
    const { name, description, task, tags, format: library, size } = generateModel(id)
    const summary = { name, description, task, tags, library, size }
    if (!file.write(`${JSON.stringify({ digest: manifestDigest(id), summary })}\n`)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
}
