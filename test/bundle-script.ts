import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** A module with what it imports, as one script of a page; without the peer node, which is large, unless `peers`. */
export async function bundleScript(module: URL, { peers = false } = {}): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(module)],
    bundle: true,
    minify: true,
    write: false,
    logLevel: 'error',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: peers ? [] : ['./peer/index.ts'],
  })
  return outputFiles[0]?.contents ?? new Uint8Array(0)
}

/** The workers that fetch and keep files, by the path a page that is one script looks for them. */
export async function bundleArtifactWorkers(): Promise<[path: string, script: Uint8Array][]> {
  const modules = ['engine/engine-worker.ts', 'store/storage-worker.ts']
  return Promise.all(
    modules.map(async module => {
      const script = await bundleScript(new URL(`../src/artifact/${module}`, import.meta.url))
      return [`/${module.split('/').at(-1)}`, script] as [string, Uint8Array]
    }),
  )
}
