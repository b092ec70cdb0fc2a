import type { Artifact, Manifest } from '../../src/manifest/index.ts'
import { areTexts, arrayOf, type DraftFile, filesOf } from './draft.ts'

/** An evaluation figure as it was typed. */
export interface DraftFigure {
  readonly metric: string
  readonly value: string
  readonly dataset: string
}

/** What the next version of a model changes of the last one; survives a reload. */
export interface VersionDraft {
  /** Chosen files: those of the same path are replaced, others are new. */
  readonly files: readonly DraftFile[]
  /** Paths of files that are taken out. */
  readonly gone: readonly string[]
  /** Of chosen weights. */
  readonly parameters?: number
  readonly format?: string
  /** Absent until it is typed. */
  readonly version?: string
  readonly notes: string
  /** Absent until one is touched. */
  readonly figures?: readonly DraftFigure[]
  /** CID of the manifest whose files the hub has. */
  readonly sent: string
}

export const EMPTY_VERSION: VersionDraft = { files: [], gone: [], notes: '', sent: '' }

/** A draft that was kept; parts that are damaged are as in an empty one. */
export function parseVersionDraft(text: string): VersionDraft {
  try {
    const { files, gone, parameters, format, version, notes, figures, sent } = JSON.parse(
      text,
    ) as Partial<VersionDraft>
    return {
      files: filesOf(files),
      gone: arrayOf(gone).filter(path => typeof path === 'string'),
      ...(typeof parameters === 'number' ? { parameters } : {}),
      ...(typeof format === 'string' ? { format } : {}),
      ...(typeof version === 'string' ? { version } : {}),
      notes: typeof notes === 'string' ? notes : '',
      ...(Array.isArray(figures)
        ? { figures: arrayOf(figures).filter(one => areTexts(one.metric, one.value, one.dataset)) }
        : {}),
      sent: typeof sent === 'string' ? sent : '',
    }
  } catch {
    return EMPTY_VERSION
  }
}

/** The name typed, or one that follows the last: "1.4.0" is followed by "1.4.1". */
export function versionOf({ version }: VersionDraft, last: Manifest): string {
  return version ?? last.version.replace(/\d{1,9}(?=\D*$)/, digits => String(Number(digits) + 1))
}

/** The figures typed, or those of the last version. */
export function figuresOf({ figures }: VersionDraft, last: Manifest): readonly DraftFigure[] {
  return figures ?? last.evaluations.map(one => ({ ...one, value: String(one.value) }))
}

/** A number as people write it, "0.91" or "0,91"; undefined for anything else. */
export function numberOf(text: string): number | undefined {
  const plain = text.trim().replace(',', '.')
  return /^-?\d{1,15}(\.\d{1,15})?(e-?\d{1,2})?$/i.test(plain) ? Number(plain) : undefined
}

export type FileState = 'kept' | 'changed' | 'added' | 'gone'

/** Every file of the last version and of the next one. */
export function versionFiles(
  { files, gone }: VersionDraft,
  last: Manifest,
): readonly { readonly file: Artifact; readonly state: FileState }[] {
  const before = last.artifacts.map(old => {
    const chosen = files.find(({ path }) => path === old.path)
    if (chosen && chosen.cid !== old.cid) return { file: chosen, state: 'changed' as const }
    return { file: old, state: !chosen && gone.includes(old.path) ? ('gone' as const) : ('kept' as const) }
  })
  const added = files.filter(({ path }) => !last.artifacts.some(old => old.path === path))
  return [...before, ...added.map(file => ({ file, state: 'added' as const }))]
}
