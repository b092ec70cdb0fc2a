export { type ErrorCode, type ErrorFacts, ModelmarkError, toModelmarkError } from './modelmark-error.ts'
