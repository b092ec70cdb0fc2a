export { TradePanel } from './trade-panel.ts'
