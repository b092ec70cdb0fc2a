import type { Digest } from '../asset/index.ts'
import type { Manifest, ManifestChanges } from '../manifest/index.ts'

/** One version of a model. */
export interface ModelVersion {
  /** Counted from 0. */
  readonly index: number
  /** Unix seconds. */
  readonly createdAt: number
  readonly manifestDigest: Digest
  /** Undefined where it cannot be read. */
  readonly manifest: Manifest | undefined
  /** From the version before; undefined for the first, and where one of the two manifests cannot be read. */
  readonly changes: ManifestChanges | undefined
}

/** A model that earns from another one, or that pays it. */
export interface Relative {
  readonly modelId: bigint
  /** Absolute share of each payment, basis points: of this model's payments for ancestors, of the child's for children. */
  readonly bps: number
  /** True for a parent or child, false further away. */
  readonly direct: boolean
  /** Of its manifest; undefined where that cannot be read. */
  readonly name: string | undefined
}

/** What became of a model, and where it comes from. */
export interface ModelVersions {
  /** Newest first, at most the newest 64. */
  readonly versions: readonly ModelVersion[]
  readonly ancestors: readonly Relative[]
  readonly children: readonly Relative[]
  /** True where no endpoint let models be searched for children. */
  readonly childrenMissing: boolean
}
