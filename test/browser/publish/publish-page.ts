import '../../../components/model-publish/define.ts'
import type { Manifest } from '../../../src/manifest/index.ts'
import { OWN } from '../components/fixture-manage.ts'
import { ASSET, CONNECTED, FixtureMarket, ready } from '../components/fixture-market.ts'
import { FixturePublishing } from '../components/fixture-publishing.ts'

const wanted = new URLSearchParams(location.search)
const publishing = new FixturePublishing()
const market = new FixtureMarket({ wallet: CONNECTED })
market.relays = (wanted.get('relays') ?? '').split(' ').filter(Boolean)
market.publishing = () => Promise.resolve(publishing)
const element = document.createElement('model-publish')
for (const name of ['chain', 'contract', 'hub', 'pinning']) element.setAttribute(name, wanted.get(name) ?? '')
const uploadToken = wanted.get('token') ?? ''
const pinningToken = wanted.get('pinningToken') ?? ''
document.body.append(Object.assign(element, { market, uploadToken, pinningToken }))

const pages = {
  /** Digests of the manifests that were to be minted. */
  signed: () => publishing.publication.starts.map(({ model }) => model.manifestDigest),
  /** The chain has what was signed last. */
  mint() {
    const manifestDigest = pages.signed().at(-1) ?? '0x'
    const asset = {
      chainId: 8453,
      contract: wanted.get('contract') as `0x${string}`,
      tokenId: 7n,
    }
    const result = { asset, manifestDigest, offerIds: [] }
    publishing.publication.setState({ status: 'done', hash: manifestDigest, result })
  },
  /** From now on it is about a model that the connected account owns, and whose newest version says that. */
  own(manifest: Manifest) {
    market.modelStore.setState({ record: ready(OWN), manifest: ready(manifest) })
    element.setAttribute('asset', ASSET)
  },
  /** Digests of the versions that were to be published. */
  pushed: () => publishing.added.starts.map(({ manifestDigest }) => manifestDigest),
  /** CIDs that the page gives to visitors. */
  shared: () => [...market.shared],
  leave: () => element.remove(),
}
export type PublishPage = typeof pages
Object.assign(globalThis, { pages })
