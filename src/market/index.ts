export { createMarket, type MarketOptions } from './create-market.ts'
export type * from './market.ts'
export { createOffer, mintModel, type Publisher } from './publish.ts'
