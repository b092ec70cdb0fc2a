import type { Draft } from '../../../components/model-publish/draft.ts'
import type {
  Currency,
  ModelChange,
  OfferDraft,
  OffersCreated,
  ParentCandidate,
  Publication,
  PublishCosts,
  Published,
  PublishInput,
  Publishing,
  ReplaceOfferInput,
  VersionAdded,
  VersionInput,
} from '../../../src/market/index.ts'
import { artifact, CREATOR, FixtureTransaction, USDC } from './fixture-market.ts'

export const ETHER: Currency = {
  address: '0x0000000000000000000000000000000000000000',
  symbol: 'ETH',
  decimals: 18,
}

export const COSTS: PublishCosts = {
  signatures: 3,
  gas: 640_000n,
  fee: 1_234_567_890_123_456n,
  currency: ETHER,
  feeBps: 250,
}

export const PARENT: ParentCandidate = {
  licenseId: 77n,
  modelId: 42n,
  bps: 1000,
  inheritedBps: 250,
  name: 'Names-1M',
}

export class FixturePublication extends FixtureTransaction<PublishInput, Published> implements Publication {
  step = { index: 2, count: 3 }
}

/** What an element that publishes asks of a market, held still. */
export class FixturePublishing implements Publishing {
  readonly publication = new FixturePublication()
  readonly asked: PublishInput[] = []
  parentList: readonly ParentCandidate[] = [PARENT]
  costsAnswer: () => Promise<PublishCosts> = () => Promise.resolve(COSTS)

  publish(): FixturePublication {
    return this.publication
  }
  readonly added = new FixtureTransaction<VersionInput, VersionAdded>()
  readonly created = new FixtureTransaction<{ readonly offers: readonly OfferDraft[] }, OffersCreated>()
  readonly closed = new FixtureTransaction<{ readonly offerId: bigint }, { readonly offerId: bigint }>()
  readonly replaced = new FixtureTransaction<ReplaceOfferInput, OffersCreated>()
  addVersion: Publishing['addVersion'] = () => this.added
  createOffers: Publishing['createOffers'] = () => this.created
  closeOffer: Publishing['closeOffer'] = () => this.closed
  replaceOffer: Publishing['replaceOffer'] = () => this.replaced
  readonly changes: ModelChange[] = []
  changeCosts(_asset: unknown, change: ModelChange): Promise<PublishCosts> {
    this.changes.push(change)
    return this.costsAnswer()
  }
  costs(_registry: unknown, input: PublishInput): Promise<PublishCosts> {
    this.asked.push(input)
    return this.costsAnswer()
  }
  currencies(): Promise<readonly Currency[]> {
    return Promise.resolve([ETHER, USDC])
  }
  parents(): Promise<readonly ParentCandidate[]> {
    return Promise.resolve(this.parentList)
  }
}

/** A draft that lacks nothing. */
export const DRAFT: Draft = {
  step: 'review',
  files: [
    artifact({ size: 4_831_838_208 }),
    artifact({ path: 'tokenizer.json', role: 'tokenizer', size: 2_203_412, mediaType: 'application/json' }),
    artifact({ path: 'README.md', role: 'card', size: 4_120, mediaType: 'text/markdown' }),
  ],
  parameters: 2_400_000_000,
  format: 'safetensors',
  name: 'Harbour-2B',
  description: 'Writes and corrects shipping documents in eleven languages.',
  version: '1.0.0',
  task: 'text-generation',
  tags: 'documents, multilingual',
  datasets: 'Bills of lading 1990-2024',
  evaluations: [{ metric: 'accuracy', value: 0.91, dataset: 'held-out bills' }],
  parents: ['77'],
  payees: [
    { name: 'Ada', account: CREATOR, role: 'creator', percent: '70' },
    {
      name: 'Port of Bremen',
      account: '0x90F79bf6EB2c4f870365E785982E1f101E93b906',
      role: 'data',
      percent: '22.5',
    },
    { name: '', account: '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC', role: 'investor', percent: '7.5' },
  ],
  resalePercent: '5',
  offers: [
    {
      name: 'Research',
      description: 'For science.',
      kind: 'one-time',
      days: '',
      price: '0',
      currency: ETHER.address,
      maxSupply: '',
      refundDays: '',
      rights: ['use-privately', 'use-in-research'],
      upstreamPercent: '',
      transferable: false,
      coversFutureVersions: true,
      text: 'You may use it in research.',
    },
    {
      name: 'Commercial',
      description: 'Pay once.',
      kind: 'one-time',
      days: '',
      price: '120.50',
      currency: USDC.address,
      maxSupply: '100',
      refundDays: '14',
      rights: ['use-privately', 'use-commercially', 'sell-output'],
      upstreamPercent: '',
      transferable: true,
      coversFutureVersions: false,
      text: 'You may use it in what you sell.',
    },
  ],
  sent: '',
}

/** Keeps a draft where an element of that registry finds it. */
export function keepDraft(contract: string, draft: Partial<Draft>): void {
  const key = `modelmark:draft:8453:${contract.toLowerCase()}`
  localStorage.setItem(key, JSON.stringify({ ...DRAFT, ...draft }))
}
