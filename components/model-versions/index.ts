export { ModelVersions } from './model-versions.ts'
