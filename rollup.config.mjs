import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import commonjs from '@rollup/plugin-commonjs'
import json from '@rollup/plugin-json'
import resolve from '@rollup/plugin-node-resolve'
import { transform } from 'esbuild'
import esbuild from 'rollup-plugin-esbuild'
import { minify as terser } from 'terser'

const root = import.meta.dirname

const WORKER_URL = /new URL\(\s*(['"])(\.[^'"]+\.ts)\1,\s*import\.meta\.url\s*,?\s*\)/g

/** Bundles the module behind `new URL('./worker.ts', import.meta.url)` into a file of its own and points there. */
function workers() {
  return {
    name: 'workers',
    async transform(code, importer) {
      const matches = [...code.matchAll(WORKER_URL)]
      if (matches.length === 0) return null
      for (const [expression, , path] of matches) {
        const module = await this.resolve(path, importer)
        const file = this.emitFile({ type: 'chunk', id: module.id })
        code = code.replace(expression, `new URL(import.meta.ROLLUP_FILE_URL_${file})`)
      }
      return { code, map: null }
    },
  }
}

/**
 * Follows the `browser` field's replacements of single files, which node-resolve does not where a package has `exports`:
 * libp2p's packages keep their Node halves out of pages that way.
 */
function browserFields() {
  const replacements = new Map()

  function replacementsAround(file) {
    const folder = dirname(file)
    if (folder === dirname(folder)) return {}
    if (replacements.has(folder)) return replacements.get(folder)
    const found = existsSync(join(folder, 'package.json'))
      ? readReplacements(folder)
      : replacementsAround(folder)
    replacements.set(folder, found)
    return found
  }

  function readReplacements(folder) {
    const { browser } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const entries = typeof browser === 'object' ? Object.entries(browser) : []
    const files = entries.filter(([, to]) => typeof to === 'string' && to.startsWith('.'))
    return Object.fromEntries(files.map(([from, to]) => [join(folder, from), join(folder, to)]))
  }

  return {
    name: 'browser-fields',
    resolveId(source, importer) {
      if (!source.startsWith('.') || !importer?.includes('node_modules')) return null
      return replacementsAround(importer)[join(dirname(importer), source)] ?? null
    },
  }
}

/** Only elements' `define` modules do something when they are imported, as `sideEffects` in package.json says. */
const OWN_DEFINITIONS = /\/(src|components)\/(?!(.*\/)?define(\.|\/))/

/** Lets go of what is imported and not used: of our own modules, and of a package that only defines things and does not say so. */
function definitionsOnly() {
  return {
    name: 'definitions-only',
    transform: (_code, id) =>
      /\/node_modules\/multiformats\//.test(id) ||
      (!id.includes('node_modules') && OWN_DEFINITIONS.test(id.slice(root.length)))
        ? { moduleSideEffects: false }
        : null,
  }
}

/** Style sheets lose their indentation. */
function compactStyles() {
  return {
    name: 'compact-styles',
    transform: code =>
      code.includes('css`')
        ? { code: code.replace(/css`[^`]*`/g, sheet => sheet.replace(/\n\s+/g, ' ')), map: null }
        : null,
  }
}

/** Our own code by terser, which makes it 3 % smaller; the large foreign chunks by esbuild, which is a hundred times faster. */
function minify() {
  return {
    name: 'minify',
    async renderChunk(code, { moduleIds }) {
      const own = moduleIds.some(id => !id.includes('node_modules') && !id.startsWith('\0'))
      const foreign = moduleIds.filter(id => id.includes('node_modules')).length
      if (own && foreign < 300) return terser(code, { module: true, ecma: 2020, compress: { passes: 2 } })
      return transform(code, { minify: true, format: 'esm', target: 'es2022', legalComments: 'none' })
    },
  }
}

export const plugins = [
  workers(),
  compactStyles(),
  browserFields(),
  resolve({
    browser: true,
    preferBuiltins: false,
    exportConditions: ['browser', 'production'],
    extensions: ['.ts', '.mjs', '.js', '.json'],
  }),
  commonjs(),
  json(),
  esbuild({ target: 'es2022', tsconfig: 'tsconfig.json', legalComments: 'none' }),
  definitionsOnly(),
  minify(),
]

/** Foreign packages' circular imports and `this` at top level are known and harmless. */
export function onwarn(warning, warn) {
  if (['CIRCULAR_DEPENDENCY', 'THIS_IS_UNDEFINED', 'EVAL'].includes(warning.code)) return
  warn(warning)
}

const elements = readdirSync('components', { withFileTypes: true })
  .filter(entry => entry.isDirectory() && readdirSync(`components/${entry.name}`).includes('define.ts'))
  .map(entry => entry.name)

const hashes = {}

/** Notes what a page puts into a script tag's `integrity`: https://www.w3.org/TR/sri-2/ */
function integrity() {
  return {
    name: 'integrity',
    writeBundle({ dir }, bundle) {
      for (const { fileName, code, type } of Object.values(bundle)) {
        if (type === 'chunk')
          hashes[fileName] = `sha384-${createHash('sha384').update(code).digest('base64')}`
      }
      const sorted = Object.fromEntries(Object.entries(hashes).sort())
      writeFileSync(join(dir, 'integrity.json'), `${JSON.stringify(sorted, null, 2)}\n`)
    },
  }
}

/** One self-contained file for each element, and one with all of them; what is wanted later is in `chunks/`. */
export default [
  ['modelmark', 'components/define.ts'],
  ...elements.map(name => [name, `components/${name}/define.ts`]),
].map(([name, input]) => ({
  input: { [name]: input },
  // Lazy chunks import from the entry itself; else it would be a mere pointer to a chunk, and its integrity hash worth nothing.
  preserveEntrySignatures: false,
  output: { dir: 'dist/cdn', format: 'es', chunkFileNames: `chunks/${name}-[name]-[hash].js` },
  plugins: [...plugins, integrity()],
  onwarn,
}))
