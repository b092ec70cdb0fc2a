/** What one relay takes from strangers. */
export interface RelayLimits {
  /** Visitors that may be reachable through this relay at once. */
  readonly reservations: number
  /** Connections at once, over all visitors. */
  readonly connections: number
  /** New connections a second from one IP address. A proxy in front makes all visitors one address: raise it there. */
  readonly connectionsPerAddress: number
  /** Bytes of one relayed connection: signalling fits in a few KiB, files go from browser to browser. */
  readonly relayedBytes: bigint
  /** Seconds of one relayed connection. */
  readonly relayedSeconds: number
  /** Files one peer may announce. */
  readonly rootsPerPeer: number
  /** Announcements kept at once, over all peers. */
  readonly announcements: number
  /** Seconds an announcement is kept without being repeated. */
  readonly announcementSeconds: number
  /** Rendezvous requests a second of one peer, on average. */
  readonly requestsPerPeer: number
  /** Rendezvous requests a second of one IP address, on average; loopback, where a proxy stands, is not counted. */
  readonly requestsPerAddress: number
}

export const DEFAULT_RELAY_LIMITS: RelayLimits = {
  reservations: 4096,
  connections: 8192,
  connectionsPerAddress: 20,
  relayedBytes: 128n * 1024n,
  relayedSeconds: 120,
  rootsPerPeer: 256,
  announcements: 100_000,
  announcementSeconds: 120,
  requestsPerPeer: 5,
  requestsPerAddress: 50,
}
