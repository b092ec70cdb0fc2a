import { createArtifacts } from '../../src/artifact/index.ts'
import type { Artifact } from '../../src/manifest/index.ts'

export interface Job {
  readonly cid: string
  readonly size: number
  readonly gateways: readonly string[]
  readonly sources: readonly string[]
  readonly storage: 'memory' | 'auto'
}

/** Milliseconds of a plain fetch followed by one SHA-256 over everything. */
async function plain(url: string): Promise<number> {
  const start = performance.now()
  const body = await (await fetch(url)).arrayBuffer()
  await crypto.subtle.digest('SHA-256', body)
  return performance.now() - start
}

/** Milliseconds until every leaf is checked and kept. */
async function verified({ cid, size, gateways, sources, storage }: Job): Promise<number> {
  const artifact: Artifact = {
    path: 'model.bin',
    cid,
    size,
    sha256: `0x${'00'.repeat(32)}`,
    mediaType: 'application/octet-stream',
    role: 'weights',
    sources,
  }
  const artifacts = createArtifacts({ gateways, relays: [], storage })
  const download = artifacts.download(artifact)
  const start = performance.now()
  const state = await download.start({ peers: false })
  const elapsed = performance.now() - start
  if (state.status === 'failed') throw state.error
  await download.clear()
  await artifacts.close()
  return elapsed
}

Object.assign(globalThis, { plain, verified, ready: true })
