// Takes the pictures that the README shows, and one of each page in each theme: `node demo/pictures/take.ts`; with names of
// pages only those: `node demo/pictures/take.ts trade govern`.
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { CHROMIUM_FLAGS, ensureChromium } from '../../test/chromium.mjs'
import { startLocalMarket } from '../local-market/start-local-market.ts'

const THEMES = ['light', 'dark'] as const
type Theme = (typeof THEMES)[number]

const CARDS = { width: 672, height: 900, sharpness: 1.25 }
const EXCHANGE = { width: 1120, height: 1100, sharpness: 1.5 }
const MARGIN = 24
const PAGE = { width: 1024, height: 1500, sharpness: 1 }
const PAGES = ['browse', 'model', 'use', 'publish', 'storefront', 'trade', 'govern', 'dispute', 'article']
/** Of JPEG: all pages together stay below two megabytes. */
const QUALITY = 70
const MODELS = fileURLToPath(new URL('../../.modelmark/models', import.meta.url))

const dataDir = await mkdtemp(join(tmpdir(), 'modelmark-pictures-'))
const market = await startLocalMarket({ dataDir, modelsDir: MODELS })
const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS })
const wanted = process.argv.slice(2)
try {
  for (const name of PAGES.filter(page => wanted.length === 0 || wanted.includes(page))) {
    for (const theme of THEMES) await save(`pages/${name}-${theme}.jpg`, await takePage(browser, name, theme))
  }
  if (wanted.length === 0) {
    await save('cards.png', await takeCards(browser))
    await save('exchange.png', await takeExchange(browser))
  }
} finally {
  await browser.close()
  await market.stop()
  await rm(dataDir, { recursive: true, force: true })
}

function visit(
  from: Browser,
  { sharpness, ...viewport }: typeof CARDS,
  colorScheme: Theme,
): Promise<BrowserContext> {
  return from.newContext({ viewport, colorScheme, deviceScaleFactor: sharpness, reducedMotion: 'reduce' })
}

/** The upper part of a page, once nothing in it loads any more, as the buyer sees it. */
async function takePage(from: Browser, name: string, theme: Theme): Promise<Buffer> {
  const context = await visit(from, PAGE, theme)
  const page = await context.newPage()
  await page.goto(`${market.pagesUrl}/${name}.html`)
  await page.getByRole('button', { name: 'Connect wallet' }).first().click()
  await page.locator('[data-demo-wallet] dialog[open]').getByRole('button', { name: 'Connect' }).click()
  await page.locator('wallet-button:state(connected)').waitFor()
  // What is below the picture loads when somebody scrolls there.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('main :state(loading)')].every(
      element => element.getBoundingClientRect().top > innerHeight,
    ),
  )
  await page.waitForLoadState('networkidle')
  const picture = await page.screenshot({ type: 'jpeg', quality: QUALITY })
  await context.close()
  return picture
}

/** Two cards of the storefront, the first in light beside the second in dark. */
async function takeCards(from: Browser): Promise<Buffer> {
  const halves: string[] = []
  for (const [place, theme] of THEMES.entries()) {
    const context = await visit(from, CARDS, theme)
    const page = await context.newPage()
    await page.goto(`${market.pagesUrl}/storefront.html`)
    const card = page.locator('model-nft-card').nth(place)
    await card.locator('license-button').getByText('Get a licence').waitFor()
    // The HTML beneath them would begin within the margin.
    await page.locator('.source').evaluateAll(sources => sources.forEach(source => void source.remove()))
    const box = await boxOf(card)
    const half = { x: (place * CARDS.width) / 2, width: CARDS.width / 2 }
    const picture = await page.screenshot({
      clip: { ...half, y: box.y - MARGIN, height: box.height + 2 * MARGIN },
    })
    halves.push(picture.toString('base64'))
    await context.close()
  }
  return sideBySide(from, halves)
}

async function sideBySide(from: Browser, halves: readonly string[]): Promise<Buffer> {
  const context = await visit(from, CARDS, 'light')
  const page = await context.newPage()
  const images = halves.map(data => `<img src="data:image/png;base64,${data}" width="${CARDS.width / 2}">`)
  await page.setContent(`<body style="margin:0"><div style="display:flex">${images.join('')}</div></body>`)
  const picture = await page.locator('div').screenshot()
  await context.close()
  return picture
}

/** The exchange while the second visitor gets the file from the first. */
async function takeExchange(from: Browser): Promise<Buffer> {
  const context = await visit(from, EXCHANGE, 'light')
  const page = await context.newPage()
  await page.goto(`${market.pagesUrl}/exchange.html`)
  const [giver, taker] = [visitor(page, 'First visitor'), visitor(page, 'Second visitor')]
  await giver.getByRole('button', { name: /^Get / }).click()
  await giver.getByText('every byte checked').first().waitFor()
  const share = giver.getByRole('switch', { name: 'Share with other visitors' })
  if (!(await share.isChecked())) await share.click()
  await taker.getByRole('button', { name: /^Get / }).click()
  await taker
    .getByText(/\b[3-8]\d of 96 blocks/)
    .first()
    .waitFor()
  const { y, height } = await boxOf(page.locator('.visitors'))
  const picture = await page.screenshot({
    clip: { x: 0, y: y - MARGIN, width: EXCHANGE.width, height: height + 2 * MARGIN },
  })
  await context.close()
  return picture
}

async function boxOf(shown: Locator) {
  const box = await shown.boundingBox()
  if (box === null) throw new Error(`${shown} is not on the page.`)
  return box
}

function visitor(page: Page, title: string) {
  return page.frameLocator(`iframe[title="${title}"]`).locator('model-artifact')
}

async function save(name: string, picture: Buffer): Promise<void> {
  const file = fileURLToPath(new URL(name, import.meta.url))
  await mkdir(dirname(file), { recursive: true })
  const before = await readFile(file).catch(() => undefined)
  await writeFile(file, picture)
  const { size } = await stat(file)
  const change = before === undefined ? 'new' : before.equals(picture) ? 'unchanged' : 'changed'
  console.log(`${relative(process.cwd(), file)}  ${Math.round(size / 1024)} KiB, ${change}`)
}
