import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { toFunctionSelector } from 'viem'
import { type Address, type Digest, NATIVE } from '../../src/asset/index.ts'
import { licenseBookAbi, revenueVaultAbi } from '../../src/chain/generated/abi.ts'
import {
  type DisputeFacts,
  disputeStage,
  findDisputes,
  findEvidence,
  findHeldPayments,
  readDispute,
  readDisputeTerms,
  readDue,
  readListing,
  readOpenDispute,
} from '../../src/chain/index.ts'
import type { License, Offer } from '../../src/license/index.ts'
import { openPage, type Page } from './buyer.ts'
import { failureOf, pass, resultOf } from './decisions.ts'
import { BUYER, CREATOR, type LocalMarket, MEMBER, startLocalMarket, VISITOR } from './local-market.ts'

const DAY = 24 * 60 * 60
const RULERS = 77n
/** 2.5 %, as deployed. */
const FEE_BPS = 250n
const document = (byte: string): Digest => `0x${byte.repeat(32)}`

let local: LocalMarket
let visitor: Page
let buyer: Page
let creator: Page
let judge: Page
before(async () => {
  local = await startLocalMarket()
  const pages = [VISITOR, BUYER, CREATOR, MEMBER].map(account => openPage(local, { account }))
  ;[visitor, buyer, creator, judge] = (await Promise.all(pages)) as [Page, Page, Page, Page]
  const selectors = [toFunctionSelector('decide(uint256,uint8,uint16)')]
  const functions = { of: local.contracts.court, selectors }
  await local.grant({ role: RULERS, account: MEMBER.signer.address, functions })
})
after(async () => {
  await Promise.all([visitor, buyer, creator, judge].map(page => page?.close()))
  await local.close()
})

const clientOf = () => {
  local.publisher.client.forget()
  return local.publisher.client
}
const now = async () => Number((await local.chain.getBlock()).timestamp)
const owed = (account: Address) =>
  local.chain.readContract({
    address: local.contracts.vault,
    abi: revenueVaultAbi,
    functionName: 'owed',
    args: [account, NATIVE],
  })
const due = (account: Address) => readDue(clientOf(), { from: local.contracts.court, account })
const unsettled = () =>
  local.chain.readContract({
    address: local.contracts.vault,
    abi: revenueVaultAbi,
    functionName: 'unsettled',
    args: [local.asset.tokenId, NATIVE],
  })
const held = () => findHeldPayments(clientOf(), { contracts: local.contracts, modelId: local.asset.tokenId })
const stage = async ({ id }: DisputeFacts) =>
  disputeStage(await readDispute(clientOf(), { court: local.contracts.court, disputeId: id }), await now())

async function buy({ id, price, termsHash }: Offer): Promise<License> {
  return resultOf(await buyer.market.purchase(local.asset).start({ offerId: id, price, termsHash }))
}

async function raise(licenseId?: bigint, refundBps = 10_000): Promise<DisputeFacts> {
  const { cost } = await readDisputeTerms(clientOf(), { court: local.contracts.court })
  const complaint = { refundBps, evidence: document('c1'), cost, ...(licenseId && { licenseId }) }
  return resultOf(await visitor.market.disputes.raise(local.asset).start(complaint))
}

