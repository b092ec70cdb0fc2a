// Runs before anything is installed, so: Node 20 and its built-ins only.
import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * The environment in which `node` is the version this project was written for, from its own dependencies. It keeps what
 * it compiled: of the hundreds of programs that the tests start, most load the same modules.
 */
export const environment = {
  ...process.env,
  NODE_COMPILE_CACHE: join(root, '.cache', 'node'),
  PATH: join(root, 'node_modules', '.bin') + delimiter + process.env.PATH,
}

// Not `npm ci`: it insists that the lockfile lists the binaries for every other platform, and npm leaves those out that
// the registry it was made with did not offer. On such a platform the lockfile would hide its own binaries too.
const lockFits = process.platform === 'linux' && process.arch === 'x64'
const INSTALL = [
  'install',
  lockFits ? '--no-save' : '--no-package-lock',
  '--no-fund',
  '--no-audit',
  '--loglevel=error',
]

/** Installs the dependencies unless they are there and as new as the lockfile. */
export async function ensureInstalled() {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (
    existsSync(installed) &&
    statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
  )
    return
  console.log('Installing the dependencies (about a minute the first time)…')
  const code = await run('npm', INSTALL)
  if (code !== 0) {
    console.error('\nThe dependencies could not be installed. Is the npm registry in reach? Then try again.')
    process.exit(1)
  }
}

/** Runs a command in the project's folder with its output on the screen; resolves with the exit code. */
export function run(command, args) {
  const child = spawn(command, args, {
    cwd: root,
    env: environment,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 0 : 1)))
  })
}
