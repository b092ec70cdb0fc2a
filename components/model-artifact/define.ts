import { defineElement } from '../define-element.ts'
import { ModelArtifact } from './model-artifact.ts'

defineElement('model-artifact', ModelArtifact)

export { ModelArtifact }
