import { type Address, type AssetId, sameAddress } from '../asset/index.ts'
import { createStore } from '../store/index.ts'
import type { Wallet } from '../wallet/index.ts'
import type { Transaction, TransactionState } from './market.ts'
import { explainChain } from './market-chains.ts'
import type { Minted, OfferDraft, Publication, Published, PublishInput, PublishSteps } from './publication.ts'
import {
  offerKey,
  type PublicationJournal,
  type PublicationPlace,
  type PublicationRecord,
} from './publication-journal.ts'
import { isEnded } from './transaction-state.ts'

export interface PublicationOptions {
  /** With token 0. */
  readonly registry: AssetId
  readonly steps: Pick<PublishSteps, 'mint' | 'createOffers'>
  readonly wallet: Wallet
  readonly journal: PublicationJournal
}

const NO_STEP = { index: 0, count: 0 }

/**
 * Publishes a model step by step, each a transaction that is kept and found again like any other; what is done goes into
 * the journal before the next step begins.
 */
export function createPublication({ registry, steps, wallet, journal }: PublicationOptions): Publication {
  const store = createStore<TransactionState<Published>>({ status: 'idle' })
  const mint = steps.mint(registry)
  let running: Promise<TransactionState<Published>> | undefined
  let place: PublicationPlace | undefined
  let step = NO_STEP

  const placeOf = (account: Address, manifestDigest: PublicationPlace['manifestDigest']) => {
    return { registry, account, manifestDigest }
  }

  /** A mint that was sent before the page was loaded ends here too. */
  mint.subscribe(state => {
    if (state.status === 'done') noteMint(state.result, state.hash)
    else if (!running && state.status !== 'idle') store.setState(state)
  })

  function noteMint({ owner, manifestDigest, modelId, offers }: Minted, hash: `0x${string}`) {
    const minted = placeOf(owner, manifestDigest)
    const record = journal.minted(minted, modelId, offers)
    if (running) return
    place = minted
    const isComplete = record.wanted.every(key => Object.hasOwn(record.offers, key))
    store.setState(
      isComplete
        ? { status: 'done', hash, result: published(minted, record, record.wanted) }
        : { status: 'idle' },
    )
  }

  function published(
    { manifestDigest }: PublicationPlace,
    { modelId, offers }: PublicationRecord,
    keys: readonly string[],
  ): Published {
    return {
      asset: { ...registry, tokenId: modelId },
      manifestDigest,
      offerIds: keys.flatMap(key => offers[key] ?? []),
    }
  }

  /**
   * Runs one step and shows all of it but that it is done, which the whole is not. Where it asks for a second signature, that
   * is the next of the whole.
   */
  async function follow<Input, Result>(transaction: Transaction<Input, Result>, input: Input) {
    let asked = 0
    const stop = transaction.subscribe(state => {
      if (state.status === 'signing' && asked++ > 0) step = { ...step, index: step.index + 1 }
      if (state.status !== 'done' && state.status !== 'idle') store.setState(state)
    })
    try {
      const end = await transaction.start(input)
      if (end.status === 'done') transaction.dismiss()
      return end
    } finally {
      stop()
    }
  }

  async function run(input: PublishInput): Promise<TransactionState<Published>> {
    const { offers, model } = input
    const keys = offers.map(offerKey)
    const here = placeOf(await accountOf(wallet), model.manifestDigest)
    place = here
    let hash: `0x${string}` = `0x${'00'.repeat(32)}`
    let record = journal.get(here)
    if (record === undefined) {
      journal.begin(here, input)
      step = { index: 1, count: 1 + signaturesFor(offers) }
      // One that was sent before, of another manifest, is waited for first.
      for (;;) {
        const end = await follow(mint, input)
        if (end.status !== 'done') return end
        hash = end.hash
        const { manifestDigest, owner } = end.result
        if (manifestDigest === here.manifestDigest && sameAddress(owner, here.account)) break
      }
      record = journal.get(here)
    }
    while (record !== undefined) {
      const { modelId, offers: made } = record
      const missing = offers.filter((_, i) => !Object.hasOwn(made, keys[i] ?? ''))
      const count = 1 + signaturesFor(offers)
      step = { index: count - signaturesFor(missing) + 1, count }
      if (missing.length === 0) return { status: 'done', hash, result: published(here, record, keys) }
      const asset = { ...registry, tokenId: modelId }
      const end = await follow(steps.createOffers(asset), { offers: missing })
      if (end.status !== 'done') return end
      hash = end.hash
      record = journal.offered(here, end.result.offers)
    }
    return { status: 'cancelled' }
  }

  async function begin(input: PublishInput): Promise<TransactionState<Published>> {
    store.setState({ status: 'connecting' })
    try {
      store.setState(await run(input))
    } catch (error) {
      store.setState({ status: 'failed', error: await explainChain(error) })
    }
    running = undefined
    step = NO_STEP
    return store.getState()
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    get step() {
      return step
    },
    start(input) {
      running ??= begin(input)
      return running
    },
    dismiss() {
      const state = store.getState()
      if (!isEnded(state)) return
      if (state.status === 'done' && place) journal.clear(place)
      mint.dismiss()
      store.setState({ status: 'idle' })
    },
  }
}

/** Of a wallet that sends one call at a time. */
function signaturesFor(offers: readonly OfferDraft[]): number {
  return offers.reduce((sum, { use }) => sum + (use ? 2 : 1), 0)
}

async function accountOf(wallet: Wallet): Promise<Address> {
  const state = wallet.getState()
  return state.status === 'connected' ? state.account : wallet.connect()
}
