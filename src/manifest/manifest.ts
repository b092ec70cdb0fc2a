import type { Digest } from '../asset/index.ts'

/** What an artifact is for. */
export const ARTIFACT_ROLES = ['weights', 'config', 'tokenizer', 'card', 'sample', 'image', 'other'] as const
export type ArtifactRole = (typeof ARTIFACT_ROLES)[number]

/** One file of a version. */
export interface Artifact {
  /** Relative, `/`-separated, NFC, without `..`, empty, control or look-alike parts. Unique in a manifest. */
  readonly path: string
  /** Root of the UnixFS file, profile unixfs-v1-2025: CIDv1, sha2-256, raw 1 MiB leaves. */
  readonly cid: string
  /** Bytes. */
  readonly size: number
  /** SHA-256 of the whole file; equals the LFS oid on Hugging Face. */
  readonly sha256: Digest
  readonly mediaType: string
  readonly role: ArtifactRole
  /** HTTPS URLs (HTTP on loopback) of servers that answer Range requests for the same bytes. */
  readonly sources: readonly string[]
}

export const CONTRIBUTOR_ROLES = ['creator', 'data', 'investor', 'other'] as const
export type ContributorRole = (typeof CONTRIBUTOR_ROLES)[number]

/** Somebody whose work went into a model. */
export interface Contributor {
  readonly name: string
  readonly role: ContributorRole
  readonly account?: string
}

/** What a model is at one version: the document behind a version's `manifestDigest`. */
export interface Manifest {
  readonly name: string
  readonly description: string
  /** `ipfs://` or `https://` URL of a picture; absent: the hallmark is shown. */
  readonly image?: string
  readonly version: string
  /** What is new in it, plain text. */
  readonly notes?: string
  /** Pipeline tag, "text-generation". */
  readonly task: string
  readonly tags: readonly string[]
  /** Number of trained parameters. */
  readonly parameters?: number
  /** "safetensors", "gguf", "onnx". */
  readonly format?: string
  readonly artifacts: readonly Artifact[]
  readonly provenance: {
    /** CAIP-19 ids or names of models this one was made from. */
    readonly baseModels: readonly string[]
    readonly datasets: readonly string[]
    readonly contributors: readonly Contributor[]
  }
  readonly evaluations: readonly {
    readonly metric: string
    readonly value: number
    readonly dataset: string
  }[]
}
