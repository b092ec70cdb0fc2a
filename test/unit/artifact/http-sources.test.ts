import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createGatewaySource } from '../../../src/artifact/gateway-source.ts'
import { createHttpRangeSource } from '../../../src/artifact/http-range-source.ts'
import type { LeafTable, Source } from '../../../src/artifact/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import { sourceCompliance } from '../../compliance/source.ts'
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

const never = new AbortController().signal
const file = await makeFile(3 * MIB + 500)
const servers: TestServer[] = []
const start = async (answer: Answer) => {
  const server = await serve(answer)
  servers.push(server)
  return server
}
after(() => Promise.all(servers.map(server => server.close())))

type Make = (url: string, table: LeafTable, options?: { silenceMs?: number }) => Source

const comply = (answer: Answer, make: Make) =>
  sourceCompliance(async () => {
    const server = await serve(answer)
    return { source: make(server.url, file.table), table: file.table, bytes: file.bytes, close: server.close }
  })

/** What a run of three leaves gives before it ends, and how it ends. */
async function runOf(source: Source, count = 3): Promise<{ leaves: number; error?: ModelmarkError }> {
  let leaves = 0
  try {
    for await (const _leaf of source.fetchRun?.(0, count, never) ?? []) leaves++
    return { leaves }
  } catch (error) {
    assert.ok(error instanceof ModelmarkError, String(error))
    return { leaves, error }
  }
}

describe('a plain HTTP server as a source', () => {
  for (const { name, run } of comply(rangeAnswer(file.bytes), createHttpRangeSource)) it(name, run)

  const runFrom = async (answer: Answer, options?: { silenceMs: number }) => {
    const { url } = await start(answer)
    const { leaves, error } = await runOf(createHttpRangeSource(url, file.table, options))
    if (error?.code !== 'aborted') assert.equal(error?.facts['source'] ?? url, url)
    return { leaves, code: error?.code, reason: error?.facts['reason'] ?? error?.facts['status'] }
  }

  it('gives the empty leaf of an empty file without asking', async () => {
    const empty = await makeFile(0)
    const source = createHttpRangeSource('http://127.0.0.1:1', empty.table)
    assert.equal((await source.fetch(0, 0, never)).length, 0)
  })

  it('refuses a server that does not know Range', async () => {
    const { leaves, code, reason } = await runFrom((_, response) => response.end(file.bytes))
    assert.deepEqual([leaves, code, reason], [0, 'no-providers', 200])
  })

  it('refuses another range than it asked for', async () => {
    const { code, reason } = await runFrom((_, response) => {
      response.writeHead(206, { 'content-range': `bytes 5-10/${file.bytes.length}` }).end('wrong!')
    })
    assert.deepEqual([code, reason], ['no-providers', 'range'])
  })

  it('takes the same bytes from servers that name them differently', async () => {
    let server = 0
    const { url } = await start((request, response) => {
      response.setHeader('etag', `"${server++}"`)
      rangeAnswer(file.bytes)(request, response)
    })
    const source = createHttpRangeSource(url, file.table)
    assert.equal((await source.fetch(0, MIB, never)).length, MIB)
    assert.equal((await source.fetch(1, MIB, never)).length, MIB)
  })

  it('says so when a body ends early', async () => {
    const { leaves, code } = await runFrom(rangeAnswer(file.bytes, part => part.subarray(0, MIB + 10)))
    assert.deepEqual([leaves, code], [1, 'no-providers'])
  })

  it('calls a body that goes on a lie', async () => {
    const { code, reason } = await runFrom(
      rangeAnswer(file.bytes, part => Buffer.concat([part, Buffer.from('x')])),
    )
    assert.deepEqual([code, reason], ['digest-mismatch', 'too-long'])
  })

  it('gives up a server that says nothing, or stops in the middle', async () => {
    assert.equal((await runFrom(() => {}, { silenceMs: 50 })).code, 'timeout')
    const stops: Answer = (request, response) => {
      const [from, to] =
        /(\d+)-(\d+)/
          .exec(request.headers.range ?? '')
          ?.slice(1)
          .map(Number) ?? []
      response.writeHead(206, { 'content-range': `bytes ${from}-${to}/${file.bytes.length}` })
      response.write(file.bytes.subarray(0, MIB + 10))
    }
    const { leaves, code } = await runFrom(stops, { silenceMs: 50 })
    assert.deepEqual([leaves, code], [1, 'timeout'])
  })

  it('follows a redirect', async () => {
    const target = await start(rangeAnswer(file.bytes))
    const { leaves, code } = await runFrom((_, response) => {
      response.writeHead(302, { location: target.url }).end()
    })
    assert.deepEqual([leaves, code], [3, undefined])
  })

  it('says no-providers when nobody listens', async () => {
    const { error } = await runOf(createHttpRangeSource('http://127.0.0.1:1', file.table))
    assert.equal(error?.code, 'no-providers')
  })
})

