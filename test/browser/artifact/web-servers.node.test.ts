import assert from 'node:assert/strict'
import { after, before, describe, it, type TestContext } from 'node:test'
import { createArtifacts } from '../../../src/artifact/index.ts'
import type { Artifact } from '../../../src/manifest/index.ts'
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
} from '../../unit/artifact/fixture.ts'
import { type ModelHub, startModelHub } from './model-hub.ts'
import { fetchFile, type Outcome } from './outcome.ts'
import { artifactOf, call, openPage, type Site, startSite } from './site.ts'

let file: TestFile
let artifact: Artifact
let site: Site
/** Has the index of the file and none of its leaves. */
let nodes: TestServer
/** Has all of it. */
let gateway: TestServer

before(async () => {
  file = await makeFile(6 * MIB + 77)
  artifact = artifactOf(file)
  site = await startSite()
  nodes = await serve((request, response) => {
    const asksForNode = request.url === `/ipfs/${file.root}?format=raw`
    return asksForNode ? gatewayAnswer(file)(request, response) : response.writeHead(404).end()
  })
  gateway = await serve(gatewayAnswer(file))
})
after(async () => {
  await Promise.all([site, nodes, gateway].map(server => server?.close()))
})

type Fetch = (gateways: readonly string[], artifact: Artifact) => Promise<Outcome>

const inNode: Fetch = async (gateways, wanted) => {
  const artifacts = createArtifacts({ gateways, relays: [] })
  try {
    return await fetchFile(artifacts.download(wanted))
  } finally {
    await artifacts.close()
  }
}

const inChromium: Fetch = async (gateways, wanted) => {
  const context = await site.profile()
  const page = await openPage(context, site.url)
  const outcome = await call(page, 'visit', gateways, wanted)
  await context.close()
  return outcome
}

async function hubOf(test: TestContext, answer?: Answer): Promise<ModelHub> {
  const hub = await startModelHub(file.bytes, answer)
  test.after(hub.close)
  return hub
}

const from = (source: string): Artifact => ({ ...artifact, sources: [source] })

for (const [where, fetchFrom] of Object.entries({ Node: inNode, Chromium: inChromium })) {
  describe(`a web server as a source in ${where}`, () => {
    /** The file comes from the hub alone, every byte. */
    async function expectWhole({ source }: ModelHub): Promise<void> {
      const outcome = await fetchFrom([nodes.url], from(source))
      assert.deepEqual(
        [outcome.status, outcome.code, outcome.digest],
        ['complete', undefined, artifact.sha256.slice(2)],
      )
    }

    /** Alone the server is named for what went wrong; beside a gateway that has the file it does no harm. */
    async function expectNamed(source: string, code: string, state: string): Promise<void> {
      const alone = await fetchFrom([nodes.url], from(source))
      assert.deepEqual([alone.status, alone.code, alone.states[source]], ['failed', code, state])
      if (state === 'banned') assert.equal(alone.source, source)
      const beside = await fetchFrom([gateway.url], from(source))
      assert.deepEqual([beside.status, beside.digest], ['complete', artifact.sha256.slice(2)])
    }

    it('follows the redirect of a model hub to its CDN anew for each request, and asks without a preflight', async test => {
      const hub = await hubOf(test)
      await expectWhole(hub)
      assert.equal(hub.hub.requests.length, hub.cdn.requests.length)
      for (const request of hub.cdn.requests) assert.match(request, /^GET .* bytes=\d+-\d+$/)
    })

    it('takes a file from servers of a CDN that tag it differently', async test => {
      let tag = 0
      const hub = await hubOf(test, (request, response) => {
        response.setHeader('etag', `"${tag++}"`)
        return rangeAnswer(file.bytes)(request, response)
      })
      await expectWhole(hub)
    })

    it('names and bans a server whose file changes in the middle', async test => {
      const other = flipped(file.bytes)
      let given = 0
      const { source } = await hubOf(test, (request, response) => {
        const [first = 0, last = 0] = (request.headers.range ?? '').match(/\d+/g)?.map(Number) ?? []
        response.writeHead(206, {
          'content-range': `bytes ${first}-${last}/${file.bytes.length}`,
          etag: given === 0 ? '"old"' : '"new"',
        })
        // The first two mebibytes it gives are of the old file.
        for (let at = first; at <= last; at += MIB, given++) {
          response.write((given < 2 ? file.bytes : other).subarray(at, Math.min(last + 1, at + MIB)))
        }
        return response.end()
      })
      await expectNamed(source, 'digest-mismatch', 'banned')
    })

    it('names and bans a server that lies', async test => {
      const { source } = await hubOf(test, rangeAnswer(file.bytes, flipped))
      await expectNamed(source, 'digest-mismatch', 'banned')
    })

    it('names a server that does not know Range, and does not take the whole file from it', async test => {
      let taken = 0
      const { source } = await hubOf(test, (_, response) => {
        const endless = () => {
          while (!response.destroyed && response.write(new Uint8Array(MIB))) taken += MIB
        }
        response.on('drain', endless).writeHead(200)
        endless()
      })
      await expectNamed(source, 'no-providers', 'unreachable')
      assert.ok(taken < 64 * MIB, `${taken} bytes`)
    })

    it('names a server that has another file', async test => {
      const { source } = await hubOf(test, rangeAnswer(Buffer.concat([file.bytes, Buffer.from('more')])))
      await expectNamed(source, 'no-providers', 'unreachable')
    })

    it('names a server that wants a login', async test => {
      const { source } = await hubOf(test, (_, response) =>
        response
          .writeHead(401, { 'content-type': 'text/html' })
          .end('<h1>Access to this model is restricted</h1>'),
      )
      await expectNamed(source, 'no-providers', 'unreachable')
    })

    it('names a server that redirects for ever', async test => {
      const loop = await serve((request, response) =>
        response.writeHead(302, { location: `${request.url}x` }).end(),
      )
      test.after(loop.close)
      await expectNamed(`${loop.url}/`, 'no-providers', 'unreachable')
    })
  })
}

describe('a web server that lets no other origin read it', () => {
  it('is named in Chromium, and the file comes from elsewhere', async test => {
    const { source } = await hubOf(test, (request, response) => {
      response.removeHeader('access-control-allow-origin')
      return rangeAnswer(file.bytes)(request, response)
    })
    const alone = await inChromium([nodes.url], from(source))
    assert.deepEqual(
      [alone.status, alone.code, alone.states[source]],
      ['failed', 'no-providers', 'unreachable'],
    )
    const beside = await inChromium([gateway.url], from(source))
    assert.deepEqual([beside.status, beside.digest], ['complete', artifact.sha256.slice(2)])
  })

  it('is read where it hides its headers only', async test => {
    const { source } = await hubOf(test, (request, response) => {
      response.removeHeader('access-control-expose-headers')
      return rangeAnswer(file.bytes)(request, response)
    })
    const outcome = await inChromium([nodes.url], from(source))
    assert.deepEqual([outcome.status, outcome.digest], ['complete', artifact.sha256.slice(2)])
  })
})
