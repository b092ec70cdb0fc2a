export { SharePanel } from './share-panel.ts'
