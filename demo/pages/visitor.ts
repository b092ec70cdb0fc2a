// One of the two visitors of the exchange page: a market of its own, whose server can be switched off.
import type { ModelArtifact } from '../../components/model-artifact/index.ts'
import { parseAssetId } from '../../src/asset/index.ts'
import { createMarket } from '../../src/market/index.ts'

const page = document.querySelector('model-market')
const artifact = document.querySelector<ModelArtifact>('model-artifact')
const peersOnly = document.querySelector<HTMLInputElement>('#peers-only')
const words = (name: string) => (page?.getAttribute(name) ?? '').split(' ').filter(Boolean)

if (peersOnly !== null) peersOnly.checked = new URLSearchParams(location.search).has('peers-only')

let described = false

/** Once the model's description is here, a server that is switched off is not asked again. */
const switchable: typeof fetch = (input, init) =>
  peersOnly?.checked && described
    ? Promise.reject(new TypeError('The server is switched off.'))
    : fetch(input, init)

if (artifact !== null) {
  artifact.market = createMarket({
    rpcUrls: { 31337: words('rpc') },
    gateways: words('gateways'),
    relays: words('relays'),
    upload: { bytesPerSecond: Number.POSITIVE_INFINITY, ratio: 10, whileHidden: true },
    fetch: switchable,
  })
  const model = artifact.market.model(parseAssetId(artifact.getAttribute('asset') ?? ''))
  model.subscribe(({ manifest }) => {
    described = manifest.status === 'ready'
  })
}
