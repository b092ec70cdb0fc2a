/** Everything that downloads files, in one module that is loaded when a file is wanted. */
export { createArtifacts, keptProgress } from '../artifact/index.ts'
