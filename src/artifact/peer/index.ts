export { createPeerNode } from './create-peer-node.ts'
