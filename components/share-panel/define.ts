import { defineElement } from '../define-element.ts'
import { SharePanel } from './share-panel.ts'

defineElement('share-panel', SharePanel)

export { SharePanel }
