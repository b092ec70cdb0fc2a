import { defineElement } from '../define-element.ts'
import { TradePanel } from './trade-panel.ts'

defineElement('trade-panel', TradePanel)

export { TradePanel }
