// Runs forge and ends as it ends: the script that npm installs for it ends well also after a failure.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.resolve('@foundry-rs/forge/package.json'))
const platform = `@foundry-rs/forge-${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`
const folder = dirname(require.resolve(`${platform}/package.json`))
const binary = join(folder, 'bin', process.platform === 'win32' ? 'forge.exe' : 'forge')
const { status } = spawnSync(binary, process.argv.slice(2), { cwd: import.meta.dirname, stdio: 'inherit' })
process.exit(status ?? 1)
