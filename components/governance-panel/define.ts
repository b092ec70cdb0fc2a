import { defineElement } from '../define-element.ts'
import { GovernancePanel } from './governance-panel.ts'

defineElement('governance-panel', GovernancePanel)

export { GovernancePanel }
