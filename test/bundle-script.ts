import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** A module with what it imports, as one script of a page; the peer node stays out. */
export async function bundleScript(module: URL): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(module)],
    bundle: true,
    minify: true,
    write: false,
    logLevel: 'error',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: ['./peer/index.ts'],
  })
  return outputFiles[0]?.contents ?? new Uint8Array(0)
}
