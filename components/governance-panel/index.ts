export { GovernancePanel } from './governance-panel.ts'
