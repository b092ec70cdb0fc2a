import type { Manifest } from '../../src/manifest/index.ts'
import type { VersionInput } from '../../src/market/index.ts'
import { type AssembledManifest, assembleManifest, type UploadFile } from '../../src/publish/index.ts'
import { figuresOf, numberOf, type VersionDraft, versionFiles, versionOf } from './version-draft.ts'

/** What goes on chain, and the document it names. */
export interface PreparedVersion {
  readonly input: VersionInput
  readonly manifest: AssembledManifest
  readonly documents: readonly UploadFile[]
}

/**
 * The last manifest with what a draft without problems changes: all that was said before and is not changed is said again.
 * @throws ModelmarkError `manifest-invalid` with the `field` that is wrong.
 */
export async function nextVersion(draft: VersionDraft, last: Manifest): Promise<PreparedVersion> {
  const { artifacts: _, notes: __, ...kept } = last
  const { parameters, format } = draft
  const notes = draft.notes.trim()
  const manifest = await assembleManifest(
    {
      ...kept,
      version: versionOf(draft, last).trim(),
      ...(notes === '' ? {} : { notes }),
      ...(parameters === undefined ? {} : { parameters }),
      ...(format === undefined ? {} : { format }),
      evaluations: figuresOf(draft, last).map(({ metric, value, dataset }) => {
        return { metric: metric.trim(), value: numberOf(value) ?? 0, dataset: dataset.trim() }
      }),
    },
    versionFiles(draft, last).flatMap(({ file, state }) => (state === 'gone' ? [] : [file])),
  )
  const { digest, contentHash, cid, bytes } = manifest
  return {
    input: { manifestDigest: digest, contentHash },
    manifest,
    documents: [{ path: 'manifest.json', cid, file: new Blob([bytes]) }],
  }
}
