// What a creator does after the first publication: versions, tiers closed and replaced, tiers paid by the unit.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type AssetId, type Digest, NATIVE } from '../../src/asset/index.ts'
import { readModel, readOfferCount, readUnitPrice, readVersions } from '../../src/chain/index.ts'
import { encodeManifest, type Manifest } from '../../src/manifest/index.ts'
import type { ModelChange, OfferDraft } from '../../src/market/index.ts'
import { memoryStorage, openPage, type Page, type PageOptions, until } from './buyer.ts'
import { failureOf, resultOf } from './decisions.ts'
import { BUYER, CREATOR, type LocalMarket, MANIFEST, startLocalMarket, TERMS } from './local-market.ts'

const NO_CONTENT: Digest = `0x${'00'.repeat(32)}`
const PRICE = 7n * 10n ** 15n
const USE = { unitPrice: 2_000n, unit: 'call' }

let local: LocalMarket
const opened = new Set<Page>()
before(async () => {
  local = await startLocalMarket()
})
after(async () => {
  for (const page of opened) await page.close()
  await local.close()
})

async function open(options: PageOptions = {}, batching = true) {
  const page = await openPage(local, { account: CREATOR, ...options })
  opened.add(page)
  page.provider.setBatching(batching)
  return { page, publishing: await page.market.publishing() }
}

/** A wallet that says yes so many times, and then no. */
const yes = (times: number) => ({ confirm: async () => times-- > 0 })

async function tier(parts: Partial<OfferDraft> = {}): Promise<OfferDraft> {
  return {
    kind: 'one-time',
    period: 0,
    maxSupply: 0,
    transferable: true,
    derivativesAllowed: false,
    coversFutureVersions: true,
    refundDays: 0,
    rights: TERMS.rights,
    upstreamBps: 0,
    currency: NATIVE,
    price: PRICE,
    termsHash: await local.otherTerms(),
    ...parts,
  }
}

let published = 0

/** A model of its own with tiers. */
async function publish(offers: readonly OfferDraft[]) {
  const { publishing } = await open()
  const manifestDigest = await local.gateway.put(
    encodeManifest({ ...MANIFEST, version: `3.0.${++published}` }),
  )
  const model = {
    manifestDigest,
    contentHash: NO_CONTENT,
    resaleRoyaltyBps: 500,
    maxUpstreamBps: 0,
    parentLicenseIds: [],
    payees: [{ account: CREATOR.signer.address, bps: 10_000, role: 'creator' as const }],
  }
  const { asset, offerIds } = resultOf(
    await publishing.publish(local.asset).start({ model, offers: [...offers] }),
  )
  return { asset, offerIds }
}

/** What the chain says, read by somebody else. */
async function onChain({ tokenId: modelId }: AssetId) {
  local.publisher.client.forget()
  return readModel(local.publisher.client, { contracts: local.contracts, modelId })
}

function unitPriceOf(offerId: bigint) {
  local.publisher.client.forget()
  return readUnitPrice(local.publisher.client, { ...local.contracts, offerId })
}

const newestBlock = () => local.chain.getBlockNumber({ cacheTime: 0 })

/** Gas and signatures foretold, held against those that `change` took. */
async function foretold(
  { page, publishing }: Awaited<ReturnType<typeof open>>,
  asset: AssetId,
  what: ModelChange,
  change: () => Promise<unknown>,
) {
  const costs = await publishing.changeCosts(asset, what)
  const [first, prompts] = [await newestBlock(), page.prompts.length]
  await change()
  const last = await newestBlock()
  let used = 0n
  for (let block = first + 1n; block <= last; block++) {
    used += (await local.chain.getBlock({ blockNumber: block })).gasUsed
  }
  assert.equal(costs.signatures, page.prompts.length - prompts)
  assert.ok(costs.gas >= used && costs.gas < (used * 12n) / 10n, `${costs.gas} foretold, ${used} used`)
}

