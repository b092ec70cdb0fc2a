import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A PostgreSQL server of its own, with the settings it comes with. */
export interface Postgres {
  readonly url: string
  /** Runs SQL; `lines` are the rows of a COPY FROM STDIN. @throws Error with what psql said. */
  run(sql: string, lines?: Iterable<string>): Promise<string>
  stop(): Promise<void>
}

/** Folder of the newest server that is installed, as Debian and Homebrew lay it out; undefined where there is none. */
function findServer(): string | undefined {
  const roots = ['/usr/lib/postgresql', '/opt/homebrew/opt']
  const folders = roots.flatMap(root =>
    existsSync(root) ? readdirSync(root).map(name => join(root, name, 'bin')) : [],
  )
  return folders.filter(folder => existsSync(join(folder, 'initdb'))).at(-1)
}

/** @throws Error if none is installed. */
export async function startPostgres(): Promise<Postgres> {
  const bin = findServer()
  if (bin === undefined) throw new Error('PostgreSQL is missing: apt-get install postgresql')
  const folder = mkdtempSync(join(tmpdir(), 'modelmark-postgres-'))
  // It refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : undefined
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  check(spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'bench', '--auth=trust'], { ...user, cwd: folder }))
  const port = await freePort()
  const options = ['-D', data, '-k', folder, '-h', '127.0.0.1', '-p', String(port)]
  const server = spawn(join(bin, 'postgres'), options, { ...user, cwd: folder, stdio: 'ignore' })
  const url = `postgres://bench@127.0.0.1:${port}/postgres`
  for (let tries = 0; spawnSync(join(bin, 'pg_isready'), ['-d', url]).status !== 0; tries++) {
    if (tries > 100) throw new Error('PostgreSQL did not start')
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return {
    url,
    async run(sql, lines = []) {
      const psql = spawn(join(bin, 'psql'), [url, '-v', 'ON_ERROR_STOP=1', '-qAt', '-c', sql], {
        // Rows come as if they had been there for long: no trigger tells of them.
        env: { ...process.env, PGOPTIONS: '-c session_replication_role=replica' },
      })
      let out = ''
      psql.stdout.setEncoding('utf8').on('data', text => {
        out += text
      })
      psql.stderr.setEncoding('utf8').on('data', text => {
        out += text
      })
      const exited = once(psql, 'exit')
      for (const line of lines) if (!psql.stdin.write(`${line}\n`)) await once(psql.stdin, 'drain')
      psql.stdin.end()
      const [code] = await exited
      if (code !== 0) throw new Error(out)
      return out.trim()
    },
    async stop() {
      server.kill('SIGINT')
      await once(server, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function idOf(flag: '-u' | '-g'): number {
  return Number(spawnSync('id', [flag, 'postgres']).stdout)
}

function check({ status, stderr }: SpawnSyncReturns<Buffer>): void {
  if (status !== 0) throw new Error(String(stderr))
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
