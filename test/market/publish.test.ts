import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type AssetId, type Digest, NATIVE } from '../../src/asset/index.ts'
import { readModel } from '../../src/chain/index.ts'
import { encodeManifest } from '../../src/manifest/index.ts'
import type { OfferDraft, PublishInput } from '../../src/market/index.ts'
import { memoryStorage, openPage, type PageOptions, until } from './buyer.ts'
import { failureOf, resultOf } from './decisions.ts'
import { BUYER, CREATOR, DATA, type LocalMarket, MANIFEST, startLocalMarket, TERMS } from './local-market.ts'

const NO_CONTENT: Digest = `0x${'00'.repeat(32)}`

let local: LocalMarket
/** Pages that are still open: one that waits for a transaction would wait for ever once its chain is gone. */
const opened = new Set<Awaited<ReturnType<typeof openPage>>>()
before(async () => {
  local = await startLocalMarket()
})
after(async () => {
  for (const page of opened) await page.close()
  await local.close()
})

let published = 0

/** A model that nobody published yet, with a free tier, one to buy and a subscription. */
async function newInput(parts: Partial<PublishInput['model']> = {}): Promise<PublishInput> {
  const manifest = encodeManifest({ ...MANIFEST, version: `2.0.${++published}` })
  const offer: OfferDraft = {
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
    price: 0n,
    termsHash: await local.otherTerms(),
  }
  return {
    model: {
      manifestDigest: await local.gateway.put(manifest),
      contentHash: NO_CONTENT,
      resaleRoyaltyBps: 500,
      maxUpstreamBps: 0,
      parentLicenseIds: [],
      payees: [
        { account: CREATOR.signer.address, bps: 9000, role: 'creator' },
        { account: DATA.signer.address, bps: 1000, role: 'data' },
      ],
      ...parts,
    },
    offers: [
      offer,
      { ...offer, price: 7n * 10n ** 15n, maxSupply: 100, refundDays: 14 },
      { ...offer, kind: 'subscription', period: 2_592_000, currency: local.dollar, price: 5_000000n },
    ],
  }
}

async function open(options: PageOptions = {}, batching = true) {
  const page = await openPage(local, { account: CREATOR, ...options })
  opened.add(page)
  page.provider.setBatching(batching)
  return { page, publishing: await page.market.publishing() }
}

/** What the chain says, read by somebody else. */
async function onChain({ tokenId: modelId }: AssetId) {
  local.publisher.client.forget()
  return readModel(local.publisher.client, { contracts: local.contracts, modelId })
}

const priceOf = ({ currency, price, kind, period, maxSupply, refundDays }: OfferDraft) => {
  return { currency, price, kind, period, maxSupply, refundDays }
}

/** How many models there are. */
async function minted(): Promise<bigint> {
  const { publishing } = await open()
  const { asset } = resultOf(
    await publishing.publish(local.asset).start({ ...(await newInput()), offers: [] }),
  )
  return asset.tokenId
}

test('a model and its tiers are published with one signature where the wallet can', async () => {
  const { page, publishing } = await open()
  const input = await newInput()
  const costs = await publishing.costs(local.asset, input)
  const before = await local.chain.getBalance({ address: CREATOR.signer.address })
  const publication = publishing.publish(local.asset)
  const { asset, manifestDigest, offerIds } = resultOf(await publication.start(input))
  assert.deepEqual(page.prompts, ['batch'])
  assert.equal(manifestDigest, input.model.manifestDigest)
  const { owner, version, offers } = await onChain(asset)
  assert.equal(owner, CREATOR.signer.address)
  assert.equal(version.manifestDigest, input.model.manifestDigest)
  assert.deepEqual(
    offers.map(({ id }) => id),
    offerIds,
  )
  assert.deepEqual(offers.map(priceOf), input.offers.map(priceOf))
  // What was said before is what was paid, give or take the reserve and the price of a block.
  const paid = before - (await local.chain.getBalance({ address: CREATOR.signer.address }))
  assert.equal(costs.signatures, 1)
  assert.equal(costs.feeBps, 250)
  assert.ok(paid > 0n && costs.fee > (paid * 8n) / 10n && costs.fee < paid * 2n, `${costs.fee} for ${paid}`)
  await page.close()
})

test('one signature each where it cannot, and as many as were announced', async () => {
  const { page, publishing } = await open({}, false)
  const input = await newInput()
  const { signatures, gas } = await publishing.costs(local.asset, input)
  const first = await local.chain.getBlockNumber()
  const { asset } = resultOf(await publishing.publish(local.asset).start(input))
  assert.deepEqual(
    page.prompts,
    Array.from({ length: signatures }, () => 'send'),
  )
  assert.equal((await onChain(asset)).offers.length, 3)
  let used = 0n
  for (let block = first + 1n; block <= (await local.chain.getBlockNumber()); block++) {
    used += (await local.chain.getBlock({ blockNumber: block })).gasUsed
  }
  assert.ok(gas >= used && gas < (used * 12n) / 10n, `${gas} foretold, ${used} used`)
  await page.close()
})

test('a refusal half way, then a reload: what was minted is not minted again', async () => {
  const storage = memoryStorage()
  let left = 2
  const { page, publishing } = await open({ storage, wallet: { confirm: async () => left-- > 0 } }, false)
  const input = await newInput()
  const end = await publishing.publish(local.asset).start(input)
  assert.equal(end.status, 'cancelled')
  assert.equal(page.prompts.length, 3)
  await page.close()

  const again = await open({ storage }, false)
  const { asset, offerIds } = resultOf(await again.publishing.publish(local.asset).start(input))
  assert.equal(again.page.prompts.length, 2)
  assert.equal(offerIds.length, 3)
  assert.equal((await onChain(asset)).offers.length, 3)
  assert.equal(await minted(), asset.tokenId + 1n)
  await again.page.close()
})