test('a version is pushed with one signature, and read back with what changed in it', async () => {
  const { asset } = await publish([])
  const creator = await open()
  const newer: Manifest = {
    ...MANIFEST,
    version: '4.0.0',
    notes: 'Reads better.',
    evaluations: [{ metric: 'accuracy', value: 0.9, dataset: 'held-out' }],
  }
  const input = { manifestDigest: await local.gateway.put(encodeManifest(newer)), contentHash: NO_CONTENT }
  await foretold(creator, asset, { kind: 'version', ...input }, async () => {
    const added = resultOf(await creator.publishing.addVersion(asset).start(input))
    assert.deepEqual(added, { index: 1, manifestDigest: input.manifestDigest })
  })
  const { registry } = local.contracts
  local.publisher.client.forget()
  const facts = await readVersions(local.publisher.client, {
    registry,
    modelId: asset.tokenId,
    indices: [1, 0],
  })
  assert.deepEqual(
    facts.map(({ manifestDigest }) => manifestDigest === input.manifestDigest),
    [true, false],
  )
  const visitor = await open({ account: BUYER })
  const history = await until(visitor.page.market.versions(asset), ({ status }) => status === 'ready')
  assert.ok(history.status === 'ready')
  const [newest] = history.value.versions
  assert.equal(newest?.manifest?.notes, 'Reads better.')
  assert.deepEqual(newest?.changes?.evaluations, [{ metric: 'accuracy', dataset: 'held-out', after: 0.9 }])
})

test('a version whose page was closed before it was in a block is found again, and not pushed twice', async () => {
  const { asset } = await publish([])
  const storage = memoryStorage()
  const manifestDigest = await local.gateway.put(encodeManifest({ ...MANIFEST, version: '5.0.0' }))
  const input = { manifestDigest, contentHash: NO_CONTENT }
  const { page, publishing } = await open({ storage })
  await local.chain.setAutomine(false)
  const push = publishing.addVersion(asset)
  void push.start(input)
  await until(push, ({ status }) => status === 'pending')
  await page.close()
  await local.chain.setAutomine(true)
  await local.chain.mine({ blocks: 1 })
  const again = await open({ storage })
  assert.equal(resultOf(await again.publishing.addVersion(asset).start(input)).index, 1)
  assert.deepEqual(again.page.prompts, [])
  assert.equal((await onChain(asset)).version.count, 2)
})

test('a closed tier cannot be bought; a license of it stays valid', async () => {
  const offer = await tier()
  const { asset, offerIds } = await publish([offer])
  const [offerId = 0n] = offerIds
  const buyer = await open({ account: BUYER })
  const bought = { offerId, price: offer.price, termsHash: offer.termsHash }
  const license = resultOf(await buyer.page.market.purchase(asset).start(bought))

  const creator = await open()
  await foretold(creator, asset, { kind: 'closing', offerId }, async () => {
    assert.deepEqual(resultOf(await creator.publishing.closeOffer(asset).start({ offerId })), { offerId })
  })

  buyer.page.market.purchase(asset).dismiss()
  const prompts = buyer.page.prompts.length
  assert.equal((await buyer.page.market.purchase(asset).start(bought)).status, 'failed')
  assert.equal(buyer.page.prompts.length, prompts)
  const access = await buyer.page.market.access(asset)
  assert.ok(access.status === 'licensed')
  assert.equal(access.license?.id, license.id)
})

test('nobody but the owner changes a model, and is told so before the wallet asks', async () => {
  const { asset, offerIds } = await publish([await tier()])
  const [offerId = 0n] = offerIds
  const { page, publishing } = await open({ account: BUYER })
  await assert.rejects(publishing.changeCosts(asset, { kind: 'closing', offerId }), { code: 'reverted' })
  assert.equal(failureOf(await publishing.closeOffer(asset).start({ offerId })), 'reverted')
  assert.deepEqual(page.prompts, [])
})

test('a tier is replaced with one signature where the wallet can', async () => {
  const { asset, offerIds } = await publish([await tier()])
  const [offerId = 0n] = offerIds
  const creator = await open()
  const offer = await tier({ price: 2n * PRICE, use: USE })
  const costs = await creator.publishing.changeCosts(asset, { kind: 'replacement', offerId, offer })
  assert.equal(costs.signatures, 1)
  const { offers } = resultOf(await creator.publishing.replaceOffer(asset).start({ offerId, offer }))
  assert.deepEqual(creator.page.prompts, ['batch'])
  assert.deepEqual(
    offers.map(({ price, use }) => ({ price, use })),
    [{ price: 2n * PRICE, use: USE }],
  )
  const now = await onChain(asset)
  assert.deepEqual(
    now.offers.map(({ closed }) => closed),
    [true, false],
  )
  assert.deepEqual(await unitPriceOf(offers[0]?.id ?? 0n), USE)
})

