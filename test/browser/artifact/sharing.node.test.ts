import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { Artifact } from '../../../src/manifest/index.ts'
import { createRelay, type Relay } from '../../../src/node/relay/index.ts'
import { bundleScript } from '../../bundle-script.ts'
import { CHROMIUM_FLAGS, ensureChromium } from '../../chromium.mjs'
import { gatewayAnswer, MIB, makeFile, serve, type TestServer } from '../../unit/artifact/fixture.ts'
import type { Visits } from './visit.ts'

describe('a download among visitors', { timeout: 120_000 }, () => {
  let site: TestServer
  let relay: Relay
  let browser: Browser
  before(async () => {
    const script = await bundleScript(new URL('./visit.ts', import.meta.url), { peers: true })
    site = await serve((request, response) => {
      const isScript = request.url === '/page.js'
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
      response.end(isScript ? script : '<!doctype html><script type="module" src="/page.js"></script>')
    })
    relay = await createRelay({ listen: ['/ip4/127.0.0.1/tcp/9164/ws'] })
    browser = await chromium.launch({ executablePath: ensureChromium() ?? '', args: CHROMIUM_FLAGS })
  })
  after(async () => {
    await browser?.close()
    await relay?.close()
    await site?.close()
  })

  const visitor = async (): Promise<Page> => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(site.url)
    await page.waitForFunction('globalThis.ready')
    return page
  }
  const call = <K extends keyof Visits>(page: Page, name: K, ...values: Parameters<Visits[K]>) =>
    page.evaluate(`visits.${name}(...${JSON.stringify(values)})`) as Promise<Awaited<ReturnType<Visits[K]>>>

  it('comes from the visitor who had it, index and all, when the gateway is gone', async t => {
    const file = await makeFile(5 * MIB + 77)
    const digest = createHash('sha256').update(file.bytes).digest('hex')
    const artifact: Artifact = {
      path: 'model.bin',
      cid: String(file.root),
      size: file.bytes.length,
      sha256: `0x${digest}`,
      mediaType: 'application/octet-stream',
      role: 'weights',
      sources: [],
    }
    const relays = [...relay.multiaddrs]
    const gateway = await serve(gatewayAnswer(file))
    t.after(gateway.close)
    const [giver, taker] = [await visitor(), await visitor()]
    const first = await call(giver, 'share', [gateway.url], relays, artifact)
    assert.deepEqual([first.status, first.digest, first.sources], ['complete', digest, ['gateway']])
    await gateway.close()
    assert.equal((await call(giver, 'given')).seeding, true)

    const second = await call(taker, 'share', [], relays, artifact)
    assert.deepEqual([second.status, second.digest, second.sources], ['complete', digest, ['peer']])
    await giver.waitForFunction(`visits.given().uploaded >= ${file.bytes.length}`)
  })

  it('comes from the page of the creator who just hashed it, while no server has it', async () => {
    const relays = [...relay.multiaddrs]
    const [creator, taker] = [await visitor(), await visitor()]
    for (const size of [4 * MIB + 5, 1000]) {
      const artifact = await call(creator, 'shareChosen', relays, size)
      const taken = await call(taker, 'share', [], relays, artifact)
      assert.deepEqual(
        [taken.status, taken.digest, taken.sources],
        ['complete', artifact.sha256.slice(2), ['peer']],
      )
      await call(creator, 'stopSharing')
    }
  })

  it('comes from a visitor who is only half through, and goes on as that one gets more', async t => {
    const file = await makeFile(6 * MIB)
    const digest = createHash('sha256').update(file.bytes).digest('hex')
    const late = new Set([3, 4, 5].map(leaf => `/ipfs/${file.table.cid(leaf)}`))
    let release = () => {}
    const released = new Promise<void>(resolve => {
      release = resolve
    })
    const gateway = await serve(async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://gateway')
      if (searchParams.get('format') === 'car') return response.writeHead(404).end()
      if (late.has(pathname)) await released
      return gatewayAnswer(file)(request, response)
    })
    t.after(gateway.close)
    const artifact: Artifact = {
      path: 'model.bin',
      cid: String(file.root),
      size: file.bytes.length,
      sha256: `0x${digest}`,
      mediaType: 'application/octet-stream',
      role: 'weights',
      sources: [],
    }
    const relays = [...relay.multiaddrs]
    const [half, newcomer] = [await visitor(), await visitor()]
    const first = call(half, 'share', [gateway.url], relays, artifact)
    await half.waitForFunction(`visits.reached().bytes === ${3 * MIB}`)
    const second = call(newcomer, 'share', [], relays, artifact)
    await newcomer.waitForFunction(`visits.reached().bytes === ${3 * MIB}`)
    const states = [await call(half, 'reached'), await call(newcomer, 'reached')]
    assert.deepEqual(
      states.map(({ status }) => status),
      ['downloading', 'downloading'],
    )
    release()
    const outcomes = [await first, await second]
    assert.deepEqual(
      outcomes.map(outcome => [outcome.status, outcome.digest]),
      [
        ['complete', digest],
        ['complete', digest],
      ],
    )
    assert.deepEqual(outcomes[1]?.sources, ['peer'])
  })

  it('falls back to the gateway when no visitor has the file and the relay is gone', async t => {
    const file = await makeFile(3 * MIB)
    const gateway = await serve(gatewayAnswer(file))
    t.after(gateway.close)
    const artifact: Artifact = {
      path: 'model.bin',
      cid: String(file.root),
      size: file.bytes.length,
      sha256: `0x${'00'.repeat(32)}`,
      mediaType: 'application/octet-stream',
      role: 'weights',
      sources: [],
    }
    const dead = [...relay.multiaddrs].map(address => address.replace('/tcp/9164/', '/tcp/9163/'))
    const outcome = await call(await visitor(), 'share', [gateway.url], dead, artifact)
    assert.deepEqual([outcome.status, outcome.sources], ['complete', ['gateway']])
  })
})
