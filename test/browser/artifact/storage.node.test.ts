import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { MIB, makeFile } from '../../unit/artifact/fixture.ts'
import { type LeafGateway, serveLeaves } from './leaf-gateway.ts'
import { artifactOf, call, openPage, type Site, startSite } from './site.ts'

/** For what the browser counts beside the bytes. An open file takes room in powers of two. */
const SLACK = MIB / 2

describe('what is kept in the browser', { timeout: 120_000 }, () => {
  let site: Site
  let context: BrowserContext
  const gateways: LeafGateway[] = []
  before(async () => {
    site = await startSite()
  })
  after(async () => {
    await site?.close()
    await Promise.all(gateways.map(gateway => gateway.close()))
  })

  /** A profile in which the site may keep so many bytes; undefined for as many as the disk holds. */
  const visitor = async (quotaSize?: number): Promise<Page> => {
    context = await site.profileOnDisk()
    const page = await openPage(context, site.url)
    await allow(page, quotaSize)
    return page
  }
  const allow = async (page: Page, quotaSize?: number) => {
    const tools = await context.newCDPSession(page)
    const limit = quotaSize === undefined ? {} : { quotaSize }
    await tools.send('Storage.overrideQuotaForOrigin', { origin: site.url, ...limit })
  }
  const served = async (bytes: number) => {
    const file = await makeFile(bytes)
    const gateway = await serveLeaves(file)
    gateway.release(Number.POSITIVE_INFINITY)
    gateways.push(gateway)
    return { artifact: artifactOf(file), gateway }
  }

  it('is not lost when the disk is full, and goes on when there is room', async () => {
    const { artifact, gateway } = await served(12 * MIB)
    const page = await visitor(6 * MIB + SLACK)
    const full = await call(page, 'visit', [gateway.url], artifact)
    assert.deepEqual([full.status, full.code], ['failed', 'storage-full'])
    const kept = await call(page, 'journalled', artifact.cid)
    assert.ok(kept.length >= 3 && kept.length <= 6, kept.join())
    const asked = [...gateway.asked]
    await allow(page)
    const { status, digest } = await call(page, 'visit', [gateway.url], artifact)
    assert.deepEqual([status, digest], ['complete', artifact.digest])
    for (const leaf of kept) assert.equal(gateway.asked[leaf], asked[leaf])
    await context.close()
  })

  it('makes room for a new file by forgetting the one that was not used for the longest time', async () => {
    const [first, second, third] = [await served(3 * MIB), await served(3 * MIB), await served(3 * MIB)]
    const page = await visitor(8 * MIB + SLACK)
    for (const { gateway, artifact } of [first, second, first, third]) {
      const outcome = await call(page, 'visit', [gateway.url], artifact)
      assert.deepEqual([outcome.status, outcome.digest], ['complete', artifact.digest])
    }
    const kept = await Promise.all(
      [first, second, third].map(({ artifact }) => call(page, 'journalled', artifact.cid)),
    )
    assert.deepEqual(
      kept.map(leaves => leaves.length),
      [3, 0, 3],
    )
    assert.deepEqual(first.gateway.asked, [1, 1, 1])
    await context.close()
  })

  it('does not make room by forgetting what another tab uses', async () => {
    const [used, wanted] = [await served(3 * MIB), await served(7 * MIB)]
    const page = await visitor(9 * MIB + SLACK)
    await call(page, 'keepOpen', [used.gateway.url], used.artifact)
    const other = await openPage(context, site.url)
    await allow(other, 9 * MIB + SLACK)
    const outcome = await call(other, 'visit', [wanted.gateway.url], wanted.artifact)
    assert.deepEqual([outcome.status, outcome.code], ['failed', 'storage-full'])
    assert.equal((await call(page, 'journalled', used.artifact.cid)).length, 3)
    await page.close()
    const again = await call(other, 'visit', [wanted.gateway.url], wanted.artifact)
    assert.deepEqual([again.status, again.digest], ['complete', wanted.artifact.digest])
    assert.deepEqual(await call(other, 'journalled', used.artifact.cid), [])
    await context.close()
  })

  it('is checked again in the next visit, and only the damaged leaf is fetched anew', async () => {
    const { artifact, gateway } = await served(4 * MIB)
    const page = await visitor()
    await call(page, 'visit', [gateway.url], artifact)
    await call(page, 'damage', artifact.cid)
    assert.equal(await call(page, 'fetchAll', [gateway.url], artifact), artifact.digest)
    assert.deepEqual(gateway.asked, [1, 2, 1, 1])
    await context.close()
  })

  it('is asked to be kept for good only after the visitor did something', async () => {
    const { artifact, gateway } = await served(MIB)
    context = await site.profileOnDisk()
    const page = await context.newPage()
    await page.goto(site.url)
    // Whatever the test's own calls do counts as the visitor's doing; these do not.
    const tools = await context.newCDPSession(page)
    const evaluate = async (expression: string) =>
      (await tools.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result
        .value
    const values = [[gateway.url], artifact].map(value => JSON.stringify(value)).join()
    assert.equal((await evaluate(`visits.visit(${values})`)).status, 'complete')
    assert.equal(await evaluate('visits.askedToPersist()'), 0)
    await evaluate(`onclick = () => visits.begin(${values})`)
    await page.mouse.click(1, 1)
    assert.equal((await evaluate('visits.ended()')).status, 'complete')
    assert.equal(await evaluate('visits.askedToPersist()'), 1)
    await context.close()
  })
})
