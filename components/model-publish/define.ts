import { defineElement } from '../define-element.ts'
import { ModelPublish } from './model-publish.ts'

defineElement('model-publish', ModelPublish)

export { ModelPublish }
