import assert from 'node:assert/strict'
import { once } from 'node:events'
import { afterEach, describe, it } from 'node:test'
import { noise } from '@chainsafe/libp2p-noise'
import { yamux } from '@chainsafe/libp2p-yamux'
import { withBitswap } from '@helia/bitswap'
import { withLibp2pLight } from '@helia/libp2p'
import { circuitRelayTransport } from '@libp2p/circuit-relay-v2'
import { identify } from '@libp2p/identify'
import type { Libp2p } from '@libp2p/interface'
import { webSockets } from '@libp2p/websockets'
import { multiaddr } from '@multiformats/multiaddr'
import { MemoryBlockstore } from 'blockstore-core'
import { createHeliaLight } from 'helia'
import { createLibp2p } from 'libp2p'
import { CID } from 'multiformats/cid'
import { sha256 } from 'multiformats/hashes/sha2'
import {
  decodeReply,
  encodeFrame,
  encodeMessage,
  MAX_RENDEZVOUS_BYTES,
  RENDEZVOUS_PROTOCOL,
  type RendezvousReply,
  type RendezvousRequest,
  readMessage,
  sendMessage,
} from '../../../src/artifact/peer/protocol/index.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import { createRelay, type Relay, type RelayOptions } from '../../../src/node/relay/index.ts'

const ROOT = 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e'
const LISTEN = ['/ip4/127.0.0.1/tcp/0/ws']

