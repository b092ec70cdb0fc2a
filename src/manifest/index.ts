export { foldPath, isArtifactPath } from './artifact-path.ts'
export { compareManifests, type ManifestChanges } from './compare-manifests.ts'
export { encodeManifest } from './encode-manifest.ts'
export {
  ARTIFACT_ROLES,
  type Artifact,
  type ArtifactRole,
  CONTRIBUTOR_ROLES,
  type Contributor,
  type ContributorRole,
  type Manifest,
} from './manifest.ts'
export { MAX_MANIFEST_BYTES, parseManifest } from './parse-manifest.ts'
export { type Dtype, readSafetensorsHeader, type SafetensorsHeader, type Tensor } from './safetensors.ts'
export { sha256Digest } from './sha256-digest.ts'
export { type TensorView, tensorView } from './tensor-view.ts'
export { verifyManifest } from './verify-manifest.ts'
