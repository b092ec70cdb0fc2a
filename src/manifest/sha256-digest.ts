import type { Digest } from '../asset/index.ts'
import { ModelmarkError } from '../error/index.ts'

/**
 * The SHA-256 of bytes, as contracts keep it.
 * @throws ModelmarkError `insecure-origin` where the browser hides WebCrypto.
 */
export async function sha256Digest(bytes: Uint8Array<ArrayBuffer>): Promise<Digest> {
  if (globalThis.crypto?.subtle === undefined) throw new ModelmarkError('insecure-origin')
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return `0x${[...hash].map(byte => byte.toString(16).padStart(2, '0')).join('')}`
}
