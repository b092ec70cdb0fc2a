import { appendFileSync, createReadStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Digest } from '../../asset/index.ts'
import { isSummary, type Summary } from '../../market/catalog/summary.ts'

/**
 * What models say of themselves, one JSON line for each manifest: it is named by its digest, so it never changes and is
 * only added to. Lines that are damaged, as the last one may be after a crash, are passed over and fetched again.
 */
export interface DescriptionFile {
  load(onSummary: (digest: Digest, summary: Summary) => void): Promise<void>
  add(digest: Digest, summary: Summary): void
}

export function openDescriptionFile(dataDir: string): DescriptionFile {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'descriptions.jsonl')
  // Ends a line that a crash left without its end.
  appendFileSync(path, '\n')
  return {
    async load(onSummary) {
      for await (const line of createInterface({ input: createReadStream(path) })) {
        const { digest, summary } = parseLine(line)
        if (isDigest(digest) && isSummary(summary)) onSummary(digest, summary)
      }
    },
    add(digest, summary) {
      appendFileSync(path, `${JSON.stringify({ digest, summary })}\n`)
    },
  }
}

function isDigest(value: unknown): value is Digest {
  return typeof value === 'string' && /^0x[0-9a-f]{64}$/.test(value)
}

function parseLine(line: string): { readonly digest?: unknown; readonly summary?: unknown } {
  try {
    return Object(JSON.parse(line))
  } catch {
    return {}
  }
}
