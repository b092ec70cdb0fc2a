import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type BrowserContext, chromium } from 'playwright-core'
import type { Artifact } from '../../../src/manifest/index.ts'
import { CHROMIUM_FLAGS, ensureChromium } from '../../chromium.mjs'
import {
  flipped,
  gatewayAnswer,
  MIB,
  makeFile,
  serve,
  type TestFile,
  type TestServer,
} from '../../unit/artifact/fixture.ts'
import { serveLeaves } from './leaf-gateway.ts'
import { artifactOf, call, openPage, type Site, startSite } from './site.ts'
import type { Visits } from './visit.ts'

describe('a download in a browser', () => {
  let file: TestFile
  let artifact: Artifact
  let digest: string
  let site: Site
  let gateway: TestServer
  let liar: TestServer
  let context: BrowserContext

  before(async () => {
    file = await makeFile(12 * MIB + 999)
    artifact = artifactOf(file)
    digest = artifact.sha256.slice(2)
    site = await startSite()
    gateway = await serve(gatewayAnswer(file))
    liar = await serve(gatewayAnswer(file, block => (block.length > MIB / 2 ? flipped(block) : block)))
    context = await site.profile()
  })
  after(async () => {
    await Promise.all([site, gateway, liar].map(server => server?.close()))
  })

  const open = (place = '/') => openPage(context, `${site.url}${place}`)
  const visitOnce = async (...values: Parameters<Visits['visit']>) => {
    const page = await open()
    const outcome = await call(page, 'visit', ...values)
    await page.close()
    return outcome
  }

  it('gives the right file, and in the next visit from disk without the network', async () => {
    const first = await visitOnce([gateway.url], artifact)
    assert.deepEqual([first.status, first.bytes, first.digest], ['complete', file.bytes.length, digest])
    const second = await visitOnce([], artifact)
    assert.deepEqual([second.status, second.digest, second.sources], ['complete', digest, ['store']])
  })

  it('fetches anew what was damaged on disk', async () => {
    const page = await open()
    await call(page, 'damage', artifact.cid)
    await page.close()
    const outcome = await visitOnce([gateway.url], artifact)
    assert.deepEqual([outcome.status, outcome.digest], ['complete', digest])
  })

  it('forgets the file when it is cleared', async () => {
    const page = await open()
    await call(page, 'clear', artifact)
    await page.close()
    const outcome = await visitOnce([], artifact)
    assert.deepEqual([outcome.status, outcome.code], ['failed', 'no-providers'])
  })

  it('goes on where a closed page stopped', async t => {
    const server = await serveLeaves(file)
    t.after(server.close)
    server.release(6)
    const page = await open()
    void call(page, 'visit', [server.url], artifact).catch(() => {})
    await page.waitForFunction(`visits.bytesKept() >= ${4 * MIB}`)
    await page.close()
    server.release(file.table.leaves)
    const before = server.requests.length
    const outcome = await visitOnce([server.url], artifact)
    assert.deepEqual([outcome.status, outcome.digest], ['complete', digest])
    assert.ok(server.requests.length - before <= 11, server.requests.slice(before).join('\n'))
  })

  it('names a gateway that sends wrong bytes, and nothing of them reaches the page', async () => {
    const page = await open()
    await call(page, 'clear', artifact)
    const outcome = await call(page, 'visit', [liar.url], artifact)
    assert.deepEqual([outcome.status, outcome.code, outcome.source], ['failed', 'digest-mismatch', liar.url])
    assert.equal(await call(page, 'fetchAll', [liar.url], artifact), 'digest-mismatch')
    await page.close()
  })

  it('lets two tabs fetch the same file at once', async () => {
    const pages = await Promise.all([open(), open()])
    await call(pages[0], 'clear', artifact)
    const outcomes = await Promise.all(pages.map(page => call(page, 'visit', [gateway.url], artifact)))
    assert.deepEqual(
      outcomes.map(outcome => outcome.digest),
      [digest, digest],
    )
    await Promise.all(pages.map(page => page.close()))
  })

  it('answers verifiedFetch', async () => {
    const page = await open()
    assert.equal(await call(page, 'fetchAll', [gateway.url], artifact), digest)
    await page.close()
  })

  it('works in a sandbox without storage', async () => {
    const page = await open('/sandboxed')
    const outcome = await call(page, 'visit', [gateway.url], artifact)
    assert.deepEqual([outcome.status, outcome.digest], ['complete', digest])
    await page.close()
  })

  it('refuses with the reason on an origin without WebCrypto', async () => {
    const browserWithName = await chromium.launch({
      executablePath: ensureChromium() ?? '',
      args: [...CHROMIUM_FLAGS, '--host-resolver-rules=MAP plain.example 127.0.0.1'],
    })
    const page = await browserWithName.newPage()
    await page.goto(`${site.url.replace('127.0.0.1', 'plain.example')}/`)
    await page.waitForFunction('globalThis.ready')
    const outcome = await call(page, 'visit', [gateway.url], artifact)
    assert.deepEqual([outcome.status, outcome.code], ['failed', 'insecure-origin'])
    await browserWithName.close()
  })
})
