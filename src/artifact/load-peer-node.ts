import type { PeerNode, PeerNodeOptions } from './peer-node.ts'

/** Peer code is heavy: it is loaded only after a visitor agreed to fetch from other visitors. */
export async function loadPeerNode(options: PeerNodeOptions): Promise<PeerNode> {
  const { createPeerNode } = await import('./peer/index.ts')
  return createPeerNode(options)
}
