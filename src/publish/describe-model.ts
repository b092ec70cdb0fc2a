import { ModelmarkError } from '../error/index.ts'
import { ARTIFACT_ROLES, type Artifact, type Manifest, readSafetensorsHeader } from '../manifest/index.ts'
import { artifactRole, mediaType, weightFormat } from './artifact-kind.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'

/** A manifest but for its artifacts: what a creator says, or what their files say for them. */
export type ModelDescription = Omit<Manifest, 'artifacts'>

/** The file of a model folder that says what the file names do not. */
export const DESCRIPTION_FILE = 'modelmark.json'

/** What a file is, by its name or by what `modelmark.json` says. */
export type FileDescription = Pick<Artifact, 'role' | 'mediaType' | 'sources'>

/** A file whose bytes can be looked at, wherever it is. */
export interface ReadableFile {
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** Fewer bytes than `length` at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>
}

/** Where a description is read from, the first that knows it. */
export interface ModelDocuments {
  /** `modelmark.json`. */
  readonly told: Readonly<Record<string, unknown>>
  /** The model card; empty if there is none. */
  readonly card: string
  /** `config.json`. */
  readonly config: Readonly<Record<string, unknown>>
  /** Name of the folder. */
  readonly folder: string
}

const MAX_DESCRIPTION_LENGTH = 5000

/**
 * What a model's files say of it. Nothing in them is checked here: `encodeManifest` does that.
 * @throws ModelmarkError `file-invalid` with the `path` of a broken safetensors file.
 */
export async function describeModel(
  { told, card, config, folder }: ModelDocuments,
  files: readonly ReadableFile[],
): Promise<ModelDescription> {
  const { matter, body } = readFrontMatter(card)
  const format = textOf(told['format']) ?? weightFormat(files.map(({ path }) => path))
  const parameters = told['parameters'] ?? (await countParameters(files))
  const image = textOf(told['image'])
  const notes = textOf(told['notes'])
  const provenance = objectOf(told['provenance'])
  return {
    name: textOf(told['name']) ?? textOf(matter.get('model_name')) ?? titleOf(body) ?? folder,
    description: textOf(told['description']) ?? introductionOf(body),
    ...(image === undefined ? {} : { image }),
    version: textOf(told['version']) ?? '1.0.0',
    ...(notes === undefined ? {} : { notes }),
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
  } as ModelDescription
}

/** @param told `modelmark.json`; what it says under `files` and the path comes first. */
export function describeFile(path: string, told: Readonly<Record<string, unknown>>): FileDescription {
  const own = objectOf(objectOf(told['files'])[path])
  return {
    role: ARTIFACT_ROLES.find(role => role === own['role']) ?? artifactRole(path),
    mediaType: textOf(own['mediaType']) ?? mediaType(path),
    sources: Array.isArray(own['sources']) ? own['sources'] : [],
  }
}

async function countParameters(files: readonly ReadableFile[]): Promise<number | undefined> {
  const weights = files.filter(({ path }) => path.endsWith('.safetensors'))
  let count = 0
  for (const { path, size, read } of weights) {
    const { tensors } = await readSafetensorsHeader(read, size).catch(error => {
      if (!(error instanceof ModelmarkError)) throw error
      throw new ModelmarkError(error.code, { ...error.facts, path }, { cause: error })
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

export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function listOf(source: FrontMatter | Readonly<Record<string, unknown>>, key: string): readonly string[] {
  const value: unknown = source instanceof Map ? source.get(key) : (source as Record<string, unknown>)[key]
  if (Array.isArray(value)) return value.filter(item => typeof item === 'string')
  return textOf(value) === undefined ? [] : [String(value)]
}
