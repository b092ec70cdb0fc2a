import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { generateKeyPair } from '@libp2p/crypto/keys'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { multiaddr } from '@multiformats/multiaddr'
import { AddressGate } from '../../../src/node/relay/address-gate.ts'
import { DEFAULT_RELAY_LIMITS } from '../../../src/node/relay/index.ts'

function connectionFrom(address: string) {
  return Object.assign(new EventTarget(), { remoteAddr: multiaddr(address) })
}

function gate(limits = {}, behindProxy = false) {
  return new AddressGate({ ...DEFAULT_RELAY_LIMITS, ...limits }, behindProxy)
}

async function peer() {
  return peerIdFromPrivateKey(await generateKeyPair('Ed25519'))
}

describe('the gate of a relay', () => {
  it('holds an address to its number of connections, and counts those that closed no more', () => {
    const door = gate({ connectionsPerAddress: 1 })
    const first = connectionFrom('/ip4/203.0.113.7/tcp/1000')
    assert.equal(door.admit(first), true)
    assert.equal(door.admit(connectionFrom('/ip4/203.0.113.7/tcp/2000')), false)
    assert.equal(door.admit(connectionFrom('/ip4/203.0.113.8/tcp/1000')), true)
    first.dispatchEvent(new Event('close'))
    assert.equal(door.admit(connectionFrom('/ip4/203.0.113.7/tcp/3000')), true)
    assert.equal(door.refused, 1)
  })

  it('takes a network of IPv6 for one address', () => {
    const door = gate({ connectionsPerAddress: 1 })
    assert.equal(door.admit(connectionFrom('/ip6/2001:db8:1:2::1/tcp/1')), true)
    assert.equal(door.admit(connectionFrom('/ip6/2001:db8:1:2:ffff::9/tcp/1')), false)
    assert.equal(door.admit(connectionFrom('/ip6/2001:db8:1:3::1/tcp/1')), true)
  })

  it('counts loopback as one address, unless a proxy stands there for many', () => {
    const count = (door: AddressGate) =>
      [1, 2, 3].filter(port => door.admit(connectionFrom(`/ip4/127.0.0.1/tcp/${port}`))).length
    assert.equal(count(gate({ connectionsPerAddress: 1 })), 1)
    assert.equal(count(gate({ connectionsPerAddress: 1 }, true)), 3)
  })

  it('holds an address to its number of places, renews them, and frees those of peers that left', async () => {
    const door = gate({ reservationsPerAddress: 1 })
    const [first, second] = [await peer(), await peer()]
    const here = multiaddr('/ip4/203.0.113.7/tcp/1')
    assert.equal(door.reserve(first, here), true)
    assert.equal(door.reserve(first, here), true)
    assert.equal(door.reserve(second, here), false)
    assert.equal(door.reserve(second, multiaddr('/ip4/203.0.113.8/tcp/1')), true)
    door.leave(first)
    assert.equal(door.reserve(await peer(), here), true)
  })
})
