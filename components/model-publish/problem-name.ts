import type { ModelPublishStrings } from '../../src/text/index.ts'

/** What keeps something that was filled in from being published; there is a sentence for each. */
export type ProblemName = keyof ModelPublishStrings['problems']
