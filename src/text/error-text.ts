import type { ErrorCode, ErrorFacts } from '../error/index.ts'

/** What a person reads of an error: what happened, why, what to do now. */
export interface ErrorText {
  readonly title: string
  readonly cause: string
  readonly cure: string
}

export type ErrorTexts = Readonly<Record<ErrorCode, (facts: ErrorFacts) => ErrorText>>

/** A text that is the same whatever the facts. */
export const say = (title: string, cause: string, cure: string) => () => ({ title, cause, cure })
