import '../../../components/model-publish/define.ts'
import { CONNECTED, FixtureMarket } from '../components/fixture-market.ts'
import { FixturePublishing } from '../components/fixture-publishing.ts'

const wanted = new URLSearchParams(location.search)
const publishing = new FixturePublishing()
const market = new FixtureMarket({ wallet: CONNECTED })
market.publishing = () => Promise.resolve(publishing)
const element = document.createElement('model-publish')
for (const name of ['chain', 'contract', 'hub']) element.setAttribute(name, wanted.get(name) ?? '')
document.body.append(Object.assign(element, { market, uploadToken: wanted.get('token') ?? '' }))

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
  /** CIDs that the page gives to visitors. */
  shared: () => [...market.shared],
  leave: () => element.remove(),
}
export type PublishPage = typeof pages
Object.assign(globalThis, { pages })
