import { ModelmarkError } from '../../error/index.ts'
import { pause } from '../../store/index.ts'
import type { PeerContent, PeerNode, PeerNodeOptions, SoughtFile } from '../peer-node.ts'
import type { Source } from '../source.ts'
import { fetchNode } from './fetch-node.ts'
import { LeafGiver } from './leaf-giver.ts'
import { PeerSlots } from './peer-slots.ts'
import { LEAF_PROTOCOL } from './protocol/index.ts'
import { parseRelayAddress } from './relay-address.ts'
import { RelayLink } from './relay-link.ts'
import { ServedBlockstore } from './served-blockstore.ts'
import { ServedFiles } from './served-files.ts'
import { startHelia } from './start-helia.ts'
import { Swarms } from './swarms.ts'
import { UploadAllowance } from './upload-allowance.ts'

export interface StartedPeerNode extends PeerNode {
  /** Peer id, new on every page load. */
  readonly id: string
}

/** Milliseconds after which each half of closing is over, whatever a connection still wants. */
const CLOSE_DEADLINE = 5000
/** Peers at once. */
const MAX_PEERS = 16

/**
 * Starts the page's peer node: Helia over WebRTC, met through the given relays.
 * @throws ModelmarkError `bad-config` for an address that is no relay's.
 */
export async function createPeerNode(options: PeerNodeOptions): Promise<StartedPeerNode> {
  const relays = options.relays.map(parseRelayAddress)
  const files = new ServedFiles()
  const allowance = new UploadAllowance(options.upload)
  const slots = new PeerSlots(MAX_PEERS)
  const helia = await startHelia({
    relays,
    blockstore: new ServedBlockstore(files, allowance),
    slots,
    maxPeers: MAX_PEERS,
    iceServers: options.iceServers ?? [],
    relayOnly: options.relayOnly ?? false,
  })
  const { libp2p } = helia
  const links: RelayLink[] = []
  const swarms = new Swarms({ libp2p, links, slots })
  for (const relay of relays) {
    links.push(
      new RelayLink(
        libp2p,
        relay,
        () => files.roots,
        () => swarms.look(),
      ),
    )
  }
  const giver = new LeafGiver(files, allowance, slots, (root, connection) => {
    void swarms.get(root)?.join(connection)
  })
  await libp2p.handle(LEAF_PROTOCOL, giver.handle, { maxInboundStreams: 32, maxOutboundStreams: 32 })
  const refresh = () => giver.refresh()
  globalThis.document?.addEventListener('visibilitychange', refresh)
  const closing = new AbortController()

  /** @throws ModelmarkError `no-providers` when every relay was tried and none answers. */
  async function reachRelay(signal: AbortSignal): Promise<void> {
    const reached = links.map(async link => {
      await link.tried
      if (!link.connected) throw new ModelmarkError('no-providers', { source: link.relay.peerId })
    })
    await Promise.race([until(signal), Promise.any(reached).catch(() => undefined)])
    if (!signal.aborted && !links.some(link => link.connected)) {
      throw new ModelmarkError('no-providers', { source: 'relays', count: links.length })
    }
  }

  return {
    id: libp2p.peerId.toString(),
    async find({ root }: SoughtFile, onSource: (source: Source) => void, signal: AbortSignal): Promise<void> {
      const ended = AbortSignal.any([signal, closing.signal])
      if (ended.aborted) return
      await swarms.use(root, async swarm => {
        const stop = swarm.onSource(onSource)
        try {
          await reachRelay(ended)
          await until(ended)
        } finally {
          stop()
        }
      })
    },
    async node(root, cid, signal) {
      const ended = AbortSignal.any([signal, closing.signal])
      return swarms.use(root, swarm => fetchNode(swarm, cid, ended))
    },
    async provide(content: PeerContent) {
      const file = files.add(content)
      for (const link of links) link.announce()
      return async () => {
        if (!files.serves(file)) return
        files.remove(content.table.root)
        giver.refresh()
        await Promise.all(links.map(link => link.withdraw([content.table.root.toString()])))
      }
    },
    peers: root => swarms.get(root)?.sources.length ?? 0,
    uploaded: root => files.uploaded(root),
    async close() {
      closing.abort()
      globalThis.document?.removeEventListener('visibilitychange', refresh)
      giver.close()
      await soon(Promise.all([swarms.close(), ...links.map(link => link.close())]))
      await soon(helia.stop())
    },
  }
}

/** Waits for `closing`, but no longer than the deadline. */
async function soon(closing: Promise<unknown>): Promise<void> {
  const closed = new AbortController()
  const late = pause(CLOSE_DEADLINE, closed.signal).catch(() => undefined)
  await Promise.race([closing, late]).finally(() => closed.abort())
}

/** Resolves when `signal` aborts. */
function until(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
