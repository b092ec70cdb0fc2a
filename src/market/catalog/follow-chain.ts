import {
  type ChainClient,
  type Hex,
  type MarketContracts,
  type MarketEvent,
  readBlockHash,
  readHead,
  scanMarketEvents,
} from '../../chain/index.ts'
import { applyEvents, type CatalogEntry } from './entry.ts'

/** Blocks below the newest that a chain may still replace; older ones are kept as final. */
export const REORG_DEPTH = 64n

/** Up to where events are final; the hash tells whether the chain still agrees. */
export interface Checkpoint {
  readonly block: bigint
  readonly hash: Hex
}

/** The models of a market as its events tell them. */
export interface ChainFollower {
  /** Read up to here. */
  readonly block: bigint
  readonly head: bigint
  /** Undefined before anything is final. */
  readonly checkpoint: Checkpoint | undefined
  readonly settled: ReadonlyMap<number, CatalogEntry>
  get(id: number): CatalogEntry | undefined
  /**
   * Reads up to the newest block. `onChunk` is told which models changed after each span of blocks; `reset` when a
   * checkpoint turned out to be of another history and all is read anew.
   * @throws ModelmarkError; what came before stays, and the next call goes on from there.
   */
  readOn(onChunk: (changed: ReadonlySet<number>, reset: boolean) => void, signal: AbortSignal): Promise<void>
}

export interface FollowerStart {
  readonly checkpoint: Checkpoint
  readonly entries: readonly CatalogEntry[]
}

export function createChainFollower(
  client: ChainClient,
  contracts: MarketContracts,
  start?: FollowerStart,
): ChainFollower {
  const settled = new Map(start?.entries.map(entry => [entry.id, entry]))
  const offerModels = new Map<number, number>()
  for (const { id, offers } of settled.values()) for (const offer of offers) offerModels.set(offer.id, id)
  let checkpoint = start?.checkpoint
  let finalBlock = checkpoint?.block ?? contracts.fromBlock - 1n
  /** What lies over `settled`: events of blocks that may be replaced. */
  let tip: { events: MarketEvent[]; block: bigint; hash: Hex | undefined } = emptyTip()
  let overlay = new Map<number, CatalogEntry>()
  let head = finalBlock

  function emptyTip() {
    return { events: [] as MarketEvent[], block: finalBlock, hash: undefined as Hex | undefined }
  }

  /** Drops what the chain has replaced. */
  async function verify(signal: AbortSignal): Promise<{ changed: Set<number>; reset: boolean }> {
    if (checkpoint && (await readBlockHash(client, checkpoint, { signal })) !== checkpoint.hash) {
      const changed = new Set([...settled.keys(), ...overlay.keys()])
      settled.clear()
      offerModels.clear()
      overlay.clear()
      checkpoint = undefined
      finalBlock = contracts.fromBlock - 1n
      tip = emptyTip()
      return { changed, reset: true }
    }
    const replaced = tip.block > finalBlock && (await readBlockHash(client, tip, { signal })) !== tip.hash
    const changed = new Set(replaced ? overlay.keys() : [])
    if (replaced) {
      tip = emptyTip()
      overlay = new Map()
    }
    return { changed, reset: false }
  }

  /** Makes events final that are deep enough, and lays the rest over them. */
  function settle(upTo: bigint): void {
    if (upTo > finalBlock) {
      const final = tip.events.filter(({ block }) => block <= upTo)
      for (const [id, entry] of applyEvents(settled, final, offerModels)) settled.set(id, entry)
      tip.events = tip.events.filter(({ block }) => block > upTo)
      finalBlock = upTo
    }
    overlay = applyEvents(settled, tip.events, offerModels)
  }

  return {
    get block() {
      return tip.block
    },
    get head() {
      return head
    },
    get checkpoint() {
      return checkpoint
    },
    settled,
    get: id => overlay.get(id) ?? settled.get(id),
    async readOn(onChunk, signal) {
      head = await readHead(client, { signal })
      const { changed, reset } = await verify(signal)
      if (changed.size > 0 || reset) onChunk(changed, reset)
      const newest = head
      if (newest <= tip.block) return
      const hash = await readBlockHash(client, { block: newest }, { signal })
      const range = { contracts, fromBlock: tip.block + 1n, toBlock: newest }
      for await (const chunk of scanMarketEvents(client, range, { signal })) {
        const deepest = newest - REORG_DEPTH
        const upTo = chunk.toBlock < deepest ? chunk.toBlock : deepest
        const finalHash =
          upTo > finalBlock ? await readBlockHash(client, { block: upTo }, { signal }) : undefined
        const before = new Set(overlay.keys())
        tip.events.push(...chunk.events)
        tip.block = chunk.toBlock
        // While older blocks are read the tip has no hash of its own: the next look then reads them again.
        tip.hash = chunk.toBlock === newest ? hash : finalHash
        settle(upTo)
        if (finalHash) checkpoint = { block: upTo, hash: finalHash }
        onChunk(new Set([...before, ...overlay.keys(), ...modelsOf(chunk.events, offerModels)]), false)
      }
      // If the chain changed meanwhile, the next look reads the newest blocks again.
      if ((await readBlockHash(client, { block: newest }, { signal })) !== hash) tip.hash = undefined
    },
  }
}

function modelsOf(events: readonly MarketEvent[], offerModels: ReadonlyMap<number, number>): number[] {
  return events.map(event =>
    'modelId' in event ? Number(event.modelId) : (offerModels.get(Number(event.offerId)) ?? 0),
  )
}
