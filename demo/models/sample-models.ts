import { join } from 'node:path'
import { encodeTerms, type OfferKind, type Terms } from '../../src/license/index.ts'
import type { ContributorRole } from '../../src/manifest/index.ts'
import { makeModels } from './make-models.ts'
import { COMMERCIAL, DERIVATIVE, PER_SENTENCE, RESEARCH, SUBSCRIPTION } from './sample-terms.ts'

/** An offer the demo's market creates. */
export interface SampleOffer {
  readonly terms: Terms
  /** What the hub keeps and the chain has the hash of. */
  readonly termsDocument: Uint8Array<ArrayBuffer>
  readonly kind: OfferKind
  /** Seconds a license or one renewal lasts; 0 for one-time offers. */
  readonly period: number
  readonly currency: 'native' | 'DemoDollar'
  /** In whole coins or dollars: '0.01'. */
  readonly price: string
  /** 0 for no limit. */
  readonly maxSupply: number
  readonly transferable: boolean
  readonly derivativesAllowed: boolean
  readonly coversFutureVersions: boolean
  readonly refundDays: number
  /** Share of a derivative's revenue owed to this model, basis points. */
  readonly upstreamBps: number
  /** Where use is paid by the unit: what is counted, and what one costs in the offer's currency. */
  readonly use?: { readonly unit: string; readonly price: string }
}

/** Who gets a share of what is left of the revenue after the market's fee and the model's ancestors. */
export interface SamplePayee {
  readonly role: ContributorRole
  /** Basis points; those of a model add up to 10,000. */
  readonly bps: number
}

export type SampleModelId = 'names' | 'classifier' | 'derivative' | 'large'

export interface SampleModel {
  readonly id: SampleModelId
  /** For `hub.importFolder`. */
  readonly folder: string
  /** Parent, and the name of its offer whose license allows this model. */
  readonly parent?: { readonly id: SampleModelId; readonly offer: string }
  readonly offers: readonly SampleOffer[]
  readonly payees: readonly SamplePayee[]
}

const MONTH = 30 * 24 * 60 * 60

function offer(
  terms: Terms,
  price: string,
  currency: SampleOffer['currency'],
  options: Partial<SampleOffer> = {},
): SampleOffer {
  return {
    terms,
    termsDocument: encodeTerms(terms),
    kind: 'one-time',
    period: 0,
    currency,
    price,
    maxSupply: 0,
    transferable: true,
    derivativesAllowed: false,
    coversFutureVersions: false,
    refundDays: 0,
    upstreamBps: 0,
    ...options,
  }
}

const free = offer(RESEARCH, '0', 'native', { transferable: false })

/** The four models of the demo, parents first. Makes their files where `outDir` does not hold them yet. */
export async function sampleModels(outDir: string): Promise<readonly SampleModel[]> {
  await makeModels(outDir)
  return [
    {
      id: 'names',
      folder: join(outDir, 'names'),
      offers: [
        free,
        offer(COMMERCIAL, '0.01', 'native'),
        offer(SUBSCRIPTION, '5', 'DemoDollar', {
          kind: 'subscription',
          period: MONTH,
          coversFutureVersions: true,
        }),
        offer(DERIVATIVE, '20', 'DemoDollar', { derivativesAllowed: true, upstreamBps: 1000 }),
      ],
      payees: [
        { role: 'creator', bps: 7000 },
        { role: 'data', bps: 2000 },
        { role: 'investor', bps: 1000 },
      ],
    },
    {
      id: 'classifier',
      folder: join(outDir, 'classifier'),
      offers: [
        free,
        offer(COMMERCIAL, '12', 'DemoDollar', { refundDays: 7, maxSupply: 100 }),
        offer(SUBSCRIPTION, '0.002', 'native', {
          kind: 'subscription',
          period: MONTH,
          coversFutureVersions: true,
        }),
        offer(PER_SENTENCE, '0', 'DemoDollar', {
          transferable: false,
          coversFutureVersions: true,
          use: { unit: 'sentence', price: '0.02' },
        }),
      ],
      payees: [
        { role: 'creator', bps: 8000 },
        { role: 'data', bps: 2000 },
      ],
    },
    {
      id: 'derivative',
      folder: join(outDir, 'derivative'),
      parent: { id: 'names', offer: DERIVATIVE.name },
      offers: [free, offer(COMMERCIAL, '0.02', 'native')],
      payees: [{ role: 'creator', bps: 10_000 }],
    },
    {
      id: 'large',
      folder: join(outDir, 'large'),
      offers: [free, offer(COMMERCIAL, '0.005', 'native')],
      payees: [{ role: 'creator', bps: 10_000 }],
    },
  ]
}
