import type { ConnectionGater, PeerId, TopologyFilter } from '@libp2p/interface'
import type { Multiaddr } from '@multiformats/multiaddr'
import type { PeerSlots } from './peer-slots.ts'
import type { RelayAddress } from './relay-address.ts'

/**
 * A page dials the relays it was given and visitors behind them, nothing else: a stranger's address never makes a
 * visitor's browser call a third party or something on the local network. Loopback is dialled only where a relay is there.
 */
export function dialGuard(relays: readonly RelayAddress[], slots: PeerSlots): ConnectionGater {
  const allowed = relays.map(relay => relay.multiaddr.toString())
  return {
    denyDialMultiaddr: (address: Multiaddr) => {
      const text = address.toString()
      return !allowed.some(relay => text === relay || text.startsWith(`${relay}/p2p-circuit/`))
    },
    denyInboundRelayedConnection: (_relay: PeerId, peer: PeerId) =>
      slots.free <= 0 && !slots.has(peer.toString()),
  }
}

/** Lets libp2p take reservations on the given relays only, whoever else says it relays. */
export function onlyRelays(relays: readonly RelayAddress[]): TopologyFilter {
  const known = new Set(relays.map(relay => relay.peerId))
  const connected = new Set<string>()
  return {
    has: peer => !known.has(peer.toString()) || connected.has(peer.toString()),
    add: peer => {
      connected.add(peer.toString())
    },
    remove: peer => {
      connected.delete(peer.toString())
    },
  }
}
