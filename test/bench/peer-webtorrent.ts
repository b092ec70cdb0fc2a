import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const CACHE = fileURLToPath(new URL('../../.cache/webtorrent', import.meta.url))

export interface WebTorrentPeer {
  /** Its browser build. */
  readonly script: Buffer
  readonly version: string
  /** A tracker on this machine. */
  readonly tracker: string
  close(): Promise<void>
}

interface TrackerServer {
  listen(port: number, host: string, ready: () => void): void
  close(done: () => void): void
}

/** WebTorrent and its tracker, installed once into a folder of their own: the project does not depend on them. */
export async function startWebTorrent(port: number): Promise<WebTorrentPeer> {
  const modules = join(CACHE, 'node_modules')
  if (!existsSync(join(modules, 'webtorrent/dist/webtorrent.min.js'))) await install()
  const { version } = JSON.parse(await readFile(join(modules, 'webtorrent/package.json'), 'utf8'))
  const entry = join(modules, 'bittorrent-tracker/server.js')
  const { default: Server }: { default: new (options: object) => TrackerServer } = await import(
    pathToFileURL(entry).href
  )
  const server = new Server({ udp: false, http: false, ws: true, stats: false })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return {
    script: await readFile(join(modules, 'webtorrent/dist/webtorrent.min.js')),
    version,
    tracker: `ws://127.0.0.1:${port}`,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}

/** A dependency's install script calls a tool that is not there, so no scripts. */
async function install(): Promise<void> {
  await mkdir(CACHE, { recursive: true })
  await writeFile(join(CACHE, 'package.json'), '{"private":true,"type":"module"}')
  console.log('Installing WebTorrent 3 for comparison…')
  const npm = spawn(
    'npm',
    ['i', '--ignore-scripts', '--no-audit', '--no-fund', 'webtorrent@3', 'bittorrent-tracker'],
    {
      cwd: CACHE,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const code = await new Promise(resolve => npm.on('close', resolve))
  if (code !== 0) throw new Error(`npm install of webtorrent failed with ${code}`)
}