describe('a relay', () => {
  const open: { close(): Promise<unknown> }[] = []
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close()
  })

  async function relay(options: Partial<RelayOptions> = {}): Promise<Relay> {
    const started = await createRelay({ listen: LISTEN, ...options })
    open.push(started)
    return started
  }

  async function peer(listen: string[] = []): Promise<Libp2p> {
    const node = await createLibp2p({
      addresses: { listen },
      transports: [webSockets(), circuitRelayTransport()],
      connectionEncrypters: [noise()],
      streamMuxers: [yamux()],
      services: { identify: identify() },
    })
    open.push({ close: async () => node.stop() })
    return node
  }

  it('brings the one who shares and the one who looks together', async () => {
    const hub = await relay()
    const [giver, taker] = [await peer(), await peer()]
    assert.deepEqual(await ask(giver, hub, { type: 'announce', roots: [ROOT] }), { ttl: 120 })
    const found = await ask(taker, hub, { type: 'find', root: ROOT, limit: 16 })
    assert.deepEqual(found, { peers: [giver.peerId.toString()] })
    assert.deepEqual(await ask(giver, hub, { type: 'find', root: ROOT, limit: 16 }), { peers: [] })
    assert.equal(hub.metrics().announcements, 1)
    assert.equal(hub.metrics().requests, 3)
  })

  it('forgets a peer that leaves, and its place', async () => {
    const hub = await relay()
    const giver = await peer([`${hub.multiaddrs[0]}/p2p-circuit`])
    await ask(giver, hub, { type: 'announce', roots: [ROOT] })
    assert.equal(hub.metrics().reservations, 1)
    await giver.stop()
    const taker = await peer()
    await untilFalse(() => hub.metrics().reservations > 0)
    assert.deepEqual(await ask(taker, hub, { type: 'find', root: ROOT, limit: 16 }), { peers: [] })
    assert.equal(hub.metrics().announcements, 0)
  })

  it('relays a connection between two that cannot reach each other, and no files', async () => {
    const hub = await relay({ limits: { relayedBytes: 8192n } })
    const giver = await peer([`${hub.multiaddrs[0]}/p2p-circuit`])
    await giver.handle('/echo/1', async stream => void stream.close(), { runOnLimitedConnection: true })
    const taker = await peer()
    const connection = await taker.dial(multiaddr(`${hub.multiaddrs[0]}/p2p-circuit/p2p/${giver.peerId}`))
    assert.notEqual(connection.limits, undefined)
    const stream = await connection.newStream('/echo/1', { runOnLimitedConnection: true })
    const closed = new Promise(resolve => stream.addEventListener('close', resolve))
    stream.send(new Uint8Array(64 * 1024))
    await closed
    await untilFalse(() => connection.status === 'open')
  })

  it('gives no more places than it may', async () => {
    const hub = await relay({ limits: { reservations: 1 } })
    await peer([`${hub.multiaddrs[0]}/p2p-circuit`])
    await assert.rejects(peer([`${hub.multiaddrs[0]}/p2p-circuit`]))
    assert.equal(hub.metrics().reservations, 1)
  })

  it('gives one address no more places and connections than it may, and frees those of who left', async () => {
    const hub = await relay({ limits: { reservationsPerAddress: 1, connectionsPerAddress: 2 } })
    const first = await peer([`${hub.multiaddrs[0]}/p2p-circuit`])
    await assert.rejects(peer([`${hub.multiaddrs[0]}/p2p-circuit`]))
    await untilFalse(() => hub.metrics().connections > 1)
    await ask(await peer(), hub, { type: 'find', root: ROOT, limit: 1 })
    await assert.rejects(ask(await peer(), hub, { type: 'find', root: ROOT, limit: 1 }))
    assert.equal(hub.metrics().refusedByAddress, 2)
    await first.stop()
    await untilFalse(() => hub.metrics().reservations > 0)
    await peer([`${hub.multiaddrs[0]}/p2p-circuit`])
  })

  it('refuses a message that is too long before it came, and goes on', async () => {
    const hub = await relay()
    const bad = await peer()
    const stream = await bad.dialProtocol(multiaddr(hub.multiaddrs[0]), RENDEZVOUS_PROTOCOL)
    const closed = once(stream as unknown as EventTarget, 'close')
    stream.send(encodeFrame(0, 0, new Uint8Array(MAX_RENDEZVOUS_BYTES + 1)))
    await closed
    assert.equal(hub.metrics().refused, 1)
    assert.deepEqual(await ask(bad, hub, { type: 'find', root: ROOT, limit: 1 }), { peers: [] })
  })

  it('keeps its name over restarts', async () => {
    let kept: Uint8Array | undefined
    const identity = {
      load: async () => kept,
      save: async (key: Uint8Array) => {
        kept = key
      },
    }
    const first = await createRelay({ listen: LISTEN, identity })
    await first.close()
    const second = await relay({ identity })
    assert.equal(second.peerId, first.peerId)
    assert.ok(second.multiaddrs[0]?.endsWith(`/p2p/${first.peerId}`))
  })

  it('does not take a new name when the old one cannot be read', async () => {
    const identity = {
      load: async () => new Uint8Array([1, 2, 3]),
      save: async () => assert.fail('overwritten'),
    }
    await assert.rejects(createRelay({ listen: LISTEN, identity }), isBadConfig('identity'))
  })

  it('says which address it cannot listen on', async () => {
    const hub = await relay()
    const port = /tcp\/(\d+)/.exec(hub.multiaddrs[0] ?? '')?.[1]
    await assert.rejects(createRelay({ listen: [`/ip4/127.0.0.1/tcp/${port}/ws`] }), isBadConfig('listen'))
  })

  it('gives its blocks over bitswap to any IPFS node', async () => {
    const bytes = new TextEncoder().encode('weights')
    const cid = CID.createV1(0x55, await sha256.digest(bytes))
    const blockstore = new MemoryBlockstore()
    await blockstore.put(cid, bytes)
    const hub = await relay({ blockstore })
    const node = withBitswap(
      withLibp2pLight(createHeliaLight({ routers: [{ name: 'none', async *findProviders() {} }] }), {
        transports: [webSockets()],
        connectionEncrypters: [noise()],
        streamMuxers: [yamux()],
        services: { identify: identify() },
      }),
    )
    await node.start()
    open.push({ close: () => node.stop() })
    await node.libp2p.dial(multiaddr(hub.multiaddrs[0]))
    const parts: Uint8Array[] = []
    const signal = AbortSignal.timeout(10_000)
    for await (const part of node.blockstore.get(cid, { signal })) parts.push(part)
    assert.deepEqual(Buffer.concat(parts), Buffer.from(bytes))
  })
})

async function ask(node: Libp2p, relay: Relay, request: RendezvousRequest): Promise<RendezvousReply> {
  const signal = AbortSignal.timeout(10_000)
  const stream = await node.dialProtocol(multiaddr(relay.multiaddrs[0]), RENDEZVOUS_PROTOCOL, { signal })
  const reply = readMessage(stream, MAX_RENDEZVOUS_BYTES, signal)
  await sendMessage(stream, encodeMessage(request), signal)
  return decodeReply(await reply)
}

/** What the relay does when a connection ends is not told to anybody, so it is asked. */
async function untilFalse(condition: () => boolean): Promise<void> {
  while (condition()) await new Promise(resolve => setTimeout(resolve, 10))
}

function isBadConfig(field: string) {
  return (error: unknown) =>
    error instanceof ModelmarkError && error.code === 'bad-config' && error.facts['field'] === field
}
