import type { ArtifactDownload, DownloadState } from '../../src/artifact/index.ts'
import { ArtifactProgressEvent, ArtifactTamperedEvent, ArtifactVerifiedEvent } from '../events/index.ts'
import { sourceName } from './source-shares.ts'

interface Told {
  verified: boolean
  percent: number
  readonly liars: Set<string>
}

/** Several elements may show one download; the page hears of each fact once. */
const toldOf = new WeakMap<ArtifactDownload, Told>()

/** Tells the page what is new about a download: progress, a source that lied, the whole file verified. */
export function tellDownload(
  host: Element,
  asset: string,
  download: ArtifactDownload,
  state: DownloadState,
): void {
  const told = toldOf.get(download) ?? { verified: false, percent: 0, liars: new Set() }
  toldOf.set(download, told)
  const { path, cid } = download.artifact
  const { bytes, size, rate } = state
  const percent = size === 0 ? 0 : Math.floor((100 * bytes) / size)
  if (percent > told.percent)
    host.dispatchEvent(new ArtifactProgressEvent({ asset, path, bytes, size, rate }))
  told.percent = percent
  for (const source of liars(state).filter(liar => !told.liars.has(liar))) {
    told.liars.add(source)
    host.dispatchEvent(new ArtifactTamperedEvent({ asset, path, source }))
  }
  const verified = state.status === 'complete'
  if (verified && !told.verified) host.dispatchEvent(new ArtifactVerifiedEvent({ asset, path, cid, size }))
  told.verified = verified
}

/** Sources that sent wrong bytes, by their id. */
export function liars(state: DownloadState): readonly string[] {
  const banned = state.sources.filter(source => source.state === 'banned').map(({ id }) => id)
  const named =
    state.status === 'failed' && state.error.code === 'digest-mismatch'
      ? state.error.facts['source']
      : undefined
  return named === undefined || banned.includes(String(named)) ? banned : [...banned, String(named)]
}

/** Who sent wrong bytes, for people; undefined if it is not known. */
export function liarNames(state: DownloadState): string | undefined {
  const names = liars(state).map(sourceName)
  return names.length === 0 ? undefined : names.join(', ')
}
