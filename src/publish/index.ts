/** What a creator does with files before anything is on a chain: their CIDs, their manifest, and handing them over. */
export { artifactRole } from './artifact-kind.ts'
export { type AssembledManifest, assembleManifest } from './assemble-manifest.ts'
export {
  DESCRIPTION_FILE,
  describeFile,
  describeModel,
  type FileDescription,
  type ModelDescription,
  objectOf,
  type ReadableFile,
} from './describe-model.ts'
export type { HashedFile } from './hash-file.ts'
export { type FilesProgress, type HashOptions, hashFiles } from './hash-files.ts'
export { type ChosenFile, type ModelFile, type ModelFiles, readModelFiles } from './model-files.ts'
