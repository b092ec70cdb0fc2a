import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { erc20Abi } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { ProviderError } from '../../demo/wallet/provider-error.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import { NEVER_ENDS, type Offer } from '../../src/license/index.ts'
import { openPage, statuses, until, wanted } from './buyer.ts'
import { BUYER, CREATOR, demoAccount, type LocalMarket, startLocalMarket, VISITOR } from './local-market.ts'

let local: LocalMarket
before(async () => {
  local = await startLocalMarket()
})
after(() => local.close())

/** Somebody without a coin. */
const stranger = (name: string) => ({ name, signer: privateKeyToAccount(generatePrivateKey()) })

const allowance = (owner = BUYER) =>
  local.chain.readContract({
    address: local.dollar,
    abi: erc20Abi,
    functionName: 'allowance',
    args: [owner.signer.address, local.contracts.licenseBook],
  })

const balance = (owner = BUYER) =>
  local.chain.readContract({
    address: local.dollar,
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [owner.signer.address],
  })

test('buys with the native coin in one prompt and hands over the license of the receipt', async () => {
  const page = await openPage(local)
  const purchase = page.market.purchase(local.asset)
  const seen = statuses(purchase)
  const end = await purchase.start(wanted(local.native))

  assert.equal(end.status, 'done')
  assert.ok(end.status === 'done')
  assert.equal(end.result.owner, BUYER.signer.address)
  assert.equal(end.result.offerId, local.native.id)
  assert.equal(end.result.endTime, NEVER_ENDS)
  assert.deepEqual(page.prompts, ['send'])
  assert.deepEqual(seen, ['quoting', 'signing transaction', 'pending', 'confirming', 'done'])
  await page.close()
})

test('pays an ERC-20 in one prompt where the wallet batches, and leaves no allowance', async () => {
  const page = await openPage(local)
  const had = await balance()
  const end = await page.market.purchase(local.asset).start(wanted(local.token))

  assert.equal(end.status, 'done')
  assert.deepEqual(page.prompts, ['batch'])
  assert.equal(had - (await balance()), local.token.price)
  assert.equal(await allowance(), 0n)
  await page.close()
})

test('pays an ERC-20 with a permit and one transaction where the wallet does not batch', async () => {
  const page = await openPage(local)
  page.provider.setBatching(false)
  const purchase = page.market.purchase(local.asset)
  const seen = statuses(purchase)
  const end = await purchase.start(wanted(local.token))

  assert.equal(end.status, 'done')
  assert.deepEqual(page.prompts, ['sign', 'send'])
  assert.deepEqual(seen, [
    'quoting',
    'signing permit',
    'signing transaction',
    'pending',
    'confirming',
    'done',
  ])
  assert.equal(await allowance(), 0n)
  await page.close()
})

test('approves exactly the price where the token takes no permit', async () => {
  const { token, offer } = await local.plainToken()
  const page = await openPage(local)
  page.provider.setBatching(false)
  const purchase = page.market.purchase(local.asset)
  const seen = statuses(purchase)
  const end = await purchase.start(wanted(offer))

  assert.equal(end.status, 'done')
  assert.deepEqual(page.prompts, ['send', 'send'])
  assert.deepEqual(seen, ['quoting', 'approving', 'signing transaction', 'pending', 'confirming', 'done'])
  const left = await local.chain.readContract({
    address: token,
    abi: erc20Abi,
    functionName: 'allowance',
    args: [BUYER.signer.address, local.contracts.licenseBook],
  })
  assert.equal(left, 0n)
  await page.close()
})

test('uses an allowance that is already there', async () => {
  await local.chain.writeContract({
    account: BUYER.signer,
    chain: null,
    address: local.dollar,
    abi: erc20Abi,
    functionName: 'approve',
    args: [local.contracts.licenseBook, local.token.price],
  })
  const page = await openPage(local)
  const end = await page.market.purchase(local.asset).start(wanted(local.token))

  assert.equal(end.status, 'done')
  assert.deepEqual(page.prompts, ['send'])
  assert.equal(await allowance(), 0n)
  await page.close()
})

