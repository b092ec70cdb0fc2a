import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { MIB, makeFile, type TestFile } from '../../unit/artifact/fixture.ts'
import { type LeafGateway, serveLeaves } from './leaf-gateway.ts'
import { artifactOf, call, openPage, type Site, startSite } from './site.ts'

/** How often a tab is killed: `KILLS=200` for the long run. */
const KILLS = Number(process.env['KILLS'] ?? 12)
/** Milliseconds a tab lives at most: enough for a few leaves on a busy machine. */
const LONGEST_LIFE = 400
const LEAVES = 24

describe(`a tab that is killed ${KILLS} times while it downloads`, {
  timeout: 60_000 + 5_000 * KILLS,
}, () => {
  let site: Site
  let context: BrowserContext
  let file: TestFile
  let gateway: LeafGateway
  before(async () => {
    site = await startSite()
    context = await site.profileOnDisk()
    file = await makeFile(LEAVES * MIB - 7)
    gateway = await serveLeaves(file)
    gateway.release(LEAVES)
  })
  after(async () => {
    await site?.close()
    await gateway?.close()
  })

  /** By turns the ways in which a tab ends: closed, its process gone, its worker gone with a page that goes elsewhere. */
  const ends: ((page: Page) => Promise<unknown>)[] = [
    page => page.close(),
    page => page.goto('chrome://crash').catch(() => page.close()),
    page => page.goto('about:blank'),
  ]

  const timeout = 60_000 + 10_000 * KILLS
  it('never keeps a wrong byte, and never fetches again what was journalled', { timeout }, async () => {
    const artifact = artifactOf(file)
    const watcher = await openPage(context, site.url)
    let completed = 0
    let partial = 0
    let kept: readonly number[] = []
    for (let kill = 0; kill < KILLS; kill++) {
      const asked = [...gateway.asked]
      const page = await openPage(context, site.url)
      await call(page, 'begin', [gateway.url], artifact)
      await page.waitForFunction(`visits.bytesKept() > ${kept.length * MIB - MIB}`)
      await new Promise(resolve => setTimeout(resolve, Math.random() * LONGEST_LIFE))
      await ends[kill % ends.length]?.(page)
      await page.close()
      for (const leaf of kept) {
        assert.equal(gateway.asked[leaf], asked[leaf], `leaf ${leaf} was fetched again after kill ${kill}`)
      }
      kept = await call(watcher, 'journalled', artifact.cid)
      const wrong = await call(watcher, 'damagedLeaves', artifact.cid, kept, digests(file))
      assert.deepEqual(wrong, [], `after kill ${kill}`)
      if (kept.length < LEAVES) {
        if (kept.length > 0) partial++
        continue
      }
      completed++
      await call(watcher, 'clear', artifact)
      kept = []
    }
    assert.ok(partial > 0, 'no tab was killed in the middle')
    const asked = [...gateway.asked]
    const { status, digest } = await call(watcher, 'visit', [gateway.url], artifact)
    assert.deepEqual([status, digest], ['complete', artifact.digest])
    for (const leaf of kept) assert.equal(gateway.asked[leaf], asked[leaf])
    console.log(`${KILLS} kills, ${partial} of them in the middle, ${completed} files complete before`)
  })
})

function digests({ table }: TestFile): string[] {
  return Array.from({ length: table.leaves }, (_, i) => Buffer.from(table.digest(i)).toString('hex'))
}
