import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { createArtifacts } from '../../../src/artifact/create-artifacts.ts'
import { findGateways } from '../../../src/artifact/find-gateways.ts'
import {
  type Answer,
  flipped,
  gatewayAnswer,
  MIB,
  makeFile,
  serve,
  type TestFile,
  type TestServer,
} from './fixture.ts'

describe('gateways that routers of the public network name', () => {
  let file: TestFile
  const servers: TestServer[] = []
  before(async () => {
    file = await makeFile(3 * MIB + 5)
  })
  after(async () => {
    await Promise.all(servers.map(server => server.close()))
  })

  const start = async (answer: Answer) => {
    const server = await serve(answer)
    servers.push(server)
    return server.url
  }
  const gateway = (...addresses: unknown[]) => ({
    Schema: 'peer',
    ID: '12D3KooW',
    Protocols: ['transport-ipfs-gateway-http'],
    Addrs: addresses,
  })
  const router = (providers: unknown) =>
    start((request, response) => {
      const known = request.url?.startsWith(`/routing/v1/providers/${file.root}?`)
      response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ Providers: providers }))
    })
  const addressOf = (url: string) => `/ip4/127.0.0.1/tcp/${new URL(url).port}/http`
  const { signal } = new AbortController()
  const found = (...routers: string[]) => findGateways(file.root, routers, { signal })
  /** As a router that is no neighbour answers. */
  const foundFarAway = (providers: readonly unknown[]) =>
    findGateways(file.root, ['https://router.example'], {
      signal,
      fetch: async () => Response.json({ Providers: providers }),
    })

  it('are those under public names with HTTPS, each provider once', async () => {
    const providers = [
      gateway('/dns4/one.example/tcp/443/https', '/dns4/one.example/tcp/8443/https'),
      gateway('/ip4/203.0.113.7/udp/4001/quic-v1', '/dns/two.example/tcp/8443/tls/http'),
      gateway('/dns6/three.example/tcp/443/tls/sni/three.example/http'),
    ]
    assert.deepEqual(await foundFarAway(providers), [
      'https://one.example',
      'https://two.example:8443',
      'https://three.example',
    ])
  })

  it('are never machines of the visitor, nor without encryption', async () => {
    const addresses = [
      '/ip4/127.0.0.1/tcp/8080/http',
      '/ip4/192.168.1.1/tcp/443/https',
      '/ip6/::1/tcp/443/https',
      '/dns4/localhost/tcp/443/https',
      '/dns4/router.lan/tcp/443/https',
      '/dns4/intranet/tcp/443/https',
      '/dns4/one.example/tcp/80/http',
      '/dns4/one.example@evil.example/tcp/443/https',
      '/dns4/one.example/tcp/99999/https',
      '/unix/%2Fvar%2Frun',
    ]
    assert.deepEqual(await foundFarAway(addresses.map(address => gateway(address))), [])
  })

  it('are a few at most, whatever a router says', async () => {
    const many = Array.from({ length: 1000 }, (_, i) => gateway(`/dns4/g${i}.example/tcp/443/https`))
    assert.equal((await foundFarAway(many)).length, 4)
  })

  it('are none where routers fail, lie or talk nonsense', async () => {
    const answers: Answer[] = [
      (_, response) => response.writeHead(500).end(),
      (_, response) => response.end('<html>'),
      (_, response) => response.end('{"Providers":7}'),
      (_, response) => response.end(JSON.stringify({ Providers: [null, 7, {}, gateway(null, 7, {}, [])] })),
      (_, response) => response.end(`{"Providers":[${' '.repeat(MIB)}]}`),
      (_, response) => response.destroy(),
    ]
    for (const answer of answers) assert.deepEqual(await found(await start(answer)), [])
    assert.deepEqual(await found('http://127.0.0.1:1'), [])
  })

  it('give a file that the page knows no server for', async () => {
    const server = await start(gatewayAnswer(file))
    const artifacts = createArtifacts({
      gateways: [],
      relays: [],
      routers: [await router([gateway(addressOf(server))])],
    })
    const download = artifacts.download(artifactOf(file))
    const state = await download.start({ peers: false })
    assert.equal(state.status, 'complete')
    assert.deepEqual(
      state.sources.map(({ id }) => id),
      [server],
    )
    await artifacts.close()
  })

  it('help where the page has a server that is gone, and give nothing when they lie', async () => {
    const right = await start(gatewayAnswer(file))
    const liar = await start((request, response) => {
      const isLeaf = !request.url?.includes(String(file.root)) || request.url.includes('car')
      if (isLeaf) response.end(flipped(file.bytes.subarray(0, MIB)))
      else gatewayAnswer(file)(request, response)
    })
    const artifacts = createArtifacts({
      gateways: ['http://127.0.0.1:1'],
      relays: [],
      routers: [await router([gateway(addressOf(liar)), gateway(addressOf(right))])],
    })
    const download = artifacts.download(artifactOf(file))
    const state = await download.start({ peers: false })
    assert.equal(state.status, 'complete')
    assert.deepEqual(new Uint8Array(await (await download.file()).arrayBuffer()), file.bytes)
    const given = (server: string) => state.sources.find(({ id }) => id === server)?.bytes
    assert.deepEqual([given(right), given(liar)], [file.bytes.length, 0])
    await artifacts.close()
  })
})

function artifactOf({ root, bytes }: TestFile) {
  return {
    path: 'model.bin',
    cid: String(root),
    size: bytes.length,
    sha256: `0x${'00'.repeat(32)}`,
    mediaType: 'application/octet-stream',
    role: 'weights',
    sources: [],
  } as const
}
