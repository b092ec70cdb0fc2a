import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type AssetId, type Digest, NATIVE } from '../../src/asset/index.ts'
import type { Governance } from '../../src/market/index.ts'
import { DEMO_DAO } from '../../src/node/deploy/index.ts'
import { openPage, type Page, until } from './buyer.ts'
import { pass, RULES, resultOf } from './decisions.ts'
import { CREATOR, type LocalMarket, MEMBER, startLocalMarket, VISITOR } from './local-market.ts'

const SUPPLY = 100_000_000n * 10n ** 18n
const DOCUMENT: Digest = `0x${'d0'.repeat(32)}`

let local: LocalMarket
let dao: AssetId
before(async () => {
  local = await startLocalMarket()
  dao = { chainId: 31337, contract: local.contracts.registry, tokenId: 0n }
})
after(() => local.close())

/** What a page shows of who decides, read anew. */
async function governanceOf({ market }: Page, asset: AssetId): Promise<Governance | undefined> {
  const store = market.proposals(asset)
  await store.refresh()
  const state = await until(store, ({ status }) => status !== 'loading')
  assert.ok(state.status === 'ready', state.status === 'failed' ? String(state.error) : '')
  return state.value
}

test('shows a proposal from its template to its end, with what it does read from its calls', async () => {
  const page = await openPage(local, { account: MEMBER })
  const { market } = page
  const before = await governanceOf(page, dao)
  assert.ok(before)
  const { rules, voter } = before
  assert.deepEqual(before.proposals, [])
  assert.equal(before.settings?.feeBps, 250)
  assert.deepEqual(before.treasury, { account: local.timelock, balance: 0n })
  assert.equal(rules.votingPeriod, DEMO_DAO.votingPeriod)
  assert.equal(rules.lateQuorumExtension, DEMO_DAO.lateQuorumExtension)
  assert.equal(rules.supply, SUPPLY)
  assert.deepEqual(voter, { balance: SUPPLY, votes: 0n, delegate: NATIVE }, 'counts for nobody yet')

  resultOf(await market.governance.delegate(dao).start({ token: rules.token }))
  await pass(local, 1)
  const draft = await market.governance.draft(dao, { kind: 'fee', feeBps: 150 })
  const action = { kind: 'set-fee', feeBps: 150, treasury: local.timelock } as const
  assert.deepEqual(draft.actions, [action])
  const { governor } = before
  const text = 'Cheaper licences'
  const made = resultOf(await market.governance.propose(dao).start({ governor, calls: draft.calls, text }))
  const [pending] = (await governanceOf(page, dao))?.proposals ?? []
  assert.equal(pending?.state, 'pending')
  assert.deepEqual(pending?.actions, [action])

  await pass(local, DEMO_DAO.votingDelay + 1)
  const open = (await governanceOf(page, dao))?.proposals[0]
  assert.deepEqual([open?.state, open?.hasVoted, open?.weight], ['active', false, SUPPLY])
  const ballot = {
    governor,
    proposalId: made.proposalId,
    support: 'for',
    reason: 'Cheaper is better.',
  } as const
  resultOf(await market.governance.vote(dao).start(ballot))
  const voted = (await governanceOf(page, dao))?.proposals[0]
  assert.equal(voted?.hasVoted, true)
  assert.deepEqual(voted?.ballots, [
    {
      proposalId: made.proposalId,
      voter: MEMBER.signer.address,
      support: 'for',
      weight: SUPPLY,
      reason: 'Cheaper is better.',
    },
  ])

  await pass(local, DEMO_DAO.votingPeriod + 1)
  const { proposal } = made
  resultOf(await market.governance.queue(dao).start({ governor, proposal }))
  await pass(local, DEMO_DAO.timelockDelay + 1)
  resultOf(await market.governance.execute(dao).start({ governor, proposal }))
  const after = await governanceOf(page, dao)
  assert.equal(after?.proposals[0]?.state, 'executed')
  assert.equal(after?.settings?.feeBps, 150)
  await page.close()
})

