import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Address, Digest } from '../../src/asset/index.ts'
import {
  addVersionCall,
  approveCall,
  findShares,
  predictShares,
  readBalance,
  readModel,
  readProposal,
  readShares,
  type ShareFacts,
  transferSharesCall,
} from '../../src/chain/index.ts'
import { openPage, type Page } from './buyer.ts'
import { failureOf, pass, passPayeeNotice, proposeAndVote, RULES, resultOf } from './decisions.ts'
import { BUYER, CREATOR, DATA, type LocalMarket, startLocalMarket, VISITOR } from './local-market.ts'

const SALT: Digest = `0x${'5a'.repeat(32)}`
const SUPPLY = 10n ** 24n
/** What the visitor gets of the shares: no round part of anything. */
const VISITORS = 333_333_333_333_333_333_333_333n

let local: LocalMarket
let creator: Page
let fractionalizer: Address
let shares: Address
let governor: Address
before(async () => {
  local = await startLocalMarket()
  creator = await openPage(local, { account: CREATOR })
  assert.ok(local.contracts.fractionalizer)
  fractionalizer = local.contracts.fractionalizer
})
after(async () => {
  await creator?.close()
  await local.close()
})

function facts(account?: Address): Promise<ShareFacts> {
  local.publisher.client.forget()
  return readShares(local.publisher.client, { fractionalizer, shares, account })
}

function dollarsOf(account: Address): Promise<bigint> {
  local.publisher.client.forget()
  return readBalance(local.publisher.client, { account, currency: local.dollar })
}

/** Gives the visitor's part of the shares from one to another. */
async function give({ signer: account }: typeof CREATOR, { signer }: typeof CREATOR): Promise<void> {
  const call = transferSharesCall({ shares, to: signer.address, amount: VISITORS })
  const hash = await local.chain.sendTransaction({ account, chain: null, ...call })
  await local.chain.waitForTransactionReceipt({ hash })
}

async function buy(): Promise<void> {
  const page = await openPage(local)
  const { id: offerId, price, termsHash } = local.token
  resultOf(await page.market.purchase(local.asset).start({ offerId, price, termsHash }))
  await page.close()
}

test('makes shares of a model where it was foretold, all for its owner', async () => {
  const owner = CREATOR.signer.address
  const input = { guaranteedBps: 5_000, rules: RULES, salt: SALT }
  const foretold = await predictShares(local.publisher.client, { fractionalizer, owner, salt: SALT })
  const { fractionalize } = creator.market.shares
  const made = resultOf(await fractionalize(local.asset).start(input))
  assert.deepEqual(made, foretold)
  shares = made.shares
  governor = made.governor

  const { holder, ...known } = await facts(owner)
  assert.deepEqual(known, {
    modelId: local.asset.tokenId,
    governor,
    supply: SUPPLY,
    guaranteedBps: 5_000,
    revenueBps: 0,
    securedBps: 0,
    isLocked: false,
    dividends: [],
  })
  assert.equal(holder?.balance, SUPPLY)
  assert.equal(holder?.votes, 0n)

  const { fromBlock } = local.contracts
  const search = { fractionalizer, modelId: local.asset.tokenId, fromBlock }
  assert.deepEqual(await findShares(local.publisher.client, search), [
    { ...made, owner, guaranteedBps: 5_000, rules: RULES },
  ])
  const other = { ...search, modelId: local.asset.tokenId + 1n }
  assert.deepEqual(await findShares(local.publisher.client, other), [])

  const again = await fractionalize(local.asset).start(input)
  assert.ok(again.status === 'failed')
  assert.equal(again.error.facts['name'], 'SaltUsed')
})

test('does not take another token for the shares of a model', async () => {
  const { client } = local.publisher
  await assert.rejects(readShares(client, { fractionalizer, shares: local.dollar }), { code: 'bad-config' })
})

test('locks the model in, with payees that leave the shares what they were guaranteed', async () => {
  const { lock } = creator.market.shares
  const data = { account: DATA.signer.address, role: 'data' } as const
  const tooLittle = [
    { account: shares, bps: 4_999, role: 'investor' as const },
    { ...data, bps: 5_001 },
  ]
  assert.equal(failureOf(await lock(local.asset).start({ governor, payees: tooLittle })), 'vote-not-allowed')
  const payees = [
    { account: shares, bps: 6_667, role: 'investor' as const },
    { ...data, bps: 3_333 },
  ]
  resultOf(await lock(local.asset).start({ governor, payees }))
  const locked = await facts()
  assert.equal(locked.isLocked, true)
  assert.equal(locked.revenueBps, 0)

  await passPayeeNotice(local)
  resultOf(await creator.market.shares.applyPayees(local.asset).start({}))
  const { revenueBps, securedBps } = await facts()
  assert.deepEqual([revenueBps, securedBps], [6_667, 5_000])
})

