import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Wallet } from '../../../src/wallet/index.ts'
import { type PageServer, servePage } from './page-server.ts'

declare global {
  interface Window {
    wallet: Wallet
    outcome: Promise<string>
  }
}

let server: PageServer
before(async () => {
  server = await servePage('./web3modal-page.ts')
})
after(() => server.close())

/** A page whose requests to other hosts are counted and go nowhere. */
async function openPage(): Promise<{ page: Page; foreign: string[]; own: string[] }> {
  const page = await server.browser.newPage()
  const foreign: string[] = []
  const own: string[] = []
  await page.route('**', route => {
    const url = route.request().url()
    if (url.startsWith(server.url)) {
      own.push(url)
      return route.continue()
    }
    foreign.push(url)
    return route.abort()
  })
  await page.goto(server.url)
  await page.waitForFunction(() => window.wallet !== undefined)
  return { page, foreign, own }
}

const connect = (page: Page) =>
  page.evaluate(() => {
    window.outcome = window.wallet.connect('web3modal').catch((error: { code: string }) => error.code)
    return window.wallet.getState().status
  })

test('asks nobody and loads nothing before WalletConnect is chosen', async () => {
  const { page, foreign, own } = await openPage()
  const options = await page.evaluate(() => window.wallet.getState().options)
  assert.deepEqual(options, [{ id: 'web3modal', name: 'WalletConnect' }])
  assert.deepEqual(foreign, [])
  const loaded = own.length

  assert.equal(await connect(page), 'connecting')
  await page.waitForSelector('w3m-modal.open, w3m-modal[class*="open"]', { state: 'attached' })
  assert.ok(own.length > loaded)
  await page.close()
})

test('closing the dialog is a no, and the visitor may try again', async () => {
  const { page } = await openPage()
  for (let attempt = 0; attempt < 2; attempt++) {
    await connect(page)
    await page.waitForSelector('w3m-modal[class*="open"]', { state: 'attached' })
    await page.keyboard.press('Escape')
    assert.equal(await page.evaluate(() => window.outcome), 'user-rejected')
    assert.equal(await page.evaluate(() => window.wallet.getState().status), 'disconnected')
  }
  await page.close()
})

test('closes its dialog when the page stops waiting for it', async () => {
  const { page } = await openPage()
  await connect(page)
  await page.waitForSelector('w3m-modal[class*="open"]', { state: 'attached' })
  await page.evaluate(() => window.wallet.disconnect())
  assert.equal(await page.evaluate(() => window.outcome), 'aborted')
  await page.waitForSelector('w3m-modal:not([class*="open"])', { state: 'attached' })
  await page.close()
})
