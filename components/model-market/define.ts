import { defineElement } from '../define-element.ts'
import { ModelMarket } from './model-market.ts'

defineElement('model-market', ModelMarket)

export { ModelMarket }
