import type { ModelmarkError } from '../error/index.ts'
import { createCatalog } from './catalog.ts'
import errors, { type CommonErrorTexts } from './en/errors.ts'
import type { MarketErrorTexts } from './en/market-errors.ts'
import type { RefusalTexts } from './en/refusals.ts'
import type { ErrorText, ErrorTexts } from './error-text.ts'

export type { ErrorText, ErrorTexts, RefusalTexts }

export const errorTexts = createCatalog<CommonErrorTexts>('errors', errors, {
  de: () => import('./de/errors.ts'),
  ar: () => import('./ar/errors.ts'),
})

/** Fetched with the first of them: most visitors never meet one. */
export const marketErrorTexts = createCatalog<Partial<MarketErrorTexts>>(
  'errors',
  {},
  {
    en: () => import('./en/market-errors.ts'),
    de: () => import('./de/market-errors.ts'),
    ar: () => import('./ar/market-errors.ts'),
  },
)

/** What a contract's own error means, by its name. */
export const refusalTexts = createCatalog<Partial<RefusalTexts>>(
  'refusals',
  {},
  {
    en: () => import('./en/refusals.ts'),
    de: () => import('./de/refusals.ts'),
    ar: () => import('./ar/refusals.ts'),
  },
)

/** What happened, why, and what to do now. Until a rare error's own words are here: that the contract refused. */
export function errorText({ code, facts }: ModelmarkError, locale: string): ErrorText {
  const common = errorTexts.in(locale)
  const texts: Partial<ErrorTexts> = code in common ? common : marketErrorTexts.in(locale)
  const refusals = refusalTexts.in(locale)
  // The name is a contract's word: `constructor` must find nothing.
  const name = String(facts['name'])
  const refusal = code === 'reverted' && Object.hasOwn(refusals, name) && refusals[name as keyof RefusalTexts]
  return (refusal || texts[code] || common.reverted)(facts)
}
