import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { erc20Abi } from 'viem'
import type { Offer } from '../../src/license/index.ts'
import { memoryStorage, openPage, until, wanted } from './buyer.ts'
import { BUYER, demoAccount, type LocalMarket, startLocalMarket } from './local-market.ts'

let local: LocalMarket
before(async () => {
  local = await startLocalMarket()
})
after(() => local.close())

/** Blocks come only when asked for, as long as `action` runs. */
async function withoutMining(action: () => Promise<void>) {
  await local.chain.setAutomine(false)
  try {
    await action()
  } finally {
    await local.chain.setAutomine(true)
    await local.chain.mine({ blocks: 1 })
  }
}

test('a page reloaded while a purchase is pending finds it again and ends done', async () => {
  await withoutMining(async () => {
    const storage = memoryStorage()
    const page = await openPage(local, { storage })
    const before = page.market.purchase(local.asset)
    void before.start(wanted(local.native))
    const sent = await until(before, ({ status }) => status === 'pending')
    await page.close()

    const reloaded = await openPage(local, { storage })
    const purchase = reloaded.market.purchase(local.asset)
    assert.deepEqual(purchase.getState(), sent)
    await local.chain.mine({ blocks: 1 })
    const end = await until(purchase, ({ status }) => status === 'done')
    assert.ok(end.status === 'done')
    assert.equal(end.result.owner, BUYER.signer.address)
    assert.deepEqual(reloaded.prompts, [])
    await reloaded.close()

    const again = await openPage(local, { storage })
    assert.deepEqual(again.market.purchase(local.asset).getState(), { status: 'idle' })
    await again.close()
  })
})

test('a click on a page that does not know yet of a pending purchase waits for it instead of paying twice', async () => {
  await withoutMining(async () => {
    const storage = memoryStorage()
    const page = await openPage(local, { storage })
    const before = page.market.purchase(local.asset)
    void before.start(wanted(local.native))
    await until(before, ({ status }) => status === 'pending')
    await page.close()

    const reloaded = await openPage(local, { storage })
    const end = reloaded.market.purchase(local.asset).start(wanted(local.native))
    await local.chain.mine({ blocks: 1 })
    assert.equal((await end).status, 'done')
    assert.deepEqual(reloaded.prompts, [])
    await reloaded.close()
  })
})

test("another account does not see the first one's pending purchase", async () => {
  await withoutMining(async () => {
    const storage = memoryStorage()
    const page = await openPage(local, { storage })
    const before = page.market.purchase(local.asset)
    void before.start(wanted(local.native))
    await until(before, ({ status }) => status === 'pending')
    await page.close()

    const other = await openPage(local, { storage, account: demoAccount('Other', 7) })
    assert.deepEqual(other.market.purchase(local.asset).getState(), { status: 'idle' })
    await other.close()
  })
})

test('a purchase that was sped up in the wallet ends done with the new hash', async () => {
  await withoutMining(async () => {
    const account = demoAccount('Hasty', 8)
    const page = await openPage(local, { account })
    const purchase = page.market.purchase(local.asset)
    void purchase.start(wanted(local.native))
    const sent = await until(purchase, ({ status }) => status === 'pending')
    assert.ok(sent.status === 'pending')
    const { to, input, value, nonce, gas, maxFeePerGas = 0n } = await local.chain.getTransaction(sent)
    const faster = await local.chain.sendTransaction({
      account: account.signer,
      chain: null,
      to,
      data: input,
      value,
      nonce,
      gas,
      maxFeePerGas: maxFeePerGas * 2n,
      maxPriorityFeePerGas: maxFeePerGas,
    })
    await local.chain.mine({ blocks: 1 })
    const end = await until(purchase, ({ status }) => status !== 'pending' && status !== 'confirming')
    assert.ok(end.status === 'done')
    assert.equal(end.hash, faster)
    await page.close()
  })
})

test('a purchase that was cancelled in the wallet ends replaced, and is forgotten', async () => {
  await withoutMining(async () => {
    const account = demoAccount('Doubtful', 9)
    const storage = memoryStorage()
    const page = await openPage(local, { account, storage })
    const purchase = page.market.purchase(local.asset)
    void purchase.start(wanted(local.native))
    const sent = await until(purchase, ({ status }) => status === 'pending')
    assert.ok(sent.status === 'pending')
    const { nonce, maxFeePerGas = 0n } = await local.chain.getTransaction(sent)
    const by = await local.chain.sendTransaction({
      account: account.signer,
      chain: null,
      to: account.signer.address,
      nonce,
      maxFeePerGas: maxFeePerGas * 2n,
      maxPriorityFeePerGas: maxFeePerGas,
    })
    await local.chain.mine({ blocks: 1 })
    const end = await until(purchase, ({ status }) => status !== 'pending' && status !== 'confirming')
    assert.deepEqual(end, { status: 'replaced', hash: sent.hash, by })
    await page.close()

    const again = await openPage(local, { account, storage })
    assert.deepEqual(again.market.purchase(local.asset).getState(), { status: 'idle' })
    await again.close()
  })
})

