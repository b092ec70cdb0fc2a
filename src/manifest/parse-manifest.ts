import type { Digest } from '../asset/index.ts'
import { foldPath, isArtifactPath } from './artifact-path.ts'
import {
  ARTIFACT_ROLES,
  type Artifact,
  CONTRIBUTOR_ROLES,
  type Contributor,
  type Manifest,
} from './manifest.ts'
import {
  type Field,
  fieldsOf,
  invalid,
  readCount,
  readHttpUrl,
  readLine,
  readList,
  readMatch,
  readNumber,
  readOneOf,
  readText,
} from './read-field.ts'
import { parseStrictJson } from './strict-json.ts'

/** Bytes; a larger manifest is refused before it is parsed. It fits one block of every IPFS node. */
export const MAX_MANIFEST_BYTES = 1024 * 1024

const MAX_DEPTH = 12
const MAX_NAME_LENGTH = 200
const MAX_DESCRIPTION_LENGTH = 5000
const MAX_LABEL_LENGTH = 100
const MAX_ARTIFACTS = 2048
const MAX_ITEMS = 128
const MAX_SOURCES = 16

/** Version 1, base32, raw or dag-pb, sha2-256 with 32 bytes: 36 bytes, whose last character carries three bits. */
const CID = /^baf(?:krei|ybei)[a-h][a-z2-7]{50}[aeimquy4]$/
const SHA256 = /^0x[0-9a-f]{64}$/
const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]{1,64}\/[a-z0-9!#$&^_.+-]{1,64}$/
const IPFS_URL = /^ipfs:\/\/baf(?:krei|ybei)[a-h][a-z2-7]{50}[aeimquy4]$/

/**
 * Reads a manifest whose bytes were checked against the digest on chain, or are about to be: nothing in it is
 * trusted, and what comes out has the shapes and limits that `Manifest` promises. Keys it does not know are ignored.
 * @throws ModelmarkError `manifest-invalid` with the `field` that is wrong: `model.artifacts[2].path`.
 */
export function parseManifest(bytes: Uint8Array): Manifest {
  if (bytes.length > MAX_MANIFEST_BYTES) throw invalid('size')
  let value: unknown
  try {
    value = parseStrictJson(bytes, MAX_DEPTH)
  } catch (cause) {
    throw invalid('json', { cause })
  }
  const metadata = fieldsOf({ name: '', value })
  const model = fieldsOf(metadata('model'))
  const image = metadata('image')
  const notes = model('notes')
  const parameters = model('parameters')
  const format = model('format')
  return {
    name: readLine(metadata('name'), MAX_NAME_LENGTH),
    description: readText(metadata('description'), MAX_DESCRIPTION_LENGTH),
    ...(image.value === undefined ? {} : { image: readImage(image) }),
    version: readLabel(model('version')),
    ...(notes.value === undefined ? {} : { notes: readText(notes, MAX_DESCRIPTION_LENGTH) }),
    task: readLabel(model('task')),
    tags: readList(model('tags'), MAX_ITEMS, readLabel),
    ...(parameters.value === undefined ? {} : { parameters: readCount(parameters) }),
    ...(format.value === undefined ? {} : { format: readLabel(format) }),
    artifacts: readArtifacts(model('artifacts')),
    provenance: readProvenance(model('provenance')),
    evaluations: readList(model('evaluations'), MAX_ITEMS, readEvaluation),
  }
}

function readLabel(field: Field): string {
  return readLine(field, MAX_LABEL_LENGTH)
}

function readName(field: Field): string {
  return readLine(field, MAX_NAME_LENGTH)
}

function readImage(field: Field): string {
  return typeof field.value === 'string' && IPFS_URL.test(field.value) ? field.value : readHttpUrl(field)
}

function readArtifacts(field: Field): readonly Artifact[] {
  if (field.value === undefined) throw invalid(field.name)
  const seen = new Set<string>()
  return readList(field, MAX_ARTIFACTS, item => {
    const artifact = readArtifact(item)
    const folded = foldPath(artifact.path)
    if (seen.has(folded)) throw invalid(`${item.name}.path`)
    seen.add(folded)
    return artifact
  })
}

function readArtifact(field: Field): Artifact {
  const get = fieldsOf(field)
  return {
    path: readPath(get('path')),
    cid: readMatch(get('cid'), CID),
    size: readCount(get('size')),
    sha256: readMatch<Digest>(get('sha256'), SHA256),
    mediaType: readMatch(get('mediaType'), MEDIA_TYPE),
    role: readOneOf(get('role'), ARTIFACT_ROLES),
    sources: readList(get('sources'), MAX_SOURCES, readHttpUrl),
  }
}

function readPath({ name, value }: Field): string {
  if (typeof value !== 'string' || !isArtifactPath(value)) throw invalid(name)
  return value
}

function readProvenance(field: Field): Manifest['provenance'] {
  const get = fieldsOf(field.value === undefined ? { name: field.name, value: {} } : field)
  return {
    baseModels: readList(get('baseModels'), MAX_ITEMS, readName),
    datasets: readList(get('datasets'), MAX_ITEMS, readName),
    contributors: readList(get('contributors'), MAX_ITEMS, readContributor),
  }
}

function readContributor(field: Field): Contributor {
  const get = fieldsOf(field)
  const account = get('account')
  return {
    name: readName(get('name')),
    role: readOneOf(get('role'), CONTRIBUTOR_ROLES),
    ...(account.value === undefined ? {} : { account: readName(account) }),
  }
}

function readEvaluation(field: Field): Manifest['evaluations'][number] {
  const get = fieldsOf(field)
  return {
    metric: readLabel(get('metric')),
    value: readNumber(get('value')),
    dataset: readName(get('dataset')),
  }
}
