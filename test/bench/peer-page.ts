// Runs in both pages of `bench:peer`: one gives, the other takes, by three ways.
import { CID } from 'multiformats/cid'
import { loadLeafTable } from '../../src/artifact/leaf-table.ts'
import { createPeerNode } from '../../src/artifact/peer/index.ts'
import type { PeerNode } from '../../src/artifact/peer-node.ts'
import type { Source } from '../../src/artifact/source.ts'
import { matchesDigest } from '../../src/artifact/verify.ts'
import { leafBytes, tableOfFile } from '../browser/peer/file.ts'
import { BareChannels } from './bare-channels-page.ts'

const MIB = 1024 * 1024

interface Torrent {
  readonly magnetURI: string
  on(event: 'download' | 'done', listener: () => void): void
}
interface WebTorrentClient {
  seed(file: File, options: { announce: string[] }, ready: (torrent: Torrent) => void): void
  add(magnet: string, options: { announce: string[] }, ready: (torrent: Torrent) => void): void
  on(event: 'error', listener: (error: Error) => void): void
  destroy(done: () => void): void
}

/** Bytes a second from the first byte on; milliseconds until the first. */
interface Measured {
  readonly bytesPerSecond: number
  readonly firstMs: number
}

class Bench {
  #node: PeerNode | undefined
  #torrents: WebTorrentClient | undefined

  // Our peers

  async sharePeer(relays: string[], seed: number, size: number): Promise<string> {
    this.#node = await createPeerNode({
      relays,
      upload: { bytesPerSecond: Number.MAX_SAFE_INTEGER, ratio: 1e6 },
    })
    const table = await tableOfFile(seed, size)
    const leaves = Array.from({ length: table.leaves }, (_, i) => leafBytes(seed, i, table.length(i)))
    await this.#node.provide({
      table,
      has: () => true,
      read: async index => leaves[index] ?? new Uint8Array(),
      onLeaf: () => () => {},
    })
    return table.root.toString()
  }

  /** From nothing: starts a node, finds the peer, connects, checks the index and each leaf. */
  async takePeer(relays: string[], root: string, size: number): Promise<Measured> {
    const started = performance.now()
    const node = await createPeerNode({ relays })
    const done = new AbortController()
    const cid = CID.parse(root)
    const table = await loadLeafTable(cid, size, inner => node.node(cid, inner, done.signal))
    let next = 0
    let verified = 0
    let asked = 0
    let first = 0
    const take = async (source: Source) => {
      while (next < table.leaves) {
        const index = next++
        asked ||= performance.now()
        const bytes = await source.fetch(index, table.length(index), done.signal)
        if (!(await matchesDigest(bytes, table.digest(index)))) throw new Error('wrong bytes')
        first ||= performance.now()
        if (++verified === table.leaves) done.abort()
      }
    }
    await node.find(table, source => void Array.from({ length: 4 }, () => take(source)), done.signal)
    const ended = performance.now()
    await node.close()
    return { bytesPerSecond: size / ((ended - asked) / 1000), firstMs: first - started }
  }

  // WebTorrent

  async shareTorrent(tracker: string, seed: number, size: number): Promise<string> {
    const client = await this.#webTorrent()
    const parts = Array.from({ length: Math.ceil(size / MIB) }, (_, i) =>
      leafBytes(seed, i, Math.min(MIB, size - i * MIB)),
    )
    const file = new File(parts, 'model.bin')
    return new Promise(resolve =>
      client.seed(file, { announce: [tracker] }, torrent => resolve(torrent.magnetURI)),
    )
  }

  async takeTorrent(tracker: string, magnet: string, size: number): Promise<Measured> {
    const client = await this.#webTorrent()
    const started = performance.now()
    return new Promise((resolve, reject) => {
      client.on('error', reject)
      client.add(magnet, { announce: [tracker] }, torrent => {
        let first = 0
        torrent.on('download', () => {
          first ||= performance.now()
        })
        torrent.on('done', () =>
          resolve({ bytesPerSecond: size / ((performance.now() - first) / 1000), firstMs: first - started }),
        )
      })
    })
  }

  async #webTorrent(): Promise<WebTorrentClient> {
    if (this.#torrents !== undefined) return this.#torrents
    const path = '/webtorrent.js'
    const { default: WebTorrent }: { default: new () => WebTorrentClient } = await import(path)
    this.#torrents = new WebTorrent()
    return this.#torrents
  }

  async stop(): Promise<void> {
    await this.#node?.close()
    await new Promise<void>(resolve =>
      this.#torrents === undefined ? resolve() : this.#torrents.destroy(resolve),
    )
  }
}

declare global {
  interface Window {
    bench: Bench
  }
}
window.bench = new Bench()
window.bareChannels = new BareChannels()

export type { Bench }
