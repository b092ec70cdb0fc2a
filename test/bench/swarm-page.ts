// Runs in each page of `bench:swarm`: a visitor who has the file, or one who wants it.
import { CID } from 'multiformats/cid'
import { createArtifacts } from '../../src/artifact/index.ts'
import { createPeerNode, type StartedPeerNode } from '../../src/artifact/peer/index.ts'
import type { PeerNodeOptions } from '../../src/artifact/peer-node.ts'
import { leafBytes, tableOfFile } from '../browser/peer/file.ts'
import { BareChannels } from './bare-channels-page.ts'

export interface Taking {
  readonly cid: string
  readonly size: number
  readonly relays: readonly string[]
  readonly gateways: readonly string[]
  readonly peers: boolean
  readonly upload: PeerNodeOptions['upload']
}

export interface Taken {
  readonly milliseconds: number
  /** From the first bytes on. */
  readonly bytesPerSecond: number
}

/** The candidate with the stand-in of its address in the far network; undefined for what does not go there. */
async function throughDelay(port: number, candidate: string): Promise<string | undefined> {
  const parts = candidate.split(' ')
  const [, , protocol = '', , address = '', target = '', , kind] = parts
  if (protocol.toLowerCase() !== 'udp' || address.includes(':') || kind !== 'host') return undefined
  parts[5] = await (await fetch(`http://127.0.0.1:${port}/?address=${address}&port=${target}`)).text()
  return parts.join(' ')
}

class SwarmVisitor {
  #node: StartedPeerNode | undefined

  /** Every connection from here on goes through the network that `udp-delay.ts` makes on `port`. */
  moveFarAway(port: number): void {
    const { prototype } = RTCPeerConnection
    const { addIceCandidate, setRemoteDescription } = prototype
    prototype.addIceCandidate = async function (candidate) {
      const { sdpMid = null, sdpMLineIndex = null } = candidate ?? {}
      const moved = await throughDelay(port, candidate?.candidate ?? '')
      if (moved === undefined) return
      await Reflect.apply(addIceCandidate, this, [{ candidate: moved, sdpMid, sdpMLineIndex }])
    }
    prototype.setRemoteDescription = async function ({ type, sdp = '' }) {
      const lines = sdp.split('\r\n').map(async line => {
        if (!line.startsWith('a=candidate')) return line
        const moved = await throughDelay(port, line.slice('a='.length))
        return moved === undefined ? [] : `a=${moved}`
      })
      const moved = (await Promise.all(lines)).flat().join('\r\n')
      await Reflect.apply(setRemoteDescription, this, [{ type, sdp: moved }])
    }
  }

  /** Gives a whole file; returns its CID. */
  async seed(options: PeerNodeOptions, seed: number, size: number): Promise<string> {
    this.#node = await createPeerNode(options)
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

  /** Bytes sent of a file that is seeded here. */
  sent(root: string): number {
    return this.#node?.uploaded(CID.parse(root)) ?? 0
  }

  async stop(): Promise<void> {
    await this.#node?.close()
  }

  /** Gets a file from nothing until every leaf is here and checked; goes on giving after that. */
  async take({ cid, size, relays, gateways, peers, upload }: Taking): Promise<Taken> {
    const artifacts = createArtifacts({ gateways, relays, upload, storage: 'memory' })
    const started = performance.now()
    const download = artifacts.download({
      path: 'model.bin',
      cid,
      size,
      sha256: `0x${'00'.repeat(32)}`,
      mediaType: 'application/octet-stream',
      role: 'weights',
      sources: [],
    })
    let first: { at: number; bytes: number } | undefined
    download.subscribe(({ bytes }) => {
      if (bytes > 0) first ??= { at: performance.now(), bytes }
    })
    const state = await download.start({ peers })
    if (state.status === 'failed') throw state.error
    const ended = performance.now()
    const { at, bytes } = first ?? { at: started, bytes: 0 }
    return { milliseconds: ended - started, bytesPerSecond: ((size - bytes) * 1000) / (ended - at) }
  }
}

declare global {
  interface Window {
    swarmVisitor: SwarmVisitor
  }
}
window.swarmVisitor = new SwarmVisitor()
window.bareChannels = new BareChannels()

export type { SwarmVisitor }
