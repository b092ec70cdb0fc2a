import {
  type ArtifactDownload,
  createArtifacts,
  createVerifiedFetch,
  keptLeaves,
  LEAF_BYTES,
} from '../../../src/artifact/index.ts'
import type { Artifact } from '../../../src/manifest/index.ts'
import { hashFile } from '../../../src/publish/hash-file.ts'
import { fetchFile, type Outcome, sha256 } from './outcome.ts'

async function visit(
  gateways: readonly string[],
  artifact: Artifact,
  stopAfter = Number.POSITIVE_INFINITY,
): Promise<Outcome> {
  const artifacts = createArtifacts({ gateways, relays: [] })
  const download = artifacts.download(artifact)
  visited = download
  download.subscribe(({ bytes }) => bytes >= stopAfter && download.pause())
  const outcome = await fetchFile(download)
  await artifacts.close()
  return outcome
}

/** A visit that agrees to share, and goes on giving after it is complete. */
async function share(
  gateways: readonly string[],
  relays: readonly string[],
  artifact: Artifact,
): Promise<Omit<Outcome, 'states'>> {
  const artifacts = createArtifacts({ gateways, relays, storage: 'memory' })
  const download = artifacts.download(artifact)
  shared = download
  const state = await download.start({ peers: true })
  return {
    status: state.status,
    bytes: state.bytes,
    sources: state.sources.filter(({ bytes }) => bytes > 0).map(({ kind }) => kind),
    ...(state.status === 'failed' ? { code: state.error.code } : {}),
    ...(state.status === 'complete'
      ? { digest: await sha256(await (await download.file()).arrayBuffer()) }
      : {}),
  }
}

/** A creator's page, which gives what it just hashed; the file is `size` bytes, each that of its MiB. */
async function shareChosen(relays: readonly string[], size: number): Promise<Artifact> {
  const leaves = Array.from({ length: Math.ceil(size / LEAF_BYTES) }, (_, i) =>
    new Uint8Array(Math.min(LEAF_BYTES, size - i * LEAF_BYTES)).fill(i),
  )
  const file = new File(leaves, 'model.bin')
  const { cid, sha256: digest, nodes } = await hashFile(file, () => {})
  const artifacts = createArtifacts({ gateways: [], relays, storage: 'memory' })
  const stop = await artifacts.share({ cid, file, nodes })
  stopSharing = async () => {
    await stop()
    await artifacts.close()
  }
  const mediaType = 'application/octet-stream'
  return { path: 'model.bin', cid, size, sha256: digest, mediaType, role: 'weights', sources: [] }
}

let stopSharing: (() => Promise<void>) | undefined

let asksToPersist = 0
const { persist } = navigator.storage ?? {}
if (persist) {
  navigator.storage.persist = function () {
    asksToPersist++
    return persist.call(this)
  }
}

/** How often the browser was asked to keep what is stored for good. */
function askedToPersist(): number {
  return asksToPersist
}

let visited: ArtifactDownload | undefined
let shared: ArtifactDownload | undefined

/** What was given to others so far. */
function given(): { uploaded: number; seeding: boolean } {
  const state = shared?.getState()
  return { uploaded: state?.uploaded ?? 0, seeding: state?.status === 'complete' && state.seeding }
}

/** How far the shared download is. */
function reached(): { status: string; bytes: number } {
  const { status, bytes } = shared?.getState() ?? { status: 'idle', bytes: 0 }
  return { status, bytes }
}

async function fetchAll(gateways: readonly string[], artifact: Artifact): Promise<string> {
  const artifacts = createArtifacts({ gateways, relays: [] })
  const base = 'https://models.example/'
  const verifiedFetch = createVerifiedFetch({ artifacts, files: [artifact], base })
  try {
    return await sha256(await (await verifiedFetch(`${base}${artifact.path}`)).arrayBuffer())
  } catch (error) {
    return (error as { code: string }).code
  } finally {
    await artifacts.close()
  }
}

async function clear(artifact: Artifact): Promise<void> {
  const artifacts = createArtifacts({ gateways: [], relays: [] })
  await artifacts.download(artifact).clear()
  await artifacts.close()
}

/** How a page that goes on without us ends its visit; see `begin`. */
let begun: Promise<Outcome> | undefined

/** A visit that the test does not wait for. */
function begin(gateways: readonly string[], artifact: Artifact): void {
  begun = visit(gateways, artifact)
}

/** How the visit that was begun ended. */
async function ended(): Promise<Outcome> {
  if (begun === undefined) throw new Error('nothing was begun')
  return begun
}

/** Fetches a file and goes on using it. */
async function keepOpen(gateways: readonly string[], artifact: Artifact): Promise<void> {
  visited = createArtifacts({ gateways, relays: [] }).download(artifact)
  await visited.start({ peers: false })
}

/** Turns one byte of the stored file, as a failing disk would. */
async function damage(cid: string): Promise<void> {
  const directory = await (await navigator.storage.getDirectory()).getDirectoryHandle('modelmark')
  const writable = await (await directory.getFileHandle(cid)).createWritable({ keepExistingData: true })
  await writable.write({ type: 'write', position: 1_500_000, data: 'damaged' })
  await writable.close()
}

/** The leaves that the journal on disk names. */
async function journalled(cid: string): Promise<number[]> {
  const bitmap = await keptLeaves(cid)
  return Array.from({ length: bitmap.length * 8 }, (_, i) => i).filter(
    i => ((bitmap[i >> 3] ?? 0) >> (i & 7)) & 1,
  )
}

/** Which of the stored `leaves` are not what their digest says. */
async function damagedLeaves(
  cid: string,
  leaves: readonly number[],
  digests: readonly string[],
): Promise<number[]> {
  if (leaves.length === 0) return []
  const directory = await (await navigator.storage.getDirectory()).getDirectoryHandle('modelmark')
  const file = await (await directory.getFileHandle(cid)).getFile()
  const wrong: number[] = []
  for (const leaf of leaves) {
    const bytes = await file.slice(leaf * LEAF_BYTES, (leaf + 1) * LEAF_BYTES).arrayBuffer()
    if ((await sha256(bytes)) !== digests[leaf]) wrong.push(leaf)
  }
  return wrong
}

function pause(): void {
  visited?.pause()
}

/** What this page's download has checked and kept so far. */
function bytesKept(): number {
  return visited?.getState().bytes ?? 0
}

const visits = {
  shareChosen,
  stopSharing: () => stopSharing?.(),
  visit,
  share,
  given,
  reached,
  fetchAll,
  clear,
  damage,
  bytesKept,
  begin,
  ended,
  pause,
  journalled,
  damagedLeaves,
  askedToPersist,
  keepOpen,
}
export type Visits = typeof visits
Object.assign(globalThis, { visits, ready: true })
