export { ModelArtifact } from './model-artifact.ts'
