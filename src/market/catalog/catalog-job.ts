import { type ChainClient, createChainClient, type MarketContracts } from '../../chain/index.ts'
import { createDocuments } from '../documents.ts'
import type { Catalog } from './catalog.ts'
import { openCatalogStorage } from './catalog-storage.ts'
import { createCatalog } from './create-catalog.ts'

/** Which market's models, and where to read of them; plain, so that a worker can be told. */
export interface CatalogJob {
  readonly chainId: number
  readonly contracts: MarketContracts
  /** JSON-RPC endpoints; the chain's public ones unless given. */
  readonly rpcUrls?: readonly string[] | undefined
  readonly gateways: readonly string[]
  /** Address of an indexer to ask instead of reading the chain, as `modelmark index` says it. */
  readonly indexer?: string | undefined
  /** Milliseconds between looks at the chain; a few blocks' time unless given. */
  readonly pollMs?: number | undefined
}

/** Opens the catalog in this thread. @throws ModelmarkError `chain-unknown`, `bad-config`. */
export function startCatalog(job: CatalogJob, fetch?: typeof globalThis.fetch): Catalog {
  const { chainId, contracts, rpcUrls, gateways, pollMs } = job
  const controller = new AbortController()
  const client: ChainClient = createChainClient({ chainId, rpcUrls })
  const documents = createDocuments({ gateways, fetch, signal: controller.signal })
  const storage = openCatalogStorage(`${chainId}:${contracts.registry}`)
  const catalog = createCatalog({ client, contracts, documents, storage, pollMs })
  return {
    ...catalog,
    close() {
      controller.abort()
      catalog.close()
    },
  }
}
