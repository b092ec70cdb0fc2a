import type { Artifact, Manifest } from './manifest.ts'

type Evaluation = Manifest['evaluations'][number]

/** What is different in a version. */
export interface ManifestChanges {
  readonly added: readonly Artifact[]
  readonly removed: readonly Artifact[]
  /** Files of the same path with other bytes. */
  readonly changed: readonly { readonly before: Artifact; readonly after: Artifact }[]
  /** Figures that are new, gone or other, by metric and dataset. */
  readonly evaluations: readonly {
    readonly metric: string
    readonly dataset: string
    readonly before?: number
    readonly after?: number
  }[]
}

/** What changed from one version to a later one; files in the order of their manifests. */
export function compareManifests(before: Manifest, after: Manifest): ManifestChanges {
  const old = new Map(before.artifacts.map(artifact => [artifact.path, artifact]))
  const kept = new Set(after.artifacts.map(({ path }) => path))
  return {
    added: after.artifacts.filter(({ path }) => !old.has(path)),
    removed: before.artifacts.filter(({ path }) => !kept.has(path)),
    changed: after.artifacts.flatMap(artifact => {
      const was = old.get(artifact.path)
      return was && was.cid !== artifact.cid ? [{ before: was, after: artifact }] : []
    }),
    evaluations: compareEvaluations(before.evaluations, after.evaluations),
  }
}

function compareEvaluations(
  before: readonly Evaluation[],
  after: readonly Evaluation[],
): ManifestChanges['evaluations'] {
  const keyOf = ({ metric, dataset }: Evaluation) => JSON.stringify([metric, dataset])
  const old = new Map(before.map(one => [keyOf(one), one]))
  const now = new Map(after.map(one => [keyOf(one), one]))
  const keys = [...new Set([...now.keys(), ...old.keys()])]
  return keys.flatMap(key => {
    const [was, is] = [old.get(key), now.get(key)]
    const { metric = '', dataset = '' } = is ?? was ?? {}
    if (was?.value === is?.value) return []
    return [
      {
        metric,
        dataset,
        ...(was === undefined ? {} : { before: was.value }),
        ...(is === undefined ? {} : { after: is.value }),
      },
    ]
  })
}
