export { RoyaltyPanel } from './royalty-panel.ts'