test('a transaction that fails in its block ends failed with its hash, and can be started again', async () => {
  await withoutMining(async () => {
    const offer = await closableOffer()
    const page = await openPage(local)
    const purchase = page.market.purchase(local.asset)
    const ending = purchase.start(wanted(offer))
    await until(purchase, ({ status }) => status === 'pending')
    // Mined before the purchase, because it pays more.
    await local.closeOffer(offer.id, { maxPriorityFeePerGas: 10n ** 11n, maxFeePerGas: 10n ** 12n })
    await local.chain.mine({ blocks: 1 })
    const end = await ending
    assert.ok(end.status === 'failed')
    assert.ok(['reverted', 'offer-closed'].includes(end.error.code), end.error.code)
    assert.match(String(end.hash), /^0x[0-9a-f]{64}$/)
    purchase.dismiss()
    assert.deepEqual(purchase.getState(), { status: 'idle' })
    await page.close()
  })
})

async function closableOffer(): Promise<Offer> {
  await local.chain.setAutomine(true)
  const offer = await local.offer({ termsHash: await local.otherTerms() })
  await local.chain.setAutomine(false)
  return offer
}

test('a tab closed between approval and purchase leaves an allowance that the next click uses', async () => {
  const { token, offer } = await local.plainToken()
  const storage = memoryStorage()
  let asked = 0
  const page = await openPage(local, {
    storage,
    wallet: { confirm: async () => ++asked === 1 },
  })
  page.provider.setBatching(false)
  assert.deepEqual(await page.market.purchase(local.asset).start(wanted(offer)), { status: 'cancelled' })
  assert.deepEqual(page.prompts, ['send', 'send'])
  await page.close()

  const reloaded = await openPage(local, { storage })
  const purchase = reloaded.market.purchase(local.asset)
  assert.deepEqual(purchase.getState(), { status: 'idle' })
  assert.equal((await purchase.start(wanted(offer))).status, 'done')
  assert.deepEqual(reloaded.prompts, ['send'])
  const left = await local.chain.readContract({
    address: token,
    abi: erc20Abi,
    functionName: 'allowance',
    args: [BUYER.signer.address, local.contracts.licenseBook],
  })
  assert.equal(left, 0n)
  await reloaded.close()
})

test('a page reloaded while a batch is under way ends done', async () => {
  await withoutMining(async () => {
    const account = BUYER
    const storage = memoryStorage()
    const page = await openPage(local, { account, storage })
    const before = page.market.purchase(local.asset)
    void before.start(wanted(local.token))
    await until(before, () => storage.size > 0)
    await page.close()

    const reloaded = await openPage(local, { account, storage })
    const purchase = reloaded.market.purchase(local.asset)
    assert.deepEqual(purchase.getState(), { status: 'signing', what: 'batch' })
    await local.chain.mine({ blocks: 1 })
    const end = await until(purchase, ({ status }) => status === 'done')
    assert.equal(end.status, 'done')
    assert.deepEqual(reloaded.prompts, [])
    await reloaded.close()
  })
})

test('works where storage is blocked', async () => {
  const blocked = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  const storage = { getItem: blocked, setItem: blocked, removeItem: blocked }
  const page = await openPage(local, { storage })
  assert.equal((await page.market.purchase(local.asset).start(wanted(local.native))).status, 'done')
  await page.close()
})

test('ignores what somebody else wrote where pending purchases are kept', async () => {
  const storage = memoryStorage()
  const key = `modelmark:pending:purchase:eip155:31337/erc721:${local.asset.contract}/${local.asset.tokenId}:${BUYER.signer.address.toLowerCase()}`
  for (const text of [
    'not json',
    '{}',
    '{"via":"transaction","id":"0x12","subject":"1","to":"0x0"}',
    'null',
  ]) {
    storage.setItem(key, text)
    const page = await openPage(local, { storage })
    assert.deepEqual(page.market.purchase(local.asset).getState(), { status: 'idle' })
    await page.close()
  }
})
