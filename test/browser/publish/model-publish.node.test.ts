import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Browser, chromium, type Page } from 'playwright-core'
import { cidFromDigest, digestFromCid, parseCid } from '../../../src/asset/index.ts'
import { type Manifest, parseManifest } from '../../../src/manifest/index.ts'
import type { Hub } from '../../../src/node/hub/index.ts'
import { CHROMIUM_FLAGS, ensureChromium } from '../../chromium.mjs'
import { serve, type TestServer } from '../../unit/artifact/fixture.ts'
import { runHub } from '../../unit/hub/hub-fixture.ts'
import { PINNING_TOKEN, startPinningServer, startPinningService } from '../../unit/publish/pinning-service.ts'
import { safetensors } from '../../unit/publish/safetensors-file.ts'

const REGISTRY = '0x5FbDB2315678afecb367f032d93F642f64180aa3'
const TOKEN = 'a-token-long-enough'
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

const CARD =
  '---\npipeline_tag: translation\ntags: [ships]\n---\n# Harbour\n\nIt translates bills of lading.\n'
const FILES = [
  { name: 'model.safetensors', mimeType: '', buffer: Buffer.from(safetensors(700_000)) },
  { name: 'README.md', mimeType: 'text/markdown', buffer: Buffer.from(CARD) },
]

/** Every script of the page and its worker, by path. */
async function bundle(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: [path('./publish-page.ts'), path('../../../src/publish/hash-worker.ts')],
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    write: false,
    outdir: '/',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: ['./peer/index.ts'],
    tsconfig: path('../../../tsconfig.json'),
  })
  return new Map(outputFiles.map(({ path: name, contents }) => [name, contents]))
}

