import type { ModelPublish } from '../../components/model-publish/index.ts'
import { draftOfTier, type OfferChange } from '../../components/model-publish/offer-change.ts'
import { EMPTY_VERSION, type VersionDraft } from '../../components/model-publish/version-draft.ts'
import { formatAssetId } from '../../src/asset/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import type { ModelRecord } from '../../src/market/index.ts'
import type { WalletState } from '../../src/wallet/index.ts'
import { METERED, manageMarket, OWN, USE } from '../../test/browser/components/fixture-manage.ts'
import {
  artifact,
  CONNECTED,
  digest,
  MANIFEST,
  MODEL,
  ready,
  WALLETS,
} from '../../test/browser/components/fixture-market.ts'
import type { Exhibit } from './exhibits.ts'

interface State {
  readonly owner?: ModelRecord['owner']
  readonly tiers?: ModelRecord['tiers']
  readonly wallet?: WalletState
  readonly version?: Partial<VersionDraft>
  readonly offer?: OfferChange
  /** Selectors of what is pressed, one after the other. */
  readonly press?: readonly string[]
  readonly act?: (stage: ReturnType<typeof manageMarket>) => void
}

const OFFERS = '[part=tabs] li:last-child button'

let exhibits = 0n

function manage(title: string, state: State = {}): Exhibit {
  const { owner = OWN.owner, tiers = OWN.tiers, wallet = CONNECTED, version, offer } = state
  // Each is of a model, and so has drafts, of its own.
  const asset = { ...OWN.asset, tokenId: 4200n + ++exhibits }
  const name = formatAssetId(asset)
  return {
    element: 'model-publish',
    title: `Managed: ${title}`,
    width: 'wide',
    create() {
      keep(`modelmark:version:${name}`, version && { ...EMPTY_VERSION, ...version })
      keep(`modelmark:offer:${name}`, offer)
      const record = ready({ ...OWN, asset, owner, tiers })
      const stage = manageMarket({ wallet, model: { record, manifest: ready(MANIFEST) } })
      const element: ModelPublish = document.createElement('model-publish')
      for (const [key, value] of Object.entries({ asset: name, hub: 'https://hub.example' }))
        element.setAttribute(key, value)
      void press(element, state.press ?? []).then(() => state.act?.(stage))
      return Object.assign(element, { market: stage.market })
    },
  }
}

function keep(key: string, draft: unknown): void {
  if (draft === undefined) localStorage.removeItem(key)
  else localStorage.setItem(key, JSON.stringify(draft))
}

/** Presses each as soon as it is there. */
async function press(element: HTMLElement, selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) {
    let found: HTMLElement | null | undefined
    while (!found) {
      await new Promise(requestAnimationFrame)
      found = element.shadowRoot?.querySelector<HTMLElement>(selector)
    }
    found.click()
  }
}

const [, MONTHLY] = OWN.tiers
const DEARER = MONTHLY && { ...draftOfTier(MONTHLY), price: '5.5' }

export const MANAGE_EXHIBITS: readonly Exhibit[] = [
  manage('the next version'),
  manage('what it changes', {
    version: {
      files: [
        artifact({ size: 5_003_110, cid: 'bafybeihmzokxxjqwxjcryerhp5ezpcog2wcawfryb2xm64xiakgm4a5jue' }),
        artifact({ path: 'onnx/model.onnx', size: 4_920_000 }),
      ],
      gone: ['README.md'],
      notes: 'Knows the towns of the Hanseatic League.\nReads twice as fast.',
      figures: [
        { metric: 'perplexity', value: '4.02', dataset: 'held-out names' },
        { metric: 'novelty', value: 'more', dataset: 'held-out names' },
      ],
    },
    press: ['[part=publish-version]'],
  }),
  manage('a version is published', {
    act: ({ publishing }) =>
      publishing.added.setState({
        status: 'done',
        hash: digest(9),
        result: { index: 5, manifestDigest: digest(5) },
      }),
    press: ['[part=version-form]'],
  }),
  manage('what is on sale', { press: [OFFERS] }),
  manage('closing a licence', { press: [OFFERS, '#close-2'] }),
  manage('the wallet asks', {
    press: [OFFERS, '#close-1'],
    act: ({ publishing }) => publishing.closed.setState({ status: 'signing', what: 'transaction' }),
  }),
  manage('replacing a licence', {
    ...(DEARER && { offer: { offer: DEARER, replaces: '2', sent: '' } }),
    press: [OFFERS],
  }),
  manage('the old one is closed, the new one refused', {
    ...(DEARER && { offer: { offer: DEARER, replaces: '2', sent: '' } }),
    tiers: OWN.tiers.map(one => (one === MONTHLY ? { ...one, offer: { ...one.offer, closed: true } } : one)),
    press: [OFFERS],
    act: ({ publishing }) => publishing.replaced.setState({ status: 'cancelled' }),
  }),
  manage('a licence paid by the unit', {
    offer: { offer: draftOfTier(METERED, USE), sent: '' },
    press: [OFFERS],
  }),
  manage('nothing is on sale', { tiers: [], press: [OFFERS] }),
  manage('somebody else’s model', { owner: MODEL.owner }),
  manage('not connected', { wallet: { status: 'disconnected', options: WALLETS } }),
  manage('the contract refuses', {
    press: [OFFERS, '#close-1'],
    act: ({ publishing }) =>
      publishing.closed.setState({
        status: 'failed',
        error: new ModelmarkError('reverted', { name: 'NotModelOwner' }),
      }),
  }),
]
