// `npm start`: works from a fresh clone with nothing but Node and npm.

import { spawn } from 'node:child_process'
import { ensureInstalled, environment, root } from './ensure-installed.mjs'

await ensureInstalled()
// The terminal sends Ctrl-C to the whole group: the marketplace stops itself, this process only waits for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => market.kill(signal))
const market = spawn(
  'node',
  ['--disable-warning=ExperimentalWarning', 'demo/local-market/main.ts', ...process.argv.slice(2)],
  {
    cwd: root,
    env: environment,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  },
)
market.on('exit', code => process.exit(code ?? 0))
