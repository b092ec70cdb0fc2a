import { globSync } from 'node:fs'
import { basename, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))
const TESTS = 'test/browser/**/*.test.ts'
/** Started by modules that name them beside themselves; a bundled module is somewhere else. */
const WORKERS = 'src/**/*-worker.ts'

/** What is loaded when it is needed, megabytes each, and what no test here needs. */
const HEAVY = ['./peer/index.ts', '@web3modal/wagmi']

/** Serves all tests bundled together: a page of tests loads a dozen files rather than a thousand modules. */
export function bundledTests() {
  let bundle
  return {
    name: 'bundled-tests',
    async serve({ path }) {
      bundle ??= bundleAll()
      const { scripts, workers } = await bundle
      const body = scripts.get(path) ?? workers.get(basename(path))
      return body === undefined ? undefined : { body, type: 'js' }
    },
  }
}

/** Scripts by path, and workers by the name of their module. */
async function bundleAll() {
  const tests = globSync(TESTS, { cwd: root, exclude: ['**/*.node.test.ts'] })
  const workers = globSync(WORKERS, { cwd: root, exclude: ['**/start-*', 'src/node/**'] })
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...tests, ...workers],
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    outdir: root,
    outbase: root,
    chunkNames: 'bundled/[name]-[hash]',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['development'],
    sourcemap: 'linked',
    sourcesContent: false,
    external: HEAVY,
    // As the modules stand: nothing is left out because nobody seems to use it.
    ignoreAnnotations: true,
    logLevel: 'error',
    tsconfig: `${root}tsconfig.json`,
  })
  const all = new Map(outputFiles.map(({ path, text }) => [`/${relative(root, path)}`, text]))
  const found = { scripts: all, workers: new Map() }
  for (const [output, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint === undefined) continue
    const text = all.get(`/${output}`)
    if (tests.includes(entryPoint)) all.set(`/${entryPoint}`, text)
    else found.workers.set(basename(entryPoint), text)
  }
  return found
}