describe('publishing from a page', () => {
  const cleanUps: (() => unknown)[] = []
  let site: TestServer
  let hub: Hub
  let browser: Browser
  let page: Page
  /** What the first test published. */
  let published: Manifest | undefined
  /** What it filled in, which the page forgets with the next that is minted. */
  let filledIn = '{}'

  before(async () => {
    const scripts = await bundle()
    site = await serve((request, response) => {
      const name = (request.url ?? '').split('?')[0]?.replace(/\.ts$/, '.js') ?? ''
      const script = scripts.get(name)
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
      response.end(script ?? '<!doctype html><script type="module" src="/publish-page.js"></script>')
    })
    hub = await runHub(
      { after: clean => cleanUps.push(clean as () => unknown) },
      { relayPort: 0, uploads: { tokens: [TOKEN] } },
    )
    browser = await chromium.launch({ executablePath: ensureChromium() ?? '', args: CHROMIUM_FLAGS })
    const context = await browser.newContext()
    page = await context.newPage()
    page.setDefaultTimeout(20_000)
  })
  after(async () => {
    await browser?.close()
    await site?.close()
    for (const clean of cleanUps.reverse()) await clean()
  })

  const open = (settings: Readonly<Record<string, string>> = {}) => {
    const all = { chain: '8453', contract: REGISTRY, hub: hub.url, token: TOKEN, ...settings }
    return page.goto(`${site.url}/?${new URLSearchParams(all)}`)
  }
  /** As the hub serves it. */
  async function manifestOf(digest: `0x${string}`): Promise<Manifest> {
    const served = await fetch(`${hub.url}/ipfs/${cidFromDigest(digest)}?format=raw`)
    return parseManifest(new Uint8Array(await served.arrayBuffer()))
  }
  const signed = () => page.evaluate('pages.signed()') as Promise<readonly `0x${string}`[]>

  it('hashes files, fills in what they say, hands all to the hub, and signs that manifest', async () => {
    await open()
    await page.locator('input[type=file]').first().setInputFiles(FILES)
    await page.getByText('2 files').waitFor()
    await page.getByRole('button', { name: 'About' }).click()
    assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Harbour')
    assert.equal(await page.getByLabel('Task').inputValue(), 'translation')
    await page.getByRole('button', { name: 'People' }).click()
    await page.getByRole('button', { name: 'Use my account' }).click()
    await page.getByRole('button', { name: 'Licences' }).click()
    await page.getByRole('button', { name: 'Research' }).click()
    // What is filled in survives a reload; the files are at hand again once they are chosen again.
    await open()
    await page.getByRole('button', { name: 'Files' }).click()
    await page.locator('input[type=file]').first().setInputFiles(FILES)
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.locator('[part=publish]').waitFor()
    await page.getByText('This page was reloaded').waitFor({ state: 'hidden' })
    await page.locator('[part=publish]').click()
    await page.waitForFunction('pages.signed().length === 1')

    const [digest = '0x'] = await signed()
    const model = (await hub.pins()).find(({ kind }) => kind === 'model')
    assert.ok(model)
    assert.equal(digestFromCid(parseCid(model.cid)), digest)
    const manifest = await manifestOf(digest)
    published = manifest
    assert.deepEqual(
      manifest.artifacts.map(({ path: name, role }) => [name, role]),
      [
        ['README.md', 'card'],
        ['model.safetensors', 'weights'],
      ],
    )
    assert.equal(manifest.parameters, 700_000)
    // The files, the terms of the tier, and the manifest, which is pinned as a model.
    assert.equal((await hub.pins()).length, 4)
    filledIn = (await page.evaluate('JSON.stringify(localStorage)')) as string
  })

  const shared = () => page.evaluate('pages.shared()') as Promise<readonly string[]>

  /** From files chosen to the last step; who it is and what it costs is what the first test filled in. */
  async function prepareAs(name: string, settings: Readonly<Record<string, string>>): Promise<void> {
    await page.evaluate(`Object.assign(localStorage, ${filledIn})`)
    await open(settings)
    await page.getByRole('button', { name: 'About' }).click()
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByRole('button', { name: 'Files' }).click()
    await page.locator('input[type=file]').first().setInputFiles(FILES)
    await page.getByText('2 files').waitFor()
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.locator('[part=publish]').waitFor()
    await page.getByText('This page was reloaded').waitFor({ state: 'hidden' })
  }

  async function sign(): Promise<void> {
    await page.locator('[part=publish]').click()
    await page.waitForFunction('pages.signed().length === 1')
  }

  /** What the page says of a pinning service. */
  const pinned = (text: string) => page.locator('[part=hand-over]').getByText(text).waitFor()

  it('has a pinning service keep all that the hub has, and holds up no signature for it, also after a reload', async test => {
    let letFetch = () => {}
    const isReady = new Promise<void>(resolve => {
      letFetch = resolve
    })
    const { service, pins, store } = await startPinningService(test, hub.url, isReady)
    const relays = hub.multiaddrs.join(' ')
    const settings = { pinning: service.endpoint, pinningToken: PINNING_TOKEN, relays }
    await prepareAs('Harbour of Pins', settings)
    await sign()
    await pinned(`0 of 4 files are kept by ${new URL(service.endpoint).host}`)
    await open(settings)
    await sign()
    await pinned('0 of 4 files are kept')
    letFetch()
    await pinned('4 of 4 files are kept')

    const told = [...pins.values()].map(({ pin }) => pin)
    assert.deepEqual(told.map(({ name }) => name).sort(), [
      'README.md',
      'Research terms',
      'manifest.json',
      'model.safetensors',
    ])
    const [digest = '0x'] = await signed()
    assert.ok(told.some(({ cid }) => cid === String(cidFromDigest(digest))))
    for (const { cid, origins } of told) {
      assert.equal((await fetch(`${store.url}/ipfs/${cid}`)).status, 200)
      assert.deepEqual(origins, hub.multiaddrs)
    }
  })

  it('says that a pinning service refuses a token, publishes all the same, and asks again with another one', async test => {
    const { service, pins } = await startPinningService(test, hub.url)
    await prepareAs('Harbour of Tokens', { pinning: service.endpoint })
    const token = page.getByLabel('Access token of the pinning service')
    await token.fill('another')
    await sign()
    await pinned('It does not know your access token.')
    await pinned('Check your access token')
    await page.evaluate('pages.mint()')
    await page.getByText('Harbour of Tokens is published').waitFor()
    assert.equal(pins.size, 0)
    await token.fill(PINNING_TOKEN)
    await page.locator('[part=hand-over]').getByRole('button', { name: 'Try again' }).click()
    await pinned('4 of 4 files are kept')
    await page.getByText('It does not know your access token.').waitFor({ state: 'hidden' })
  })

  it('asks a pinning service no more once the element is gone', async test => {
    const service = await startPinningServer(test, (request, response) => {
      if (request.method !== 'OPTIONS') return
      response.setHeader('access-control-allow-headers', 'authorization')
      response.end()
    })
    await prepareAs('Harbour of Leaves', { pinning: service.endpoint, pinningToken: PINNING_TOKEN })
    await sign()
    await pinned('0 of 4 files are kept')
    const stopped = page.waitForEvent('requestfailed', request => request.url().startsWith(service.endpoint))
    await page.evaluate('pages.leave()')
    await stopped
  })

  it('gives files and documents to visitors once it is minted, while the page is open and no hub has them', async test => {
    const { service, pins } = await startPinningService(test, hub.url)
    const relays = hub.multiaddrs.join(' ')
    const settings = { hub: '', pinning: service.endpoint, pinningToken: PINNING_TOKEN, relays }
    // The service fetches from the hub, which has all of this name since a test before, in the place of the page.
    await prepareAs('Harbour of Pins', settings)
    await sign()
    assert.deepEqual(await shared(), [])
    await page.evaluate('pages.mint()')
    await page.getByText('Visitors get the files from this page').waitFor()
    const cids = await shared()
    const [digest = '0x'] = await signed()
    assert.ok(cids.includes(String(cidFromDigest(digest))))
    // The files and the terms of the tier, under the names that the hub has for them since the test before.
    for (const pin of await hub.pins()) if (pin.kind === 'file') assert.ok(cids.includes(pin.cid))
    assert.equal(cids.length, 4)
    // From then on a pinning service can fetch them too.
    await pinned('4 of 4 files are kept')
    assert.deepEqual([...pins.values()].map(({ pin }) => pin.cid).sort(), [...cids].sort())
    await page.evaluate('pages.leave()')
    assert.deepEqual(await shared(), [])
  })

  it('hashes what is new of the next version, says the rest again, hands both to the hub, and signs that manifest', async () => {
    assert.ok(published)
    await open()
    await page.evaluate(`pages.own(${JSON.stringify(published)})`)
    const input = page.locator('input[type=file]').first()
    const weights = { name: 'model.safetensors', mimeType: '', buffer: Buffer.from(safetensors(800_000)) }
    await input.setInputFiles([weights])
    await page.getByRole('row', { name: /model\.safetensors.*changed/ }).waitFor()
    // In a second step: what was chosen first is still at hand.
    await input.setInputFiles([{ name: 'notes.txt', mimeType: '', buffer: Buffer.from('ahoy') }])
    await page.getByRole('row', { name: /notes\.txt.*new/ }).waitFor()
    await page.getByLabel('What is new').fill('Knows the Baltic.')
    await page.getByRole('button', { name: 'Publish 1.0.1' }).click()
    await page.waitForFunction('pages.pushed().length === 1')

    const [digest = '0x'] = (await page.evaluate('pages.pushed()')) as readonly `0x${string}`[]
    const { artifacts, ...next } = await manifestOf(digest)
    const { artifacts: before, ...last } = published
    assert.deepEqual(next, { ...last, version: '1.0.1', notes: 'Knows the Baltic.', parameters: 800_000 })
    assert.deepEqual(
      artifacts.map(({ path: name }) => name),
      ['README.md', 'model.safetensors', 'notes.txt'],
    )
    assert.deepEqual(artifacts[0], before[0])
    assert.notEqual(artifacts[1]?.cid, before[1]?.cid)
    const pins = await hub.pins()
    for (const { cid } of artifacts) assert.ok(pins.some(pin => pin.cid === cid))
  })
})
