// What a visitor downloads: minified and gzipped bytes of each entry's critical path, and of what follows later.
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type OutputChunk, type RollupOutput, rollup } from 'rollup'
import { onwarn, plugins } from '../../rollup.config.mjs'
import { printFigures } from './print-figures.ts'

interface Bundle {
  readonly chunks: ReadonlyMap<string, OutputChunk>
  readonly entry: OutputChunk
}

async function bundle(input: string, external: (id: string) => boolean = () => false): Promise<Bundle> {
  const build = await rollup({
    input: resolve(input),
    plugins,
    onwarn,
    external: id => !id.endsWith(resolve(input)) && external(id),
  })
  const { output }: RollupOutput = await build.generate({ format: 'es' })
  await build.close()
  const chunks = new Map(output.filter(file => file.type === 'chunk').map(chunk => [chunk.fileName, chunk]))
  const entry = [...chunks.values()].find(chunk => chunk.isEntry && chunk.facadeModuleId === resolve(input))
  if (entry === undefined) throw new Error(`${input} gave no entry`)
  return { chunks, entry }
}

/** The chunk and everything it imports statically. */
function closure({ chunks }: Bundle, start: OutputChunk, found = new Set<OutputChunk>()): Set<OutputChunk> {
  if (found.has(start)) return found
  found.add(start)
  for (const name of start.imports) {
    const chunk = chunks.get(name)
    if (chunk !== undefined) closure({ chunks, entry: start }, chunk, found)
  }
  return found
}

/** The chunk that `import()` of a module leads to. */
function chunkOf({ chunks }: Bundle, module: string): OutputChunk {
  const chunk = [...chunks.values()].find(({ facadeModuleId }) => facadeModuleId === resolve(module))
  if (chunk === undefined) throw new Error(`${module} is no lazy chunk`)
  return chunk
}

function gzipped(chunks: Iterable<OutputChunk>): number {
  let bytes = 0
  for (const { code } of chunks) bytes += gzipSync(code, { level: 9 }).length
  return bytes
}

const card = await bundle('components/model-nft-card/define.ts')
const button = await bundle('components/license-button/define.ts')
const panel = await bundle('components/royalty-panel/define.ts')
const gallery = await bundle('components/model-gallery/define.ts')
const cardChunks = closure(card, card.entry)
const buttonChunks = closure(button, button.entry)
// A panel shows nothing without the shares, which come in a chunk of their own.
const panelChunks = closure(
  panel,
  chunkOf(panel, 'src/market/load-royalties.ts'),
  closure(panel, panel.entry),
)
const afterClick = new Set(buttonChunks)
for (const wanted of ['components/license-button/view-panel.ts', 'src/market/transaction-plans.ts']) {
  closure(button, chunkOf(button, wanted), afterClick)
}
const shell = await bundle(
  'components/model-artifact/index.ts',
  id => !/components\/model-artifact\//.test(id) && !id.startsWith('./'),
)
const core = await bundle('src/artifact/index.ts')
const coreChunks = closure(core, core.entry)
const engine = await bundle('src/artifact/engine/engine-worker.ts')
const worker = await bundle('src/artifact/store/storage-worker.ts')
const peer = await bundle('src/artifact/peer/index.ts')

const figures = {
  card: gzipped(cardChunks),
  licenseButton: gzipped(buttonChunks),
  licenseClick: gzipped(afterClick) - gzipped(buttonChunks),
  royaltyPanel: gzipped(panelChunks),
  gallery: gzipped(closure(gallery, gallery.entry)),
  artifactShell: gzipped(closure(shell, shell.entry)),
  artifactCore: gzipped(closure(engine, engine.entry)),
  artifactPage: gzipped(coreChunks),
  storageWorker: gzipped(closure(worker, worker.entry)),
  verifyLight: [coreChunks, closure(engine, engine.entry), closure(worker, worker.entry)].reduce(
    (sum, chunks) => sum + gzipped(chunks),
    0,
  ),
  peer: gzipped(closure(peer, peer.entry)),
}
const bars: Record<keyof typeof figures, number> = {
  card: 55_000,
  licenseButton: 60_000,
  licenseClick: 35_000,
  royaltyPanel: 55_000,
  gallery: 70_000,
  artifactShell: 10_000,
  artifactCore: 20_000,
  artifactPage: 20_000,
  storageWorker: 10_000,
  verifyLight: 100_000,
  peer: 260_000,
}
const rows = Object.entries(figures).map(([what, value]) => ({
  what,
  value,
  unit: 'bytes',
  bar: `<= ${bars[what as keyof typeof figures].toLocaleString('en')}`,
}))
printFigures('size', rows, figures)
