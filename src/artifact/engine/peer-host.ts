import { parseCid } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import { loadLeafTable } from '../leaf-table.ts'
import type { PeerNode } from '../peer-node.ts'
import type { Offers, Rpc } from '../remote/rpc.ts'
import type { Source } from '../source.ts'
import { emptyBitmap, isHeld, mark } from '../store/bitmap.ts'
import { unpackNodes } from '../stored-index.ts'
import type { OfferedFile, PageCalls, WorkerCalls } from './engine-calls.ts'

/** What a peer says it gained in so short a time is passed on at once. Milliseconds. */
const GATHER_MS = 20
const COUNT_EVERY_MS = 1_000

interface Offer {
  readonly held: Uint8Array<ArrayBuffer>
  readonly listeners: Set<(index: number) => void>
  stop?: () => Promise<void>
}

interface HostedSource {
  readonly source: Source
  readonly stop: () => void
}

/** Lets the worker use the page's peer node. */
export function hostPeerNode(
  peerNode: () => Promise<PeerNode>,
  worker: () => Rpc<WorkerCalls>,
): Offers<PageCalls> {
  const sources = new Map<number, HostedSource>()
  const offers = new Map<number, Offer>()
  let lastSource = 0

  /** Tells how a file fares until the function it returns is called. */
  function count(root: string, node: PeerNode): () => void {
    const cid = parseCid(root)
    const tellCounts = () =>
      worker().tell('counted', [root, { peers: node.peers(cid), uploaded: node.uploaded(cid) }])
    const timer = setInterval(tellCounts, COUNT_EVERY_MS)
    return () => {
      clearInterval(timer)
      tellCounts()
    }
  }

  function host(search: number, source: Source, leaves: number): void {
    const number = ++lastSource
    let timer: ReturnType<typeof setTimeout> | undefined
    const unwatch = source.watch?.(() => {
      timer ??= setTimeout(() => {
        timer = undefined
        worker().tell('holds', [number, heldBy(source, leaves)])
      }, GATHER_MS)
    })
    const stop = () => {
      clearTimeout(timer)
      unwatch?.()
    }
    sources.set(number, { source, stop })
    worker().tell('found', [search, { source: number, id: source.id, held: heldBy(source, leaves) }])
  }

  async function offer(number: number, { root, size, nodes, held: bits }: OfferedFile): Promise<void> {
    const offered: Offer = { held: bits, listeners: new Set() }
    offers.set(number, offered)
    const node = await peerNode()
    const kept = unpackNodes(nodes)
    const table = await loadLeafTable(parseCid(root), size, async cid => {
      const bytes = kept.get(String(cid))
      if (bytes === undefined) throw new ModelmarkError('file-invalid', { cid: String(cid), reason: 'index' })
      return bytes
    })
    const stopCounting = count(root, node)
    const withdraw = await node.provide({
      table,
      has: index => isHeld(offered.held, index),
      read: index => worker().call('read', [number, index]),
      onLeaf: listener => {
        offered.listeners.add(listener)
        return () => offered.listeners.delete(listener)
      },
    })
    offered.stop = async () => {
      stopCounting()
      await withdraw()
    }
    if (!offers.has(number)) await offered.stop()
  }

  return {
    async start() {
      await peerNode()
    },
    async find([search, root, leaves], signal) {
      const node = await peerNode()
      const stopCounting = count(root, node)
      try {
        await node.find({ root: parseCid(root), leaves }, source => host(search, source, leaves), signal)
      } finally {
        stopCounting()
      }
    },
    async node([root, cid], signal) {
      return (await peerNode()).node(parseCid(root), parseCid(cid), signal)
    },
    fetch([number, index, length], signal) {
      const hosted = sources.get(number)
      if (hosted === undefined) throw new ModelmarkError('no-providers', { reason: 'gone' })
      return hosted.source.fetch(index, length, signal)
    },
    async drop([number, end]) {
      const hosted = sources.get(number)
      sources.delete(number)
      hosted?.stop()
      if (end) await hosted?.source.close?.()
    },
    offer: ([number, file]) => offer(number, file),
    gained([number, index]) {
      const offered = offers.get(number)
      if (offered === undefined) return
      mark(offered.held, index, true)
      for (const listener of offered.listeners) listener(index)
    },
    async withdraw([number]) {
      const offered = offers.get(number)
      offers.delete(number)
      await offered?.stop?.()
    },
  }
}

function heldBy(source: Source, leaves: number): Uint8Array<ArrayBuffer> {
  const bits = emptyBitmap(leaves)
  for (let i = 0; i < leaves; i++) if (source.has?.(i) ?? true) mark(bits, i, true)
  return bits
}
