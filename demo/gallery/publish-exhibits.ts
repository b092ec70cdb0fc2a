import type { Draft } from '../../components/model-publish/draft.ts'
import type { ModelPublish } from '../../components/model-publish/index.ts'
import { parseAddress } from '../../src/asset/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import { NEVER_ENDS } from '../../src/license/index.ts'
import type { ModelVersions, Published, TransactionState } from '../../src/market/index.ts'
import type { Loadable } from '../../src/store/index.ts'
import type { WalletState } from '../../src/wallet/index.ts'
import {
  ASSET,
  BUYER,
  CONNECTED,
  digest,
  FixtureMarket,
  ready,
} from '../../test/browser/components/fixture-market.ts'
import { DRAFT, FixturePublishing, keepDraft } from '../../test/browser/components/fixture-publishing.ts'
import { ALONE, VERSIONS } from '../../test/browser/components/fixture-versions.ts'
import type { Exhibit } from './exhibits.ts'

interface State {
  readonly draft: Partial<Draft>
  readonly wallet?: WalletState
  readonly transaction?: TransactionState<Published>
  readonly attributes?: Readonly<Record<string, string>>
}

let exhibits = 0

function publish(title: string, { draft, wallet = CONNECTED, transaction, attributes = {} }: State): Exhibit {
  // Each has a registry, and so a draft, of its own.
  const contract = parseAddress(`0x${(++exhibits).toString(16).padStart(40, '0')}`)
  return {
    element: 'model-publish',
    title,
    width: 'wide',
    create() {
      keepDraft(contract, draft)
      const market = new FixtureMarket({ wallet })
      const publishing = new FixturePublishing()
      if (transaction) publishing.publication.setState(transaction)
      market.publishing = () => Promise.resolve(publishing)
      const element: ModelPublish = document.createElement('model-publish')
      const all = { chain: '8453', contract, hub: 'https://hub.example', ...attributes }
      for (const [name, value] of Object.entries(all)) element.setAttribute(name, value)
      return Object.assign(element, { market })
    },
  }
}

const asset = { chainId: 8453, contract: parseAddress(`0x${'11'.repeat(20)}`), tokenId: 7n }

export const PUBLISH_EXHIBITS: readonly Exhibit[] = [
  publish('Nothing chosen yet', { draft: { step: 'files', files: [], name: '', offers: [] } }),
  publish('Files are fingerprinted', { draft: { step: 'files' } }),
  publish('What the model is', { draft: { step: 'about' } }),
  publish('Who shares the revenue', { draft: { step: 'people' } }),
  publish('Shares that do not add up', {
    draft: { step: 'people', payees: DRAFT.payees.slice(0, 2), parents: [] },
  }),
  publish('What can be bought', { draft: { step: 'offers' } }),
  publish('Ready to publish', { draft: { step: 'review' } }),
  publish('A pinning service keeps them too', {
    draft: { step: 'review' },
    attributes: { pinning: 'https://api.pinning.example' },
  }),
  publish('Not connected, no hub', {
    draft: { step: 'review' },
    wallet: { status: 'disconnected', options: CONNECTED.options },
    attributes: { hub: '' },
  }),
  publish('The wallet asks', {
    draft: { step: 'review' },
    transaction: { status: 'signing', what: 'transaction' },
  }),
  publish('Published', {
    draft: { step: 'review' },
    transaction: {
      status: 'done',
      hash: digest(9),
      result: { asset, manifestDigest: digest(3), offerIds: [1n, 2n] },
    },
  }),
  publish('The contract refuses', {
    draft: { step: 'review' },
    transaction: { status: 'failed', error: new ModelmarkError('reverted', { name: 'UpstreamTooHigh' }) },
  }),
  publish('No such market', { draft: {}, attributes: { chain: 'nowhere' } }),
]

function versions(
  title: string,
  history: Loadable<ModelVersions>,
  width: Exhibit['width'] = 'wide',
): Exhibit {
  return {
    element: 'model-versions',
    title,
    width,
    create() {
      const license = {
        id: 9n,
        offerId: 1n,
        modelId: 42n,
        owner: BUYER,
        endTime: NEVER_ENDS,
        revoked: false,
        refundableUntil: 0,
      }
      const market = new FixtureMarket({ wallet: CONNECTED, licenses: ready([license]) })
      market.versionStore.setState(history)
      const element = document.createElement('model-versions')
      element.setAttribute('asset', ASSET)
      return Object.assign(element, { market })
    },
  }
}

export const VERSION_EXHIBITS: readonly Exhibit[] = [
  versions('History and relatives', ready(VERSIONS)),
  versions('In a sidebar', ready(VERSIONS), 'small'),
  versions('One version, alone', ready(ALONE)),
  versions('Loading', { status: 'loading' }),
  versions('The chain cannot be reached', { status: 'failed', error: new ModelmarkError('rpc-all-failed') }),
]
