import { setTimeout as sleep } from 'node:timers/promises'
import { noise } from '@chainsafe/libp2p-noise'
import { yamux } from '@chainsafe/libp2p-yamux'
import { circuitRelayServer } from '@libp2p/circuit-relay-v2'
import { identify } from '@libp2p/identify'
import { tcp } from '@libp2p/tcp'
import { webSockets } from '@libp2p/websockets'
import type { Blockstore } from 'interface-blockstore'
import { createLibp2p } from 'libp2p'
import { RENDEZVOUS_PROTOCOL } from '../../artifact/peer/protocol/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import { AddressGate } from './address-gate.ts'
import { type IdentityStore, loadIdentity } from './identity.ts'
import { DEFAULT_RELAY_LIMITS, type RelayLimits } from './limits.ts'
import { Rendezvous } from './rendezvous.ts'
import { serveBitswap } from './serve-bitswap.ts'

/** Milliseconds after which closing is over, whatever a connection still wants. */
const CLOSE_DEADLINE = 5000
/** Milliseconds between two sweeps of what expired. */
const SWEEP_INTERVAL = 30_000

export interface RelayOptions {
  /** Multiaddrs to listen on: `/ip4/127.0.0.1/tcp/9180/ws` for browsers, without `/ws` for other nodes. */
  readonly listen: readonly string[]
  /** Multiaddrs to tell visitors where they differ from `listen`: `/dns4/hub.example/tcp/443/wss`. */
  readonly announce?: readonly string[]
  /** Keeps the private key over restarts; absent, every start has a new peer id. */
  readonly identity?: IdentityStore
  readonly limits?: Partial<RelayLimits>
  /** A proxy on this machine stands for many visitors: loopback is not counted as one address. */
  readonly behindProxy?: boolean
  /** Every block in it is given over bitswap to any IPFS node that asks; absent, bitswap is off. */
  readonly blockstore?: Blockstore
}

/** What the relay is doing now. */
export interface RelayMetrics {
  readonly connections: number
  readonly reservations: number
  readonly announcements: number
  /** Files somebody shares. */
  readonly roots: number
  /** Rendezvous requests since the start, and those among them that were refused. */
  readonly requests: number
  readonly refused: number
  /** Connections and places refused since the start, as their address had too many. */
  readonly refusedByAddress: number
}

/** A circuit relay v2 for signalling, a rendezvous for visitors and a bitswap server. */
export interface Relay {
  readonly peerId: string
  /** Dialable addresses, each ending in `/p2p/<peerId>`. */
  readonly multiaddrs: readonly string[]
  metrics(): RelayMetrics
  close(): Promise<void>
}

/** @throws ModelmarkError `bad-config` when an address cannot be listened on. */
export async function createRelay(options: RelayOptions): Promise<Relay> {
  const limits = { ...DEFAULT_RELAY_LIMITS, ...options.limits }
  const gate = new AddressGate(limits, options.behindProxy ?? false)
  const rendezvous = new Rendezvous(limits)
  const libp2p = await createLibp2p({
    start: false,
    privateKey: await loadIdentity(options.identity),
    addresses: { listen: [...options.listen], announce: [...(options.announce ?? [])] },
    transports: [webSockets(), tcp()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    connectionManager: {
      maxConnections: limits.connections,
      inboundConnectionThreshold: limits.newConnectionsPerAddress,
      maxIncomingPendingConnections: 100,
    },
    connectionGater: {
      denyInboundConnection: connection => !gate.admit(connection),
      denyInboundRelayReservation: (peer): boolean =>
        !gate.reserve(peer, libp2p.getConnections(peer)[0]?.remoteAddr),
    },
    services: {
      identify: identify(),
      relay: circuitRelayServer({
        reservations: {
          maxReservations: limits.reservations,
          defaultDataLimit: limits.relayedBytes,
          defaultDurationLimit: limits.relayedSeconds * 1000,
        },
      }),
    },
  })
  try {
    await libp2p.start()
  } catch (cause) {
    await libp2p.stop()
    throw new ModelmarkError('bad-config', { field: 'listen', value: options.listen.join(' ') }, { cause })
  }
  const stopBitswap = options.blockstore && (await serveBitswap(libp2p, options.blockstore))
  await libp2p.handle(
    RENDEZVOUS_PROTOCOL,
    (stream, { remotePeer, remoteAddr }) =>
      rendezvous.handle(stream, remotePeer.toString(), gate.addressOf(remoteAddr)),
    { maxInboundStreams: 8 },
  )
  const { reservations } = libp2p.services.relay
  // A visitor who left keeps a slot for hours otherwise, and is named to others who then dial in vain.
  libp2p.addEventListener('peer:disconnect', ({ detail: peer }) => {
    rendezvous.announcements.leave(peer.toString())
    gate.leave(peer)
    reservations.get(peer)?.signal.clear()
    reservations.delete(peer)
  })
  async function stop(): Promise<void> {
    await stopBitswap?.()
    await libp2p.stop()
  }
  const sweeping = setInterval(() => rendezvous.announcements.sweep(), SWEEP_INTERVAL)
  sweeping.unref()
  return {
    peerId: libp2p.peerId.toString(),
    multiaddrs: libp2p.getMultiaddrs().map(String),
    metrics: () => ({
      connections: libp2p.getConnections().length,
      reservations: reservations.size,
      announcements: rendezvous.announcements.count,
      roots: rendezvous.announcements.roots,
      refusedByAddress: gate.refused,
      ...rendezvous.counts,
    }),
    close: async () => {
      clearInterval(sweeping)
      await Promise.race([stop(), sleep(CLOSE_DEADLINE, undefined, { ref: false })])
    },
  }
}
