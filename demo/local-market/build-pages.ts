import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build, type Plugin } from 'esbuild'

const INPUTS = [
  'src',
  'components',
  'demo/gallery',
  'demo/models',
  'demo/pages',
  'demo/wallet',
  'test/browser/components/fixture-market.ts',
  'demo/local-market/build-pages.ts',
  'package-lock.json',
  'tsconfig.json',
]

/** Names a worker beside the module; bundled, neither is where it was. */
const WORKER_URL = /new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)/g

/**
 * Bundles the demo's scripts into `dist/demo`, unless they were made from just these sources. By esbuild, for whoever tries
 * the demo waits; what hosts get is rollup's.
 * @throws Error with the bundler's words where a source is wrong.
 */
export async function buildPages(root: string): Promise<void> {
  const outdir = join(root, 'dist/demo')
  const stamp = join(outdir, '.sources')
  const sources = fingerprint(root)
  if (readIfThere(stamp) === sources) return
  await rm(outdir, { recursive: true, force: true })
  const pages = readdirSync(join(root, 'demo/pages')).filter(name => name.endsWith('.ts'))
  const workers = filesIn(root, 'src').filter(file =>
    /^src\/(?!node\/).*\/(?!start-)[\w-]+-worker\.ts$/.test(file),
  )
  const named = [
    ['gallery', 'demo/gallery/gallery.ts'],
    ...pages.map(name => [basename(name, '.ts'), `demo/pages/${name}`]),
    ...workers.map(file => [`chunks/${basename(file, '.ts')}`, file]),
  ]
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(named.map(([name, file]) => [name, join(root, file ?? '')])),
    outdir,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    legalComments: 'none',
    format: 'esm',
    platform: 'browser',
    conditions: ['production'],
    target: 'es2022',
    tsconfig: join(root, 'tsconfig.json'),
    plugins: [workerUrls],
    logLevel: 'error',
  })
  writeFileSync(stamp, sources)
}

const workerUrls: Plugin = {
  name: 'worker-urls',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const contents = source.replace(WORKER_URL, "new URL('/chunks/$1.js', import.meta.url)")
      return { contents, loader: 'ts' }
    })
  },
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