test('buys for somebody else', async () => {
  const page = await openPage(local)
  const to = VISITOR.signer.address
  const end = await page.market.purchase(local.asset).start({ ...wanted(local.native), to })

  assert.ok(end.status === 'done')
  assert.equal(end.result.owner, to)
  await page.close()
})

const refusals: [string, (offer: Offer) => Partial<Offer>, string][] = [
  ['a lower price than the chain says', offer => ({ price: offer.price - 1n }), 'price-changed'],
  ['a higher price than the chain says', offer => ({ price: offer.price + 1n }), 'price-changed'],
  ['other terms than the chain says', () => ({ termsHash: `0x${'12'.repeat(32)}` }), 'terms-changed'],
]
for (const [what, change, code] of refusals) {
  test(`asks for nothing when the screen showed ${what}`, async () => {
    const page = await openPage(local)
    const end = await page.market
      .purchase(local.asset)
      .start(wanted({ ...local.native, ...change(local.native) }))

    assert.ok(end.status === 'failed')
    assert.equal(end.error.code, code)
    assert.deepEqual(page.prompts, [])
    await page.close()
  })
}

test('says that an offer was sold out before any prompt', async () => {
  const offer = await local.offer({ maxSupply: 1 })
  const first = await openPage(local, { account: VISITOR })
  await first.market.purchase(local.asset).start(wanted(offer))
  const page = await openPage(local)
  const end = await page.market.purchase(local.asset).start(wanted(offer))

  assert.ok(end.status === 'failed')
  assert.equal(end.error.code, 'sold-out')
  assert.deepEqual(page.prompts, [])
  await Promise.all([first.close(), page.close()])
})

test('names what is missing before any prompt, in coins and in tokens', async () => {
  const poor = stranger('Nobody')
  for (const offer of [local.native, local.token]) {
    const page = await openPage(local, { account: poor })
    const end = await page.market.purchase(local.asset).start(wanted(offer))

    assert.ok(end.status === 'failed')
    assert.equal(end.error.code, 'insufficient-funds')
    assert.equal(end.error.facts['need'], offer.price)
    assert.equal(end.error.facts['have'], 0n)
    assert.deepEqual(page.prompts, [])
    await page.close()
  }
})

test('counts the fee in when the coins would only just pay the price', async () => {
  const poor = stranger('Nearly')
  await local.chain.setBalance({ address: poor.signer.address, value: local.native.price })
  const page = await openPage(local, { account: poor })
  const end = await page.market.purchase(local.asset).start(wanted(local.native))

  assert.ok(end.status === 'failed')
  assert.equal(end.error.code, 'insufficient-funds')
  assert.deepEqual(page.prompts, [])
  await page.close()
})

test('a no in the wallet is cancelled, not failed, and can be followed by a yes', async () => {
  let answer = false
  const page = await openPage(local, { wallet: { confirm: async () => answer } })
  const purchase = page.market.purchase(local.asset)
  assert.deepEqual(await purchase.start(wanted(local.native)), { status: 'cancelled' })
  answer = true
  assert.equal((await purchase.start(wanted(local.native))).status, 'done')
  await page.close()
})

test('a no to the permit or to the batch sends nothing', async () => {
  for (const batching of [true, false]) {
    const page = await openPage(local, { wallet: { confirm: async () => false } })
    page.provider.setBatching(batching)
    const end = await page.market.purchase(local.asset).start(wanted(local.token))
    assert.deepEqual(end, { status: 'cancelled' })
    assert.equal(page.prompts.length, 1)
    await page.close()
  }
})

test('a second click while one is under way pays once', async () => {
  const page = await openPage(local)
  const purchase = page.market.purchase(local.asset)
  const [first, second] = await Promise.all([
    purchase.start(wanted(local.native)),
    purchase.start(wanted(local.native)),
  ])
  assert.equal(first, second)
  assert.deepEqual(page.prompts, ['send'])
  await page.close()
})

