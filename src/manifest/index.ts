export {
  ARTIFACT_ROLES,
  type Artifact,
  type ArtifactRole,
  type Contributor,
  type Manifest,
} from './manifest.ts'
