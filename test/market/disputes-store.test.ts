import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { toFunctionSelector } from 'viem'
import type { Digest } from '../../src/asset/index.ts'
import type { ModelDisputes } from '../../src/market/index.ts'
import { openPage, type Page, until } from './buyer.ts'
import { resultOf } from './decisions.ts'
import { BUYER, CREATOR, type LocalMarket, MEMBER, startLocalMarket, VISITOR } from './local-market.ts'

const RULERS = 77n
const CURATORS = 4n
const bytesOf = (text: string) => new TextEncoder().encode(text)
const digestOf = (text: string): Digest => `0x${createHash('sha256').update(bytesOf(text)).digest('hex')}`

let local: LocalMarket
let visitor: Page
let creator: Page
let judge: Page
before(async () => {
  local = await startLocalMarket()
  const pages = [VISITOR, CREATOR, MEMBER].map(account => openPage(local, { account }))
  ;[visitor, creator, judge] = (await Promise.all(pages)) as [Page, Page, Page]
  const selectors = [toFunctionSelector('decide(uint256,uint8,uint16)')]
  const functions = { of: local.contracts.court, selectors }
  await local.grant({ role: RULERS, account: MEMBER.signer.address, functions })
  await local.grant({ role: CURATORS, account: MEMBER.signer.address })
})
after(async () => {
  await Promise.all([visitor, creator, judge].map(page => page?.close()))
  await local.close()
})

/** What a page shows of what is said about the model, read anew. */
async function saidOf({ market }: Page): Promise<ModelDisputes> {
  const store = market.disputesOf(local.asset)
  await store.refresh()
  const state = await until(store, ({ status }) => status !== 'loading')
  assert.ok(state.status === 'ready', state.status === 'failed' ? String(state.error) : '')
  return state.value
}

test('tells a dispute from complaint to payment: who, when, which documents, and what is left to do', async () => {
  const quiet = await saidOf(visitor)
  assert.equal(quiet.owner, CREATOR.signer.address)
  assert.ok(quiet.court)
  const { terms } = quiet.court
  assert.deepEqual([quiet.court.disputes, quiet.court.held, quiet.court.due], [[], [], 0n])

  const complaint = 'It was trained on my letters.'
  await local.gateway.put(bytesOf(complaint))
  const { raise, addEvidence, resolveHeld, claimBonds } = visitor.market.disputes
  const dispute = resultOf(
    await raise(local.asset).start({
      refundBps: 10_000,
      evidence: digestOf(complaint),
      cost: terms.cost,
    }),
  )
  const { timestamp } = await local.chain.getBlock()
  const answer = { disputeId: dispute.id, bond: dispute.bond, evidence: digestOf('It was not.') }
  resultOf(await creator.market.disputes.counter(local.asset).start(answer))
  // The raiser adds the very document of the complaint again: it is evidence then, and no second complaint.
  const more = { disputeId: dispute.id, evidence: digestOf(complaint) }
  resultOf(await addEvidence(local.asset).start(more))
  const buyer = await openPage(local, { account: BUYER })
  const { id: offerId, price, termsHash } = local.token
  resultOf(await buyer.market.purchase(local.asset).start({ offerId, price, termsHash }))

  const open = (await saidOf(visitor)).court
  const [first] = open?.disputes ?? []
  assert.deepEqual(
    first?.events.map(({ kind, by, document }) => [kind, by, document]),
    [
      ['raised', VISITOR.signer.address, digestOf(complaint)],
      ['countered', CREATOR.signer.address, digestOf('It was not.')],
      ['evidence', VISITOR.signer.address, digestOf(complaint)],
    ],
  )
  assert.equal(first?.events[0]?.at, Number(timestamp))
  assert.deepEqual(
    open?.held.map(({ amount, money, refundBps }) => [amount, money.symbol, refundBps]),
    [[price, 'DEMO', undefined]],
  )
  assert.deepEqual(await visitor.market.document(digestOf(complaint)), bytesOf(complaint))

  const ruling = { disputeId: dispute.id, verdict: 'refund', refundBps: 5_000 } as const
  resultOf(await judge.market.disputes.rule(local.asset).start(ruling))
  const ruled = (await saidOf(visitor)).court
  assert.deepEqual(ruled?.disputes[0]?.ruling, { verdict: 'refund', refundBps: 5_000 })
  assert.equal(ruled?.disputes[0]?.events.at(-1)?.kind, 'closed')
  assert.equal(ruled?.due, 2n * terms.bond)
  const [waiting] = ruled?.held ?? []
  assert.ok(waiting)
  assert.equal(waiting.refundBps, 5_000)
  resultOf(await resolveHeld(local.asset).start(waiting))
  resultOf(await claimBonds(local.asset).start({}))
  const { court: over, owed: none } = await saidOf(visitor)
  assert.deepEqual([over?.held, over?.due, none], [[], 0n, []])

  const { owed } = await saidOf(buyer)
  assert.deepEqual(
    owed.map(({ amount, money }) => [amount, money.symbol]),
    [[price / 2n, 'DEMO']],
  )
  const paid = resultOf(await buyer.market.claim(local.asset).start({ currency: local.dollar }))
  assert.equal(paid.amount, price / 2n)
  assert.deepEqual((await saidOf(buyer)).owed, [])
  await buyer.close()
})

test('tells a listing: status, challenge and endorsements, each for the account that looks', async () => {
  resultOf(await judge.market.curation.setStatus(local.asset).start({ status: 'listed' }))
  const { listing } = await saidOf(visitor)
  assert.ok(listing)
  assert.deepEqual([listing.status, listing.endorsements, listing.challenge], ['listed', 0, undefined])
  const { endorsementFee: fee, challengeBond: bond } = listing.terms
  const { endorse, challenge } = visitor.market.curation
  resultOf(await endorse(local.asset).start({ fee }))
  resultOf(await challenge(local.asset).start({ bond, reason: digestOf('No data is named.') }))
  const mine = (await saidOf(visitor)).listing
  assert.deepEqual([mine?.endorsements, mine?.hasEndorsed], [1, true])
  assert.equal(mine?.challenge?.challenger, VISITOR.signer.address)
  assert.equal((await saidOf(creator)).listing?.hasEndorsed, false)
  await visitor.market.model(local.asset).refresh()
  const known = visitor.market.model(local.asset).getState().record
  assert.ok(known.status === 'ready')
  assert.deepEqual(known.value.standing, { status: 'listed', challenged: true })
})

test('says that nobody has a document, and takes no other in its place', async () => {
  const digest = digestOf('never kept')
  await assert.rejects(visitor.market.document(digest), { code: 'no-providers' })
})
