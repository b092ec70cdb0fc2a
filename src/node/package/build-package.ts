/** Writes what is published: one JavaScript module and one declaration for each source, and what the compiler leaves behind. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const dist = join(process.argv[2] ?? join(root, 'dist'))

const ASSETS = ['src/node/deploy/artifacts.generated.json', 'src/manifest/manifest.schema.json']
/** Modules that are named in a `new URL()`, which the compiler does not rewrite as it does imports. */
const NAMES_A_MODULE = [
  'src/artifact/engine/start-engine-worker',
  'src/artifact/store/start-storage-worker',
  'src/market/catalog/open-catalog',
  'src/node/hub/threads/start-gateway-threads',
  'src/publish/start-hash-worker',
]

for (const part of ['src', 'components']) rmSync(join(dist, part), { recursive: true, force: true })
const { status } = spawnSync('tsc', ['-p', 'tsconfig.build.json', '--outDir', dist], {
  cwd: root,
  stdio: 'inherit',
})
if (status !== 0) process.exit(status ?? 1)
for (const asset of ASSETS) {
  mkdirSync(dirname(join(dist, asset)), { recursive: true })
  copyFileSync(join(root, asset), join(dist, asset))
}
for (const module of NAMES_A_MODULE) {
  const file = join(dist, `${module}.js`)
  writeFileSync(file, readFileSync(file, 'utf8').replace(/(new URL\('\.\/[\w-]+)\.ts'/g, "$1.js'"))
}
