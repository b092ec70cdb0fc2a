import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'
import { bundleScript } from '../../bundle-script.ts'
import { CHROMIUM_FLAGS, ensureChromium } from '../../chromium.mjs'
import { serve, type TestServer } from '../../unit/artifact/fixture.ts'
import type { HashPage } from './hash-page.ts'

const MIB = 1024 * 1024
describe('hashing files in a page', () => {
  let site: TestServer
  let browser: Browser
  let page: Page

  before(async () => {
    const scripts = new Map([
      ['/page.js', await bundleScript(new URL('./hash-page.ts', import.meta.url))],
      [
        '/hash-worker.ts',
        await bundleScript(new URL('../../../src/publish/hash-worker.ts', import.meta.url)),
      ],
    ])
    site = await serve((request, response) => {
      const script = scripts.get(request.url ?? '')
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
      response.end(script ?? '<!doctype html><script type="module" src="/page.js"></script>')
    })
    browser = await chromium.launch({ executablePath: ensureChromium() ?? '', args: CHROMIUM_FLAGS })
    page = await browser.newPage()
    await page.goto(site.url)
    await page.waitForFunction('globalThis.ready')
  })
  after(async () => {
    await browser?.close()
    await site?.close()
  })

  const call = <K extends keyof HashPage>(name: K, ...values: Parameters<HashPage[K]>) =>
    page.evaluate(`pages.${name}(...${JSON.stringify(values)})`) as Promise<Awaited<ReturnType<HashPage[K]>>>

  it('gives the CIDs of Kubo and the SHA-256 of each, and tells the bytes done', async () => {
    const { files, seen } = await call('hash', 32)
    const [hello, model] = files
    assert.equal(hello?.cid, 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e')
    const whole = createHash('sha256')
    const piece = Uint8Array.from({ length: MIB }, (_, i) => i * 31)
    for (let i = 0; i < 32; i++) whole.update(piece)
    assert.equal(model?.sha256, `0x${whole.digest('hex')}`)
    const bytes = seen.map(progress => progress.bytes)
    assert.deepEqual(
      bytes,
      [...bytes].sort((a, b) => a - b),
    )
    const { rate = 0, ...last } = seen.at(-1) ?? {}
    assert.deepEqual(last, { bytes: 32 * MIB + 11, size: 32 * MIB + 11, path: 'model.bin' })
    assert.ok(rate > 0)
  })

  it('stops at once when it is told to', async () => {
    assert.equal(await call('stop', 8192), 'aborted')
  })
})
