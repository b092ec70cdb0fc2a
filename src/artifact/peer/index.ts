export { createPeerNode, type StartedPeerNode } from './create-peer-node.ts'
