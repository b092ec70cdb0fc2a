import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { AssetId, Digest } from '../../src/asset/index.ts'
import { encodeManifest, type Manifest } from '../../src/manifest/index.ts'
import type { ModelVersions } from '../../src/market/index.ts'
import { openPage, type Page, until } from './buyer.ts'
import { resultOf } from './decisions.ts'
import { BUYER, CREATOR, type LocalMarket, MANIFEST, startLocalMarket } from './local-market.ts'

const NO_CONTENT: Digest = `0x${'00'.repeat(32)}`

let local: LocalMarket
let creator: Page
before(async () => {
  local = await startLocalMarket()
  creator = await openPage(local, { account: CREATOR })
})
after(async () => {
  await creator.close()
  await local.close()
})

async function versionsOf(page: Page, asset: AssetId): Promise<ModelVersions> {
  const store = page.market.versions(asset)
  store.subscribe(() => {})
  const end = await until(store, ({ status }) => status !== 'loading')
  assert.ok(end.status === 'ready', end.status === 'failed' ? String(end.error) : end.status)
  return end.value
}

async function push(asset: AssetId, manifest: Manifest | undefined): Promise<void> {
  const { addVersion } = await creator.market.publishing()
  const bytes = encodeManifest(manifest ?? { ...MANIFEST, version: 'nobody has it' })
  const digest = manifest ? await local.gateway.put(bytes) : (`0x${'ab'.repeat(32)}` as const)
  resultOf(await addVersion(asset).start({ manifestDigest: digest, contentHash: NO_CONTENT }))
}

const figure = (value: number) => [{ metric: 'accuracy', value, dataset: 'held-out' }]

test('tells the versions of a model, newest first, and what changed from each to the next', async () => {
  await push(local.asset, { ...MANIFEST, version: '1.1.0', evaluations: figure(0.8) })
  await push(local.asset, { ...MANIFEST, version: '1.2.0', evaluations: figure(0.9) })
  const reader = await openPage(local)
  const { versions } = await versionsOf(reader, local.asset)
  assert.deepEqual(
    versions.map(({ index, manifest }) => [index, manifest?.version]),
    [
      [2, '1.2.0'],
      [1, '1.1.0'],
      [0, '1.0.0'],
    ],
  )
  assert.deepEqual(versions[0]?.changes?.evaluations, [
    { metric: 'accuracy', dataset: 'held-out', before: 0.8, after: 0.9 },
  ])
  assert.equal(versions[2]?.changes, undefined)
  assert.ok((versions[0]?.createdAt ?? 0) >= (versions[1]?.createdAt ?? 0))
  await reader.close()
})

test('leaves a gap for a version whose manifest nobody has', async () => {
  await push(local.asset, undefined)
  const reader = await openPage(local)
  const { versions } = await versionsOf(reader, local.asset)
  assert.equal(versions[0]?.manifest, undefined)
  assert.equal(versions[0]?.changes, undefined)
  assert.equal(versions[1]?.manifest?.version, '1.2.0')
  await reader.close()
})

test('tells what a model was made from, and what was made from it', async () => {
  await push(local.asset, { ...MANIFEST, version: '1.3.0' })
  const offer = await local.offer({ derivativesAllowed: true, upstreamBps: 1500, price: 0n })
  const buyer = await openPage(local, { account: BUYER })
  const { id: offerId, price, termsHash } = offer
  const { id } = resultOf(await buyer.market.purchase(local.asset).start({ offerId, price, termsHash }))
  const { publish } = await buyer.market.publishing()
  const child = { ...MANIFEST, name: 'Child' }
  const model = {
    manifestDigest: await local.gateway.put(encodeManifest(child)),
    contentHash: NO_CONTENT,
    resaleRoyaltyBps: 0,
    maxUpstreamBps: 1500,
    parentLicenseIds: [id],
    payees: [{ account: BUYER.signer.address, bps: 10_000, role: 'creator' as const }],
  }
  const { asset } = resultOf(await publish(local.asset).start({ model, offers: [] }))

  const reader = await openPage(local)
  const parent = { modelId: local.asset.tokenId, bps: 1500, direct: true, name: MANIFEST.name }
  assert.deepEqual((await versionsOf(reader, asset)).ancestors, [parent])
  const { children, childrenMissing } = await versionsOf(reader, local.asset)
  assert.deepEqual(children, [{ modelId: asset.tokenId, bps: 1500, direct: true, name: 'Child' }])
  assert.equal(childrenMissing, false)
  await Promise.all([reader.close(), buyer.close()])
})
