import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { seededRandom } from '../../demo/models/seeded-random.ts'
import { openStage, type Stage } from './stage.ts'

/** Between them they have every element. */
const PAGES = ['browse', 'dispute', 'govern', 'model', 'publish', 'trade', 'use']
const ELEMENTS = [
  'dispute-panel',
  'governance-panel',
  'license-button',
  'license-gate',
  'model-artifact',
  'model-gallery',
  'model-nft-card',
  'model-publish',
  'model-versions',
  'my-licenses',
  'royalty-panel',
  'share-panel',
  'trade-panel',
]
const SLOW_MS = 5_000
/** How often a visitor would press it, and how long they would look what becomes of it. */
const TRIES = 3
const OUTCOME_MS = 6_000

let stage: Stage
before(async () => {
  stage = await openStage()
})
after(() => stage?.close())

/** Resolves with whether a request to the chain arrives. */
type Line = () => Promise<boolean>

/** A page of the demo behind a bad line to the chain; somebody whose licences it shows has connected their wallet before. */
async function openBehind(line: Line, name: string): Promise<Page> {
  const { context, page, open, connect } = await stage.newVisitor()
  if (name === 'use') {
    await open('/index.html')
    await connect()
  }
  await context.route(`${stage.market.rpcUrl}/**`, async route => {
    const arrives = await line()
    // A page that was left has nobody to answer.
    await (arrives ? route.continue() : route.abort()).catch(() => undefined)
  })
  await page.goto(`${stage.market.pagesUrl}/${name}.html`)
  return page
}

/** Brings each element of a page into the window and waits until it shows what the chain says. Resolves with their names. */
async function expectRead(page: Page, tries: number): Promise<string[]> {
  // Before that an element has no size, and would pass for one that the page hides.
  await page.waitForFunction(() => document.querySelector(':not(:defined)') === null)
  const elements = page.locator(ELEMENTS.join())
  const read: string[] = []
  for (const element of await elements.all()) {
    if (!(await element.isVisible())) continue
    await element.scrollIntoViewIfNeeded()
    const again = element.locator('[part=retry]')
    await settled(page, element)
    for (let tried = 0; tried < tries && (await again.count()) > 0; tried++) {
      await again.first().click()
      await again
        .first()
        .waitFor({ state: 'detached', timeout: OUTCOME_MS })
        .catch(() => undefined)
      await settled(page, element)
    }
    const tag = await element.evaluate(shown => shown.localName)
    assert.deepEqual(await element.locator('[part=error]').allInnerTexts(), [], tag)
    assert.ok((await element.boundingBox())?.height, tag)
    read.push(tag)
  }
  return read
}

async function settled(page: Page, element: Locator): Promise<void> {
  await page.waitForFunction(
    shown => !shown?.matches(':state(loading), :state(checking)'),
    await element.elementHandle(),
    { polling: 200, timeout: 120_000 },
  )
}

describe('every element', () => {
  for (const name of PAGES) {
    it(`of ${name}.html reads all over a line that loses half of what it is asked`, async () => {
      const random = seededRandom(7)
      let lost = 0
      const page = await openBehind(async () => {
        const arrives = random() < 0.5
        if (!arrives) lost += 1
        return arrives
      }, name)
      assert.notDeepEqual(await expectRead(page, TRIES), [])
      assert.ok(lost > 0)
      await page.context().close()
    })
  }

  it('waits for a line that takes five seconds for an answer', async () => {
    const read = await Promise.all(
      PAGES.map(async name => {
        const page = await openBehind(async () => {
          await new Promise(resolve => setTimeout(resolve, SLOW_MS))
          return true
        }, name)
        const tags = await expectRead(page, 0)
        await page.context().close()
        return tags
      }),
    )
    assert.deepEqual([...new Set(read.flat())].sort(), ELEMENTS)
  })
})
