import { fetchVerifiedBlock } from '../artifact/index.ts'
import { cidFromDigest, type Digest } from '../asset/index.ts'
import { toModelmarkError } from '../error/index.ts'
import { MAX_TERMS_BYTES, parseTerms, type Terms } from '../license/index.ts'
import { MAX_MANIFEST_BYTES, type Manifest, parseManifest } from '../manifest/index.ts'
import { createJobQueue } from './job-queue.ts'

/** The documents that digests on chain name. Each is fetched once; a failure is forgotten, so that it can be tried again. */
export interface Documents {
  /** @throws ModelmarkError `digest-mismatch` (names the gateway), `no-providers`, `manifest-invalid`. */
  manifest(digest: Digest): Promise<Manifest>
  /** Bytes of any other document. @throws ModelmarkError as `manifest`. */
  plain(digest: Digest): Promise<Uint8Array<ArrayBuffer>>
  /** @throws ModelmarkError as `manifest`. */
  terms(digest: Digest): Promise<Terms>
}

/** More than one server takes over HTTP/1.1, few enough that none waits in the browser until its gateway counts as silent. */
const FETCHES_AT_ONCE = 8

/** What one block of a trustless gateway holds. */
const MAX_DOCUMENT_BYTES = 2 ** 20

export interface DocumentsOptions {
  /** Base URLs of trustless gateways, best first. */
  readonly gateways: readonly string[]
  readonly fetch?: typeof fetch | undefined
  readonly signal: AbortSignal
}

export function createDocuments({ gateways, fetch, signal }: DocumentsOptions): Documents {
  const liars = new Set<string>()
  const fetches = createJobQueue(FETCHES_AT_ONCE)
  const manifests = new Map<Digest, Promise<Manifest>>()
  const plain = new Map<Digest, Promise<Uint8Array<ArrayBuffer>>>()
  const terms = new Map<Digest, Promise<Terms>>()

  /** A gateway that lied once is asked last from then on. */
  function trusted(): readonly string[] {
    return [...gateways].sort((a, b) => Number(liars.has(a)) - Number(liars.has(b)))
  }

  async function load<Value>(
    digest: Digest,
    maxBytes: number,
    parse: (bytes: Uint8Array<ArrayBuffer>) => Value,
  ) {
    try {
      const cid = cidFromDigest(digest)
      return parse(await fetchVerifiedBlock(cid, { gateways: trusted(), maxBytes, fetch, signal }))
    } catch (error) {
      const { code, facts } = toModelmarkError(error)
      if (code === 'digest-mismatch') liars.add(String(facts['source']))
      throw toModelmarkError(error)
    }
  }

  // A card shows its manifest; terms are read by those who look at a tier.
  return {
    manifest: digest =>
      once(manifests, digest, () => fetches.run(() => load(digest, MAX_MANIFEST_BYTES, parseManifest))),
    plain: digest => once(plain, digest, () => load(digest, MAX_DOCUMENT_BYTES, bytes => bytes)),
    terms: digest =>
      once(terms, digest, () => fetches.runLast(() => load(digest, MAX_TERMS_BYTES, parseTerms))),
  }
}

function once<Key, Value>(cache: Map<Key, Promise<Value>>, key: Key, load: () => Promise<Value>) {
  const known = cache.get(key)
  if (known) return known
  const loading = load()
  cache.set(key, loading)
  loading.catch(() => cache.delete(key))
  return loading
}
