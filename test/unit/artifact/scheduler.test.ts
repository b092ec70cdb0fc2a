import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createGatewaySource } from '../../../src/artifact/gateway-source.ts'
import { createHttpRangeSource } from '../../../src/artifact/http-range-source.ts'
import { Scheduler } from '../../../src/artifact/scheduler.ts'
import type { Source } from '../../../src/artifact/source.ts'
import { createMemorySink } from '../../../src/artifact/store/memory-sink.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import {
  flipped,
  gatewayAnswer,
  MIB,
  makeFile,
  rangeAnswer,
  serve,
  type TestFile,
  type TestServer,
} from './fixture.ts'

describe('the scheduler', () => {
  let file: TestFile
  const servers: TestServer[] = []
  const start = async (...args: Parameters<typeof serve>) => {
    const server = await serve(...args)
    servers.push(server)
    return server
  }
  before(async () => {
    file = await makeFile(24 * MIB + 12_345)
  })
  after(() => Promise.all(servers.map(server => server.close())))

  const download = async (sources: readonly Source[], options: { leafDeadlineMs?: number } = {}) => {
    const sink = createMemorySink(file.table)
    const scheduler = new Scheduler({ table: file.table, sink, ...options })
    for (const source of sources) scheduler.add(source)
    const demand = scheduler.want(0, file.table.leaves, 'scattered')
    try {
      await demand.until(file.table.leaves)
      const bytes = new Uint8Array(await (await sink.file()).arrayBuffer())
      return { bytes, progress: scheduler.progress(), error: undefined }
    } catch (error) {
      assert.ok(error instanceof ModelmarkError)
      return { bytes: undefined, progress: scheduler.progress(), error }
    } finally {
      await scheduler.close()
    }
  }

  it('brings a file from one plain server with one long request', async () => {
    const server = await start(rangeAnswer(file.bytes))
    const { bytes } = await download([createHttpRangeSource(server.url, file.table)])
    assert.deepEqual(bytes, file.bytes)
    assert.ok(server.requests.length <= 4, `${server.requests.length} requests`)
  })

  it('brings a file from a trustless gateway as a CAR', async () => {
    const server = await start(gatewayAnswer(file))
    const { bytes } = await download([createGatewaySource(server.url, file.table)])
    assert.deepEqual(bytes, file.bytes)
    assert.ok(server.requests.length <= 4, server.requests.join('\n'))
  })

  it('shares the work among three servers without asking twice for much', async () => {
    let sent = 0
    const all = await Promise.all(
      [1, 2, 3].map(() =>
        start(
          rangeAnswer(file.bytes, part => {
            sent += part.length
            return part
          }),
        ),
      ),
    )
    const { bytes, progress } = await download(all.map(({ url }) => createHttpRangeSource(url, file.table)))
    assert.deepEqual(bytes, file.bytes)
    assert.ok(
      progress.every(source => source.bytes > 0),
      JSON.stringify(progress),
    )
    assert.ok(sent < 3 * file.bytes.length, `${sent} bytes`)
  })

  it('bans a server that lies and finishes from an honest one', async () => {
    const liar = await start(rangeAnswer(file.bytes, flipped))
    const honest = await start(rangeAnswer(file.bytes))
    const { bytes, progress } = await download(
      [liar.url, honest.url].map(url => createHttpRangeSource(url, file.table)),
    )
    assert.deepEqual(bytes, file.bytes)
    assert.deepEqual(
      progress.map(source => source.state),
      ['banned', 'idle'],
    )
  })

  it('names the liar when nobody else can finish', async () => {
    const liar = await start(rangeAnswer(file.bytes, flipped))
    const { error } = await download([createHttpRangeSource(liar.url, file.table)])
    assert.equal(error?.code, 'digest-mismatch')
    assert.equal(error?.facts['source'], liar.url)
  })
})
