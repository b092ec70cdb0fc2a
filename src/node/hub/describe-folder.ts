import { open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { ModelmarkError } from '../../error/index.ts'
import {
  ARTIFACT_ROLES,
  type ArtifactRole,
  isArtifactPath,
  type Manifest,
  readSafetensorsHeader,
} from '../../manifest/index.ts'
import { artifactRole, mediaType, weightFormat } from './artifact-kind.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { setupError, systemCode } from './hub-error.ts'

/** The file of a model folder that says what the file names do not. */
export const DESCRIPTION_FILE = 'modelmark.json'

/** A file to import, with what its name and the description say of it. */
export interface FolderFile {
  /** As in the manifest. */
  readonly path: string
  readonly location: string
  readonly role: ArtifactRole
  readonly mediaType: string
  readonly sources: readonly string[]
}

export interface FolderDescription {
  /** The manifest but for its artifacts. */
  readonly manifest: Omit<Manifest, 'artifacts'>
  readonly files: readonly FolderFile[]
}

const MAX_DESCRIPTION_LENGTH = 5000

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
  const card = paths.find(path => artifactRole(path) === 'card')
  const { matter, body } = readFrontMatter(card === undefined ? '' : await readFile(join(dir, card), 'utf8'))
  const format = textOf(told['format']) ?? weightFormat(paths)
  const parameters = told['parameters'] ?? (await countParameters(dir, paths))
  const image = textOf(told['image'])
  const provenance = objectOf(told['provenance'])
  const manifest = {
    name: textOf(told['name']) ?? textOf(matter.get('model_name')) ?? titleOf(body) ?? basename(resolve(dir)),
    description: textOf(told['description']) ?? introductionOf(body),
    ...(image === undefined ? {} : { image }),
    version: textOf(told['version']) ?? '1.0.0',
    task: textOf(told['task']) ?? textOf(matter.get('pipeline_tag')) ?? 'other',
    tags: told['tags'] ?? [...listOf(matter, 'tags'), ...listOf(config, 'model_type')],
    ...(parameters === undefined ? {} : { parameters }),
    ...(format === undefined ? {} : { format }),
    provenance: {
      baseModels: provenance['baseModels'] ?? listOf(matter, 'base_model'),
      datasets: provenance['datasets'] ?? listOf(matter, 'datasets'),
      contributors: provenance['contributors'] ?? [],
    },
    evaluations: told['evaluations'] ?? [],
  } as Omit<Manifest, 'artifacts'>
  const overrides = objectOf(told['files'])
  return { manifest, files: paths.map(path => fileOf(dir, path, objectOf(overrides[path]))) }
}

function fileOf(dir: string, path: string, told: Readonly<Record<string, unknown>>): FolderFile {
  return {
    path,
    location: join(dir, ...path.split('/')),
    role: ARTIFACT_ROLES.find(role => role === told['role']) ?? artifactRole(path),
    mediaType: textOf(told['mediaType']) ?? mediaType(path),
    sources: Array.isArray(told['sources']) ? told['sources'] : [],
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

async function countParameters(dir: string, paths: readonly string[]): Promise<number | undefined> {
  const weights = paths.filter(path => path.endsWith('.safetensors'))
  let count = 0
  for (const path of weights) {
    const location = join(dir, path)
    const { size } = await stat(location)
    await using handle = await open(location)
    const read = async (offset: number, length: number) => {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset)
      return buffer.subarray(0, bytesRead)
    }
    const { tensors } = await readSafetensorsHeader(read, size).catch(error => {
      if (!(error instanceof ModelmarkError)) throw error
      throw new ModelmarkError(error.code, { ...error.facts, path: location }, { cause: error })
    })
    for (const { shape } of tensors) count += shape.reduce((product, dimension) => product * dimension, 1)
  }
  return weights.length === 0 ? undefined : count
}

function titleOf(body: string): string | undefined {
  return textOf(/^#\s+(.+)$/m.exec(body)?.[1]?.trim())
}

/** The first paragraph that is neither a title nor a picture. */
function introductionOf(body: string): string {
  const paragraphs = body.split(/\n\s*\n/).map(paragraph => paragraph.trim())
  const first = paragraphs.find(paragraph => paragraph !== '' && !/^[#!<[|`-]/.test(paragraph)) ?? ''
  return first.replace(/\s*\n\s*/g, ' ').slice(0, MAX_DESCRIPTION_LENGTH)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function listOf(source: FrontMatter | Readonly<Record<string, unknown>>, key: string): readonly string[] {
  const value: unknown = source instanceof Map ? source.get(key) : (source as Record<string, unknown>)[key]
  if (Array.isArray(value)) return value.filter(item => typeof item === 'string')
  return textOf(value) === undefined ? [] : [String(value)]
}
