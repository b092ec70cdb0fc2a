import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { encodeManifest } from '../../src/manifest/index.ts'
import { createMarket, type ModelState, mintModel } from '../../src/market/index.ts'
import { until } from './buyer.ts'
import { startGateway } from './local-gateway.ts'
import { type LocalMarket, MANIFEST, startLocalMarket, TERMS } from './local-market.ts'

let local: LocalMarket
before(async () => {
  local = await startLocalMarket()
})
after(() => local.close())

const settled = ({ record, manifest }: ModelState) =>
  manifest.status !== 'loading' &&
  record.status === 'ready' &&
  record.value.tiers.every(({ terms }) => terms.status !== 'loading')

function openMarket({ gateways = [local.gateway.url], rpcUrl = local.rpcUrl, resolved = true } = {}) {
  return createMarket({
    rpcUrls: { 31337: [rpcUrl] },
    gateways,
    ...(resolved ? { deployments: { 31337: local.contracts } } : {}),
  })
}

test('reads a model, its manifest and the terms of its tiers, each checked against the chain', async () => {
  const market = openMarket({ resolved: false })
  const state = await until(market.model(local.asset), settled)
  assert.ok(state.record.status === 'ready' && state.manifest.status === 'ready')
  assert.deepEqual(state.manifest.value, MANIFEST)
  assert.equal(state.record.value.owner, local.publisher.account)
  assert.deepEqual(
    state.record.value.tiers.map(({ offer, currency, terms }) => [
      offer.price,
      currency.symbol,
      terms.status === 'ready' && terms.value,
    ]),
    [
      [local.native.price, 'ETH', TERMS],
      [local.token.price, 'DEMO', TERMS],
      [local.subscription.price, 'DEMO', TERMS],
    ],
  )
  await market.close()
})

test('is one store for one model, and asks nothing before somebody subscribes', async () => {
  const proxy = await startCountingProxy()
  const market = openMarket({ rpcUrl: proxy.url })
  assert.equal(market.model(local.asset), market.model({ ...local.asset }))
  market.purchase(local.asset)
  market.licenses(local.asset)
  market.royalties(local.asset)
  assert.equal(proxy.bodies.length, 0)
  await market.close()
  await proxy.close()
})

test('a hundred models wanted in one tick are one request a round', async () => {
  const proxy = await startCountingProxy()
  const market = openMarket({ rpcUrl: proxy.url })
  const models = Array.from({ length: 100 }, (_, i) =>
    market.model({ ...local.asset, tokenId: BigInt(i + 1) }),
  )
  await Promise.all(models.map(model => until(model, ({ record }) => record.status !== 'loading')))
  assert.ok(proxy.bodies.length <= 4, `${proxy.bodies.length} requests`)
  const last = models.at(-1)?.getState().record
  assert.ok(last?.status === 'failed')
  assert.equal((last.error as { code?: string }).code, 'model-not-found')
  await market.close()
  await proxy.close()
})

test('passes over a gateway that lies, and names it when there is no other', async () => {
  const liar = await startGateway()
  liar.lie(new TextEncoder().encode('{"name":"Evil"}'))
  const both = openMarket({ gateways: [liar.url, local.gateway.url] })
  const good = await until(both.model(local.asset), settled)
  assert.ok(good.manifest.status === 'ready')
  assert.equal(good.manifest.value.name, MANIFEST.name)

  const alone = openMarket({ gateways: [liar.url] })
  const bad = await until(alone.model(local.asset), settled)
  assert.ok(bad.record.status === 'ready' && bad.manifest.status === 'failed')
  const { code, facts } = bad.manifest.error as { code?: string; facts?: Record<string, unknown> }
  assert.equal(code, 'digest-mismatch')
  assert.equal(facts?.['source'], liar.url)
  await Promise.all([both.close(), alone.close(), liar.close()])
})

test('says that nobody has the manifest, and has it after a refresh once somebody does', async () => {
  const bytes = encodeManifest({ ...MANIFEST, name: 'Late' })
  const blocks = new Map<string, Uint8Array>()
  const gateway = await startGateway(blocks)
  const elsewhere = await startGateway()
  const modelId = await mintModel(local.publisher, {
    to: local.publisher.account,
    manifestDigest: await elsewhere.put(bytes),
    contentHash: `0x${'00'.repeat(32)}`,
    resaleRoyaltyBps: 0,
    maxUpstreamBps: 0,
    parentLicenseIds: [],
    payees: [{ account: local.publisher.account, bps: 10_000, role: 'creator' }],
  })
  const market = openMarket({ gateways: [gateway.url] })
  const model = market.model({ ...local.asset, tokenId: modelId })
  const missing = await until(model, settled)
  assert.ok(missing.manifest.status === 'failed')
  assert.equal((missing.manifest.error as { code?: string }).code, 'no-providers')

  await gateway.put(bytes)
  await model.refresh()
  const { manifest } = model.getState()
  assert.ok(manifest.status === 'ready')
  assert.equal(manifest.value.name, 'Late')
  await Promise.all([market.close(), gateway.close(), elsewhere.close()])
})

test('keeps what was known, marked stale with its age, when a later read fails', async () => {
  const proxy = await startCountingProxy()
  const market = openMarket({ rpcUrl: proxy.url })
  const model = market.model(local.asset)
  const first = await until(model, settled)
  assert.ok(first.record.status === 'ready')
  await proxy.close()
  await model.refresh()
  const { record } = model.getState()
  assert.ok(record.status === 'ready')
  assert.equal(record.readAt, first.record.readAt)
  assert.ok(record.stale)
  await market.close()
})

test('says that there is no market behind an address without one', async () => {
  const market = openMarket({ resolved: false })
  const state = await until(
    market.model({ ...local.asset, contract: local.publisher.account }),
    ({ record }) => record.status !== 'loading',
  )
  assert.ok(state.record.status === 'failed' && state.manifest.status === 'failed')
  assert.equal((state.record.error as { code?: string }).code, 'bad-config')
  await market.close()
})

test('says that a chain is unknown instead of loading for ever', async () => {
  const market = openMarket()
  const state = await until(
    market.model({ ...local.asset, chainId: 999_999 }),
    ({ record }) => record.status !== 'loading',
  )
  assert.ok(state.record.status === 'failed')
  assert.equal((state.record.error as { code?: string }).code, 'chain-unknown')
  assert.equal(market.chainName(999_999), undefined)
  assert.equal(market.chainName(31337), 'Local chain')
  await market.close()
})

/** Passes requests on to the local chain and keeps their bodies. */
async function startCountingProxy() {
  const bodies: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    bodies.push(body)
    const answer = await fetch(local.rpcUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    response.writeHead(200, { 'content-type': 'application/json' }).end(await answer.text())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
