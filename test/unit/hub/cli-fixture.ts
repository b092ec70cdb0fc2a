import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'

const BIN = fileURLToPath(new URL('../../../src/node/bin.ts', import.meta.url))

export interface Finished {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Starts `modelmark …` as a person would. */
export function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [BIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Runs `modelmark …` to its end. */
export async function run(...args: string[]): Promise<Finished> {
  const child = start(args)
  let out = ''
  let err = ''
  child.stdout?.on('data', chunk => {
    out += chunk
  })
  child.stderr?.on('data', chunk => {
    err += chunk
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out, err }
}

/** The first line a process writes that `pick` finds something in. */
export function firstLine<Found>(
  child: ChildProcess,
  pick: (line: string) => Found | undefined,
): Promise<Found> {
  return new Promise((resolve, reject) => {
    let rest = ''
    const look = (chunk: unknown) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const found of lines.map(pick)) {
        if (found === undefined) continue
        // What comes later is taken, so that the process goes on, and not read.
        child.stdout?.off('data', look).resume()
        resolve(found)
      }
    }
    child.stdout?.on('data', look)
    child.once('close', () => reject(new Error('it ended before it wrote what was waited for')))
  })
}

export interface Serving {
  readonly child: ChildProcess
  readonly url: string
  readonly multiaddrs: string[]
  readonly metricsUrl?: string
}

/** `modelmark hub serve` on free ports, ended when the test is over. */
export async function serve(
  test: Pick<TestContext, 'after'>,
  dataDir: string,
  ...args: string[]
): Promise<Serving> {
  const ports = ['--port', '0', '--relay-port', '0']
  const child = start(['hub', 'serve', '--data', dataDir, ...ports, '--json', ...args])
  test.after(() => child.kill('SIGKILL'))
  const started = await firstLine(child, line => {
    const entry = JSON.parse(line) as Omit<Serving, 'child'> & { event: string }
    return entry.event === 'started' ? entry : undefined
  })
  return { child, ...started }
}
