import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'
import { DEVELOPMENT_KEYS } from '../../demo/wallet/demo-account.ts'

export interface Anvil {
  readonly url: string
  readonly port: number
  /** Ten accounts with 10,000 coins each, whose keys are known; anvil signs for them too. */
  readonly accounts: readonly PrivateKeyAccount[]
  stop(): Promise<void>
}

const BINARY = fileURLToPath(new URL('../../node_modules/.bin/anvil', import.meta.url))

/**
 * A fresh local chain, id 31337, which mines each transaction at once.
 * @param args More arguments of anvil's command line.
 */
export async function startAnvil({
  port = 0,
  args = [],
}: {
  readonly port?: number
  readonly args?: readonly string[]
} = {}): Promise<Anvil> {
  const child = spawn(BINARY, ['--host', '127.0.0.1', '--port', String(port), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const chosen = await listeningPort(child)
  child.stdout?.resume()
  return {
    url: `http://127.0.0.1:${chosen}`,
    port: chosen,
    accounts: DEVELOPMENT_KEYS.map(key => privateKeyToAccount(key)),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill()
      await exited
    },
  }
}

/** The port that anvil says it listens on; asking for 0 lets the system choose a free one. */
function listeningPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const port = /Listening on [^\s:]+:(\d+)/.exec(said)?.[1]
      if (port !== undefined) resolve(Number(port))
    })
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`anvil ended with code ${code}: ${said.slice(-500)}`)))
  })
}
