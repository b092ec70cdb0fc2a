import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { encodeFunctionData } from 'viem'
import type { Address, AssetId } from '../../src/asset/index.ts'
import { revenueVaultAbi } from '../../src/chain/generated/abi.ts'
import { type Call, findProposals, proposalIdOf, readProposal } from '../../src/chain/index.ts'
import { DEMO_DAO } from '../../src/node/deploy/index.ts'
import { openPage } from './buyer.ts'
import { failureOf, pass, proposeAndVote, resultOf } from './decisions.ts'
import { type LocalMarket, MEMBER, startLocalMarket, VISITOR } from './local-market.ts'

let local: LocalMarket
let asset: AssetId
let governor: Address
let token: Address
before(async () => {
  local = await startLocalMarket()
  const { dao, registry } = local.contracts
  assert.ok(dao)
  governor = dao.governor
  token = dao.token
  asset = { chainId: 31337, contract: registry, tokenId: 0n }
})
after(() => local.close())

const setFee = (bps: number): Call => ({
  to: local.contracts.vault,
  data: encodeFunctionData({ abi: revenueVaultAbi, functionName: 'setFee', args: [bps, local.timelock] }),
  value: 0n,
})

const feeBps = () =>
  local.chain.readContract({ address: local.contracts.vault, abi: revenueVaultAbi, functionName: 'feeBps' })

function factsOf(proposalId: bigint) {
  local.publisher.client.forget()
  return readProposal(local.publisher.client, { governor, proposalId, account: MEMBER.signer.address })
}

test('changes the fee by a vote: delegated, proposed, voted, queued and executed from pages', async () => {
  const page = await openPage(local, { account: MEMBER })
  const { delegate, propose, vote, queue, execute } = page.market.governance
  const calls = [setFee(125)]
  assert.equal(
    failureOf(await propose(asset).start({ governor, calls, text: 'Without votes' })),
    'too-few-votes',
  )
  const delegated = resultOf(await delegate(asset).start({ token }))
  assert.equal(delegated.delegate, MEMBER.signer.address)
  await pass(local, 1)

  const made = resultOf(await propose(asset).start({ governor, calls, text: '# Halve the fee' }))
  const { proposalId, proposal } = made
  assert.equal(proposalIdOf(proposal), proposalId)
  assert.deepEqual(proposal.calls, calls)
  assert.ok(proposal.description.startsWith('# Halve the fee'))
  const pending = await factsOf(proposalId)
  assert.equal(pending.state, 'pending')
  assert.equal(pending.proposer, MEMBER.signer.address)
  assert.equal(pending.quorum, undefined)
  const ballot = { governor, proposalId, support: 'for', reason: 'Cheaper is better.' } as const
  assert.equal(failureOf(await vote(asset).start(ballot)), 'proposal-state')

  await pass(local, DEMO_DAO.votingDelay + 1)
  const cast = resultOf(await vote(asset).start(ballot))
  assert.equal(cast.support, 'for')
  assert.equal(cast.weight, 100_000_000n * 10n ** 18n)
  const active = await factsOf(proposalId)
  assert.equal(active.state, 'active')
  assert.equal(active.votes.for, cast.weight)
  assert.equal(active.quorum, (cast.weight * BigInt(DEMO_DAO.quorumPercent)) / 100n)
  assert.equal(active.hasVoted, true)
  assert.equal(active.deadline, active.snapshot + DEMO_DAO.votingPeriod)
  assert.equal(failureOf(await vote(asset).start({ ...ballot, support: 'against' })), 'already-voted')
  assert.equal(failureOf(await queue(asset).start({ governor, proposal })), 'proposal-state')

  await pass(local, DEMO_DAO.votingPeriod + 1)
  assert.equal((await factsOf(proposalId)).state, 'succeeded')
  const queued = resultOf(await queue(asset).start({ governor, proposal }))
  const waiting = await factsOf(proposalId)
  assert.equal(waiting.state, 'queued')
  assert.equal(waiting.eta, queued.eta)
  assert.equal(failureOf(await execute(asset).start({ governor, proposal })), 'too-early')
  assert.notEqual(await feeBps(), 125)

  await pass(local, DEMO_DAO.timelockDelay + 1)
  const visitor = await openPage(local, { account: VISITOR })
  const done = resultOf(await visitor.market.governance.execute(asset).start({ governor, proposal }))
  assert.equal(done.proposalId, proposalId)
  assert.equal(await feeBps(), 125)
  assert.equal((await factsOf(proposalId)).state, 'executed')
  await Promise.all([page.close(), visitor.close()])
})

test('says why a decision that the contracts forbid cannot be executed', async () => {
  const page = await openPage(local, { account: MEMBER })
  const { queue, execute } = page.market.governance
  const assembly = { local, page, asset, governor }
  const { proposal } = await proposeAndVote(assembly, {
    calls: [setFee(10_000)],
    text: 'Take everything',
    delay: DEMO_DAO.votingDelay,
  })
  await pass(local, DEMO_DAO.votingPeriod + 1)
  resultOf(await queue(asset).start({ governor, proposal }))
  await pass(local, DEMO_DAO.timelockDelay + 1)
  const end = await execute(asset).start({ governor, proposal })
  assert.ok(end.status === 'failed')
  assert.equal(end.error.code, 'reverted')
  assert.equal(end.error.facts['name'], 'FeeTooHigh')
  await page.close()
})

test('lets its proposer alone withdraw a proposal, before the vote', async () => {
  const page = await openPage(local, { account: MEMBER })
  const visitor = await openPage(local, { account: VISITOR })
  const made = await page.market.governance
    .propose(asset)
    .start({ governor, calls: [setFee(0)], text: 'No fee' })
  const { proposal, proposalId } = resultOf(made)
  const foreign = await visitor.market.governance.cancel(asset).start({ governor, proposal })
  assert.ok(foreign.status === 'failed')
  assert.equal(foreign.error.facts['name'], 'GovernorUnableToCancel')
  resultOf(await page.market.governance.cancel(asset).start({ governor, proposal }))
  assert.equal((await factsOf(proposalId)).state, 'cancelled')
  await assert.rejects(factsOf(1n), { code: 'proposal-not-found' })

  const search = { governor, fromBlock: local.contracts.fromBlock }
  const [latest, ...earlier] = await findProposals(local.publisher.client, search)
  const { snapshot, deadline } = await factsOf(proposalId)
  const proposer = MEMBER.signer.address
  assert.deepEqual(latest, { id: proposalId, proposer, proposal, snapshot, deadline })
  assert.ok(earlier.every(record => proposalIdOf(record.proposal) === record.id))
  assert.ok(earlier.length >= 2)
  await Promise.all([page.close(), visitor.close()])
})
