import type { Manifest } from '../../src/manifest/index.ts'
import type { ProblemName } from './problem-name.ts'
import { figuresOf, numberOf, type VersionDraft, versionFiles, versionOf } from './version-draft.ts'

export interface VersionProblem {
  /** The `id` of the field it is about. */
  readonly field: string
  readonly name: ProblemName
}

/** What keeps a version from being published. @param taken Names of the versions before. */
export function checkVersion(
  draft: VersionDraft,
  last: Manifest,
  taken: readonly string[],
): readonly VersionProblem[] {
  const version = versionOf(draft, last).trim()
  const files = versionFiles(draft, last)
  const figures = figuresOf(draft, last)
  const found: VersionProblem[] = []
  const add = (field: string, name: ProblemName, isWrong: boolean) => {
    if (isWrong) found.push({ field, name })
  }
  add('version', 'noVersion', version === '')
  add('version', 'sameVersion', version !== '' && [last.version, ...taken].includes(version))
  add('files', 'noFiles', files.length > 0 && files.every(({ state }) => state === 'gone'))
  figures.forEach(({ metric, value, dataset }, i) => {
    const isWrong = metric.trim() === '' || dataset.trim() === '' || numberOf(value) === undefined
    add(`value-${i}`, 'badFigure', isWrong)
  })
  const isSame = draft.figures === undefined && files.every(({ state }) => state === 'kept')
  add('notes', 'noChange', isSame && draft.notes.trim() === '')
  return found
}
