import { defineElement } from '../define-element.ts'
import { ModelNftCard } from './model-nft-card.ts'

defineElement('model-nft-card', ModelNftCard)

export { ModelNftCard }
