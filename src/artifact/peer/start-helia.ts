import type { Libp2p } from '@libp2p/interface'
import { ModelmarkError } from '../../error/index.ts'
import { dialGuard, onlyRelays } from './dial-guard.ts'
import {
  circuitRelayTransport,
  createHeliaLight,
  generateKeyPair,
  identify,
  noise,
  webRTC,
  webSockets,
  withBitswap,
  withLibp2pLight,
  yamux,
} from './helia-parts.ts'
import { patientAnswer } from './patient-answer.ts'
import type { PeerSlots } from './peer-slots.ts'
import { MAX_QUEUED_BYTES, MESSAGE_BYTES } from './protocol/index.ts'
import type { RelayAddress } from './relay-address.ts'
import type { ServedBlockstore } from './served-blockstore.ts'

export interface HeliaSetup {
  readonly relays: readonly RelayAddress[]
  readonly blockstore: ServedBlockstore
  readonly slots: PeerSlots
  readonly maxPeers: number
  readonly iceServers: readonly RTCIceServer[]
  readonly relayOnly: boolean
}

export interface StartedHelia {
  readonly libp2p: Libp2p
  stop(): Promise<void>
}

/**
 * Helia with WebRTC, circuit relay, WebSockets and bitswap, and nothing that calls third parties: no bootstrap
 * list, no DHT, no public STUN, no DNS over HTTPS. Its identity is new on every page load.
 */
export async function startHelia(setup: HeliaSetup): Promise<StartedHelia> {
  const rtcConfiguration: RTCConfiguration = {
    iceServers: [...setup.iceServers],
    iceTransportPolicy: setup.relayOnly ? 'relay' : 'all',
  }
  const helia = withBitswap(
    withLibp2pLight(
      // Without an ordinary router Helia's search for providers never ends.
      createHeliaLight({
        blockstore: setup.blockstore,
        dns: noDns,
        routers: [{ name: 'none', async *findProviders() {} }],
      }),
      {
        privateKey: await generateKeyPair('Ed25519'),
        dns: noDns,
        addresses: { listen: [...setup.relays.map(() => '/p2p-circuit'), '/webrtc'] },
        transports: [
          webSockets(),
          webRTC({
            rtcConfiguration,
            dataChannel: { maxMessageSize: MESSAGE_BYTES, maxBufferedAmount: MAX_QUEUED_BYTES },
          }),
          circuitRelayTransport({ discoveryFilter: onlyRelays(setup.relays) }),
        ],
        connectionEncrypters: [noise()],
        streamMuxers: [yamux()],
        connectionGater: dialGuard(setup.relays, setup.slots),
        // A relayed connection for signalling and a direct one may both be open for a peer.
        connectionManager: { maxConnections: setup.relays.length + 2 * setup.maxPeers + 8 },
        // A ping that waits behind megabytes of leaves says nothing about the peer; leaves have deadlines of their own.
        connectionMonitor: { enabled: false },
        services: { identify: identify(), patientAnswer },
      },
    ),
  )
  await helia.start()
  return { libp2p: helia.libp2p, stop: async () => void (await helia.stop()) }
}

const noDns = {
  async query(name: string): Promise<never> {
    throw new ModelmarkError('bad-config', { field: 'dns', value: name })
  },
}