test('a replacement by three signatures goes on after each refusal, and does nothing twice', async () => {
  const { asset, offerIds } = await publish([await tier()])
  const [offerId = 0n] = offerIds
  const offer = await tier({ price: 2n * PRICE, use: USE })
  const input = { offerId, offer }
  for (const signatures of [3, 2, 1]) {
    // Says yes once, so each page does one step and the next one goes on.
    const { page, publishing } = await open({ wallet: yes(1) }, false)
    const costs = await publishing.changeCosts(asset, { kind: 'replacement', ...input })
    assert.equal(costs.signatures, signatures)
    const end = await publishing.replaceOffer(asset).start(input)
    assert.equal(end.status, signatures === 1 ? 'done' : 'cancelled')
    assert.equal(page.prompts.length, Math.min(2, signatures))
  }
  const { offers } = await onChain(asset)
  assert.deepEqual(
    offers.map(({ closed, price }) => [closed, price]),
    [
      [true, PRICE],
      [false, 2n * PRICE],
    ],
  )
  assert.deepEqual(await unitPriceOf(offers[1]?.id ?? 0n), USE)
})

test('a tier paid by the unit is bought, prepaid and metered; what is settled is the model’s', async () => {
  const { asset } = await publish([])
  const creator = await open({}, false)
  const offer = await tier({ price: 0n, use: USE })
  const next = (await readOfferCount(local.publisher.client, local.contracts, { quorum: true })) + 1n
  await foretold(creator, asset, { kind: 'offers', offers: [offer] }, async () => {
    const { offers } = resultOf(await creator.publishing.createOffers(asset).start({ offers: [offer] }))
    assert.deepEqual(
      offers.map(({ id, use }) => ({ id, use })),
      [{ id: next, use: USE }],
    )
  })

  const { page } = await open({ account: BUYER })
  const bought = { offerId: next, price: 0n, termsHash: offer.termsHash }
  const { id: licenseId } = resultOf(await page.market.purchase(asset).start(bought))
  const { unitPrice } = USE
  resultOf(await page.market.usage.deposit(asset).start({ licenseId, units: 10n, unitPrice }))
  const meter = await page.market.usage.meter(asset, licenseId)
  resultOf(await page.market.usage.allowSigner(asset).start({ licenseId, signer: meter.getState().signer }))
  await meter.refresh()
  const voucher = await meter.sign(4n)
  resultOf(await creator.page.market.usage.settle(asset).start({ vouchers: [voucher] }))
  const collected = resultOf(await creator.page.market.usage.collect(asset).start({ offerId: next }))
  assert.equal(collected.units, 4n)
  assert.equal(collected.amount, 4n * unitPrice)
})

test('a model with a tier paid by the unit is published with one signature, or with as many as were announced', async () => {
  for (const batching of [true, false]) {
    const { page, publishing } = await open({}, batching)
    const manifestDigest = await local.gateway.put(
      encodeManifest({ ...MANIFEST, version: `6.0.${++published}` }),
    )
    const input = {
      model: {
        manifestDigest,
        contentHash: NO_CONTENT,
        resaleRoyaltyBps: 0,
        maxUpstreamBps: 0,
        parentLicenseIds: [],
        payees: [{ account: CREATOR.signer.address, bps: 10_000, role: 'creator' as const }],
      },
      offers: [
        await tier(),
        await tier({ price: 0n, use: USE }),
        await tier({ use: { ...USE, unit: 'image' } }),
      ],
    }
    const { signatures } = await publishing.costs(local.asset, input)
    const publication = publishing.publish(local.asset)
    const steps: string[] = []
    publication.subscribe(({ status }) => {
      const { index, count } = publication.step
      if (status === 'signing') steps.push(`${index} of ${count}`)
    })
    const { asset, offerIds } = resultOf(await publication.start(input))
    assert.equal(page.prompts.length, signatures)
    assert.equal(signatures, batching ? 1 : 6)
    if (!batching) assert.deepEqual(steps, ['1 of 6', '2 of 6', '3 of 6', '4 of 6', '5 of 6', '6 of 6'])
    assert.equal((await onChain(asset)).offers.length, 3)
    const prices = await Promise.all(offerIds.map(unitPriceOf))
    assert.deepEqual(prices, [undefined, USE, { ...USE, unit: 'image' }])
  }
})