describe('a trustless gateway as a source', () => {
  for (const { name, run } of comply(gatewayAnswer(file), createGatewaySource)) it(name, run)

  const source = async (answer: Answer, of: TestFile = file) => {
    const server = await start(answer)
    return { server, source: createGatewaySource(server.url, of.table) }
  }

  it('asks for a run as one CAR', async () => {
    const { server, source: gateway } = await source(gatewayAnswer(file))
    assert.equal((await runOf(gateway, 4)).leaves, 4)
    assert.equal(server.requests.length, 1)
    assert.match(server.requests[0] ?? '', /format=car&dag-scope=entity&entity-bytes=0:3146227/)
  })

  const withoutCars: Answer = (request, response) =>
    request.url?.includes('format=car')
      ? response.writeHead(406).end()
      : gatewayAnswer(file)(request, response)

  it('asks for single blocks where there is no CAR', async () => {
    const { server, source: gateway } = await source(withoutCars)
    assert.equal((await runOf(gateway, 4)).leaves, 4)
    assert.equal((await runOf(gateway, 4)).leaves, 4)
    assert.equal(server.requests.filter(request => request.includes('car')).length, 1)
  })

  it('asks for single blocks where a CAR is something else', async () => {
    const page: Answer = (request, response) =>
      request.url?.includes('format=car')
        ? response.end('<html>hello</html>')
        : gatewayAnswer(file)(request, response)
    assert.equal((await runOf((await source(page)).source, 4)).leaves, 4)
  })

  it('does not read on when a gateway ignores which part was wanted', async () => {
    const whole: Answer = (request, response) => {
      request.url = request.url?.replace(/&dag-scope=.*/, '') ?? ''
      return gatewayAnswer(file)(request, response)
    }
    const { source: gateway } = await source(whole)
    const leaves: Uint8Array[] = []
    for await (const leaf of gateway.fetchRun?.(1, 2, never) ?? []) leaves.push(leaf)
    assert.deepEqual(leaves[0], file.bytes.slice(MIB, 2 * MIB))
    assert.equal(leaves.length, 2)
  })

  describe('of a file with equal leaves', () => {
    let zeros: TestFile
    before(async () => {
      zeros = await makeFile(4 * MIB, new Uint8Array(4 * MIB))
    })

    it('gets them although a CAR has them once', async () => {
      const { source: gateway } = await source((request, response) => {
        if (!request.url?.includes('format=car')) return gatewayAnswer(zeros)(request, response)
        request.url = request.url.replace(/entity-bytes=\d+:\d+/, `entity-bytes=0:${MIB - 1}`)
        return gatewayAnswer(zeros)(request, response)
      }, zeros)
      assert.equal((await runOf(gateway, 4)).leaves, 4)
    })
  })

  it('calls a block that goes on a lie', async () => {
    const { source: gateway } = await source(
      gatewayAnswer(file, block => Buffer.concat([block, Buffer.from('x')])),
    )
    await assert.rejects(gateway.fetch(0, MIB, never), { code: 'digest-mismatch' })
  })

  it('hands wrong bytes on for the scheduler to find, but never more than a leaf', async () => {
    const { source: gateway } = await source(gatewayAnswer(file, flipped))
    assert.equal((await gateway.fetch(0, MIB, never)).length, MIB)
  })
})
