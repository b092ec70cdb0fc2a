import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import type { Artifact } from '../../../src/manifest/index.ts'
import { MIB, makeFile } from '../../unit/artifact/fixture.ts'
import { type LeafGateway, serveLeaves } from './leaf-gateway.ts'
import { artifactOf, call, openPage, type Site, startSite } from './site.ts'

const LEAVES = 8

describe('the worker that downloads', { timeout: 120_000 }, () => {
  let site: Site
  before(async () => {
    site = await startSite()
  })
  after(() => site?.close())

  interface Stage {
    readonly context: BrowserContext
    readonly gateway: LeafGateway
    readonly artifact: Artifact & { readonly digest: string }
  }

  async function onStage(run: (stage: Stage) => Promise<void>): Promise<void> {
    const file = await makeFile(LEAVES * MIB - 7)
    const gateway = await serveLeaves(file)
    const context = await site.profile()
    try {
      await run({ context, gateway, artifact: artifactOf(file) })
    } finally {
      await context.close()
      await gateway.close()
    }
  }

  const engineOf = (page: Page) => page.workers().find(worker => worker.url().includes('engine-worker'))

  async function expectComplete(page: Page, { artifact }: Stage): Promise<void> {
    const { status, digest } = await call(page, 'ended')
    assert.deepEqual([status, digest], ['complete', artifact.digest])
  }

  it('asks for the bytes, so that the page does not', async () => {
    await onStage(async stage => {
      const page = await openPage(stage.context, site.url)
      stage.gateway.release(LEAVES)
      await call(page, 'begin', [stage.gateway.url], stage.artifact)
      await expectComplete(page, stage)
      const asked = "performance.getEntriesByType('resource').map(entry => entry.name)"
      const urls = (await page.evaluate(asked)) as string[]
      assert.ok(urls.includes(`${site.url}/page.js`))
      assert.ok(!urls.some(url => url.startsWith(stage.gateway.url)))
    })
  })

  it('is done without where the page may not have it', async () => {
    await onStage(async stage => {
      await stage.context.route('**/engine-worker.ts', route => route.fulfill({ status: 404 }))
      const page = await openPage(stage.context, site.url)
      stage.gateway.release(LEAVES)
      await call(page, 'begin', [stage.gateway.url], stage.artifact)
      await expectComplete(page, stage)
    })
  })

  it('may die: the page goes on from the journal', async () => {
    await onStage(async stage => {
      const page = await openPage(stage.context, site.url)
      stage.gateway.release(3)
      await call(page, 'begin', [stage.gateway.url], stage.artifact)
      await page.waitForFunction(`visits.bytesKept() >= ${3 * MIB}`)
      const journalled = await call(page, 'journalled', stage.artifact.cid)
      assert.equal(journalled.length, 3)
      const engine = engineOf(page)
      assert.ok(engine)
      await engine.evaluate('close()')
      stage.gateway.release(LEAVES)
      await expectComplete(page, stage)
      assert.deepEqual(
        journalled.map(leaf => stage.gateway.asked[leaf]),
        [1, 1, 1],
      )
    })
  })
})
