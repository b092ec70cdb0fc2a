// What runs in a visitor's page: the real peer node, moved by the test from outside.
import { multiaddr } from '@multiformats/multiaddr'
import { CID } from 'multiformats/cid'
import { type LeafTable, loadLeafTable } from '../../../src/artifact/leaf-table.ts'
import {
  circuitRelayTransport,
  createHeliaLight,
  identify,
  noise,
  webRTC,
  webSockets,
  withBitswap,
  withLibp2pLight,
  yamux,
} from '../../../src/artifact/peer/helia-parts.ts'
import { createPeerNode, type StartedPeerNode } from '../../../src/artifact/peer/index.ts'
import type { PeerNodeOptions } from '../../../src/artifact/peer-node.ts'
import type { Source } from '../../../src/artifact/source.ts'
import { matchesDigest } from '../../../src/artifact/verify.ts'
import { ModelmarkError } from '../../../src/error/index.ts'
import { leafBytes, tableOfFile } from './file.ts'

export interface Sharing {
  readonly seed: number
  readonly size: number
  /** Leaves held from the start; all unless told. */
  readonly held?: readonly number[]
  /** Leaves sent with a wrong byte. */
  readonly lies?: readonly number[]
  /** Leaves whose bytes never come. */
  readonly silent?: readonly number[]
}

export interface Download {
  readonly root: string
  readonly seed: number
  readonly size: number
  /** Leaves to get; all unless told. */
  readonly leaves?: readonly number[]
  /** Milliseconds after which to give up. */
  readonly deadline?: number
  /** Ends when the first source failed, not only when everything is there. */
  readonly untilError?: boolean
}

export interface DownloadResult {
  /** Leaves that arrived, were hashed and equal what was shared. */
  readonly verified: readonly number[]
  /** Leaves whose bytes did not match, with who sent them. */
  readonly refused: readonly { readonly leaf: number; readonly source: string }[]
  readonly errors: readonly string[]
  readonly sources: readonly string[]
  readonly firstLeafMs: number
  readonly ms: number
}

interface Shared {
  readonly held: Set<number>
  readonly tell: (index: number) => void
  stop(): Promise<void>
}

class Visitor {
  #node: StartedPeerNode | undefined
  /** Leaves verified by the last download so far. */
  verified = 0
  readonly #shared = new Map<string, Shared>()
  readonly #candidateKinds: string[] = []

