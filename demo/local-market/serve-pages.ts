import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { basename, extname, join } from 'node:path'
import { renderPage } from './render-page.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
}

export interface PageServer {
  readonly port: number
  stop(): Promise<void>
}

export interface PageOptions {
  readonly port: number
  /** Folder of the pages; `layout.html` wraps each of them. */
  readonly pages: string
  /** Folder of documents that stand for themselves, with their style sheets. */
  readonly documents: string
  /** Folder of the bundled scripts. */
  readonly scripts: string
  /** Values of `{{name}}` in pages. */
  readonly values: Readonly<Record<string, string>>
  /** Origins that pages may talk to. */
  readonly connect: readonly string[]
}

/** Serves the demo on loopback under the strict content security policy that the README gives hosts. */
export async function servePages({
  port,
  pages,
  documents,
  scripts,
  values,
  connect,
}: PageOptions): Promise<PageServer> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ${connect.join(' ')}`,
    "worker-src 'self' blob:",
    `frame-src http://127.0.0.1:${port} http://localhost:${port}`,
    "base-uri 'none'",
  ].join('; ')

  async function respond(path: string, response: ServerResponse): Promise<void> {
    const name = path === '/' ? 'index.html' : path.slice(1)
    const type = TYPES[extname(name)]
    // Scripts have one folder below theirs, nothing else has.
    if (type === undefined || basename(name) !== name.replace(/^chunks\//, '')) return notFound(response)
    response.setHeader('content-type', type)
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('cache-control', 'no-cache')
    const folders = extname(name) === '.js' ? [scripts] : [pages, documents]
    const folder = await firstHolding(name, folders)
    if (folder === undefined || name === 'layout.html') return notFound(response)
    if (extname(name) === '.html') response.setHeader('content-security-policy', policy)
    if (extname(name) === '.html' && folder === pages) response.end(await pageOf(name))
    else createReadStream(join(folder, name)).pipe(response)
  }

  async function pageOf(file: string): Promise<string> {
    const name = file.replace(/\.html$/, '')
    const [content, layout, script] = await Promise.all([
      readFile(join(pages, file), 'utf8'),
      readFile(join(pages, 'layout.html'), 'utf8'),
      firstHolding(`${name}.ts`, [pages]),
    ])
    return renderPage({ name, content, layout, hasScript: script !== undefined, values })
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    respond(pathname, response).catch(() => notFound(response))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1' }, resolve)
  })
  return {
    port,
    async stop() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

async function firstHolding(name: string, folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    const found = await stat(join(folder, name)).catch(() => undefined)
    if (found?.isFile()) return folder
  }
  return undefined
}

function notFound(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
}
