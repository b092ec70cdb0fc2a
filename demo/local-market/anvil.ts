import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export interface LocalChain {
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts a fresh local chain, id 31337, with anvil's well-known accounts, whose first block is of `start`: Unix seconds.
 * @throws Error with anvil's own words where it cannot start.
 */
export async function startAnvil(port: number, start = Date.now() / 1000): Promise<LocalChain> {
  const options = ['--host', '127.0.0.1', '--port', String(port), '--timestamp', String(Math.floor(start))]
  const child = spawn('anvil', options, {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await listening(child)
  child.stdout.resume()
  child.stderr.resume()
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    const read = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Listening on')) resolve()
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`anvil ended with code ${code}: ${said.trim().slice(-500)}`)))
  })
}
