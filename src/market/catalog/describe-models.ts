import type { Digest } from '../../asset/index.ts'
import type { Documents } from '../documents.ts'
import { createJobQueue } from '../job-queue.ts'
import { type Summary, summarize } from './summary.ts'

/** Manifests fetched at once: a gallery's cards fetch theirs at the same time. */
const AT_ONCE = 6
/** Failures in a row after which the gateways count as out of reach, until somebody asks again. */
const PATIENCE = 24

/** Fetches what models say of themselves; each digest once, unless it failed. */
export interface Descriptions {
  get(digest: Digest | ''): Summary | undefined
  /** True if the digest was looked for in vain. */
  hasFailed(digest: Digest | ''): boolean
  want(digest: Digest | ''): void
  /** Takes what was known before. */
  restore(summaries: Readonly<Record<Digest, Summary>>): void
  /** Lets what failed be tried again. */
  forgive(): void
}

export function createDescriptions(
  documents: Pick<Documents, 'manifest'>,
  onSettled: (digest: Digest) => void,
): Descriptions {
  const queue = createJobQueue(AT_ONCE)
  const known = new Map<Digest, Summary>()
  const wanted = new Set<Digest>()
  const failed = new Set<Digest>()
  let inARow = 0

  async function fetchOne(digest: Digest) {
    try {
      if (inARow >= PATIENCE) failed.add(digest)
      else known.set(digest, summarize(await documents.manifest(digest)))
      inARow = inARow >= PATIENCE ? inARow : 0
    } catch {
      inARow++
      failed.add(digest)
    }
    onSettled(digest)
  }

  return {
    get: digest => (digest === '' ? undefined : known.get(digest)),
    hasFailed: digest => digest !== '' && failed.has(digest),
    want(digest) {
      if (digest === '' || known.has(digest) || wanted.has(digest)) return
      wanted.add(digest)
      void queue.run(() => fetchOne(digest))
    },
    restore(summaries) {
      for (const [digest, summary] of Object.entries(summaries)) known.set(digest as Digest, summary)
    },
    forgive() {
      for (const digest of failed) wanted.delete(digest)
      failed.clear()
      inARow = 0
    },
  }
}