test('drafts every template as calls that are read as what was asked for', async () => {
  const page = await openPage(local, { account: MEMBER })
  const { draft } = page.market.governance
  const account = VISITOR.signer.address
  const offer = {
    kind: 'subscription',
    period: 30 * 86_400,
    maxSupply: 0,
    transferable: true,
    derivativesAllowed: false,
    coversFutureVersions: true,
    refundDays: 0,
    rights: new Set(['use-privately'] as const),
    upstreamBps: 0,
    currency: local.dollar,
    price: 5_000_000n,
    termsHash: DOCUMENT,
  } as const
  const { tokenId: modelId } = local.asset
  const cases = [
    [
      { kind: 'criteria', criteria: DOCUMENT },
      { kind: 'set-criteria', criteria: DOCUMENT },
    ],
    [
      { kind: 'curator', account, appoint: true },
      { kind: 'grant-role', role: 4n, account, delay: 0 },
    ],
    [
      { kind: 'curator', account, appoint: false },
      { kind: 'revoke-role', role: 4n, account },
    ],
    [
      { kind: 'spend', currency: NATIVE, to: account, amount: 5n },
      { kind: 'send-coin', to: account, amount: 5n },
    ],
    [
      { kind: 'spend', currency: local.dollar, to: account, amount: 5n },
      { kind: 'send-tokens', token: local.dollar, to: account, amount: 5n },
    ],
    [
      { kind: 'version', manifestDigest: DOCUMENT, contentHash: DOCUMENT },
      { kind: 'push-version', modelId, manifestDigest: DOCUMENT, contentHash: DOCUMENT },
    ],
    [
      { kind: 'offer', offer },
      { kind: 'open-offer', offer: { ...offer, modelId } },
    ],
  ] as const
  for (const [template, action] of cases) {
    const { calls, actions } = await draft(local.asset, template)
    assert.equal(calls.length, 1)
    assert.deepEqual(actions, [action])
  }
  await page.close()
})

test('shows who governs a model: nobody, then votes without the model, then the model too', async () => {
  const page = await openPage(local, { account: CREATOR })
  assert.equal(await governanceOf(page, local.asset), undefined)
  const { fractionalize, lock } = page.market.shares
  const { shares, governor } = resultOf(
    await fractionalize(local.asset).start({ guaranteedBps: 5_000, rules: RULES }),
  )
  const made = await governanceOf(page, local.asset)
  assert.deepEqual([made?.governor, made?.rules.token, made?.governs], [governor, shares, false])
  assert.equal(made?.treasury.account, governor, 'its own treasury')
  assert.equal(made?.voter?.balance, 10n ** 24n)
  assert.equal(made?.rules.proposalThreshold, 10n ** 22n)
  resultOf(await lock(local.asset).start({ governor, payees: [] }))
  assert.equal((await governanceOf(page, local.asset))?.governs, true)
  await page.close()
})

test('says of a token that a stranger made that the market does not take it', async () => {
  const page = await openPage(local, { account: MEMBER })
  const governance = await governanceOf(page, dao)
  assert.ok(governance)
  const { governor } = governance
  const strange = local.contracts.fractionalizer
  assert.ok(strange)
  const to = VISITOR.signer.address
  const calls = await Promise.all(
    [local.dollar, strange].map(
      async currency =>
        (await page.market.governance.draft(dao, { kind: 'spend', currency, to, amount: 1n })).calls,
    ),
  )
  const input = { governor, calls: calls.flat(), text: 'Two payments' }
  resultOf(await page.market.governance.propose(dao).start(input))
  const { currencies = [], proposals = [] } = (await governanceOf(page, dao)) ?? {}
  assert.deepEqual(
    proposals[0]?.actions.map(({ kind }) => kind),
    ['send-tokens', 'send-tokens'],
  )
  const known = currencies.filter(({ isKnown }) => isKnown).map(({ address }) => address)
  assert.ok(known.includes(local.dollar))
  assert.ok(!currencies.some(({ address }) => address === strange), 'is no token at all')
  await page.close()
})
