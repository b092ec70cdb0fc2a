import type { ArtifactDownload } from '../../../src/artifact/index.ts'

/** What a visitor sees of a download; values that pass between browser and test. */
export interface Outcome {
  readonly status: string
  readonly bytes: number
  readonly code?: string
  readonly source?: string
  /** Kinds. */
  readonly sources: readonly string[]
  /** What became of each source, by its address. */
  readonly states: Readonly<Record<string, string>>
  readonly digest?: string
}

/** Fetches a file to its end without peers. */
export async function fetchFile(download: ArtifactDownload): Promise<Outcome> {
  const state = await download.start({ peers: false })
  const digest =
    state.status === 'complete' ? await sha256(await (await download.file()).arrayBuffer()) : undefined
  return {
    status: state.status,
    bytes: state.bytes,
    sources: state.sources.map(({ kind }) => kind),
    states: Object.fromEntries(state.sources.map(source => [source.id, source.state])),
    ...(state.status === 'failed'
      ? { code: state.error.code, source: String(state.error.facts['source']) }
      : {}),
    ...(digest === undefined ? {} : { digest }),
  }
}

export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
