import assert from 'node:assert/strict'
import { once } from 'node:events'
import { describe, it, type TestContext } from 'node:test'
import { noise } from '@chainsafe/libp2p-noise'
import { yamux } from '@chainsafe/libp2p-yamux'
import { circuitRelayTransport } from '@libp2p/circuit-relay-v2'
import { identify } from '@libp2p/identify'
import { webSockets } from '@libp2p/websockets'
import { createLibp2p } from 'libp2p'
import { parseRelayAddress } from '../../../src/artifact/peer/relay-address.ts'
import { RelayLink } from '../../../src/artifact/peer/relay-link.ts'
import { serve } from '../hub/cli-fixture.ts'
import { temporaryFolder } from '../hub/hub-fixture.ts'

const ROOT = 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e'

/** A visitor's node as in a page, without WebRTC, that shares ROOT or nothing. */
async function visitor(test: TestContext, relay: string, roots: readonly string[]) {
  const libp2p = await createLibp2p({
    addresses: { listen: ['/p2p-circuit'] },
    transports: [webSockets(), circuitRelayTransport()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    services: { identify: identify() },
  })
  const link = new RelayLink(
    libp2p,
    parseRelayAddress(relay),
    () => roots,
    () => {},
  )
  test.after(async () => {
    await link.close()
    await libp2p.stop()
  })
  return { id: libp2p.peerId.toString(), link }
}

/** Asks until the hub names somebody: nothing tells when another's announcement came in. */
async function untilFound(link: RelayLink, signal: AbortSignal): Promise<readonly string[]> {
  for (;;) {
    const peers = await link.find(ROOT, signal)
    if (peers.length > 0) return peers
    await new Promise(resolve => setTimeout(resolve, 500))
  }
}

describe('the rendezvous of a hub that was killed', () => {
  it('knows its visitors again by themselves, under the same address', { timeout: 90_000 }, async test => {
    const { signal } = test
    const dataDir = await temporaryFolder(test)
    const hub = await serve(test, dataDir)
    const relay = hub.multiaddrs[0] ?? ''
    const giver = await visitor(test, relay, [ROOT])
    const taker = await visitor(test, relay, [])
    assert.deepEqual(await untilFound(taker.link, signal), [giver.id])

    const exited = once(hub.child, 'exit')
    hub.child.kill('SIGKILL')
    await exited
    assert.deepEqual(await taker.link.find(ROOT, signal), [])

    const port = /\/tcp\/(\d+)\//.exec(relay)?.[1] ?? ''
    const again = await serve(test, dataDir, '--relay-port', port)
    assert.deepEqual(again.multiaddrs, hub.multiaddrs)
    assert.deepEqual(await untilFound(taker.link, signal), [giver.id])
  })
})
