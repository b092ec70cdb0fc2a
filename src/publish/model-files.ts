import { ModelmarkError } from '../error/index.ts'
import { foldPath, isArtifactPath } from '../manifest/index.ts'
import { artifactRole } from './artifact-kind.ts'
import {
  DESCRIPTION_FILE,
  describeFile,
  describeModel,
  type FileDescription,
  type ModelDescription,
  objectOf,
} from './describe-model.ts'

/** A file as a picker or a drop gives it. */
export interface ChosenFile {
  /** With the folder it was chosen in, `folder/model.safetensors`. */
  readonly path: string
  readonly file: File
}

/** A file of a model to be, as the manifest will name it. */
export interface ModelFile extends FileDescription {
  readonly path: string
  readonly file: File
}

export interface ModelFiles {
  readonly files: readonly ModelFile[]
  readonly description: ModelDescription
}

/** Bytes; a description or card larger than this is none. */
const MAX_DOCUMENT_BYTES = 1024 * 1024

/**
 * The files of a model, and what they say of it in `modelmark.json`, the model card's front matter, `config.json` and
 * safetensors headers: what the hub's import makes of the same folder. Hidden files are left out.
 * @throws ModelmarkError `file-invalid` with the `path` of one that is broken, is there twice, or has a name that no system
 * could keep.
 */
export async function readModelFiles(chosen: readonly ChosenFile[]): Promise<ModelFiles> {
  const folder = commonFolder(chosen.map(({ path }) => path))
  const all = chosen
    .map(({ path, file }) => ({ path: path.slice(folder.length).normalize('NFC'), file }))
    .filter(({ path }) => !path.split('/').some(part => part.startsWith('.')))
    .sort((a, b) => comparePaths(a.path, b.path))
  checkPaths(all)
  const at = (path: string) => all.find(one => one.path === path)
  const told = await readJson(at(DESCRIPTION_FILE))
  const files = all.filter(({ path }) => path !== DESCRIPTION_FILE)
  const description = await describeModel(
    {
      told,
      config: await readJson(at('config.json')),
      card: await readText(files.find(({ path }) => artifactRole(path) === 'card')),
      folder: folder.slice(0, -1),
    },
    files.map(({ path, file }) => ({
      path,
      size: file.size,
      read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
    })),
  )
  return { description, files: files.map(one => ({ ...one, ...describeFile(one.path, told) })) }
}

function checkPaths(files: readonly ChosenFile[]): void {
  const seen = new Set<string>()
  for (const { path } of files) {
    if (!isArtifactPath(path)) throw invalid(path, 'bad-name')
    if (seen.has(foldPath(path))) throw invalid(path, 'twice')
    seen.add(foldPath(path))
  }
}

async function readText(found: ChosenFile | undefined): Promise<string> {
  return found === undefined || found.file.size > MAX_DOCUMENT_BYTES ? '' : found.file.text()
}

async function readJson(found: ChosenFile | undefined): Promise<Readonly<Record<string, unknown>>> {
  const text = await readText(found)
  if (found === undefined || text === '') return {}
  try {
    return objectOf(JSON.parse(text))
  } catch (cause) {
    throw invalid(found.path, 'not-json', cause)
  }
}

/** `folder/` if all paths are below it. */
function commonFolder(paths: readonly string[]): string {
  const [first = ''] = paths
  const folder = first.slice(0, first.indexOf('/') + 1)
  return paths.every(path => path.startsWith(folder)) ? folder : ''
}

/** In the order in which the hub meets them, folder by folder, so that the same folder gives the same manifest. */
function comparePaths(a: string, b: string): number {
  const [these, those] = [a.split('/'), b.split('/')]
  for (let i = 0; i < Math.min(these.length, those.length); i++) {
    const [mine = '', other = ''] = [these[i], those[i]]
    if (mine !== other) return mine < other ? -1 : 1
  }
  return these.length - those.length
}

function invalid(path: string, reason: string, cause?: unknown): ModelmarkError {
  return new ModelmarkError('file-invalid', { path: path.slice(0, 255), reason }, { cause })
}
