import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { multiaddr } from '@multiformats/multiaddr'
import { dialGuard, onlyRelays } from '../../../src/artifact/peer/dial-guard.ts'
import { PeerSlots } from '../../../src/artifact/peer/peer-slots.ts'
import { parseRelayAddress, visitorAddress } from '../../../src/artifact/peer/relay-address.ts'

const PEER = '12D3KooWB87Yet2DR9CC1Hf6uCZVp7RxtQUUMWQvG8cCRKmW23du'
const OTHER = '12D3KooWAieQ9uE32KTNEkH3tVBZrrSyhStbTXo4jmGe7b6W47pK'
const HUB = `/dns4/hub.example/tcp/443/wss/p2p/${PEER}`

describe('a relay’s address', () => {
  it('names the relay and how visitors behind it are dialled', () => {
    const relay = parseRelayAddress(HUB)
    assert.equal(relay.peerId, PEER)
    assert.equal(relay.loopback, false)
    assert.equal(visitorAddress(relay, OTHER).toString(), `${HUB}/p2p-circuit/webrtc/p2p/${OTHER}`)
  })

  it('is known to be on this machine', () => {
    assert.equal(parseRelayAddress(`/ip4/127.0.0.1/tcp/9180/ws/p2p/${PEER}`).loopback, true)
    assert.equal(parseRelayAddress(`/ip6/::1/tcp/9180/ws/p2p/${PEER}`).loopback, true)
  })

  for (const [why, address] of [
    ['is no multiaddr', 'https://hub.example'],
    ['does not say who the relay is', '/dns4/hub.example/tcp/443/wss'],
    ['cannot be dialled by a browser', `/dns4/hub.example/tcp/4001/p2p/${PEER}`],
    ['must be looked up with a third party', `/dnsaddr/hub.example/p2p/${PEER}`],
    ['leads on to another peer', `${HUB}/p2p-circuit/p2p/${OTHER}`],
    ['is empty', ''],
  ] as const) {
    it(`is refused when it ${why}`, () => {
      assert.throws(() => parseRelayAddress(address), { code: 'bad-config' })
    })
  }
})

describe('the dial guard', () => {
  const relays = [parseRelayAddress(HUB)]
  const denied = (address: string) =>
    dialGuard(relays, new PeerSlots(2)).denyDialMultiaddr?.(multiaddr(address))

  it('lets a page dial its relays and visitors behind them', () => {
    assert.equal(denied(HUB), false)
    assert.equal(denied(`${HUB}/p2p-circuit/webrtc/p2p/${OTHER}`), false)
  })

  it('lets it dial nothing else, least of all the local network', () => {
    assert.equal(denied(`/ip4/127.0.0.1/tcp/9180/ws/p2p/${PEER}`), true)
    assert.equal(denied(`/ip4/192.168.1.1/tcp/80/ws/p2p/${OTHER}`), true)
    assert.equal(denied(`/dns4/victim.example/tcp/443/wss/p2p/${PEER}/p2p-circuit/webrtc/p2p/${OTHER}`), true)
    assert.equal(denied(`/dns4/hub.example/tcp/443/wss/p2p/${OTHER}`), true)
  })

  it('takes no visitor more than there are slots', () => {
    const slots = new PeerSlots(1)
    const guard = dialGuard(relays, slots)
    const refused = (peer: string) => guard.denyInboundRelayedConnection?.(PEER as never, peer as never)
    assert.equal(refused('a'), false)
    const release = slots.take('a')
    assert.equal(refused('a'), false)
    assert.equal(refused('b'), true)
    release?.()
    assert.equal(refused('b'), false)
  })

  it('lets libp2p reserve places on the given relays only, once a connection', () => {
    const filter = onlyRelays(relays)
    assert.equal(filter.has(OTHER as never), true)
    assert.equal(filter.has(PEER as never), false)
    filter.add(PEER as never)
    assert.equal(filter.has(PEER as never), true)
    filter.remove(PEER as never)
    assert.equal(filter.has(PEER as never), false)
  })
})

describe('peer slots', () => {
  it('are held once a peer, until its last use ends', () => {
    const slots = new PeerSlots(2)
    const [first, second] = [slots.take('a'), slots.take('a')]
    const other = slots.take('b')
    assert.equal(slots.take('c'), undefined)
    first?.()
    first?.()
    assert.equal(slots.take('c'), undefined)
    second?.()
    assert.notEqual(slots.take('c'), undefined)
    other?.()
    assert.equal(slots.free, 1)
  })
})