  get node(): StartedPeerNode {
    if (this.#node === undefined) throw new Error('not started')
    return this.#node
  }

  async start(options: PeerNodeOptions): Promise<void> {
    this.#node = await createPeerNode(options)
  }

  async stop(): Promise<void> {
    await this.#node?.close()
    this.#node = undefined
  }

  async share({ seed, size, held, lies = [], silent = [] }: Sharing): Promise<string> {
    const table = await tableOfFile(seed, size)
    const holding = new Set(held ?? Array.from({ length: table.leaves }, (_, i) => i))
    const listeners = new Set<(index: number) => void>()
    const stop = await this.node.provide({
      table,
      has: index => holding.has(index),
      read: async index => {
        if (silent.includes(index)) return new Promise(() => {})
        const bytes = leafBytes(seed, index, table.length(index))
        if (lies.includes(index)) bytes[7] = (bytes[7] ?? 0) ^ 1
        return bytes
      },
      onLeaf: listener => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    })
    const tell = (index: number) => {
      holding.add(index)
      for (const listener of listeners) listener(index)
    }
    this.#shared.set(table.root.toString(), { held: holding, tell, stop })
    return table.root.toString()
  }

  /** From here on what this browser tells others of where it can be reached is noted. */
  noteCandidates(): void {
    const kinds = this.#candidateKinds
    const gather = RTCPeerConnection.prototype.setLocalDescription
    RTCPeerConnection.prototype.setLocalDescription = function (...input: unknown[]) {
      this.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate?.type) kinds.push(candidate.type)
      })
      return Reflect.apply(gather, this, input)
    }
  }

  candidateKinds(): readonly string[] {
    return this.#candidateKinds
  }

  /** One more leaf of a file that is shared in part. */
  gain(root: string, index: number): void {
    this.#shared.get(root)?.tell(index)
  }

  async unshare(root: string): Promise<void> {
    await this.#shared.get(root)?.stop()
  }

  /** Makes this a slow device: each candidate of the other browser takes so many milliseconds more to add. */
  dawdleOverCandidates(milliseconds: number): void {
    const add = RTCPeerConnection.prototype.addIceCandidate
    RTCPeerConnection.prototype.addIceCandidate = async function (...input: unknown[]) {
      await Reflect.apply(add, this, input)
      await new Promise(resolve => setTimeout(resolve, milliseconds))
    }
  }

  /** One block from the visitor at `address`, by a plain Helia node that knows nothing but bitswap. */
  async pullOverBitswap(address: string, block: string, deadline = 60_000): Promise<number> {
    const helia = await withBitswap(
      withLibp2pLight(createHeliaLight({ routers: [{ name: 'none', async *findProviders() {} }] }), {
        addresses: { listen: ['/p2p-circuit', '/webrtc'] },
        transports: [webSockets(), webRTC({ rtcConfiguration: { iceServers: [] } }), circuitRelayTransport()],
        connectionEncrypters: [noise()],
        streamMuxers: [yamux()],
        connectionGater: { denyDialMultiaddr: () => false },
        services: { identify: identify() },
      }),
    ).start()
    try {
      await helia.libp2p.dial(multiaddr(address))
      let bytes = 0
      const signal = AbortSignal.timeout(deadline)
      for await (const part of helia.blockstore.get(CID.parse(block), { signal })) bytes += part.length
      return bytes
    } finally {
      await helia.stop()
    }
  }

  /** `ok`, or why the first peer of a file does not give `leaf`. */
  async fetchFrom({
    root,
    seed,
    size,
    leaf,
  }: {
    root: string
    seed: number
    size: number
    leaf: number
  }): Promise<string> {
    const table = await tableOfFile(seed, size)
    const done = new AbortController()
    let outcome = 'nobody found'
    await this.node.find(
      { root: CID.parse(root), leaves: table.leaves },
      async source => {
        outcome = await source.fetch(leaf, table.length(leaf), done.signal).then(
          () => 'ok',
          error => (error instanceof ModelmarkError ? error.code : String(error)),
        )
        done.abort()
      },
      AbortSignal.any([done.signal, AbortSignal.timeout(10_000)]),
    )
    return outcome
  }

  /** `ok` once looking for a file's peers began, or why it could not. */
  async look(root: string): Promise<string> {
    return this.node
      .find({ root: CID.parse(root), leaves: 1 }, () => {}, AbortSignal.timeout(10_000))
      .then(
        () => 'ok',
        error => (error instanceof ModelmarkError ? error.code : String(error)),
      )
  }

  peerId(): string {
    return this.node.id
  }

  peers(root: string): number {
    return this.node.peers(CID.parse(root))
  }

  /** CID of a leaf. */
  async leafCid(seed: number, size: number, index: number): Promise<string> {
    return (await tableOfFile(seed, size)).cid(index).toString()
  }

  uploaded(root: string): number {
    return this.node.uploaded(CID.parse(root))
  }

  /** Gets the table and then each leaf from whichever peer has it, four at a time from each. */
  async download({
    root,
    seed,
    size,
    leaves,
    deadline = 30_000,
    untilError = false,
  }: Download): Promise<DownloadResult> {
    this.verified = 0
    const started = performance.now()
    const signal = AbortSignal.timeout(deadline)
    const cid = CID.parse(root)
    const table = await loadLeafTable(cid, size, node => this.node.node(cid, node, signal), signal)
    const missing = new Set(leaves ?? Array.from({ length: table.leaves }, (_, i) => i))
    const state = {
      verified: [] as number[],
      refused: [] as { leaf: number; source: string }[],
      errors: [] as string[],
    }
    const sources = new Set<string>()
    let firstLeafMs = Number.NaN
    const done = new AbortController()
    const ended = AbortSignal.any([signal, done.signal])
    const finish = () => {
      if (state.verified.length === (leaves?.length ?? table.leaves)) done.abort()
    }
    const take = async (source: Source) => {
      for (;;) {
        const index = [...missing].find(leaf => source.has?.(leaf) ?? true)
        if (ended.aborted) return
        if (index === undefined) {
          await changed(source, ended)
          continue
        }
        missing.delete(index)
        try {
          const bytes = await source.fetch(index, table.length(index), ended)
          if (!(await matchesDigest(bytes, table.digest(index)))) {
            state.refused.push({ leaf: index, source: source.id })
            missing.add(index)
            await source.close?.()
            return
          }
          if (Number.isNaN(firstLeafMs)) firstLeafMs = performance.now() - started
          if (same(bytes, leafBytes(seed, index, table.length(index)))) state.verified.push(index)
          this.verified = state.verified.length
          finish()
        } catch (error) {
          missing.add(index)
          if (!ended.aborted) state.errors.push(error instanceof ModelmarkError ? error.code : String(error))
          if (untilError) done.abort()
          return
        }
      }
    }
    await this.node.find(
      { root: cid, leaves: table.leaves },
      source => {
        sources.add(source.id)
        for (let i = 0; i < 4; i++) void take(source)
      },
      ended,
    )
    return { ...state, sources: [...sources], firstLeafMs, ms: performance.now() - started }
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

function changed(source: Source, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const stop = source.watch?.(() => {
      stop?.()
      resolve()
    })
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

declare global {
  interface Window {
    visitor: Visitor
  }
}
window.visitor = new Visitor()

export type { LeafTable, Visitor }
