import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const INPUTS = [
  'src',
  'components',
  'demo/gallery',
  'demo/models',
  'demo/pages',
  'demo/wallet',
  'test/browser/components/fixture-market.ts',
  'rollup.config.mjs',
  'package-lock.json',
  'tsconfig.json',
]

/**
 * Bundles the demo's scripts into `dist/demo`, unless they were made from just these sources.
 * @throws Error with the bundler's words where a source is wrong.
 */
export async function buildPages(root: string): Promise<void> {
  const stamp = join(root, 'dist/demo/.sources')
  const sources = fingerprint(root)
  if (readIfThere(stamp) === sources) return
  const child = spawn('rollup', ['-c', '--silent'], {
    cwd: root,
    env: { ...process.env, TARGET: 'demo' },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', chunk => {
    said += chunk
  })
  const code = await new Promise(resolve => child.once('close', resolve))
  if (code !== 0) throw new Error(`The demo could not be built:\n${said.trim()}`)
  writeFileSync(stamp, sources)
}

function fingerprint(root: string): string {
  const hash = createHash('sha256')
  for (const input of INPUTS) {
    for (const file of filesIn(root, input)) hash.update(file).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function filesIn(root: string, input: string): string[] {
  if (/\.\w+$/.test(input)) return [input]
  return readdirSync(join(root, input), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(ts|mjs|json)$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name).slice(root.length))
    .sort()
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
