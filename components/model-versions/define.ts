import { defineElement } from '../define-element.ts'
import { ModelVersions } from './model-versions.ts'

defineElement('model-versions', ModelVersions)

export { ModelVersions }