test('refunds what was paid meanwhile, pays the bonds to who was right, and leaves no wei behind', async () => {
  const { court } = local.contracts
  const { native } = local
  await buy(native)
  const before = await unsettled()

  const terms = await readDisputeTerms(clientOf(), { court })
  assert.equal(terms.cost, terms.bond)
  const tooLittle = { refundBps: 5_000, evidence: document('c1'), cost: terms.cost - 1n }
  visitor.prompts.length = 0
  assert.equal(failureOf(await visitor.market.disputes.raise(local.asset).start(tooLittle)), 'price-changed')
  assert.deepEqual(visitor.prompts, [], 'asks for nothing that the court would refuse')

  const dispute = await raise(undefined, 5_000)
  const { tokenId: modelId } = local.asset
  assert.equal(dispute.modelId, modelId)
  assert.equal(dispute.raiser, VISITOR.signer.address)
  assert.equal(dispute.bond, terms.bond)
  assert.equal(dispute.ruleBy - dispute.counterBy, terms.rulingPeriod)
  assert.equal(await stage(dispute), 'awaiting-counter')
  assert.deepEqual(await readOpenDispute(clientOf(), { court, modelId }), dispute)

  await visitor.market.model(local.asset).refresh()
  const model = visitor.market.model(local.asset).getState().record
  assert.ok(model.status === 'ready')
  const expected = { status: 'open', challenged: false, disputeId: dispute.id }
  assert.deepEqual(model.value.standing, expected, 'warns buyers')

  const license = await buy(native)
  assert.deepEqual(await unsettled(), before, 'new revenue waits, what was earned before does not')
  const [waiting, ...others] = await held()
  assert.ok(waiting && others.length === 0)
  assert.deepEqual(
    [waiting.amount, waiting.fee, waiting.ref, waiting.refundBps],
    [native.price, (native.price * FEE_BPS) / 10_000n, license.id, undefined],
  )
  const { resolveHeld } = visitor.market.disputes
  const early = await resolveHeld(local.asset).start(waiting)
  assert.ok(early.status === 'failed')
  assert.equal(early.error.facts['name'], 'HoldStillOpen')

  const ruling = { disputeId: dispute.id, verdict: 'refund', refundBps: 3_333 } as const
  const unheard = await judge.market.disputes.rule(local.asset).start(ruling)
  assert.ok(unheard.status === 'failed')
  assert.equal(unheard.error.facts['name'], 'CounterPeriodOpen')
  const answer = { disputeId: dispute.id, bond: dispute.bond, evidence: document('a1') }
  const foreign = await buyer.market.disputes.counter(local.asset).start(answer)
  assert.ok(foreign.status === 'failed')
  assert.equal(foreign.error.facts['name'], 'NotModelOwner')
  const countered = resultOf(await creator.market.disputes.counter(local.asset).start(answer))
  assert.equal(countered.respondent, CREATOR.signer.address)
  assert.equal(await stage(dispute), 'awaiting-ruling')

  const more = { disputeId: dispute.id, evidence: document('be') }
  assert.deepEqual(resultOf(await buyer.market.disputes.addEvidence(local.asset).start(more)), more)
  const { fromBlock } = local.contracts
  assert.deepEqual(await findEvidence(clientOf(), { court, disputeId: dispute.id, fromBlock }), [
    { party: VISITOR.signer.address, digest: document('c1') },
    { party: CREATOR.signer.address, digest: document('a1') },
    { party: BUYER.signer.address, digest: document('be') },
  ])

  const notAJudge = await buyer.market.disputes.rule(local.asset).start(ruling)
  assert.ok(notAJudge.status === 'failed')
  assert.equal(notAJudge.error.facts['name'], 'AccessManagedUnauthorized')
  assert.deepEqual(resultOf(await judge.market.disputes.rule(local.asset).start(ruling)), ruling)
  assert.equal(await stage(dispute), 'closed')
  const [record] = await findDisputes(clientOf(), { court, modelId, fromBlock })
  assert.deepEqual(record?.ruling, { verdict: 'refund', refundBps: 3_333 })

  const resolved = resultOf(await resolveHeld(local.asset).start(waiting))
  const refunded = (native.price * 3_333n) / 10_000n
  const released = native.price - refunded
  assert.deepEqual(resolved, { to: BUYER.signer.address, refunded, released })
  assert.equal(await owed(BUYER.signer.address), refunded)
  const [newDirect, newFee] = await unsettled()
  const [oldDirect, oldFee] = before
  assert.equal(newDirect + newFee, oldDirect + oldFee + released)
  assert.deepEqual(await held(), [])
  const again = await resolveHeld(local.asset).start(waiting)
  assert.ok(again.status === 'failed')
  assert.equal(again.error.facts['name'], 'NoHeldPayment')

  assert.deepEqual(
    [await due(VISITOR.signer.address), await due(CREATOR.signer.address)],
    [2n * terms.bond, 0n],
  )
  const claimed = resultOf(await visitor.market.disputes.claimBonds(local.asset).start({}))
  assert.equal(claimed.amount, 2n * terms.bond)
  assert.equal(await local.chain.getBalance({ address: court }), 0n)
  assert.equal(failureOf(await creator.market.disputes.claimBonds(local.asset).start({})), 'nothing-to-claim')
})

test('acquits by silence, and pays the raiser’s bond to the owner', async () => {
  const { bond, ...dispute } = await raise()
  const { acquit, claimBonds } = creator.market.disputes
  const early = await acquit(local.asset).start({ disputeId: dispute.id })
  assert.ok(early.status === 'failed')
  assert.equal(early.error.facts['name'], 'RulingPeriodOpen')
  const second = await buyer.market.disputes
    .raise(local.asset)
    .start({ refundBps: 0, evidence: document('c2'), cost: bond })
  assert.ok(second.status === 'failed')
  assert.equal(second.error.facts['name'], 'DisputeAlreadyOpen')

  await pass(local, dispute.ruleBy - (await now()) + 1)
  assert.equal(await stage({ bond, ...dispute }), 'timed-out')
  const late = await judge.market.disputes
    .rule(local.asset)
    .start({ disputeId: dispute.id, verdict: 'refund', refundBps: 10_000 })
  assert.ok(late.status === 'failed')
  assert.equal(late.error.facts['name'], 'RulingPeriodOver')
  const ruling = resultOf(await acquit(local.asset).start({ disputeId: dispute.id }))
  assert.deepEqual(ruling, { disputeId: dispute.id, verdict: 'reject', refundBps: 0 })
  assert.equal(resultOf(await claimBonds(local.asset).start({})).amount, bond)
  const over = await creator.market.disputes
    .addEvidence(local.asset)
    .start({ disputeId: dispute.id, evidence: document('a2') })
  assert.ok(over.status === 'failed')
  assert.equal(over.error.facts['name'], 'DisputeNotOpen')
})

test('revokes the license that a dispute named, and takes a model off the market', async () => {
  const license = await buy(local.native)
  const about = await raise(license.id, 0)
  await pass(local, 3 * DAY + 1)
  const { rule } = judge.market.disputes
  resultOf(await rule(local.asset).start({ disputeId: about.id, verdict: 'revoke-license', refundBps: 0 }))
  const valid = await local.chain.readContract({
    address: local.contracts.licenseBook,
    abi: licenseBookAbi,
    functionName: 'isValid',
    args: [license.id],
  })
  assert.equal(valid, false)

  const { id } = await raise()
  await pass(local, 3 * DAY + 1)
  resultOf(await rule(local.asset).start({ disputeId: id, verdict: 'delist', refundBps: 0 }))
  const { curation } = local.contracts
  const listing = await readListing(clientOf(), { curation, modelId: local.asset.tokenId })
  assert.deepEqual([listing.status, listing.sells], ['delisted', false])
  const { id: offerId, price, termsHash } = local.native
  const end = await buyer.market.purchase(local.asset).start({ offerId, price, termsHash })
  assert.ok(end.status === 'failed')
  assert.equal(end.error.facts['name'], 'ModelIsDelisted')
})
