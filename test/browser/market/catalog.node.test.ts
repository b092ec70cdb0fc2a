import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'
import { encodeManifest } from '../../../src/manifest/index.ts'
import type { CatalogJob } from '../../../src/market/catalog/index.ts'
import { mintModel } from '../../../src/market/index.ts'
import { bundleScript } from '../../bundle-script.ts'
import { CHROMIUM_FLAGS, ensureChromium } from '../../chromium.mjs'
import { type LocalMarket, MANIFEST, startLocalMarket } from '../../market/local-market.ts'
import { serve, type TestServer } from '../../unit/artifact/fixture.ts'
import type { CatalogVisits } from './catalog-page.ts'

describe('a catalog in a browser', () => {
  let local: LocalMarket
  let site: TestServer
  let browser: Browser
  let job: CatalogJob

  before(async () => {
    local = await startLocalMarket()
    job = {
      chainId: 31337,
      contracts: local.contracts,
      rpcUrls: [local.rpcUrl],
      gateways: [local.gateway.url],
      pollMs: 100,
    }
    const scripts = new Map([
      ['/page.js', await bundleScript(new URL('./catalog-page.ts', import.meta.url))],
      [
        '/catalog-worker.ts',
        await bundleScript(new URL('../../../src/market/catalog/catalog-worker.ts', import.meta.url)),
      ],
    ])
    site = await serve((request, response) => {
      const script = scripts.get(request.url ?? '')
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
      if (request.url === '/strict') response.setHeader('content-security-policy', "worker-src 'none'")
      response.end(script ?? '<!doctype html><script type="module" src="/page.js"></script>')
    })
    browser = await chromium.launch({ executablePath: ensureChromium() ?? '', args: CHROMIUM_FLAGS })
  })
  after(async () => {
    await browser?.close()
    await Promise.all([site?.close(), local?.close()])
  })

  /** A page of a new visitor. */
  async function open(path: string): Promise<Page> {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${site.url}${path}`)
    await page.waitForFunction(() => 'visits' in globalThis)
    return page
  }

  it('reads and searches in a worker, and follows new blocks there', async () => {
    const page = await open('/')
    assert.deepEqual(await page.evaluate(job => visits.names(job, 1, 'nams'), job), [MANIFEST.name])
    assert.equal(page.workers().length, 1)
    const seen = page.evaluate(() => visits.newest(2))
    await mintModel(local.publisher, {
      to: local.publisher.account,
      manifestDigest: await local.gateway.put(encodeManifest({ ...MANIFEST, name: 'Zebra stripes' })),
      contentHash: `0x${'00'.repeat(32)}`,
      resaleRoyaltyBps: 0,
      maxUpstreamBps: 0,
      parentLicenseIds: [],
      payees: [{ account: local.publisher.account, bps: 10000, role: 'creator' }],
    })
    assert.equal(await seen, 'Zebra stripes')
    assert.equal(await page.evaluate(() => visits.searchAndClose()), 'aborted')
    await page.context().close()
  })

  it('does the same in the page where its policy forbids workers', async () => {
    const page = await open('/strict')
    const names = await page.evaluate(job => visits.names(job, 2, 'zebra'), job)
    assert.deepEqual(names, ['Zebra stripes'])
    assert.equal(page.workers().length, 0)
    await page.context().close()
  })

  it('tells the page why the chain cannot be read', async () => {
    const page = await open('/')
    const gone = { ...job, rpcUrls: ['http://127.0.0.1:1'] }
    assert.deepEqual(await page.evaluate(job => visits.failure(job), gone), ['rpc-all-failed', true])
    await page.context().close()
  })
})

declare const visits: CatalogVisits
