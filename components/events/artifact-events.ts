export interface ArtifactVerifiedDetail {
  readonly asset: string
  readonly path: string
  readonly cid: string
  /** Bytes. */
  readonly size: number
}

/** Every byte of a file is here and matches the chain. */
export class ArtifactVerifiedEvent extends CustomEvent<ArtifactVerifiedDetail> {
  constructor(detail: ArtifactVerifiedDetail) {
    super('artifact-verified', { bubbles: true, composed: true, detail })
  }
}

export interface ArtifactTamperedDetail {
  readonly asset: string
  /** Absent where the manifest itself was tampered with. */
  readonly path?: string
  /** Who sent it, where that is known. */
  readonly source?: string
}

/** Somebody sent bytes that differ from what the chain commits to; they were thrown away. */
export class ArtifactTamperedEvent extends CustomEvent<ArtifactTamperedDetail> {
  constructor(detail: ArtifactTamperedDetail) {
    super('artifact-tampered', { bubbles: true, composed: true, detail })
  }
}

export interface ArtifactProgressDetail {
  readonly asset: string
  readonly path: string
  /** Bytes that were checked and kept. */
  readonly bytes: number
  readonly size: number
  /** Bytes a second. */
  readonly rate: number
}

/** More of a file is here; sent at most once for each percent. */
export class ArtifactProgressEvent extends CustomEvent<ArtifactProgressDetail> {
  constructor(detail: ArtifactProgressDetail) {
    super('artifact-progress', { bubbles: true, composed: true, detail })
  }
}

declare global {
  interface HTMLElementEventMap {
    'artifact-progress': ArtifactProgressEvent
    'artifact-verified': ArtifactVerifiedEvent
    'artifact-tampered': ArtifactTamperedEvent
  }
}
