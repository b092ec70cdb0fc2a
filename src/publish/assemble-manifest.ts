import { cidFromDigest, type Digest } from '../asset/index.ts'
import { encodeManifest, type Manifest, sha256Digest } from '../manifest/index.ts'
import type { FileDescription, ModelDescription } from './describe-model.ts'
import type { HashedFile } from './hash-file.ts'

/** A manifest ready for the chain. */
export interface AssembledManifest {
  readonly manifest: Manifest
  readonly bytes: Uint8Array<ArrayBuffer>
  /** What a version's `manifestDigest` on chain is. */
  readonly digest: Digest
  /** CID of the manifest. */
  readonly cid: string
  /** SHA-256 of the weights file, 32 zero bytes where there is none: a version's `contentHash`. */
  readonly contentHash: Digest
}

const NO_CONTENT: Digest = `0x${'00'.repeat(32)}`

/**
 * The manifest of files that were hashed, and what the chain calls it.
 * @throws ModelmarkError `manifest-invalid` with the `field` that is wrong.
 */
export async function assembleManifest(
  description: ModelDescription,
  files: readonly (Pick<HashedFile, 'cid' | 'size' | 'sha256'> &
    FileDescription & { readonly path: string })[],
): Promise<AssembledManifest> {
  const artifacts = files.map(({ path, cid, size, sha256, mediaType, role, sources }) => {
    return { path, cid, size, sha256, mediaType, role, sources }
  })
  const manifest = { ...description, artifacts }
  const bytes = encodeManifest(manifest)
  const digest = await sha256Digest(bytes)
  const weights = artifacts.find(({ role }) => role === 'weights')
  const contentHash = weights?.sha256 ?? NO_CONTENT
  return { manifest, bytes, digest, cid: String(cidFromDigest(digest)), contentHash }
}
