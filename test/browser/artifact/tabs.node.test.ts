import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import type { Artifact } from '../../../src/manifest/index.ts'
import { MIB, makeFile, type TestFile } from '../../unit/artifact/fixture.ts'
import { type LeafGateway, serveLeaves } from './leaf-gateway.ts'
import { artifactOf, call, openPage, type Site, startSite } from './site.ts'

describe('the tabs of an origin', { timeout: 120_000 }, () => {
  let site: Site
  before(async () => {
    site = await startSite()
  })
  after(() => site?.close())

  interface Stage {
    readonly file: TestFile
    readonly artifact: Artifact & { readonly digest: string }
    readonly gateway: LeafGateway
    readonly context: BrowserContext
    readonly tab: () => Promise<Page>
  }

  async function withTabs(leaves: number, run: (stage: Stage) => Promise<void>): Promise<void> {
    const file = await makeFile(leaves * MIB - 5)
    const gateway = await serveLeaves(file)
    const context = await site.profile()
    try {
      await run({
        file,
        artifact: artifactOf(file),
        gateway,
        context,
        tab: () => openPage(context, site.url),
      })
    } finally {
      await context.close()
      await gateway.close()
    }
  }

  const begin = async (page: Page, { gateway, artifact }: Stage, bytes = 0) => {
    await call(page, 'begin', [gateway.url], artifact)
    await page.waitForFunction(`visits.bytesKept() >= ${bytes}`)
  }

  it('fetch a file once, and each of them gets it', async () => {
    await withTabs(8, async stage => {
      const { artifact, gateway } = stage
      const [first, second, third] = [await stage.tab(), await stage.tab(), await stage.tab()]
      gateway.release(3)
      await begin(first, stage, 3 * MIB)
      await begin(second, stage, 3 * MIB)
      await begin(third, stage, 3 * MIB)
      gateway.release(8)
      for (const page of [first, second, third]) {
        const { status, digest, sources } = await call(page, 'ended')
        assert.deepEqual([status, digest, sources], ['complete', artifact.digest, ['gateway']])
      }
      assert.deepEqual(gateway.asked, new Array(8).fill(1))
    })
  })

  for (const [how, kill] of [
    ['closed', (page: Page) => page.close()],
    ['crashed', (page: Page) => page.goto('chrome://crash').catch(() => {})],
  ] as const) {
    it(`go on from the journal when the tab that leads is ${how}`, async () => {
      await withTabs(12, async stage => {
        const { artifact, gateway } = stage
        const [leader, next, last] = [await stage.tab(), await stage.tab(), await stage.tab()]
        gateway.release(5)
        await begin(leader, stage, 5 * MIB)
        await begin(next, stage, 5 * MIB)
        await begin(last, stage, 5 * MIB)
        const journalled = await call(next, 'journalled', artifact.cid)
        assert.equal(journalled.length, 5)
        await kill(leader)
        gateway.release(12)
        for (const page of [next, last]) {
          const { status, digest } = await call(page, 'ended')
          assert.deepEqual([status, digest], ['complete', artifact.digest])
        }
        assert.deepEqual(
          journalled.map(leaf => gateway.asked[leaf]),
          [1, 1, 1, 1, 1],
        )
      })
    })
  }

  it('lose one leader after the other, and the last one finishes', async () => {
    await withTabs(9, async stage => {
      const { artifact, gateway } = stage
      const pages = [await stage.tab(), await stage.tab(), await stage.tab()]
      for (const page of pages) await begin(page, stage)
      let asked: readonly number[] = []
      for (const [i, page] of pages.slice(0, 2).entries()) {
        const leaves = 3 * (i + 1)
        gateway.release(leaves)
        for (const watcher of pages.slice(i)) {
          await watcher.waitForFunction(`visits.bytesKept() >= ${leaves * MIB}`)
        }
        assert.equal((await call(page, 'journalled', artifact.cid)).length, leaves)
        asked = gateway.asked.slice(0, leaves)
        await page.close()
      }
      gateway.release(9)
      const [, , last] = pages as [Page, Page, Page]
      const { status, digest } = await call(last, 'ended')
      assert.deepEqual([status, digest], ['complete', artifact.digest])
      assert.deepEqual(gateway.asked.slice(0, 6), asked)
    })
  })

  it('read through the one that leads, also when it goes away in the middle', async () => {
    await withTabs(6, async stage => {
      const { artifact, gateway } = stage
      const [leader, reader] = [await stage.tab(), await stage.tab()]
      gateway.release(2)
      await begin(leader, stage, 2 * MIB)
      const reading = call(reader, 'fetchAll', [gateway.url], artifact)
      gateway.release(4)
      await leader.waitForFunction(`visits.bytesKept() >= ${4 * MIB}`)
      const journalled = await call(leader, 'journalled', artifact.cid)
      await leader.close()
      gateway.release(6)
      assert.equal(await reading, artifact.digest)
      assert.deepEqual(
        journalled.map(leaf => gateway.asked[leaf]),
        [1, 1, 1, 1],
      )
    })
  })

  it('do not wait for ever for one that hangs', async () => {
    await withTabs(3, async stage => {
      const { artifact, gateway } = stage
      const [leader, follower] = [await stage.tab(), await stage.tab()]
      gateway.release(1)
      await begin(leader, stage, MIB)
      await begin(follower, stage, MIB)
      const tools = await stage.context.newCDPSession(leader)
      void tools.send('Runtime.evaluate', { expression: 'for (;;);' }).catch(() => {})
      gateway.release(3)
      const { status, digest } = await call(follower, 'ended')
      assert.deepEqual([status, digest], ['complete', artifact.digest])
    })
  })

  it('pause together, and go on where they were', async () => {
    await withTabs(4, async stage => {
      const { artifact, gateway } = stage
      const [leader, follower] = [await stage.tab(), await stage.tab()]
      gateway.release(1)
      await begin(leader, stage, MIB)
      await begin(follower, stage, MIB)
      await call(follower, 'pause')
      assert.equal((await call(leader, 'ended')).status, 'paused')
      assert.equal((await call(follower, 'ended')).status, 'paused')
      gateway.release(4)
      assert.equal((await call(follower, 'visit', [gateway.url], artifact)).digest, artifact.digest)
      assert.equal(gateway.asked[0], 1)
    })
  })
})
