import type { AssetId, Digest } from '../asset/index.ts'
import { toModelmarkError } from '../error/index.ts'
import type { Terms } from '../license/index.ts'
import type { Manifest } from '../manifest/index.ts'
import { createStore, type Loadable } from '../store/index.ts'
import { createAccountReading } from './account-reading.ts'
import type { HolderSources } from './create-holder-reads.ts'
import type { HeldLicense, MyLicenses } from './holdings.ts'
import type { ClosableReading } from './lazy-reading.ts'
import { loadMyLicenses } from './load-holdings.ts'

/** First what the chain says of the licenses, then what the documents it names say, as they come. */
export function createMyLicenses(sources: HolderSources, registry: AssetId): ClosableReading<MyLicenses> {
  const { documents } = sources
  const reading = createAccountReading(sources, registry.chainId, async account =>
    account === undefined ? { licenses: [], complete: true } : loadMyLicenses(sources, registry, account),
  )
  const store = createStore<Loadable<MyLicenses>>({ status: 'loading' })
  const manifests = new Map<Digest, Loadable<Manifest>>()
  const terms = new Map<Digest, Loadable<Terms>>()
  let stop: (() => void) | undefined

  function show() {
    const state = reading.getState()
    if (state.status !== 'ready') return store.setState(state)
    const licenses = state.value.licenses.map(
      (held): HeldLicense => ({
        ...held,
        manifest: manifests.get(held.versions.manifestDigest) ?? held.manifest,
        terms: terms.get(held.offer.termsHash) ?? held.terms,
      }),
    )
    store.setState({ ...state, value: { ...state.value, licenses } })
  }

  /** A document that failed before is looked for again. */
  function describe() {
    show()
    const state = reading.getState()
    if (state.status !== 'ready') return
    for (const { versions, offer } of state.value.licenses) {
      fetchOnce(manifests, versions.manifestDigest, documents.manifest, show)
      fetchOnce(terms, offer.termsHash, documents.terms, show)
    }
  }

  return {
    getState: store.getState,
    subscribe(listener) {
      if (!stop) {
        stop = reading.subscribe(describe)
        describe()
      }
      return store.subscribe(listener)
    },
    refresh: reading.refresh,
    close() {
      stop?.()
      reading.close()
    },
  }
}

function fetchOnce<Value>(
  known: Map<Digest, Loadable<Value>>,
  digest: Digest,
  load: (digest: Digest) => Promise<Value>,
  done: () => void,
): void {
  const before = known.get(digest)
  if (before && before.status !== 'failed') return
  known.set(digest, { status: 'loading' })
  load(digest)
    .then(value => known.set(digest, { status: 'ready', value, readAt: Date.now() }))
    .catch(error => known.set(digest, { status: 'failed', error: toModelmarkError(error) }))
    .finally(done)
}
