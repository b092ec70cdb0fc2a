import { open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { isArtifactPath } from '../../manifest/index.ts'
import { artifactRole } from '../../publish/artifact-kind.ts'
import {
  DESCRIPTION_FILE,
  describeFile,
  describeModel,
  type FileDescription,
  type ModelDescription,
  objectOf,
  type ReadableFile,
} from '../../publish/describe-model.ts'
import { setupError, systemCode } from './hub-error.ts'

/** A file to import, with what its name and the description say of it. */
export interface FolderFile extends FileDescription {
  /** As in the manifest. */
  readonly path: string
  readonly location: string
}

export interface FolderDescription {
  /** The manifest but for its artifacts. */
  readonly manifest: ModelDescription
  readonly files: readonly FolderFile[]
}

/**
 * Reads what a model folder says of itself: `modelmark.json` (or `descriptionPath`), and where that is silent the
 * model card's front matter, `config.json` and the headers of safetensors files. Hidden files are left out.
 * @throws ModelmarkError `bad-config` for a folder that cannot be read or a link in it, `file-invalid` for a broken
 * safetensors file.
 */
export async function describeFolder(dir: string, descriptionPath?: string): Promise<FolderDescription> {
  const paths = await listFiles(dir)
  if (paths.length === 0) throw setupError('folder', dir, 'empty')
  const told = await readJson(descriptionPath ?? join(dir, DESCRIPTION_FILE), descriptionPath !== undefined)
  const config = await readJson(join(dir, 'config.json'), false)
  const cardPath = paths.find(path => artifactRole(path) === 'card')
  const card = cardPath === undefined ? '' : await readFile(join(dir, cardPath), 'utf8')
  const readable = await Promise.all(paths.map(path => readableFile(dir, path)))
  const manifest = await describeModel({ told, card, config, folder: basename(resolve(dir)) }, readable)
  return {
    manifest,
    files: paths.map(path => ({
      path,
      location: join(dir, ...path.split('/')),
      ...describeFile(path, told),
    })),
  }
}

async function readableFile(dir: string, path: string): Promise<ReadableFile> {
  const location = join(dir, path)
  const { size } = await stat(location)
  return {
    path: location,
    size,
    async read(offset, length) {
      await using handle = await open(location)
      const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset)
      return buffer.subarray(0, bytesRead)
    },
  }
}

async function listFiles(dir: string, below = ''): Promise<string[]> {
  const entries = await readdir(join(dir, below), { withFileTypes: true }).catch(error => {
    throw setupError('folder', join(dir, below), systemCode(error) ?? String(error), error)
  })
  const paths: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${below}${entry.name.normalize('NFC')}`
    if (entry.name.startsWith('.') || path === DESCRIPTION_FILE) continue
    if (entry.isDirectory()) paths.push(...(await listFiles(dir, `${path}/`)))
    else if (!entry.isFile()) throw setupError('folder', join(dir, path), 'not-a-file')
    else if (!isArtifactPath(path)) throw setupError('folder', join(dir, path), 'bad-name')
    else paths.push(path)
  }
  return paths
}

async function readJson(path: string, needed: boolean): Promise<Readonly<Record<string, unknown>>> {
  try {
    return objectOf(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    if (!needed && systemCode(error) === 'ENOENT') return {}
    throw setupError('description', path, systemCode(error) ?? 'not-json', error)
  }
}
