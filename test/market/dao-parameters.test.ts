import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Abi, type Address, erc20Abi } from 'viem'
import { accessManagerAbi, disputeCourtAbi, revenueVaultAbi } from '../../src/chain/generated/abi.ts'
import {
  type Call,
  delistModelCall,
  grantRoleCall,
  readCurationTerms,
  readDisputeTerms,
  readListing,
  relistModelCall,
  revokeRoleCall,
  setArbitratorCall,
  setCriteriaCall,
  setCurationTermsCall,
  setCurrencyCall,
  setDisputeTermsCall,
  setFeeCall,
  setSourceCall,
  sweepCurrencyCall,
} from '../../src/chain/index.ts'
import { DEMO_DAO } from '../../src/node/deploy/index.ts'
import { openPage, type Page } from './buyer.ts'
import { pass, proposeAndVote, resultOf } from './decisions.ts'
import { BUYER, type LocalMarket, MEMBER, startLocalMarket, VISITOR } from './local-market.ts'

const CURATORS = 4n
const DOCUMENT = `0x${'d0'.repeat(32)}` as const

let local: LocalMarket
let page: Page
before(async () => {
  local = await startLocalMarket()
  page = await openPage(local, { account: MEMBER })
  const { dao, registry } = local.contracts
  assert.ok(dao)
  const asset = { chainId: 31337, contract: registry, tokenId: 0n }
  resultOf(await page.market.governance.delegate(asset).start({ token: dao.token }))
  await pass(local, 1)
})
after(async () => {
  await page?.close()
  await local.close()
})

/** Has the DAO make all these calls, by one vote. */
async function decide(text: string, calls: readonly Call[]): Promise<void> {
  const { dao, registry } = local.contracts
  assert.ok(dao)
  const { governor } = dao
  const asset = { chainId: 31337, contract: registry, tokenId: 0n }
  const question = { calls, text, delay: DEMO_DAO.votingDelay }
  const { proposal } = await proposeAndVote({ local, page, asset, governor }, question)
  await pass(local, DEMO_DAO.votingPeriod + 1)
  resultOf(await page.market.governance.queue(asset).start({ governor, proposal }))
  await pass(local, DEMO_DAO.timelockDelay + 1)
  resultOf(await page.market.governance.execute(asset).start({ governor, proposal }))
  local.publisher.client.forget()
}

const read = (address: Address, abi: Abi, functionName: string, args: readonly unknown[] = []) =>
  local.chain.readContract({ address, abi, functionName, args })

test('changes fee, currencies, sources and takes strays by one vote', async () => {
  const { vault, exchange } = local.contracts
  const { dollar, timelock } = local
  const transfer = { abi: erc20Abi, functionName: 'transfer', args: [vault, 77n] } as const
  const gift = { account: BUYER.signer, chain: null, address: dollar, ...transfer }
  await local.chain.waitForTransactionReceipt({ hash: await local.chain.writeContract(gift) })

  await decide('Money', [
    setFeeCall({ vault, feeBps: 321, treasury: VISITOR.signer.address }),
    setCurrencyCall({ vault, currency: dollar, allowed: false }),
    setSourceCall({ vault, source: exchange, allowed: false }),
    sweepCurrencyCall({ vault, currency: dollar }),
    setFeeCall({ vault, feeBps: 321, treasury: timelock }),
  ])
  assert.equal(await read(vault, revenueVaultAbi, 'feeBps'), 321)
  assert.equal(await read(vault, revenueVaultAbi, 'treasury'), timelock)
  assert.equal(await read(vault, revenueVaultAbi, 'isCurrency', [dollar]), false)
  assert.equal(await read(vault, revenueVaultAbi, 'isSource', [exchange]), false)
  assert.equal(await read(dollar, erc20Abi, 'balanceOf', [vault]), 0n)
  const swept = await read(dollar, erc20Abi, 'balanceOf', [VISITOR.signer.address])
  assert.equal(swept, 1000_000077n, 'who was the treasury when it was swept')
})

test('changes what disputes and listings cost, who rules and who curates, by one vote', async () => {
  const { court, curation } = local.contracts
  const { manager } = local
  const { client } = local.publisher
  const terms = { criteria: DOCUMENT, challengeBond: 11n, challengePeriod: 22, endorsementFee: 33n }
  const [role, account] = [CURATORS, VISITOR.signer.address]
  await decide('Rules', [
    setDisputeTermsCall({ court, bond: 44n, counterPeriod: 55, rulingPeriod: 66 }),
    setArbitratorCall({ court, arbitrator: BUYER.signer.address, extraData: '0xabcd', rules: DOCUMENT }),
    setCriteriaCall({ curation, criteria: DOCUMENT }),
    setCurationTermsCall({ curation, ...terms }),
    grantRoleCall({ manager, role, account }),
  ])
  assert.equal(await read(court, disputeCourtAbi, 'bond'), 44n)
  assert.equal(await read(court, disputeCourtAbi, 'arbitrator'), BUYER.signer.address)
  assert.equal(await read(court, disputeCourtAbi, 'arbitratorExtraData'), '0xabcd')
  assert.deepEqual(await readCurationTerms(client, { curation }), terms)
  assert.deepEqual(await read(manager, accessManagerAbi, 'hasRole', [role, account]), [true, 0])

  const nobody = '0x0000000000000000000000000000000000000000'
  await decide('Back', [
    setArbitratorCall({ court, arbitrator: nobody, extraData: '0x', rules: DOCUMENT }),
    revokeRoleCall({ manager, role, account }),
  ])
  assert.deepEqual(await readDisputeTerms(client, { court }), {
    cost: 44n,
    bond: 44n,
    counterPeriod: 55,
    rulingPeriod: 66,
  })
  assert.deepEqual(await read(manager, accessManagerAbi, 'hasRole', [role, account]), [false, 0])
})

test('takes a model off the market by a vote, and lets it back with the status it had', async () => {
  const { curation } = local.contracts
  const { tokenId: modelId } = local.asset
  const { client } = local.publisher
  await decide('Off', [delistModelCall({ curation, modelId, reason: DOCUMENT })])
  const { status, sells } = await readListing(client, { curation, modelId })
  assert.deepEqual([status, sells], ['delisted', false])
  const { id: offerId, price, termsHash } = local.native
  const buyer = await openPage(local)
  const refused = await buyer.market.purchase(local.asset).start({ offerId, price, termsHash })
  assert.ok(refused.status === 'failed')
  assert.equal(refused.error.facts['name'], 'ModelIsDelisted')

  await decide('On', [relistModelCall({ curation, modelId })])
  assert.equal((await readListing(client, { curation, modelId })).status, 'open')
  assert.equal((await buyer.market.purchase(local.asset).start({ offerId, price, termsHash })).status, 'done')
  await buyer.close()
})
