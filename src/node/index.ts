export * from './hub/index.ts'
