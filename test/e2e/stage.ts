import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { createLocalClock } from '../../demo/local-market/local-clock.ts'
import { type LocalMarket, startLocalMarket } from '../../demo/local-market/start-local-market.ts'
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium.mjs'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The same bytes each time, and minutes of training in all if each stage had its own. */
export const MODELS = join(ROOT, '.modelmark/models')

/** A port that is found free is not yet taken: each process has a range of its own, so that files of tests can run side by side. */
const FIRST_PORT = 12_000 + (process.pid % 400) * 50
const PORTS = {
  pages: FIRST_PORT,
  chain: FIRST_PORT + 10,
  gateway: FIRST_PORT + 20,
  service: FIRST_PORT + 40,
}

/** A marketplace as `npm start` starts it, and browsers to visit it with. */
export interface Stage {
  readonly market: LocalMarket
  /** A visitor with empty storage, whose clock is the chain's. */
  newVisitor(): Promise<Visitor>
  /** Lets so many seconds pass on the chain, and in pages that are opened from then on. */
  pass(seconds: number): Promise<void>
  close(): Promise<void>
}

/** Somebody in front of a browser, with the demo wallet. */
export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  open(path: string): Promise<void>
  /** Plays another of the demo wallet's accounts. */
  play(name: string): Promise<void>
  /** Whether the wallet offers several steps in one prompt. */
  setBatching(on: boolean): Promise<void>
  connect(): Promise<void>
  /** The wallet's dialog, once it asks. */
  prompt(): Promise<Locator>
  /** Says yes to what the wallet asks; resolves with its title. */
  approve(): Promise<string>
  reject(): Promise<void>
  /** Errors the pages wrote to the console. */
  readonly consoleErrors: readonly string[]
}

export async function openStage(): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'modelmark-e2e-'))
  const market = await startLocalMarket({ dataDir, modelsDir: MODELS, ports: PORTS })
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS })
  const clock = createLocalClock(market.rpcUrl)
  let ahead = 0
  return {
    market,
    async newVisitor() {
      const visitor = await newVisitor(browser, market)
      await visitor.context.addInitScript(setClock, ahead * 1000)
      return visitor
    },
    async pass(seconds) {
      ahead += seconds
      await clock.pass(seconds)
    },
    async close() {
      await browser.close()
      await market.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Runs in the page, before its scripts. */
function setClock(ahead: number): void {
  const now = () => Real.now() + ahead
  const Real = Date
  globalThis.Date = new Proxy(Real, {
    construct: (target, given) => (given.length === 0 ? new target(now()) : Reflect.construct(target, given)),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}

async function newVisitor(browser: Browser, market: LocalMarket): Promise<Visitor> {
  // Painting what moves while something is waited for would take most of a core.
  const context = await browser.newContext({
    viewport: { width: 1280, height: 1000 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const consoleErrors: string[] = []
  page.on('pageerror', error => consoleErrors.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') consoleErrors.push(message.text())
  })
  const dialog = page.locator('[data-demo-wallet] dialog[open]')
  const switcher = page.locator('[data-demo-wallet] details')

  async function inSwitcher(act: () => Promise<unknown>): Promise<void> {
    await switcher.locator('summary').click()
    await act()
    await switcher.locator('summary').click()
  }

  return {
    context,
    page,
    consoleErrors,
    async open(path) {
      await page.goto(market.pagesUrl + path)
      await switcher.waitFor()
    },
    play: name => inSwitcher(() => switcher.locator('select').selectOption({ label: name })),
    setBatching: on => inSwitcher(() => switcher.locator('input[type=checkbox]').setChecked(on)),
    async connect() {
      await page.locator('wallet-button').getByRole('button', { name: 'Connect wallet' }).click()
      await dialog.getByRole('button', { name: 'Connect' }).click()
      await page.locator('wallet-button:state(connected)').waitFor()
    },
    async prompt() {
      await dialog.waitFor()
      return dialog
    },
    async approve() {
      await dialog.waitFor()
      const title = await dialog.locator('h2').innerText()
      await dialog.locator('button[value=approve]').click()
      return title
    },
    async reject() {
      await dialog.getByRole('button', { name: 'Reject' }).click()
    },
  }
}
