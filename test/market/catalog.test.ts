import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { encodeManifest } from '../../src/manifest/index.ts'
import { openCatalog } from '../../src/market/catalog/index.ts'
import type { Catalog } from '../../src/market/index.ts'
import { createMarket, mintModel } from '../../src/market/index.ts'
import { openPage, until } from './buyer.ts'
import { type LocalMarket, MANIFEST, startLocalMarket } from './local-market.ts'

let local: LocalMarket
before(async () => {
  local = await startLocalMarket()
})
after(() => local.close())

const isComplete = (models: number) => (progress: ReturnType<Catalog['getState']>) =>
  progress.status === 'following' && progress.models === models && progress.described === models

function open(): Promise<Catalog> {
  return openCatalog({
    chainId: 31337,
    contracts: local.contracts,
    rpcUrls: [local.rpcUrl],
    gateways: [local.gateway.url],
    pollMs: 100,
  })
}

async function mint(manifest: Partial<typeof MANIFEST>): Promise<bigint> {
  return mintModel(local.publisher, {
    to: local.publisher.account,
    manifestDigest: await local.gateway.put(encodeManifest({ ...MANIFEST, ...manifest })),
    contentHash: `0x${'00'.repeat(32)}`,
    resaleRoyaltyBps: 0,
    maxUpstreamBps: 0,
    parentLicenseIds: [],
    payees: [{ account: local.publisher.account, bps: 10000, role: 'creator' }],
  })
}

test('finds a model by words of its manifest, with what its tiers say, through the market', async () => {
  const market = createMarket({
    rpcUrls: { 31337: [local.rpcUrl] },
    gateways: [local.gateway.url],
    deployments: { 31337: local.contracts },
  })
  const catalog = await market.catalog(local.asset)
  assert.equal(await market.catalog(local.asset), catalog)
  await until(catalog, isComplete(1))
  const { hits, total, facets, currencies } = await catalog.search({ text: 'nams' })
  assert.equal(total, 1)
  assert.equal(hits[0]?.asset.tokenId, local.asset.tokenId)
  assert.equal(hits[0]?.name, MANIFEST.name)
  assert.equal(hits[0]?.creator, local.publisher.account)
  assert.deepEqual(facets.kind.map(({ value }) => value).sort(), ['one-time', 'subscription'])
  assert.deepEqual(currencies.map(({ symbol }) => symbol).sort(), ['DEMO', 'ETH'])
  assert.equal((await catalog.search({ text: 'nothing like it' })).total, 0)
  await market.close()
})

test('counts licences that are bought, and shows a model minted while somebody looks', async () => {
  const catalog = await open()
  await until(catalog, isComplete(1))
  assert.equal((await catalog.search({})).hits[0]?.licenses, 0)

  const page = await openPage(local)
  const { id: offerId, price, termsHash } = local.native
  const bought = await page.market.purchase(local.asset).start({ offerId, price, termsHash })
  assert.equal(bought.status, 'done')
  const tokenId = await mint({ name: 'Zebra stripes', task: 'image-classification' })
  await until(catalog, isComplete(2))

  const newest = await catalog.search({ sort: 'new' })
  assert.deepEqual(
    newest.hits.map(({ asset }) => asset.tokenId),
    [tokenId, local.asset.tokenId],
  )
  const busiest = await catalog.search({ sort: 'licensed' })
  assert.deepEqual(
    busiest.hits.map(({ licenses }) => licenses),
    [1, 0],
  )
  const images = await catalog.search({ filters: { task: ['image-classification'] } })
  assert.deepEqual(
    images.hits.map(({ name }) => name),
    ['Zebra stripes'],
  )
  assert.equal((await catalog.search({ text: 'zeb' })).total, 1)
  await page.close()
  catalog.close()
})

test('forgets what a reorganisation of the chain took away, and shows what came in its place', async () => {
  const catalog = await open()
  await until(catalog, isComplete(2))
  const snapshot = await local.chain.snapshot()
  await mint({ name: 'Taken away' })
  await until(catalog, isComplete(3))
  assert.equal((await catalog.search({ text: 'taken' })).total, 1)
  await local.chain.revert({ id: snapshot })
  await until(catalog, ({ models }) => models === 2)
  assert.equal((await catalog.search({ text: 'taken' })).total, 0)
  await mint({ name: 'In its place' })
  await until(catalog, isComplete(3))
  assert.deepEqual(
    (await catalog.search({ sort: 'new' })).hits.map(({ name }) => name),
    ['In its place', 'Zebra stripes', MANIFEST.name],
  )
  catalog.close()
})
