import { readFileSync } from 'node:fs'

/** What `modelmark index` tells Ponder, as JSON in the file that MODELMARK_INDEXER_SETTINGS names. */
export interface Settings {
  readonly chainId: number
  readonly rpcUrl: string
  /** Where Ponder itself answers, which says how far it has read. */
  readonly port: number
  readonly contracts: {
    readonly registry: `0x${string}`
    readonly licenseBook: `0x${string}`
    readonly vault: `0x${string}`
    /** The zero address in a market without one: nothing is ever emitted there. */
    readonly curation: `0x${string}`
    readonly fromBlock: number
  }
  /** A PostgreSQL server's address; PGlite in `dataDir` if empty. */
  readonly databaseUrl: string
  readonly dataDir: string
  /** Base URLs of trustless IPFS gateways, best first. */
  readonly gateways: readonly string[]
  /** Milliseconds between looks for new blocks. */
  readonly pollMs: number
  /** Module of the thread that keeps and searches what models say of themselves. */
  readonly searchWorker: string
}

export const settings = JSON.parse(
  readFileSync(process.env['MODELMARK_INDEXER_SETTINGS'] ?? '', 'utf8'),
) as Settings
