export { ModelMarket } from './model-market.ts'
