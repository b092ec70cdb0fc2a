import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createGatewaySource } from '../../../src/artifact/gateway-source.ts'
import { createHttpRangeSource } from '../../../src/artifact/http-range-source.ts'
import { Scheduler } from '../../../src/artifact/scheduler.ts'
import type { Source } from '../../../src/artifact/source.ts'
import { createMemorySink } from '../../../src/artifact/store/memory-sink.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import {
  type Answer,
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
    assert.equal(progress[0]?.state, 'banned')
    assert.equal(progress[0]?.bytes, 0)
    assert.equal(progress[1]?.bytes, file.bytes.length)
  })

  it('names the liar when nobody else can finish', async () => {
    const liar = await start(rangeAnswer(file.bytes, flipped))
    const { error } = await download([createHttpRangeSource(liar.url, file.table)])
    assert.equal(error?.code, 'digest-mismatch')
    assert.equal(error?.facts['source'], liar.url)
  })

  it('finishes although one source never answers', async () => {
    const silent: Source = { id: 'silent', kind: 'peer', fetch: () => new Promise(() => {}) }
    const server = await start(rangeAnswer(file.bytes))
    const { bytes } = await download([silent, createHttpRangeSource(server.url, file.table)])
    assert.deepEqual(bytes, file.bytes)
  })

  it('gives up when the only source never answers', async () => {
    const silent: Source = { id: 'silent', kind: 'peer', fetch: () => new Promise(() => {}) }
    const { error } = await download([silent], { leafDeadlineMs: 5 })
    assert.equal(error?.code, 'timeout')
    assert.equal(error?.facts['source'], 'silent')
  })

  const drip: Answer = (request, response) => {
    const [from = 0, to = 0] =
      /\d+-\d+/
        .exec(request.headers.range ?? '')?.[0]
        .split('-')
        .map(Number) ?? []
    response.writeHead(206, { 'content-range': `bytes ${from}-${to}/${file.bytes.length}` })
    let at = from
    const drop = setInterval(() => response.write(file.bytes.slice(at, ++at)), 2)
    response.on('close', () => clearInterval(drop))
  }

  it('finishes although one server gives a byte now and then', async () => {
    const [dripping, honest] = [await start(drip), await start(rangeAnswer(file.bytes))]
    const sources = [dripping, honest].map(({ url }) => createHttpRangeSource(url, file.table))
    const { bytes, progress } = await download(sources, { leafDeadlineMs: 2_000 })
    assert.deepEqual(bytes, file.bytes)
    assert.equal(progress[0]?.bytes, 0)
  })

  it('gives up a server that gives a byte now and then, when nobody else is there', async () => {
    const dripping = await start(drip)
    const { error } = await download([createHttpRangeSource(dripping.url, file.table)], {
      leafDeadlineMs: 50,
    })
    assert.equal(error?.code, 'timeout')
    assert.equal(error?.facts['source'], dripping.url)
  })

  it('keeps nothing and names a liar when all sources lie', async () => {
    const servers = [
      await start(rangeAnswer(file.bytes, flipped)),
      await start(rangeAnswer(file.bytes, flipped)),
    ]
    const lying = peer('lying peer', async index => flipped(leafOf(index)) as Uint8Array<ArrayBuffer>)
    const sources = servers.map(({ url }) => createHttpRangeSource(url, file.table))
    const { error, progress } = await download([...sources, lying])
    assert.equal(error?.code, 'digest-mismatch')
    assert.ok([...sources, lying].some(({ id }) => id === error?.facts['source']))
    assert.deepEqual(
      progress.map(({ state, bytes }) => [state, bytes]),
      sources.concat(lying).map(() => ['banned', 0]),
    )
  })

  it('comes back to a source that failed for a moment', async () => {
    let failures = 2
    const shaky = peer('shaky', async index => {
      if (failures-- > 0) throw new ModelmarkError('no-providers', { source: 'shaky' })
      return leafOf(index)
    })
    const { bytes } = await download([shaky])
    assert.deepEqual(bytes, file.bytes)
  })

  it('gives up a server that refuses at once', async () => {
    const server = await start((_, response) => response.writeHead(404).end())
    const { error } = await download([createHttpRangeSource(server.url, file.table)])
    assert.equal(error?.code, 'no-providers')
    assert.equal(error?.facts['status'], 404)
    assert.ok(server.requests.length <= 2)
  })

  it('says no-providers when there is no source at all', async () => {
    assert.equal((await download([])).error?.code, 'no-providers')
  })

  it('asks a peer only for what it has, and again when it has more', async () => {
    const has = new Set([0, 1, 2])
    const asked: number[] = []
    let changed: () => void = () => {}
    const leecher: Source = {
      ...peer('leecher', async index => {
        asked.push(index)
        if (asked.length === 3) {
          for (let i = 0; i < file.table.leaves; i++) has.add(i)
          setImmediate(() => changed())
        }
        return leafOf(index)
      }),
      has: index => has.has(index),
      watch(listener) {
        changed = listener
        return () => {}
      },
    }
    const { bytes } = await download([leecher])
    assert.deepEqual(bytes, file.bytes)
    assert.deepEqual(asked.slice(0, 3).sort(), [0, 1, 2])
  })

  it('has at most four requests open at a peer', async () => {
    let open = 0
    let most = 0
    const slow = peer('slow', async index => {
      most = Math.max(most, ++open)
      await new Promise(resolve => setTimeout(resolve, 2))
      open--
      return leafOf(index)
    })
    await download([slow])
    assert.equal(most, 4)
  })

  it('takes leaves from peers in another order each time', async () => {
    const orders = await Promise.all(
      [1, 2].map(async () => {
        const asked: number[] = []
        await download([peer('p', async index => leafOf(index, asked))])
        return asked.join()
      }),
    )
    assert.notEqual(orders[0], orders[1])
  })

  it('asks first for what fewest peers hold', async () => {
    const rare = [5, 11, 20]
    const asked: number[] = []
    const common = [1, 2, 3].map(
      (n): Source => ({
        ...peer(`common ${n}`, () => new Promise(() => {})),
        has: index => !rare.includes(index),
      }),
    )
    const scheduler = new Scheduler({ table: file.table, sink: createMemorySink(file.table) })
    for (const source of common) scheduler.add(source)
    const three = new Promise<void>(resolve => {
      scheduler.add(
        peer('has all', async index => {
          const bytes = leafOf(index, asked)
          if (asked.length === 3) resolve()
          return bytes
        }),
      )
    })
    scheduler.bring(0, file.table.leaves, undefined, 'scattered').catch(() => {})
    await three
    assert.deepEqual(
      asked.slice(0, 3).sort((a, b) => a - b),
      rare,
    )
    await scheduler.close()
  })

  it('hands out only leaves that were checked, whatever a source gives', async () => {
    const short = peer('short', async index => leafOf(index).slice(0, 100))
    const long = peer('long', async index => new Uint8Array([...leafOf(index), 0]))
    const honest = peer('honest', async index => leafOf(index))
    const { bytes, progress } = await download([short, long, honest])
    assert.deepEqual(bytes, file.bytes)
    assert.deepEqual(progress.map(({ state }) => state).slice(0, 2), ['banned', 'banned'])
  })

  it('aborts what is on its way when nobody wants it any more', async () => {
    const sink = createMemorySink(file.table)
    const scheduler = new Scheduler({ table: file.table, sink })
    const aborted = new Promise<void>(resolve => {
      const hanging: Source = {
        id: 'hanging',
        kind: 'peer',
        fetch: (_index, _length, signal) =>
          new Promise(() => signal.addEventListener('abort', () => resolve(), { once: true })),
      }
      scheduler.add(hanging)
    })
    const stop = new AbortController()
    const brought = scheduler.bring(0, 3, stop.signal)
    setImmediate(() => stop.abort())
    await assert.rejects(brought, { code: 'aborted' })
    await aborted
    await scheduler.close()
  })

  it('fetches only what is wanted, what is read along first', async () => {
    const asked: number[] = []
    const sink = createMemorySink(file.table)
    const scheduler = new Scheduler({ table: file.table, sink })
    scheduler.add(peer('p', async index => leafOf(index, asked)))
    await scheduler.bring(7, 9)
    assert.deepEqual(asked, [7, 8])
    await scheduler.close()
  })

  it('stops with the reason when the store is full', async () => {
    const sink = createMemorySink(file.table, { maxBytes: 3 * MIB })
    const scheduler = new Scheduler({ table: file.table, sink })
    scheduler.add(peer('p', async index => leafOf(index)))
    await assert.rejects(scheduler.bring(0, file.table.leaves), { code: 'storage-full' })
    await scheduler.close()
  })

  const leafOf = (index: number, asked: number[] = []): Uint8Array<ArrayBuffer> => {
    asked.push(index)
    return file.bytes.slice(index * MIB, (index + 1) * MIB)
  }
})

function peer(id: string, fetch: (index: number) => Promise<Uint8Array<ArrayBuffer>>): Source {
  return { id, kind: 'peer', fetch }
}
