import type { ModelmarkError } from '../error/index.ts'
import { createCatalog } from './catalog.ts'
import errors, { type ErrorText, type ErrorTexts } from './en/errors.ts'

export type { ErrorText, ErrorTexts }

export const errorTexts = createCatalog<ErrorTexts>('errors', errors, {
  de: () => import('./de/errors.ts'),
})

/** What happened, why, and what to do now. */
export function errorText(error: ModelmarkError, locale: string): ErrorText {
  return errorTexts.in(locale)[error.code](error.facts)
}
