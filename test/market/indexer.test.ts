import assert from 'node:assert/strict'
import { type ChildProcess, execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { openCatalog } from '../../src/market/catalog/index.ts'
import { catalogCompliance } from '../compliance/catalog-compliance.ts'
import { firstLine, start } from '../unit/hub/cli-fixture.ts'
import { type CatalogMarket, createCatalogMarket } from './catalog-market.ts'
import { INDEXER_HOME, INDEXER_SOURCE } from './indexer-home.ts'
import { type LocalMarket, startLocalMarket } from './local-market.ts'

it('the indexer holds its types', async () => {
  await promisify(execFile)('tsc', ['-p', INDEXER_SOURCE])
})

describe('a catalog that asks what `modelmark index` started', () => {
  let local: LocalMarket
  let market: CatalogMarket
  let command: ChildProcess
  let url: string
  let dataDir: string
  before(async () => {
    local = await startLocalMarket()
    market = await createCatalogMarket(local)
    dataDir = await mkdtemp(join(tmpdir(), 'modelmark-indexer-'))
    await mkdir(join(dataDir, 'ponder'))
    await symlink(join(INDEXER_HOME, 'node_modules'), join(dataDir, 'ponder', 'node_modules'))
    const gateways = market.job.gateways.flatMap(gateway => ['--gateway', gateway])
    const { registry, fromBlock } = market.job.contracts
    const where = [
      '--rpc',
      local.rpcUrl,
      '--contract',
      registry,
      '--from-block',
      String(fromBlock),
      ...gateways,
    ]
    command = start(['index', ...where, '--data', dataDir, '--port', '0', '--poll', '1'])
    command.stderr?.pipe(process.stderr)
    url = await firstLine(command, line => /^ {2}indexer="(http:[^"]+)"$/.exec(line)?.[1])
  })
  after(async () => {
    command?.kill('SIGKILL')
    await local?.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  const open = () => openCatalog({ ...market.job, indexer: url })
  for (const { name, run } of catalogCompliance(() => ({ ...market, open }))) it(name, run)

  it('ends without an error when it is told to, and gives its port back', async () => {
    const ended = once(command, 'exit')
    command.kill('SIGTERM')
    const [code] = (await ended) as [number | null]
    assert.equal(code, 0)
    await assert.rejects(fetch(url))
  })
})
