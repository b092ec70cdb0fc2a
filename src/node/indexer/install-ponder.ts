import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setupError } from '../hub/hub-error.ts'

/** The Ponder project that comes with this package. */
function projectFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const project = join(folder, 'indexer')
    if (existsSync(join(project, 'ponder.config.ts'))) return project
    if (folder === dirname(folder))
      throw setupError('usage', 'index', 'This package came without its indexer.')
  }
}

/**
 * Puts the indexer's project into `home`, with Ponder from npm's registry: 220 MB that only who runs an indexer needs, so it
 * comes when one first starts, and again after its list of packages changed.
 * @throws ModelmarkError if npm cannot install it; an `AbortError` by `signal`.
 */
export async function installPonder(
  home: string,
  log: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const project = projectFolder()
  const wanted = readFileSync(join(project, 'package.json'), 'utf8')
  const installed = join(home, 'node_modules', '.modelmark-installed')
  mkdirSync(home, { recursive: true })
  for (const part of ['src', 'generated']) rmSync(join(home, part), { recursive: true, force: true })
  const isSource = (path: string) =>
    !/^(node_modules|generated|\.ponder|tsconfig\.json|ponder-env\.d\.ts)$/.test(basename(path))
  cpSync(project, home, { recursive: true, filter: isSource })
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return
  log('Installing Ponder, once (about a minute)…')
  const code = await run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], home, signal)
  if (code !== 0)
    throw setupError('usage', 'index', 'Ponder could not be installed. Is the npm registry in reach?')
  // Written last: an installation that was interrupted begins anew.
  cpSync(join(home, 'package.json'), `${installed}.part`)
  renameSync(`${installed}.part`, installed)
}

function run(
  command: string,
  args: readonly string[],
  cwd: string,
  signal: AbortSignal | undefined,
): Promise<number> {
  const child = spawn(command, args, {
    cwd,
    ...(signal ? { signal } : {}),
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', code => resolve(code ?? 1))
  })
}
