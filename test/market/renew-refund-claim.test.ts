import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { erc20Abi } from 'viem'
import type { License, Offer } from '../../src/license/index.ts'
import type { Royalties } from '../../src/market/index.ts'
import { openPage, type Page, until } from './buyer.ts'
import { BUYER, CREATOR, DATA, type LocalMarket, startLocalMarket } from './local-market.ts'

let local: LocalMarket
before(async () => {
  local = await startLocalMarket()
})
after(() => local.close())

async function buy(page: Page, { id, price, termsHash }: Offer): Promise<License> {
  const end = await page.market.purchase(local.asset).start({ offerId: id, price, termsHash })
  assert.ok(end.status === 'done', JSON.stringify(end.status))
  return end.result
}

const balance = (account: `0x${string}`) =>
  local.chain.readContract({
    address: local.dollar,
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [account],
  })

test('renews a subscription by the periods paid for, in one prompt', async () => {
  const page = await openPage(local)
  const license = await buy(page, local.subscription)
  const price = local.subscription.price * 3n
  const end = await page.market.renewal(local.asset).start({ licenseId: license.id, periods: 3, price })

  assert.ok(end.status === 'done')
  assert.equal(end.result.endTime, license.endTime + 3 * local.subscription.period)
  assert.deepEqual(page.prompts, ['batch', 'batch'])
  await page.close()
})

test('renews with a permit where the wallet does not batch', async () => {
  const page = await openPage(local)
  page.provider.setBatching(false)
  const license = await buy(page, local.subscription)
  const { price } = local.subscription
  const end = await page.market.renewal(local.asset).start({ licenseId: license.id, periods: 1, price })

  assert.equal(end.status, 'done')
  assert.deepEqual(page.prompts, ['sign', 'send', 'sign', 'send'])
  await page.close()
})

test('asks for nothing when a renewal costs something else or cannot be had', async () => {
  const page = await openPage(local)
  const subscription = await buy(page, local.subscription)
  const forEver = await buy(page, local.native)
  const renewal = page.market.renewal(local.asset)
  const asked = page.prompts.length
  const cases = [
    [{ licenseId: subscription.id, periods: 2, price: local.subscription.price }, 'price-changed'],
    [{ licenseId: subscription.id, periods: 0, price: 0n }, 'bad-config'],
    [{ licenseId: forEver.id, periods: 1, price: local.native.price }, 'not-renewable'],
  ] as const
  for (const [input, code] of cases) {
    const end = await renewal.start(input)
    assert.ok(end.status === 'failed')
    assert.equal(end.error.code, code)
  }
  assert.equal(page.prompts.length, asked)
  await page.close()
})

test('gives a license back within its window and gets the price paid back', async () => {
  const offer = await local.offer({ currency: local.dollar, price: 7_000003n, refundDays: 14 })
  const page = await openPage(local)
  const had = await balance(BUYER.signer.address)
  const license = await buy(page, offer)
  assert.ok(license.refundableUntil > Date.now() / 1000)
  const end = await page.market.refund(local.asset).start({ licenseId: license.id })

  assert.ok(end.status === 'done')
  assert.equal(end.result.id, license.id)
  assert.equal(await balance(BUYER.signer.address), had)
  const again = await page.market.refund(local.asset).start({ licenseId: license.id })
  assert.equal(again.status, 'failed')
  await page.close()
})

test('splits all revenue to the last unit between payees and fee, and says so before and after the claims', async () => {
  const page = await openPage(local)
  await buy(page, local.token)
  const creator = await openPage(local, { account: CREATOR })
  const royalties = creator.market.royalties(local.asset)
  const ready = await until(royalties, ({ status }) => status === 'ready')
  assert.ok(ready.status === 'ready')
  const before = inDollars(ready.value)
  const earnings = creator.market.earnings(local.asset)
  const lifetime = async () => {
    await earnings.refresh()
    const state = earnings.getState()
    assert.ok(state.status === 'ready')
    return state.value.find(({ currency }) => currency === local.dollar)?.lifetime
  }
  const [creatorShare, dataShare] = before.payees
  assert.ok(creatorShare && dataShare)
  assert.deepEqual(
    ready.value.payees.map(({ account, role, bps }) => [account, role, bps]),
    [
      [CREATOR.signer.address, 'creator', 6667],
      [DATA.signer.address, 'data', 3333],
    ],
  )
  assert.equal(creatorShare.claimable + dataShare.claimable, await lifetime())

  const claim = creator.market.claim(local.asset)
  const had = await balance(CREATOR.signer.address)
  const end = await claim.start({ currency: local.dollar })
  assert.ok(end.status === 'done')
  assert.equal(end.result.amount, creatorShare.claimable)
  assert.equal(end.result.account, CREATOR.signer.address)
  assert.equal((await balance(CREATOR.signer.address)) - had, creatorShare.claimable)
  assert.deepEqual(creator.prompts, ['send'])

  const later = await until(
    royalties,
    state => state.status === 'ready' && inDollars(state.value).payees[0]?.claimable === 0n,
  )
  assert.ok(later.status === 'ready')
  assert.equal(await lifetime(), creatorShare.claimable + dataShare.claimable)

  const data = await openPage(local, { account: DATA })
  const rest = await data.market.claim(local.asset).start({ currency: local.dollar })
  assert.ok(rest.status === 'done')
  assert.equal(rest.result.amount, dataShare.claimable)

  const nothing = await claim.start({ currency: local.dollar })
  assert.ok(nothing.status === 'failed')
  assert.equal(nothing.error.code, 'nothing-to-claim')
  await Promise.all([page.close(), creator.close(), data.close()])
})

function inDollars({ currencies }: Royalties) {
  const found = currencies.find(({ currency }) => currency.address === local.dollar)
  assert.ok(found)
  return found
}
