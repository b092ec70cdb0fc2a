import { CID } from 'multiformats/cid'
import { ModelmarkError } from '../../../error/index.ts'

/**
 * Who shares what: a peer tells a relay the roots it gives, another asks the relay for peers of a root. One
 * request and one reply a stream, each a frame of JSON. Replies carry peer ids, never addresses: peers are dialled
 * through the relay that named them, so nobody can send visitors to a third party's server.
 */
export const RENDEZVOUS_PROTOCOL = '/modelmark/rendezvous/1'

/** Bytes of a request or a reply, at most. */
export const MAX_RENDEZVOUS_BYTES = 16 * 1024
/** Roots one request may name. */
export const MAX_ROOTS_A_REQUEST = 64
/** Peers one reply may name. */
export const MAX_PEERS_A_REPLY = 32

export type RendezvousRequest =
  | { readonly type: 'announce' | 'withdraw'; readonly roots: readonly string[] }
  | { readonly type: 'find'; readonly root: string; readonly limit: number }

export type RendezvousReply =
  /** Seconds an announcement is kept; repeat it before. */
  | { readonly ttl: number }
  | { readonly peers: readonly string[] }
  | { readonly error: 'bad-request' | 'too-many' }

export function encodeMessage(message: RendezvousRequest | RendezvousReply): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(message))
}

/** @throws ModelmarkError `bad-config` for anything but a well-formed request. */
export function decodeRequest(bytes: Uint8Array): RendezvousRequest {
  const { type, roots, root, limit } = decodeObject(bytes)
  if (type === 'find' && isRoot(root) && isCount(limit, MAX_PEERS_A_REPLY)) return { type, root, limit }
  if (type === 'announce' || type === 'withdraw') {
    if (Array.isArray(roots) && roots.length <= MAX_ROOTS_A_REQUEST && roots.every(isRoot))
      return { type, roots }
  }
  throw malformed('request')
}

/** @throws ModelmarkError `bad-config` for anything but a well-formed reply. */
export function decodeReply(bytes: Uint8Array): RendezvousReply {
  const { ttl, peers, error } = decodeObject(bytes)
  if (isCount(ttl, 24 * 3600)) return { ttl }
  if (Array.isArray(peers) && peers.length <= MAX_PEERS_A_REPLY && peers.every(isPeerId)) return { peers }
  if (error === 'bad-request' || error === 'too-many') return { error }
  throw malformed('reply')
}

function decodeObject(bytes: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof value === 'object' && value !== null) return { ...value }
  } catch {
    throw malformed('json')
  }
  throw malformed('json')
}

function isCount(value: unknown, most: number): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most
}

/** Canonical text only, so that one root has one name. */
function isRoot(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 128) return false
  try {
    const cid = CID.parse(value)
    return cid.version === 1 && cid.toString() === value
  } catch {
    return false
  }
}

function isPeerId(value: unknown): value is string {
  return typeof value === 'string' && /^[1-9A-HJ-NP-Za-km-z]{16,128}$/.test(value)
}

function malformed(part: string): ModelmarkError {
  return new ModelmarkError('bad-config', { field: 'rendezvous', value: part })
}
