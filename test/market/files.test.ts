import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { cidFromDigest } from '../../src/asset/index.ts'
import type { Artifact } from '../../src/manifest/index.ts'
import { createMarket, type Market } from '../../src/market/index.ts'
import { type Gateway, startGateway } from './local-gateway.ts'
import { MANIFEST } from './local-market.ts'

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
const SVG = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
)

let gateway: Gateway
let market: Market
before(async () => {
  gateway = await startGateway()
  market = createMarket({ gateways: [gateway.url] })
})
after(async () => {
  await market.close()
  await gateway.close()
})

async function artifactOf(bytes: Uint8Array<ArrayBuffer>, path: string): Promise<Artifact> {
  const sha256 = await gateway.put(bytes)
  const cid = String(cidFromDigest(sha256))
  return {
    path,
    cid,
    size: bytes.length,
    sha256,
    mediaType: 'application/octet-stream',
    role: 'other',
    sources: [],
  }
}

test('is one download for one file, and asks for nothing before it is started', async () => {
  const artifact = await artifactOf(new TextEncoder().encode('weights'), 'a.bin')
  const download = market.artifact(artifact)
  assert.equal(market.artifact({ ...artifact }), download)
  assert.equal(download.getState().status, 'idle')
  assert.ok(!gateway.asked.includes(artifact.cid))
})

test('fetches, checks and hands over a file', async () => {
  const artifact = await artifactOf(new TextEncoder().encode('more weights'), 'b.bin')
  const download = market.artifact(artifact)
  const seen: string[] = []
  download.subscribe(({ status }) => seen.push(status))
  const end = await download.start({ peers: false })
  assert.equal(end.status, 'complete')
  assert.deepEqual(download.getState(), end)
  assert.equal(seen.at(-1), 'complete')
  assert.equal(await (await download.file()).text(), 'more weights')
  const streamed = await new Response(download.stream()).text()
  assert.equal(streamed, 'more weights')
  assert.deepEqual(await download.read(5, 7), new TextEncoder().encode('weights'))
})

test('says that a file cannot be had', async () => {
  const artifact = await artifactOf(new TextEncoder().encode('gone'), 'c.bin')
  const elsewhere = await startGateway()
  const other = createMarket({ gateways: [elsewhere.url] })
  const end = await other.artifact(artifact).start({ peers: false })
  assert.ok(end.status === 'failed')
  assert.equal(end.error.code, 'no-providers')
  await other.close()
  await elsewhere.close()
})

test('shows a picture that matches its CID, once, and takes it back when the market closes', async () => {
  const own = createMarket({ gateways: [gateway.url] })
  const { cid } = await artifactOf(PNG, 'image.png')
  const manifest = { ...MANIFEST, image: `ipfs://${cid}` }
  const [first, second] = await Promise.all([own.image(manifest), own.image(manifest)])
  assert.match(String(first), /^blob:/)
  assert.equal(first, second)
  const shown = await (await fetch(String(first))).blob()
  assert.equal(shown.type, 'image/png')
  await own.close()
  await assert.rejects(fetch(String(first)))
})

test('shows none where there is none, where it is no picture, and where it may hold a script', async () => {
  const { cid } = await artifactOf(SVG, 'image.svg')
  for (const image of [
    `ipfs://${cid}`,
    'ipfs://nonsense',
    'http://insecure.example/x.png',
    'data:image/png,',
  ]) {
    assert.equal(await market.image({ ...MANIFEST, image }), undefined)
  }
  assert.equal(await market.image(MANIFEST), undefined)
})
