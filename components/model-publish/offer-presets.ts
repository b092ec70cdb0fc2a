import type { Right } from '../../src/license/index.ts'
import type { ModelPublishStrings } from '../../src/text/index.ts'
import type { DraftOffer } from './draft.ts'

export const PRESETS = ['research', 'commercial', 'subscription', 'usage', 'derivative'] as const
export type Preset = (typeof PRESETS)[number]

type Shape = Omit<DraftOffer, 'name' | 'description' | 'text' | 'currency'>

const ONCE = {
  kind: 'one-time',
  days: '',
  price: '0',
  maxSupply: '',
  refundDays: '',
  upstreamPercent: '',
  transferable: true,
  coversFutureVersions: true,
} as const

const SHAPES: Readonly<Record<Preset, Shape>> = {
  research: { ...ONCE, transferable: false, rights: ['use-privately', 'use-in-research'] },
  commercial: {
    ...ONCE,
    price: '',
    refundDays: '14',
    coversFutureVersions: false,
    rights: ['use-privately', 'use-commercially', 'sell-output'],
  },
  subscription: {
    ...ONCE,
    kind: 'subscription',
    days: '30',
    price: '',
    rights: ['use-privately', 'use-commercially', 'sell-output', 'host-as-service'],
  },
  usage: {
    ...ONCE,
    use: { price: '', unit: 'call' },
    rights: ['use-privately', 'use-commercially', 'sell-output'],
  },
  derivative: {
    ...ONCE,
    price: '',
    upstreamPercent: '10',
    rights: ['use-privately', 'fine-tune', 'publish-derivative'],
  },
}

/** A tier to begin with, in the words of the page's language. */
export function presetOffer(preset: Preset, currency: string, words: ModelPublishStrings): DraftOffer {
  const { name, description } = words.presets[preset]
  const offer = { ...SHAPES[preset], name, description, currency, text: '' }
  return { ...offer, text: termsText(offer, words) }
}

/** The full terms of a tier, from what was chosen: a start that its creator may write over. */
export function termsText(offer: Omit<DraftOffer, 'text'>, words: ModelPublishStrings): string {
  const { clauses, rightSentences } = words
  const lasting = {
    'one-time': offer.coversFutureVersions ? clauses.forEverAll : clauses.forEver,
    'fixed-term': clauses.fixedTerm(offer.days),
    subscription: clauses.subscription(offer.days),
  }[offer.kind]
  const list = [
    lasting,
    ...(offer.use ? [clauses.byTheUnit(offer.use.unit)] : []),
    offer.transferable ? clauses.transferable : clauses.personal,
    ...(allowsDerivatives(offer.rights) ? [clauses.derivative] : []),
    clauses.asIs,
  ]
  return [
    `# ${offer.name}`,
    '',
    clauses.holderMay,
    '',
    ...offer.rights.map(right => `* ${rightSentences[right]}`),
    '',
    clauses.nothingElse,
    '',
    ...list.map((clause, i) => `${i + 1}. ${clause}`),
    '',
  ].join('\n')
}

export function allowsDerivatives(rights: readonly Right[]): boolean {
  return rights.includes('publish-derivative')
}
