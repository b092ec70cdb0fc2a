import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Browser, chromium } from 'playwright-core'
import { CHROMIUM_FLAGS, ensureChromium } from '../../chromium.mjs'

export interface PageServer {
  readonly url: string
  readonly browser: Browser
  close(): Promise<void>
}

/** Bundles one script of this folder as a page and opens a browser for it. */
export async function servePage(script: string): Promise<PageServer> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(script, import.meta.url))],
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    outdir: '/',
    write: false,
    logLevel: 'error',
  })
  const entry = `/${script.replace(/^\.\//, '').replace(/\.ts$/, '.js')}`
  const files = new Map(outputFiles.map(({ path, text }) => [path, text]))
  const server = createServer(({ url = '' }, response) => {
    const text = files.get(url.split('?')[0] ?? '')
    if (text !== undefined) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(text)
    } else {
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<!doctype html><title>Test</title><script type="module" src="${entry}"></script>`)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_FLAGS] })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    browser,
    async close() {
      await browser.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
