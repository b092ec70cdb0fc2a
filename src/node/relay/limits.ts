/**
 * What one relay takes from strangers. An address is an IPv4 address or a /64 network of IPv6; loopback, where a
 * proxy stands for many, is not counted.
 */
export interface RelayLimits {
  /** Visitors that may be reachable through this relay at once. */
  readonly reservations: number
  /** Those of one address. */
  readonly reservationsPerAddress: number
  /** Connections at once, over all visitors. */
  readonly connections: number
  /** Those of one address. */
  readonly connectionsPerAddress: number
  /** New connections a second from one address. A proxy in front makes all visitors one address: raise it there. */
  readonly newConnectionsPerAddress: number
  /** Bytes of one relayed connection: signalling fits in a few KiB, files go from browser to browser. */
  readonly relayedBytes: bigint
  /** Seconds of one relayed connection. */
  readonly relayedSeconds: number
  /** Files one peer may announce. */
  readonly rootsPerPeer: number
  /** Announcements kept at once, over all peers. */
  readonly announcements: number
  /** Those of one address. */
  readonly announcementsPerAddress: number
  /** Seconds an announcement is kept without being repeated. */
  readonly announcementSeconds: number
  /** Rendezvous requests a second of one peer, on average. */
  readonly requestsPerPeer: number
  /** Rendezvous requests a second of one address, on average. */
  readonly requestsPerAddress: number
}

export const DEFAULT_RELAY_LIMITS: RelayLimits = {
  reservations: 4096,
  reservationsPerAddress: 64,
  connections: 8192,
  connectionsPerAddress: 128,
  newConnectionsPerAddress: 20,
  relayedBytes: 128n * 1024n,
  relayedSeconds: 120,
  rootsPerPeer: 256,
  announcements: 100_000,
  announcementsPerAddress: 2048,
  announcementSeconds: 120,
  requestsPerPeer: 5,
  requestsPerAddress: 50,
}