test('divides revenue among the holders to the last unit, whoever held when it was divided', async () => {
  const { addCurrency, distribute, claim } = creator.market.shares
  const money = { shares, currency: local.dollar }
  const added = resultOf(await addCurrency(local.asset).start({ shares, offerId: local.token.id }))
  assert.equal(added.currency, local.dollar)
  assert.equal(failureOf(await distribute(local.asset).start(money)), 'nothing-to-claim')

  await buy()
  const waiting = (await facts()).dividends[0]
  assert.ok(waiting)
  assert.ok(waiting.undistributed > 0n)
  const first = resultOf(await distribute(local.asset).start(money))
  assert.equal(first.amount, waiting.undistributed)
  await give(CREATOR, VISITOR)
  await buy()
  const second = resultOf(await distribute(local.asset).start(money))

  const visitor = await openPage(local, { account: VISITOR })
  const expected = new Map([
    [creator, (SUPPLY * first.amount + (SUPPLY - VISITORS) * second.amount) / SUPPLY],
    [visitor, (VISITORS * second.amount) / SUPPLY],
  ])
  const people = new Map([
    [creator, CREATOR.signer.address],
    [visitor, VISITOR.signer.address],
  ])
  let claimed = 0n
  for (const [page, due] of expected) {
    const account = people.get(page)
    assert.ok(account)
    assert.equal((await facts(account)).dividends[0]?.claimable, due)
    const had = await dollarsOf(account)
    const { amount } = resultOf(await page.market.shares.claim(local.asset).start(money))
    assert.equal(amount, due)
    assert.equal((await dollarsOf(account)) - had, due)
    assert.equal(failureOf(await page.market.shares.claim(local.asset).start(money)), 'nothing-to-claim')
    claimed += amount
  }
  // Two holders have one fraction each: less than a unit is left over, and it stays theirs.
  assert.ok(first.amount + second.amount - claimed <= 1n)
  assert.equal(await dollarsOf(shares), first.amount + second.amount - claimed)
  const after = (await facts()).dividends[0]
  assert.deepEqual([after?.received, after?.paid], [first.amount + second.amount, claimed])
  assert.equal(failureOf(await claim(local.asset).start(money)), 'nothing-to-claim')
  await visitor.close()
})

test('publishes a version when the share holders decide so', async () => {
  const { delegate, execute } = creator.market.governance
  const { asset } = local
  const { registry } = local.contracts
  resultOf(await delegate(asset).start({ token: shares }))
  await pass(local, 1)
  const digest: Digest = `0x${'ab'.repeat(32)}`
  const version = { registry, modelId: asset.tokenId, manifestDigest: digest, contentHash: digest }
  const { proposal, proposalId } = await proposeAndVote(
    { local, page: creator, asset, governor },
    { calls: [addVersionCall(version)], text: 'Publish 1.1', delay: RULES.votingDelay },
  )
  assert.equal(failureOf(await execute(asset).start({ governor, proposal })), 'proposal-state')
  await pass(local, RULES.votingPeriod + 1)
  local.publisher.client.forget()
  const accepted = await readProposal(local.publisher.client, { governor, proposalId })
  assert.equal(accepted.state, 'succeeded')
  assert.equal(accepted.needsQueuing, false)
  assert.equal(accepted.votes.for, SUPPLY - VISITORS)
  assert.equal(accepted.quorum, SUPPLY / 5n)

  resultOf(await execute(asset).start({ governor, proposal }))
  local.publisher.client.forget()
  const model = await readModel(local.publisher.client, {
    contracts: local.contracts,
    modelId: asset.tokenId,
  })
  assert.equal(model.version.manifestDigest, digest)
  assert.equal(model.version.count, 2)
})

test('executes no vote about what votes may not decide', async () => {
  const { asset } = local
  const calls = [approveCall({ token: local.contracts.registry, spender: BUYER.signer.address, amount: 1n })]
  const { proposal } = await proposeAndVote(
    { local, page: creator, asset, governor },
    { calls, text: 'Give the model away', delay: RULES.votingDelay },
  )
  await pass(local, RULES.votingPeriod + 1)
  const end = await creator.market.governance.execute(asset).start({ governor, proposal })
  assert.equal(failureOf(end), 'vote-not-allowed')
})

test('gives the model back to who holds every share, and to nobody else', async () => {
  const { redeem } = creator.market.shares
  assert.equal(failureOf(await redeem(local.asset).start({ governor })), 'shares-missing')
  await give(VISITOR, CREATOR)
  const { owner } = resultOf(await redeem(local.asset).start({ governor }))
  assert.equal(owner, CREATOR.signer.address)
  assert.equal((await facts()).isLocked, false)
})
