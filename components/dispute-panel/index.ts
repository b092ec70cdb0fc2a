export { DisputePanel } from './dispute-panel.ts'
