export { ModelPublish } from './model-publish.ts'
