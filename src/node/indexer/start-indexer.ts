import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { extname, join, resolve } from 'node:path'
import { NATIVE } from '../../asset/index.ts'
import type { MarketContracts } from '../../chain/index.ts'
import { setupError } from '../hub/hub-error.ts'
import { installPonder } from './install-ponder.ts'

export interface IndexerOptions {
  readonly chainId: number
  /** A JSON-RPC endpoint. */
  readonly rpcUrl: string
  readonly contracts: MarketContracts
  /** Base URLs of trustless IPFS gateways, best first. */
  readonly gateways: readonly string[]
  /** A PostgreSQL server; PGlite in `dataDir` unless given. */
  readonly databaseUrl?: string | undefined
  /** Folder for what it keeps. */
  readonly dataDir: string
  /** Folder of the installed Ponder; in `dataDir` unless given. */
  readonly home?: string
  readonly host: string
  /** 0 for any. */
  readonly port: number
  /** Milliseconds between looks for new blocks. */
  readonly pollMs: number
  readonly log: (line: string) => void
  /** Ends what was started, also while it starts. */
  readonly signal?: AbortSignal
}

export interface Indexer {
  /** What `<model-gallery indexer="…">` takes. */
  readonly url: string
  /** Resolves when it ended, by `close` or by itself. */
  readonly ended: Promise<number | null>
  close(): Promise<void>
}

/** Milliseconds in which it has to answer after its start, and to end when told to. */
const START_LIMIT = 120_000
const END_LIMIT = 10_000
const ASK_AGAIN_MS = 200

/**
 * Starts Ponder on one market; resolves when it answers, while it may still be reading the chain.
 * @throws ModelmarkError with what Ponder said if it does not start.
 */
export async function startIndexer(options: IndexerOptions): Promise<Indexer> {
  const { chainId, rpcUrl, contracts, gateways, databaseUrl = '', host, pollMs, log, signal } = options
  const dataDir = resolve(options.dataDir)
  const home = resolve(options.home ?? join(dataDir, 'ponder'))
  await installPonder(home, log, signal)
  signal?.throwIfAborted()
  mkdirSync(dataDir, { recursive: true })
  const port = options.port === 0 ? await freePort() : options.port
  const { registry, licenseBook, vault, curation = NATIVE, fromBlock } = contracts
  const searchWorker = new URL(`./search-worker${extname(import.meta.url)}`, import.meta.url).href
  const market = { registry, licenseBook, vault, curation, fromBlock: Number(fromBlock) }
  const lasting = { chainId, contracts: market }
  const settings = { ...lasting, rpcUrl, port, databaseUrl, dataDir, gateways, pollMs, searchWorker }
  const settingsFile = join(dataDir, 'settings.json')
  // The address of a database may hold a password.
  writeFileSync(settingsFile, JSON.stringify(settings), { mode: 0o600 })

  const bin = join(home, 'node_modules', 'ponder', 'dist', 'esm', 'bin', 'ponder.js')
  const address = ['--port', String(port), '--hostname', host]
  const shown = ['--log-level', 'warn', '--schema', schemaName(home, lasting)]
  const child = spawn(process.execPath, [bin, 'start', '--root', home, ...address, ...shown], {
    cwd: home,
    env: {
      ...process.env,
      PONDER_TELEMETRY_DISABLED: 'true',
      MODELMARK_INDEXER_SETTINGS: settingsFile,
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      said = `${said}${text}`.slice(-2000)
      log(String(text).trimEnd())
    })
  }
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  const close = async () => {
    child.kill('SIGTERM')
    const patience = setTimeout(() => child.kill('SIGKILL'), END_LIMIT)
    await ended
    clearTimeout(patience)
  }
  signal?.addEventListener('abort', () => void close())
  const isUp = await answers(`${url}/health`, ended)
  if (isUp) return { url, ended, close }
  await close()
  throw setupError('usage', 'index', `Ponder did not start: ${said.trim().slice(-500)}`)
}

/** What is kept is of one market and one way to index it: of another it is kept apart, and read from the chain anew. */
function schemaName(home: string, lasting: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(lasting))
  const files = ['ponder.config.ts', 'ponder.schema.ts', 'events.ts', 'package.json']
  const handlers = readdirSync(join(home, 'src')).filter(name => name.endsWith('.ts'))
  for (const file of [...files, ...handlers.map(name => join('src', name))]) {
    hash.update(readFileSync(join(home, file)))
  }
  return `modelmark_${hash.digest('hex').slice(0, 12)}`
}

/** False if the process ended, or nothing answers for too long. */
async function answers(url: string, ended: Promise<unknown>): Promise<boolean> {
  let isRunning = true
  void ended.then(() => {
    isRunning = false
  })
  for (const until = Date.now() + START_LIMIT; isRunning && Date.now() < until; ) {
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return true
    await new Promise(resolve => setTimeout(resolve, ASK_AGAIN_MS))
  }
  return false
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
