import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** A module with what it imports, for a bench's page; the peer node stays out. @param entry Relative to this folder. */
export async function bundleScript(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: ['./peer/index.ts'],
  })
  return outputFiles[0]?.contents ?? new Uint8Array(0)
}
