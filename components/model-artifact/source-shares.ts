import type { DownloadProgress, SourceKind } from '../../src/artifact/index.ts'

/** What one source, or the later ones together, gave of the file. */
export interface SourceShare {
  /** Name a person can recognise: a host or a short peer id; absent for several sources together. */
  readonly name?: string
  readonly kind: SourceKind | 'others'
  /** Fraction of the whole file. */
  readonly share: number
  readonly banned: boolean
  /** Which colour and pattern, 0 to 3. */
  readonly tone: number
}

/** So many sources have a colour of their own; when there are more, the later ones share the last. */
export const TONES = 4

/**
 * The sources that gave something, in the order of the download and not by size, so that neither bar nor map changes
 * its colours when one source overtakes another.
 */
export function sourceShares({ sources, size }: DownloadProgress): readonly SourceShare[] {
  const givers = sources
    .filter(({ bytes }) => bytes > 0)
    .map(({ id, kind, bytes, state }, place) => ({
      name: sourceName(id),
      kind,
      share: size === 0 ? 0 : bytes / size,
      banned: state === 'banned',
      tone: Math.min(place, TONES - 1),
    }))
  if (givers.length <= TONES) return givers
  const share = givers.slice(TONES - 1).reduce((sum, giver) => sum + giver.share, 0)
  return [...givers.slice(0, TONES - 1), { kind: 'others', share, banned: false, tone: TONES - 1 }]
}

/** The tone of each source, by its position in `sources`. */
export function sourceTones(sources: DownloadProgress['sources']): readonly number[] {
  const givers = sources.filter(({ bytes }) => bytes > 0)
  return sources.map(source => {
    const place = givers.indexOf(source)
    return place < 0 ? TONES - 1 : Math.min(place, TONES - 1)
  })
}

/** A host for a URL, the ends of a long peer id, anything else as it is. */
export function sourceName(id: string): string {
  if (/^https?:/.test(id) && URL.canParse(id)) return new URL(id).host
  return id.length > 20 ? `${id.slice(0, 6)}…${id.slice(-4)}` : id
}
