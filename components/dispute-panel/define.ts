import { defineElement } from '../define-element.ts'
import { DisputePanel } from './dispute-panel.ts'

defineElement('dispute-panel', DisputePanel)

export { DisputePanel }
