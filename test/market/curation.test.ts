import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Address, Digest } from '../../src/asset/index.ts'
import { curationAbi } from '../../src/chain/generated/abi.ts'
import { readCurationTerms, readDue, readListing } from '../../src/chain/index.ts'
import { openPage, type Page } from './buyer.ts'
import { failureOf, pass, resultOf } from './decisions.ts'
import { BUYER, CREATOR, type LocalMarket, MEMBER, startLocalMarket, VISITOR } from './local-market.ts'

const CURATORS = 4n
const REASON: Digest = `0x${'4e'.repeat(32)}`

let local: LocalMarket
let curator: Page
let visitor: Page
let creator: Page
before(async () => {
  local = await startLocalMarket()
  const pages = [MEMBER, VISITOR, CREATOR].map(account => openPage(local, { account }))
  ;[curator, visitor, creator] = (await Promise.all(pages)) as [Page, Page, Page]
})
after(async () => {
  await Promise.all([curator, visitor, creator].map(page => page?.close()))
  await local.close()
})

function listing(account?: Address) {
  local.publisher.client.forget()
  const { curation } = local.contracts
  return readListing(local.publisher.client, { curation, modelId: local.asset.tokenId, account })
}
const terms = () => readCurationTerms(local.publisher.client, { curation: local.contracts.curation })
const inCuration = () => local.chain.getBalance({ address: local.contracts.curation })
const due = (account: Address) => {
  local.publisher.client.forget()
  return readDue(local.publisher.client, { from: local.contracts.curation, account })
}

test('lists a model by a curator’s word, and by nobody else’s', async () => {
  const { setStatus } = curator.market.curation
  const refused = await setStatus(local.asset).start({ status: 'listed' })
  assert.ok(refused.status === 'failed')
  assert.equal(refused.error.facts['name'], 'AccessManagedUnauthorized')
  assert.deepEqual(await listing(), { status: 'open', sells: true, endorsements: 0, hasEndorsed: false })

  const { challengeBond: bond } = await terms()
  const soon = await visitor.market.curation.challenge(local.asset).start({ bond, reason: REASON })
  assert.ok(soon.status === 'failed')
  assert.equal(soon.error.facts['name'], 'NotListed')

  await local.grant({ role: CURATORS, account: MEMBER.signer.address })
  const set = resultOf(await setStatus(local.asset).start({ status: 'listed', reason: REASON }))
  assert.deepEqual(set, { status: 'listed' })
  assert.equal((await listing()).status, 'listed')
})

test('gives a challenger who was right the bond back, and flags the model', async () => {
  const { challenge, claimBonds } = visitor.market.curation
  const { challengeBond: bond, challengePeriod } = await terms()
  const cheap = await challenge(local.asset).start({ bond: bond - 1n, reason: REASON })
  assert.equal(failureOf(cheap), 'price-changed')
  const made = resultOf(await challenge(local.asset).start({ bond, reason: REASON }))
  const { timestamp } = await local.chain.getBlock()
  const expected = { challenger: VISITOR.signer.address, bond, decideBy: Number(timestamp) + challengePeriod }
  assert.deepEqual(made, expected)
  assert.deepEqual((await listing()).challenge, expected)
  assert.equal(await inCuration(), bond)

  const { decideChallenge } = curator.market.curation
  const decided = resultOf(await decideChallenge(local.asset).start({ upheld: true, reason: REASON }))
  assert.deepEqual(decided, { upheld: true, winner: VISITOR.signer.address, bond })
  const { status, challenge: open } = await listing()
  assert.deepEqual([status, open], ['flagged', undefined])
  assert.equal(resultOf(await claimBonds(local.asset).start({})).amount, bond)
  assert.equal(await inCuration(), 0n)
})

test('gives the owner the bond of a challenge that nobody decided in time', async () => {
  const { challengeBond: bond, challengePeriod } = await terms()
  resultOf(await curator.market.curation.setStatus(local.asset).start({ status: 'featured' }))
  const { challenge, closeChallenge } = visitor.market.curation
  resultOf(await challenge(local.asset).start({ bond, reason: REASON }))
  const early = await closeChallenge(local.asset).start({})
  assert.ok(early.status === 'failed')
  assert.equal(early.error.facts['name'], 'ChallengePeriodOpen')
  await pass(local, challengePeriod + 1)
  const late = await curator.market.curation.decideChallenge(local.asset).start({ upheld: true })
  assert.ok(late.status === 'failed')
  assert.equal(late.error.facts['name'], 'ChallengePeriodOver')
  const closed = resultOf(await closeChallenge(local.asset).start({}))
  assert.deepEqual(closed, { upheld: false, winner: CREATOR.signer.address, bond })
  assert.equal((await listing()).status, 'featured')
  assert.equal(resultOf(await creator.market.curation.claimBonds(local.asset).start({})).amount, bond)
})

test('counts a paid recommendation once an account, and owes the fees to the treasury', async () => {
  const { endorsementFee: fee } = await terms()
  const { endorse } = visitor.market.curation
  assert.deepEqual(resultOf(await endorse(local.asset).start({ fee })), { count: 1 })
  const { endorsements, hasEndorsed } = await listing(VISITOR.signer.address)
  assert.deepEqual([endorsements, hasEndorsed], [1, true])
  assert.equal((await listing(BUYER.signer.address)).hasEndorsed, false)
  const again = await endorse(local.asset).start({ fee })
  assert.ok(again.status === 'failed')
  assert.equal(again.error.facts['name'], 'AlreadyEndorsed')
  assert.equal(await due(local.timelock), fee)
  const owed = await local.chain.readContract({
    address: local.contracts.curation,
    abi: curationAbi,
    functionName: 'accounted',
  })
  assert.equal(owed, await inCuration())
})
