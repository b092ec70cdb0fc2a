/** What a creator does with files before anything is on a chain: their CIDs, their manifest, and handing them over. */
export { type AssembledManifest, assembleManifest } from './assemble-manifest.ts'
export type { FileDescription, ModelDescription } from './describe-model.ts'
export type { HashedFile } from './hash-file.ts'
export { type FilesProgress, type HashOptions, hashFiles } from './hash-files.ts'
export { type ChosenFile, type ModelFile, type ModelFiles, readModelFiles } from './model-files.ts'
export type { PinStatus } from './pin-answer.ts'
export { type PinningService, type PinOptions, type PinRequest, pinFiles } from './pin-files.ts'
export { type UploadFile, type UploadOptions, type UploadTarget, uploadFiles } from './upload.ts'
