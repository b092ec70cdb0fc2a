import { generateKeyPair, privateKeyFromProtobuf, privateKeyToProtobuf } from '@libp2p/crypto/keys'
import type { PrivateKey } from '@libp2p/interface'
import { ModelmarkError } from '../../error/index.ts'

/** Where a node keeps its private key: bytes that must stay secret. */
export interface IdentityStore {
  load(): Promise<Uint8Array | undefined>
  save(key: Uint8Array): Promise<void>
}

/**
 * The key in `store`, made and kept there the first time.
 * @throws ModelmarkError `bad-config` when what is stored is no key: a new one would change the address others know.
 */
export async function loadIdentity(store: IdentityStore | undefined): Promise<PrivateKey> {
  const stored = await store?.load()
  if (stored !== undefined) return parseKey(stored)
  const key = await generateKeyPair('Ed25519')
  await store?.save(privateKeyToProtobuf(key))
  return key
}

function parseKey(bytes: Uint8Array): PrivateKey {
  try {
    return privateKeyFromProtobuf(bytes)
  } catch (cause) {
    throw new ModelmarkError('bad-config', { field: 'identity', value: 'unreadable' }, { cause })
  }
}
