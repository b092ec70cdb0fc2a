export { createMarket, type MarketOptions, PUBLIC_GATEWAYS } from './create-market.ts'
export type * from './market.ts'
export { createOffer, mintModel, type Publisher } from './publish.ts'
