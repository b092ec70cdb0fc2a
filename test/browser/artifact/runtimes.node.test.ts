import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { Artifact } from '../../../src/manifest/index.ts'
import { bundleScript } from '../../bundle-script.ts'
import { CHROMIUM_FLAGS, ensureChromium } from '../../chromium.mjs'
import {
  type Answer,
  flipped,
  gatewayAnswer,
  MIB,
  makeFile,
  serve,
  type TestFile,
  type TestServer,
} from '../../unit/artifact/fixture.ts'
import type { Run, Runtimes } from './runtimes-page.ts'
import { artifactOf } from './site.ts'
import { HIDDEN, tinyModel, weightOf } from './tiny-model.ts'

/** Numbers of the tokens of "hello verified world !". */
const TOKENS = [4, 5, 6, 7]

/** Serves the page, and beside it what onnxruntime-web loads by itself. */
async function servePage(): Promise<TestServer> {
  const wasm = dirname(createRequire(import.meta.url).resolve('onnxruntime-web'))
  const script = await bundleScript(new URL('./runtimes-page.ts', import.meta.url))
  return serve(async (request, response) => {
    const name = /^\/wasm\/([\w.-]+)$/.exec(request.url ?? '')?.[1]
    if (name === undefined) {
      const isScript = request.url === '/page.js'
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
      return response.end(isScript ? script : '<!doctype html><script type="module" src="/page.js"></script>')
    }
    response.setHeader('content-type', name.endsWith('.wasm') ? 'application/wasm' : 'text/javascript')
    return response.end(await readFile(join(wasm, name)))
  })
}

describe('a model from many sources', () => {
  const files = new Map<string, TestFile>()
  let artifacts: readonly Artifact[]
  let site: TestServer
  let browser: Browser
  let page: Page
  const servers: TestServer[] = []

  before(async () => {
    for (const [path, bytes] of tinyModel()) files.set(path, await makeFile(bytes.length, bytes))
    artifacts = [...files].map(([path, file]) => ({ ...artifactOf(file), path }))
    site = await servePage()
    browser = await chromium.launch({ executablePath: ensureChromium() ?? '', args: CHROMIUM_FLAGS })
    page = await browser.newPage()
    await page.goto(site.url)
    await page.waitForFunction('globalThis.ready')
  })
  after(async () => {
    await browser?.close()
    await Promise.all([site, ...servers].map(server => server?.close()))
  })

  /** A gateway that has all files of the model, as `change` makes their leaves. */
  async function startGateway(change: (leaf: Uint8Array) => Uint8Array = leaf => leaf): Promise<string> {
    const answers = [...files.values()].map(file => ({
      file,
      answer: gatewayAnswer(file, block => (block.length >= MIB ? change(block) : block)),
    }))
    const answer: Answer = (request, response) => {
      const cid = /^\/ipfs\/(\w+)/.exec(request.url ?? '')?.[1] ?? ''
      const found = answers.find(({ file }) => file.blocks.has(cid))
      return found === undefined ? response.writeHead(404).end() : found.answer(request, response)
    }
    const server = await serve(answer)
    servers.push(server)
    return server.url
  }

  function run<Name extends keyof Runtimes>(name: Name, ...values: Parameters<Runtimes[Name]>): Promise<Run> {
    return page.evaluate(`runtimes.${name}(...${JSON.stringify(values)})`)
  }

  const expected: Run = {
    shape: [1, TOKENS.length, HIDDEN],
    numbers: TOKENS.flatMap(token => [weightOf(token, 0), weightOf(token, 1)]),
  }

  it('runs in onnxruntime-web', async () => {
    assert.deepEqual(await run('onnxruntime', [await startGateway()], artifacts, TOKENS), expected)
  })

  it('runs in Transformers.js, which gets every file of it through verifiedFetch', async () => {
    assert.deepEqual(
      await run('transformers', [await startGateway()], artifacts, 'hello verified world !'),
      expected,
    )
  })

  it('does not reach onnxruntime-web with a flipped bit: our error says who sent it', async () => {
    const liar = await startGateway(flipped)
    assert.deepEqual(await run('onnxruntime', [liar], artifacts, TOKENS), {
      code: 'digest-mismatch',
      source: liar,
    })
  })

  it('does not reach Transformers.js with a flipped bit: our error says who sent it', async () => {
    const liar = await startGateway(flipped)
    const failed = await run('transformers', [liar], artifacts, 'hello')
    assert.deepEqual(failed, { code: 'digest-mismatch', source: liar })
  })

  it('runs where one of two gateways lies', async () => {
    const gateways = [await startGateway(flipped), await startGateway()]
    assert.deepEqual(await run('transformers', gateways, artifacts, 'hello verified world !'), expected)
  })
})