test('refuses to pay on another chain than the model is on', async () => {
  const page = await openPage(local)
  const elsewhere = {
    ...page.provider,
    request: async (request: { method: string }) =>
      request.method === 'eth_chainId' ? '0x1' : page.provider.request(request),
  }
  const { createWallet } = await import('../../src/wallet/index.ts')
  const { createMarket } = await import('../../src/market/index.ts')
  const wallet = createWallet({ provider: elsewhere, storage: page.storage })
  await until(wallet, ({ status }) => status === 'connected')
  const market = createMarket({
    wallet,
    rpcUrls: { 31337: [local.rpcUrl] },
    deployments: { 31337: local.contracts },
  })
  const end = await market.purchase(local.asset).start(wanted(local.native))

  assert.ok(end.status === 'failed')
  assert.equal(end.error.code, 'wrong-chain')
  assert.deepEqual(page.prompts, [])
  await market.close()
  await page.close()
})

test('an offer closed between quote and payment costs nothing', async () => {
  const offer = await local.offer({ termsHash: await local.otherTerms() })
  const page = await openPage(local, {
    wallet: {
      confirm: async () => {
        await local.closeOffer(offer.id)
        return true
      },
    },
  })
  const end = await page.market.purchase(local.asset).start(wanted(offer))

  assert.ok(end.status === 'failed')
  assert.ok(end.error instanceof ModelmarkError)
  assert.ok(['offer-closed', 'reverted'].includes(end.error.code), end.error.code)
  await page.close()
})

test('tells the new price when a creator closed the tier on screen and put the same terms on sale anew', async () => {
  const termsHash = await local.otherTerms()
  const offer = await local.offer({ termsHash })
  const next = await local.offer({ termsHash, price: offer.price * 2n })
  await local.closeOffer(offer.id)
  const page = await openPage(local)
  const end = await page.market.purchase(local.asset).start(wanted(offer))

  assert.ok(end.status === 'failed')
  assert.equal(end.error.code, 'price-changed')
  assert.deepEqual(end.error.facts, { shown: offer.price, actual: next.price, offerId: next.id })
  assert.deepEqual(page.prompts, [])
  await page.close()
})

test('shows the new license of the account, and the supply sold, without being asked again', async () => {
  const account = demoAccount('Fresh', 5)
  const page = await openPage(local, { account })
  const licenses = page.market.licenses(local.asset)
  const empty = await until(licenses, ({ status }) => status === 'ready')
  assert.deepEqual(empty.status === 'ready' && empty.value, [])
  const end = await page.market.purchase(local.asset).start(wanted(local.native))
  const full = await until(licenses, state => state.status === 'ready' && state.value.length === 1)

  assert.ok(end.status === 'done' && full.status === 'ready')
  assert.deepEqual(full.value, [end.result])
  await page.close()
})

test("never shows one account another one's licenses", async () => {
  const account = demoAccount('Two', 6)
  const page = await openPage(local, {
    account: BUYER,
    wallet: { accounts: [BUYER, account] },
  })
  const licenses = page.market.licenses(local.asset)
  await until(licenses, state => state.status === 'ready' && state.value.length > 0)
  const seen: number[] = []
  licenses.subscribe(state => {
    if (state.status === 'ready') seen.push(state.value.length)
  })
  page.provider.select(account.signer.address)
  await until(licenses, state => state.status === 'ready')
  assert.deepEqual(seen, [0])
  await page.close()
})

test('a wallet that may not use the account says so', async () => {
  const page = await openPage(local)
  await assert.rejects(
    page.provider.request({
      method: 'eth_sendTransaction',
      params: [{ from: CREATOR.signer.address, to: CREATOR.signer.address }],
    }),
    error => error instanceof ProviderError && error.code === 4100,
  )
  await page.close()
})
