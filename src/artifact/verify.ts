import { ModelmarkError } from '../error/index.ts'

/**
 * SHA-256 of `bytes`.
 * @throws ModelmarkError `insecure-origin` where the browser gives no WebCrypto (plain http:// pages).
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  if (subtle === undefined) throw new ModelmarkError('insecure-origin', { origin: originOfPage() })
  return new Uint8Array(await subtle.digest('SHA-256', bytes))
}

/** Whether `bytes` have the SHA-256 `digest`. @throws ModelmarkError `insecure-origin`. */
export async function matchesDigest(bytes: Uint8Array<ArrayBuffer>, digest: Uint8Array): Promise<boolean> {
  return sameBytes(await sha256(bytes), digest)
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

function originOfPage(): string {
  return globalThis.location?.origin ?? 'unknown'
}
