import type { AssetId, Digest } from '../asset/index.ts'
import { readCurrency, readModel, readStanding } from '../chain/index.ts'
import { toModelmarkError } from '../error/index.ts'
import type { Terms } from '../license/index.ts'
import type { Manifest } from '../manifest/index.ts'
import { createStore, type Loadable, nextTurn, turnToAsk } from '../store/index.ts'
import type { Documents } from './documents.ts'
import type { ModelRecord, ModelState, ModelStore, Tier } from './market.ts'
import { explainChain, type MarketChains } from './market-chains.ts'
import { afterFailure } from './reading.ts'

/**
 * A model as the chain and its documents tell it: first the record, then the manifest, then the terms of its tiers.
 * All models first wanted in one tick share their requests. After a failed refresh the last good state stays, marked stale.
 */
export function createModelStore(
  { chains, documents }: { readonly chains: MarketChains; readonly documents: Documents },
  asset: AssetId,
): ModelStore {
  const store = createStore<ModelState>({ record: { status: 'loading' }, manifest: { status: 'loading' } })
  let started = false
  let newest = 0
  let loadedDigest: Digest | undefined

  async function refresh() {
    started = true
    const own = ++newest
    const isNewest = () => own === newest
    const leave = await turnToAsk()
    try {
      const known = store.getState().record
      const tiers = known.status === 'ready' ? known.value.tiers : []
      const value = await readRecord(chains, asset, tiers)
      await nextTurn(leave.priority)
      if (!isNewest()) return
      update({ record: { status: 'ready', value, readAt: Date.now() } })
      await Promise.all([
        loadManifest(value.version.manifestDigest, isNewest),
        ...distinctTerms(value).map(hash => loadTerms(hash, isNewest)),
      ])
    } catch (error) {
      const explained = await explainChain(error)
      if (!isNewest()) return
      const { record, manifest } = store.getState()
      update({ record: afterFailure(record, explained), manifest: afterFailure(manifest, explained) })
    } finally {
      leave.done()
    }
  }

  async function loadManifest(digest: Digest, isNewest: () => boolean) {
    const { manifest } = store.getState()
    if (loadedDigest === digest && manifest.status === 'ready') {
      if (manifest.stale) update({ manifest: ready(manifest.value) })
      return
    }
    let next: Loadable<Manifest>
    try {
      next = ready(await documents.manifest(digest))
      if (isNewest()) loadedDigest = digest
    } catch (error) {
      // The manifest of an older version is not an answer to what this version is.
      next = { status: 'failed', error: toModelmarkError(error) }
    }
    if (isNewest()) update({ manifest: next })
  }

  async function loadTerms(hash: Digest, isNewest: () => boolean) {
    let terms: Loadable<Terms>
    try {
      terms = ready(await documents.terms(hash))
    } catch (error) {
      terms = { status: 'failed', error: toModelmarkError(error) }
    }
    const { record } = store.getState()
    if (!isNewest() || record.status !== 'ready') return
    const tiers = record.value.tiers.map(tier => (tier.offer.termsHash === hash ? { ...tier, terms } : tier))
    update({ record: { ...record, value: { ...record.value, tiers } } })
  }

  function update(changes: Partial<ModelState>) {
    store.setState({ ...store.getState(), ...changes })
  }

  return {
    getState: store.getState,
    subscribe(listener) {
      if (!started) void refresh()
      return store.subscribe(listener)
    },
    async refresh() {
      try {
        chains.client(asset.chainId).forget()
      } catch {
        // An unknown chain is told by the read itself.
      }
      await refresh()
    },
  }
}

async function readRecord(
  chains: MarketChains,
  asset: AssetId,
  known: readonly Tier[],
): Promise<ModelRecord> {
  const client = chains.client(asset.chainId)
  const contracts = await chains.contracts(asset)
  const of = { contracts, modelId: asset.tokenId }
  // A model is worth showing without what others say against it.
  const asked = readStanding(client, of).catch(() => undefined)
  const { owner, creator, version, ancestors, offers } = await readModel(client, of)
  const standing = await asked
  const tiers = await Promise.all(
    offers.map(async (offer): Promise<Tier> => {
      const currency = await readCurrency(client, { address: offer.currency })
      const before = known.find(tier => tier.offer.termsHash === offer.termsHash)?.terms
      return { offer, currency, terms: before?.status === 'ready' ? before : { status: 'loading' } }
    }),
  )
  return { asset, owner, creator, version, ancestors, tiers, ...(standing && { standing }) }
}

function distinctTerms({ tiers }: ModelRecord): readonly Digest[] {
  return [
    ...new Set(tiers.filter(({ terms }) => terms.status !== 'ready').map(({ offer }) => offer.termsHash)),
  ]
}

function ready<Value>(value: Value): Loadable<Value> {
  return { status: 'ready', value, readAt: Date.now() }
}
