export { ModelNftCard } from './model-nft-card.ts'
