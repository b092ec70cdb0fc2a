import { stat } from 'node:fs/promises'
import type { Artifact } from '../../../manifest/index.ts'
import { setupError } from '../hub-error.ts'
import type { Library } from '../library.ts'
import { HUB_HELP } from './hub-help.ts'
import { openLibrary } from './open-library.ts'
import { readOptions } from './options.ts'
import { formatSize, print, printLine } from './print.ts'

/** `modelmark hub import`. @throws ModelmarkError */
export async function importPaths(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions('import', args, Number.POSITIVE_INFINITY)
  if (values.help) return print(HUB_HELP['import'])
  if (positionals.length === 0) throw setupError('usage', 'hub import', 'Say which folder or file to import.')
  await using library = await openLibrary(values.data)
  for (const path of positionals) {
    const isFolder = await stat(path).then(
      entry => entry.isDirectory(),
      () => false,
    )
    if (isFolder) await importModel(library, path, values.manifest, values.json)
    else {
      const { cid, size, sha256 } = await library.importFile(path)
      const report = { path, cid: String(cid), size, sha256 }
      if (values.json) printLine(report)
      else print(`Imported ${path} (${formatSize(size)})\n  cid     ${cid}\n  sha256  ${sha256}\n`)
    }
  }
}

async function importModel(
  library: Library,
  dir: string,
  manifest: string | undefined,
  json: boolean,
): Promise<void> {
  const onFile = (artifact: Artifact) =>
    print(`  ${artifact.path}  ${formatSize(artifact.size)}  ${artifact.cid}\n`)
  const model = await library.importFolder(dir, {
    ...(manifest === undefined ? {} : { manifest }),
    ...(json ? {} : { onFile }),
  })
  if (json) return printLine({ path: dir, cid: model.cid, digest: model.digest, manifest: model.manifest })
  const { name, version } = model.manifest
  print(`Imported "${name}" ${version}\n  manifest  ${model.cid}\n  digest    ${model.digest}\n`)
}
