import type { CID } from 'multiformats/cid'
import { parseCid } from '../asset/index.ts'
import { ModelmarkError } from '../error/index.ts'
import type { Artifact } from '../manifest/index.ts'
import { explainFetch } from './explain-fetch.ts'
import { fetchVerifiedBlock, worstOf } from './fetch-block.ts'
import { findGateways } from './find-gateways.ts'
import { createGatewaySource, type FileCar, openFileCar } from './gateway-source.ts'
import { hedge } from './hedge.ts'
import { createHttpRangeSource } from './http-range-source.ts'
import { fileLayout, LEAF_BYTES, type LeafTable, loadLeafTable } from './leaf-table.ts'
import type { PeerNode } from './peer-node.ts'
import type { Sink } from './sink.ts'
import type { Source } from './source.ts'
import type { Storage } from './store/open-storage.ts'
import { packNodes, unpackNodes } from './stored-index.ts'
import { matchesDigest } from './verify.ts'

/** Peers are asked for the index when gateways were silent for so long. */
const GATEWAY_PATIENCE_MS = 1_000
/** An index that no peer gave in so long is not to be had. */
const PEER_PATIENCE_MS = 30_000
/** A file whose index is one node: its CAR can be opened before the index is known. */
const ONE_NODE_BYTES = 1024 * LEAF_BYTES

export interface OpenFileOptions {
  readonly gateways: readonly string[]
  /** Base URLs of delegated routers, which may know more gateways. */
  readonly routers: readonly string[]
  readonly fetch?: typeof fetch | undefined
  readonly storage: Storage
  readonly peers?: PeerNode | undefined
  /** Whether all of it is wanted, from the beginning. */
  readonly whole: boolean
  readonly signal: AbortSignal
}

/** A file that is ready to be fetched: its checked index, where it is kept and who may have it. */
export interface OpenFile {
  readonly table: LeafTable
  readonly sink: Sink
  readonly sources: readonly Source[]
  /** Those that had to be looked for, once they are found. */
  readonly found: Promise<readonly Source[]>
}

/**
 * Opens the store, gets and checks the index (from the store, gateways or peers) and makes the sources.
 * @throws ModelmarkError as `loadLeafTable` and `fetchVerifiedBlock`.
 */
export async function openFile(artifact: Artifact, options: OpenFileOptions): Promise<OpenFile> {
  const { gateways, signal, storage } = options
  const root = parseCid(artifact.cid)
  const found = findGateways(root, options.routers, options).then(urls =>
    urls.filter(url => !gateways.includes(url)),
  )
  const stored = await storage.open(fileLayout(root, artifact.size))
  let started: { gateway: string; car: FileCar } | undefined
  try {
    const kept = unpackNodes(await stored.loadIndex())
    const getNode = async (cid: CID) => {
      const known = kept.get(String(cid))
      if (known && (await matchesDigest(known, cid.multihash.digest))) return known
      const first = options.whole && cid.equals(root) && artifact.size <= ONE_NODE_BYTES
      if (first && stored.sink.count === 0) {
        const opened = await startCar(root, artifact.size, gateways.length + artifact.sources.length, options)
        started = opened
        if (opened) return opened.node
      }
      return fetchNode(root, cid, found, options)
    }
    const table = await loadLeafTable(root, artifact.size, getNode, signal)
    if (kept.size === 0 && table.nodes.length > 0) void stored.saveIndex(packNodes(table))
    const { fetch } = options
    const sources = [
      ...gateways.map(gateway => {
        const car = started?.gateway === gateway ? { started: started.car } : {}
        return createGatewaySource(gateway, table, { fetch, ...car })
      }),
      ...artifact.sources.map(url => createHttpRangeSource(url, table, { fetch })),
    ]
    const later = found.then(urls => urls.map(url => createGatewaySource(url, table, { fetch })))
    return { table, sink: stored.sink, sources, found: later }
  } catch (error) {
    started?.car.close()
    await stored.sink.close()
    throw explainFetch(error, 'index', signal)
  }
}

/** The first gateway's CAR of its share of the file: index and first leaves in one request. undefined if it gives none. */
async function startCar(root: CID, size: number, sources: number, options: OpenFileOptions) {
  const { gateways, fetch, signal } = options
  const [gateway] = gateways
  if (gateway === undefined) return undefined
  let car: FileCar | undefined
  try {
    const share = Math.ceil(size / LEAF_BYTES / sources) * LEAF_BYTES
    const part = sources > 1 ? { entityBytes: `0:${Math.min(size, share) - 1}` } : {}
    car = await openFileCar(gateway, root, signal, { fetch, ...part })
    const { value: block } = await car.blocks.next()
    if (block && (await matchesDigest(block.bytes, root.multihash.digest))) {
      return { gateway, car, node: block.bytes }
    }
  } catch (error) {
    if (signal.aborted) throw error
  }
  car?.close()
  return undefined
}

async function fetchNode(
  root: CID,
  cid: CID,
  found: Promise<readonly string[]>,
  options: OpenFileOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const { gateways, fetch, peers, signal } = options
  const errors: ModelmarkError[] = []
  const fromGateways = (stop: AbortSignal) => fetchVerifiedBlock(cid, { gateways, fetch, signal: stop })
  const fromFound = async (stop: AbortSignal) =>
    fetchVerifiedBlock(cid, { gateways: await found, fetch, signal: stop })
  const fromPeers = peers && ((stop: AbortSignal) => nodeFromPeers(peers, root, cid, stop))
  const attempts = [
    ...(gateways.length > 0 ? [fromGateways] : []),
    ...(options.routers.length > 0 ? [fromFound] : []),
    ...(fromPeers ? [fromPeers] : []),
  ]
  const bytes = await hedge(attempts, {
    patienceMs: GATEWAY_PATIENCE_MS,
    signal,
    onError: error => errors.push(explainFetch(error, 'index')),
  })
  if (bytes) return bytes
  throw worstOf(errors) ?? new ModelmarkError('no-providers', { cid: String(cid) })
}

async function nodeFromPeers(peers: PeerNode, root: CID, cid: CID, stop: AbortSignal) {
  const deadline = AbortSignal.timeout(PEER_PATIENCE_MS)
  try {
    return await peers.node(root, cid, AbortSignal.any([stop, deadline]))
  } catch (error) {
    if (stop.aborted || !deadline.aborted) throw error
    throw new ModelmarkError('no-providers', { source: 'peers', cid: String(cid) }, { cause: error })
  }
}
