import type { Digest } from '../asset/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { Manifest } from './manifest.ts'
import { MAX_MANIFEST_BYTES, parseManifest } from './parse-manifest.ts'
import { sha256Digest } from './sha256-digest.ts'

/**
 * The manifest in `bytes`, if they are the ones that `digest` on chain names.
 * @throws ModelmarkError `digest-mismatch` for other bytes, `manifest-invalid`, `insecure-origin`.
 */
export async function verifyManifest(bytes: Uint8Array<ArrayBuffer>, digest: Digest): Promise<Manifest> {
  if (bytes.length > MAX_MANIFEST_BYTES) {
    throw new ModelmarkError('manifest-invalid', { document: 'manifest', field: 'size' })
  }
  const actual = await sha256Digest(bytes)
  if (actual !== digest.toLowerCase()) {
    throw new ModelmarkError('digest-mismatch', { document: 'manifest', expected: digest, actual })
  }
  return parseManifest(bytes)
}
