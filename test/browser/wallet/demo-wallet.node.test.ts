import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Offer } from '../../../src/license/index.ts'
import type { Market, TransactionState } from '../../../src/market/index.ts'
import { type LocalMarket, startLocalMarket } from '../../market/local-market.ts'
import { type PageServer, servePage } from './page-server.ts'

declare global {
  interface Window {
    market: Market
    ended: Promise<string>
  }
}

let local: LocalMarket
let server: PageServer
before(async () => {
  local = await startLocalMarket()
  server = await servePage('./demo-wallet-page.ts')
})
after(async () => {
  await server.close()
  await local.close()
})

async function openPage(): Promise<Page> {
  const page = await server.browser.newPage()
  await load(page)
  return page
}

async function load(page: Page): Promise<void> {
  const { rpcUrl, contracts, batchAccount } = local
  const { fromBlock: _, ...addresses } = contracts
  const settings = JSON.stringify({ rpcUrl, contracts: addresses, batchAccount })
  await page.goto(`${server.url}?settings=${encodeURIComponent(settings)}`)
  await page.waitForFunction(() => window.market !== undefined)
}

/** Starts a purchase, and leaves it to the wallet's dialogs. */
async function buy(page: Page, { id, price, termsHash }: Offer): Promise<void> {
  const { chainId, contract, tokenId } = local.asset
  const text = {
    chainId,
    contract,
    tokenId: String(tokenId),
    id: String(id),
    price: String(price),
    termsHash,
  }
  await page.evaluate(({ chainId, contract, tokenId, id, price, termsHash }) => {
    const purchase = window.market.purchase({ chainId, contract, tokenId: BigInt(tokenId) })
    window.ended = purchase
      .start({ offerId: BigInt(id), price: BigInt(price), termsHash })
      .then(({ status }) => status)
  }, text)
}

const status = (page: Page) =>
  page.evaluate(
    ({ chainId, contract, tokenId }) =>
      window.market.purchase({ chainId, contract, tokenId: BigInt(tokenId) }).getState().status,
    { ...local.asset, tokenId: String(local.asset.tokenId) },
  )

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const ended = (page: Page) => page.evaluate(() => window.ended)

test('a visitor finds the wallet, connects it and buys, saying yes to each thing asked', async () => {
  const page = await openPage()
  const options = await page.evaluate(() => window.market.wallet.getState().options.map(({ name }) => name))
  assert.deepEqual(options, ['Demo wallet'])
  await buy(page, local.native)
  await press(page, 'Connect')
  const dialog = page.getByRole('dialog', { name: 'Buy a license' })
  await dialog.waitFor()
  assert.match(String(await dialog.textContent()), /0\.01 ETH/)
  await press(page, 'Approve')
  assert.equal(await ended(page), 'done')
  await page.close()
})

test('a token is paid with one yes, or with a signature and a yes', async () => {
  const page = await openPage()
  await buy(page, local.token)
  await press(page, 'Connect')
  await press(page, 'Approve all')
  assert.equal(await ended(page), 'done')

  await page.getByText('Demo wallet: Buyer').click()
  await page.getByLabel('Approve several steps at once').uncheck()
  await buy(page, local.token)
  const dialog = page.getByRole('dialog', { name: 'Allow one payment by signature' })
  await dialog.waitFor()
  assert.match(String(await dialog.textContent()), /12\.345679 DEMO/)
  await press(page, 'Sign')
  await press(page, 'Approve')
  assert.equal(await ended(page), 'done')
  await page.close()
})

test('Escape in the dialog is a no', async () => {
  const page = await openPage()
  await buy(page, local.native)
  await press(page, 'Connect')
  await page.getByRole('dialog', { name: 'Buy a license' }).waitFor()
  await page.keyboard.press('Escape')
  assert.equal(await ended(page), 'cancelled')
  await page.close()
})

test('a page reloaded while it pays goes on where it was', async () => {
  const page = await openPage()
  await local.chain.setAutomine(false)
  await buy(page, local.native)
  await press(page, 'Connect')
  await press(page, 'Approve')
  await page.waitForFunction(() =>
    Object.keys(localStorage).some(key => key.startsWith('modelmark:pending:purchase')),
  )
  await load(page)
  await status(page)
  await page.waitForFunction(
    ({ chainId, contract, tokenId }) =>
      window.market.purchase({ chainId, contract, tokenId: BigInt(tokenId) }).getState().status === 'pending',
    { ...local.asset, tokenId: String(local.asset.tokenId) },
  )
  await local.chain.mine({ blocks: 1 })
  await local.chain.setAutomine(true)
  const done: TransactionState<unknown>['status'] = 'done'
  await page.waitForFunction(
    ({ chainId, contract, tokenId, done }) =>
      window.market.purchase({ chainId, contract, tokenId: BigInt(tokenId) }).getState().status === done,
    { ...local.asset, tokenId: String(local.asset.tokenId), done },
  )
  await page.close()
})