test('a page reloaded while the model is being minted finds it, and goes on with its tiers', async () => {
  const storage = memoryStorage()
  const input = await newInput()
  await local.chain.setAutomine(false)
  const { page, publishing } = await open({ storage }, false)
  const publication = publishing.publish(local.asset)
  void publication.start(input)
  await until(publication, ({ status }) => status === 'pending')
  await page.close()
  await local.chain.setAutomine(true)
  await local.chain.mine({ blocks: 1 })

  const again = await open({ storage }, false)
  const { asset } = resultOf(await again.publishing.publish(local.asset).start(input))
  assert.equal(again.page.prompts.length, 3)
  assert.equal((await onChain(asset)).version.manifestDigest, input.model.manifestDigest)
  assert.equal(await minted(), asset.tokenId + 1n)
  await again.page.close()
})

test('a page reloaded while all is being published ends done by itself', async () => {
  const kept = memoryStorage()
  const input = await newInput()
  await local.chain.setAutomine(false)
  await new Promise<void>((resolve, reject) => {
    const storage = {
      ...kept,
      setItem(key: string, value: string) {
        kept.setItem(key, value)
        if (key.includes('pending:mint')) resolve()
      },
    }
    open({ storage }).then(({ publishing }) => publishing.publish(local.asset).start(input), reject)
  })

  const again = await open({ storage: kept })
  const publication = again.publishing.publish(local.asset)
  await local.chain.setAutomine(true)
  await local.chain.mine({ blocks: 1 })
  const end = await until(publication, ({ status }) => status === 'done')
  const { asset, offerIds } = resultOf(end)
  assert.equal(offerIds.length, 3)
  // The same again is the same model, until it is dismissed.
  assert.deepEqual(resultOf(await publication.start(input)).asset, asset)
  assert.deepEqual(again.page.prompts, [])
  assert.equal((await onChain(asset)).offers.length, 3)
  await again.page.close()
})

test('what the chain would refuse is said before anything is signed', async () => {
  const { page, publishing } = await open()
  const input = await newInput({ payees: [{ account: CREATOR.signer.address, bps: 9_999, role: 'creator' }] })
  await assert.rejects(publishing.costs(local.asset, input), { code: 'reverted' })
  assert.equal(failureOf(await publishing.publish(local.asset).start(input)), 'reverted')
  assert.deepEqual(page.prompts, [])
  await page.close()
})

test('a version is appended, a tier closed, and another put in the place of one', async () => {
  const { page, publishing } = await open({}, false)
  const input = await newInput()
  const { asset, offerIds } = resultOf(await publishing.publish(local.asset).start(input))
  const [free = 0n, sold = 0n] = offerIds
  const manifestDigest = await local.gateway.put(encodeManifest({ ...MANIFEST, version: '9.9.9' }))
  const added = resultOf(
    await publishing.addVersion(asset).start({ manifestDigest, contentHash: NO_CONTENT }),
  )
  assert.equal(added.index, 1)
  resultOf(await publishing.closeOffer(asset).start({ offerId: free }))
  const [, offer] = input.offers
  assert.ok(offer)
  const dearer = { ...offer, price: offer.price * 2n }
  const { offers } = resultOf(await publishing.replaceOffer(asset).start({ offerId: sold, offer: dearer }))
  assert.equal(offers[0]?.price, dearer.price)
  const now = await onChain(asset)
  assert.equal(now.version.manifestDigest, manifestDigest)
  assert.deepEqual(
    now.offers.map(({ closed }) => closed),
    [true, true, false, false],
  )
  await page.close()
})

test('a tier whose replacing was refused half way is not closed twice', async () => {
  let left = 1
  const { page, publishing } = await open({ wallet: { confirm: async () => left-- > 0 } }, false)
  const maker = await open()
  const input = await newInput()
  const { asset, offerIds } = resultOf(await maker.publishing.publish(local.asset).start(input))
  const [offer] = input.offers
  assert.ok(offer)
  const replacement = { offerId: offerIds[0] ?? 0n, offer: { ...offer, price: 1n } }
  assert.equal((await publishing.replaceOffer(asset).start(replacement)).status, 'cancelled')
  left = 1
  resultOf(await publishing.replaceOffer(asset).start(replacement))
  assert.equal(page.prompts.length, 3)
  assert.equal((await onChain(asset)).offers.length, 4)
  await Promise.all([page.close(), maker.page.close()])
})

test('a license that allows derivatives makes its model a parent, which earns its share', async () => {
  const parent = await local.offer({ derivativesAllowed: true, upstreamBps: 1200, price: 0n })
  const { page, publishing } = await open({ account: BUYER })
  const { id: offerId, price, termsHash } = parent
  resultOf(await page.market.purchase(local.asset).start({ offerId, price, termsHash }))
  const [candidate] = await publishing.parents(local.asset)
  assert.ok(candidate)
  const { licenseId, ...facts } = candidate
  assert.deepEqual(facts, {
    modelId: local.asset.tokenId,
    bps: 1200,
    inheritedBps: 0,
    name: MANIFEST.name,
  })
  const payees = [{ account: BUYER.signer.address, bps: 10_000, role: 'creator' as const }]
  const input = await newInput({ payees, parentLicenseIds: [licenseId], maxUpstreamBps: 1200 })
  const { asset } = resultOf(await publishing.publish(local.asset).start(input))
  assert.deepEqual((await onChain(asset)).ancestors, [
    { modelId: local.asset.tokenId, bps: 1200, direct: true },
  ])
  await page.close()
})
