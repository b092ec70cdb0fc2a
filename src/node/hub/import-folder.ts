import { createReadStream } from 'node:fs'
import type { Digest } from '../../asset/index.ts'
import type { Artifact, Manifest } from '../../manifest/index.ts'
import { encodeManifest, sha256Digest } from '../../manifest/index.ts'
import { describeFolder } from './describe-folder.ts'
import type { HubStore } from './hub-store.ts'
import { importContent } from './import-file.ts'
import { LEAF_BYTES } from './unixfs-file.ts'

export interface ImportOptions {
  /** A description to use in place of the folder's `modelmark.json`. */
  readonly manifest?: string
  /** Called as files are finished. */
  readonly onFile?: (artifact: Artifact) => void
}

export interface ImportedModel {
  readonly manifest: Manifest
  /** What a version's `manifestDigest` on chain is. */
  readonly digest: Digest
  /** CID of the manifest. */
  readonly cid: string
}

/**
 * Takes a model folder into the store: every file, and a manifest that names them.
 * @throws ModelmarkError `bad-config`, `file-invalid`, `manifest-invalid`, `storage-full`.
 */
export async function importFolder(
  store: HubStore,
  dir: string,
  options: ImportOptions = {},
): Promise<ImportedModel> {
  const { manifest: described, files } = await describeFolder(dir, options.manifest)
  // What is wrong in the description is told before gigabytes are read.
  encodeManifest({ ...described, artifacts: [] })
  const artifacts: Artifact[] = []
  for (const { path, location, role, mediaType, sources } of files) {
    const { cid, size, sha256 } = await importContent(
      store,
      createReadStream(location, { highWaterMark: LEAF_BYTES }),
    )
    const artifact = { path, cid: String(cid), size, sha256, mediaType, role, sources }
    artifacts.push(artifact)
    options.onFile?.(artifact)
  }
  const manifest = { ...described, artifacts }
  const bytes = encodeManifest(manifest)
  const cid = await store.putBlock(bytes)
  return { manifest, digest: await sha256Digest(bytes), cid: String(cid) }
}
