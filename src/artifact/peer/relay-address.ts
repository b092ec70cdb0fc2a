import { type Multiaddr, multiaddr } from '@multiformats/multiaddr'
import { ModelmarkError } from '../../error/index.ts'

/** A hub node as the page names it. */
export interface RelayAddress {
  readonly multiaddr: Multiaddr
  readonly peerId: string
  /** Whether it is this very machine: a local demo or a test. */
  readonly loopback: boolean
}

const HOSTS = ['ip4', 'ip6', 'dns', 'dns4', 'dns6']

/** @throws ModelmarkError `bad-config` unless it is a WebSocket address that ends in the relay's peer id. */
export function parseRelayAddress(text: string): RelayAddress {
  const address = parse(text)
  const parts = address.getComponents()
  const peerId = parts.at(-1)
  const host = parts[0]
  const isSocket = parts.some(part => part.name === 'ws' || part.name === 'wss')
  if (
    host === undefined ||
    !HOSTS.includes(host.name) ||
    !isSocket ||
    peerId?.name !== 'p2p' ||
    !peerId.value
  ) {
    throw badRelay(text)
  }
  if (parts.some(part => part.name === 'p2p-circuit')) throw badRelay(text)
  return { multiaddr: address, peerId: peerId.value, loopback: isLoopback(host.value ?? '') }
}

export function isLoopback(host: string): boolean {
  return host.startsWith('127.') || host === '::1' || host === 'localhost'
}

/** Where a visitor behind `relay` is dialled, browser to browser. */
export function visitorAddress(relay: RelayAddress, peerId: string): Multiaddr {
  return multiaddr(`${relay.multiaddr}/p2p-circuit/webrtc/p2p/${peerId}`)
}

function parse(text: string): Multiaddr {
  try {
    return multiaddr(text)
  } catch {
    throw badRelay(text)
  }
}

function badRelay(text: string): ModelmarkError {
  return new ModelmarkError('bad-config', {
    field: 'relay',
    value: text.slice(0, 200),
    expected: '/dns4/HOST/tcp/443/wss/p2p/PEER',
  })
}
