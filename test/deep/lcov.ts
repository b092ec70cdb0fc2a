/** Reads what forge writes of coverage. https://man7.org/linux/man-pages/man1/geninfo.1.html#FILES */

export interface Share {
  readonly reached: number
  readonly all: number
}

export interface FileCoverage {
  readonly file: string
  readonly lines: Share
  readonly branches: Share
  /** Lines, from 1, that were not reached or of which a branch was not. */
  readonly unreached: readonly { readonly line: number; readonly what: 'line' | 'branch' }[]
}

export function parseLcov(text: string): FileCoverage[] {
  return text
    .split('end_of_record')
    .filter(record => record.includes('SF:'))
    .map(record => {
      const lines = entriesOf(record, 'DA').map(([line = '', hits]) => ({
        line,
        what: 'line' as const,
        hits,
      }))
      const branches = entriesOf(record, 'BRDA').map(([line = '', , , hits]) => ({
        line,
        what: 'branch' as const,
        hits,
      }))
      return {
        file: entriesOf(record, 'SF')[0]?.[0] ?? '',
        lines: shareOf(lines),
        branches: shareOf(branches),
        unreached: [...lines, ...branches]
          .filter(({ hits }) => !isReached(hits))
          .map(({ line, what }) => ({ line: Number(line), what })),
      }
    })
}

export function addShares(shares: readonly Share[]): Share {
  const of = (key: keyof Share) => shares.reduce((sum, share) => sum + share[key], 0)
  return { reached: of('reached'), all: of('all') }
}

function entriesOf(record: string, key: string): string[][] {
  return record
    .split('\n')
    .filter(entry => entry.startsWith(`${key}:`))
    .map(entry => entry.slice(key.length + 1).split(','))
}

/** A branch whose condition was never looked at has `-` hits. */
function isReached(hits: string | undefined): boolean {
  return Number(hits) > 0
}

function shareOf(places: readonly { readonly hits: string | undefined }[]): Share {
  return { reached: places.filter(({ hits }) => isReached(hits)).length, all: places.length }
}
