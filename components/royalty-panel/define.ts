import { defineElement } from '../define-element.ts'
import { RoyaltyPanel } from './royalty-panel.ts'

defineElement('royalty-panel', RoyaltyPanel)

export { RoyaltyPanel }
