import { parseArgs } from 'node:util'
import { parseAddress } from '../../asset/index.ts'
import { deployments } from '../../chain/deployments/deployments.ts'
import { createChainClient, resolveContracts } from '../../chain/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import { PUBLIC_GATEWAYS } from '../../market/index.ts'
import { setupError } from '../hub/hub-error.ts'
import { startIndexer } from './start-indexer.ts'

const HELP = `modelmark index: reads all models of a market and answers searches of them, so that galleries of many models need
not read the chain in their visitors' browsers

Usage
  modelmark index --rpc URL

  --rpc URL           the chain's JSON-RPC endpoint
  --contract ADDRESS  the market's registry; that of the chain's known market unless given
  --from-block NUMBER the first block worth reading; the market's birth where it is known, else 0
  --gateway URL       a trustless IPFS gateway to take descriptions from; more than once if you like, best first
  --data FOLDER       what it keeps (.modelmark/index)
  --host ADDRESS      where it listens (127.0.0.1)
  --port NUMBER       (4182)
  --poll SECONDS      between looks for new blocks (2)

It keeps what it reads in PGlite, or in the PostgreSQL server that the environment variable DATABASE_URL names. Installs
Ponder from npm when it first starts. Then, on a page:

  <model-gallery chain="eip155:…" contract="0x…" indexer="http://127.0.0.1:4182"></model-gallery>

GraphQL for programs is at /graphql, what galleries ask at /catalog; /ready says whether all is read.
`

const OPTIONS = {
  rpc: { type: 'string' },
  contract: { type: 'string' },
  'from-block': { type: 'string' },
  gateway: { type: 'string', multiple: true },
  data: { type: 'string', default: '.modelmark/index' },
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '4182' },
  poll: { type: 'string', default: '2' },
  debug: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Runs `modelmark index …`; resolves when it was told to stop. @throws ModelmarkError */
export async function indexCommand(args: readonly string[]): Promise<void> {
  const values = read(args)
  if (values.help) return void process.stdout.write(HELP)
  const { rpc } = values
  if (rpc === undefined || !/^https?:\/\/[^/]/.test(rpc)) throw wrong('--rpc', rpc, 'https://rpc.example')
  const gateways = values.gateway ?? PUBLIC_GATEWAYS
  const bad = gateways.find(url => !/^https?:\/\/[^/]/.test(url))
  if (bad !== undefined) throw wrong('--gateway', bad, 'https://gateway.example')
  const chainId = await readChainId(rpc)
  const registry = values.contract ?? deployments[chainId]?.registry
  if (registry === undefined)
    throw setupError('usage', 'index', `No market is known on chain ${chainId}: say which with --contract.`)
  const client = createChainClient({ chainId, rpcUrls: [rpc] })
  const market = await resolveContracts(client, parseAddress(registry))
  const from = values['from-block']
  const contracts =
    from === undefined ? market : { ...market, fromBlock: BigInt(numberOption('--from-block', from, 1e12)) }
  const stopped = new AbortController()
  const stop = () => stopped.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    const indexer = await startIndexer({
      chainId,
      rpcUrl: rpc,
      contracts,
      gateways,
      databaseUrl: process.env['DATABASE_URL'],
      dataDir: values.data,
      host: values.host,
      port: numberOption('--port', values.port, 65_535),
      pollMs: 1000 * numberOption('--poll', values.poll, 3600),
      log: line => process.stdout.write(`${line}\n`),
      signal: stopped.signal,
    })
    process.stdout.write(`Indexing ${contracts.registry} on chain ${chainId}\n  indexer="${indexer.url}"\n`)
    const code = await indexer.ended
    if (code) throw setupError('usage', 'index', `Ponder ended with code ${code}; what it said is above.`)
  } catch (error) {
    // A start that was broken off on purpose did not fail.
    if (!stopped.signal.aborted) throw error
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
  }
}

function read(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values
  } catch (error) {
    throw setupError('usage', 'index', error instanceof Error ? error.message : String(error), error)
  }
}

async function readChainId(rpc: string): Promise<number> {
  try {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] })
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(rpc, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) })
    const { result } = Object(await response.json()) as { readonly result?: unknown }
    const chainId = Number(result)
    if (typeof result === 'string' && Number.isSafeInteger(chainId) && chainId > 0) return chainId
    throw new ModelmarkError('unexpected', { reason: 'no chain id' })
  } catch (error) {
    throw setupError('usage', 'index', `--rpc: no chain answers at ${rpc.slice(0, 120)}.`, error)
  }
}

function numberOption(option: string, text: string, most: number): number {
  const number = Number(text)
  if (/^\d{1,13}$/.test(text) && number <= most) return number
  throw wrong(option, text, `a whole number up to ${most}`)
}

function wrong(option: string, value: string | undefined, expected: string) {
  const found = value === undefined ? 'is missing' : `must not be "${value.slice(0, 120)}"`
  return setupError('usage', 'index', `${option} ${found}; it looks like ${expected}.`)
}
