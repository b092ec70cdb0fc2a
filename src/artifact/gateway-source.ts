import type { CID } from 'multiformats/cid'
import { ModelmarkError } from '../error/index.ts'
import { type CarBlock, readCar } from './car.ts'
import { explainFetch } from './explain-fetch.ts'
import { gatewayUrl, MAX_BLOCK_BYTES } from './fetch-block.ts'
import { RAW } from './file-node.ts'
import { openBody } from './http-body.ts'
import type { HttpSourceOptions } from './http-range-source.ts'
import { LEAF_BYTES, type LeafTable } from './leaf-table.ts'
import type { Source } from './source.ts'
import { sameBytes } from './verify.ts'

/** Block requests on their way at once where a gateway gives no CAR. */
const BLOCKS_AHEAD = 4

/** A CAR stream of a file, asked for before its index was known. */
export interface FileCar {
  readonly blocks: AsyncIterator<CarBlock, void>
  close(): void
}

/** Asks a gateway for the file as a CAR: the root first, then everything in order. */
export async function openFileCar(
  gateway: string,
  root: CID,
  signal: AbortSignal,
  options: HttpSourceOptions & { readonly entityBytes?: string } = {},
): Promise<FileCar> {
  const { entityBytes, ...http } = options
  const scope = entityBytes === undefined ? '' : `&dag-scope=entity&entity-bytes=${entityBytes}`
  const body = await openBody({
    url: `${gatewayUrl(gateway, root, 'car')}${scope}&car-version=1&car-order=dfs&car-dups=y`,
    headers: { accept: 'application/vnd.ipld.car;version=1;order=dfs;dups=y' },
    status: 200,
    source: gateway,
    signal,
    ...http,
  })
  return { blocks: readCar(body.reader, MAX_BLOCK_BYTES), close: body.close }
}

/**
 * A trustless gateway. Long runs come as one CAR stream; where the gateway does not give the part that was asked
 * for, as single blocks, a few at once.
 *
 * @param started A CAR from the beginning of the file, already open, the root's block taken: serves the first run from leaf 0.
 */
export function createGatewaySource(
  gateway: string,
  table: LeafTable,
  options: HttpSourceOptions & { readonly started?: FileCar } = {},
): Source {
  let { started, ...http } = options
  let givesCars = true

  const fetchLeaf = async (index: number, length: number, signal: AbortSignal) => {
    try {
      const url = gatewayUrl(gateway, table.cid(index), 'raw')
      const headers = { accept: 'application/vnd.ipld.raw' }
      const body = await openBody({ url, headers, status: 200, source: gateway, signal, ...http })
      try {
        const leaf = await body.reader.read(length)
        if ((await body.reader.byte()) === undefined) return leaf
        throw new ModelmarkError('digest-mismatch', { source: gateway, reason: 'too-long' })
      } finally {
        body.close()
      }
    } catch (error) {
      throw explainFetch(error, gateway, signal)
    }
  }

  const openCar = (index: number, count: number, signal: AbortSignal): Promise<FileCar> | FileCar => {
    const ready = started
    started = undefined
    if (ready !== undefined && index === 0) {
      signal.addEventListener('abort', ready.close, { once: true })
      return ready
    }
    ready?.close()
    const last = index + count - 1
    const entityBytes = `${index * LEAF_BYTES}:${last * LEAF_BYTES + table.length(last) - 1}`
    return openFileCar(gateway, table.root, signal, { ...http, entityBytes })
  }

  /** Leaves of a CAR as long as they are the expected ones; leaves that repeat an earlier one may be left out. */
  async function* carLeaves(index: number, count: number, signal: AbortSignal) {
    const car = await openCar(index, count, signal)
    try {
      let block = await nextLeaf(car)
      for (let i = index; i < index + count; i++) {
        if (block !== undefined && sameBytes(block.digest, table.digest(i))) {
          if (block.bytes.length !== table.length(i)) {
            throw new ModelmarkError('digest-mismatch', { source: gateway, reason: 'length', leaf: i })
          }
          yield block.bytes
          block = i + 1 < index + count ? await nextLeaf(car) : undefined
        } else if (repeats(index, i)) yield await fetchLeaf(i, table.length(i), signal)
        else return
      }
    } finally {
      car.close()
    }
  }

  const nextLeaf = async (car: FileCar): Promise<CarBlock | undefined> => {
    for (let nodes = 0; nodes <= table.nodes.length; nodes++) {
      const { value } = await car.blocks.next()
      if (!value || value.codec === RAW) return value || undefined
    }
    throw new RangeError('a CAR of nodes only')
  }

  const repeats = (from: number, index: number): boolean => {
    for (let i = from; i < index; i++) if (sameBytes(table.digest(i), table.digest(index))) return true
    return false
  }

  async function* singleBlocks(index: number, count: number, signal: AbortSignal) {
    const requests: Promise<Uint8Array<ArrayBuffer>>[] = []
    const stop = new AbortController()
    const either = AbortSignal.any([signal, stop.signal])
    let next = index
    try {
      for (let i = index; i < index + count; i++) {
        for (; next < Math.min(i + BLOCKS_AHEAD, index + count); next++) {
          const request = fetchLeaf(next, table.length(next), either)
          request.catch(() => {})
          requests.push(request)
        }
        const leaf = await requests.shift()
        if (leaf) yield leaf
      }
    } finally {
      stop.abort()
    }
  }

  return {
    id: gateway,
    kind: 'gateway',
    fetch: fetchLeaf,
    async *fetchRun(index, count, signal) {
      let given = 0
      if (givesCars && (count > 1 || started !== undefined)) {
        try {
          for await (const leaf of carLeaves(index, count, signal)) {
            given++
            yield leaf
          }
        } catch (error) {
          const explained = explainFetch(error, gateway, signal)
          if (given > 0 || explained.code !== 'no-providers') throw explained
        }
        if (given > 0) return
        givesCars = false
      }
      yield* singleBlocks(index, count, signal)
    },
    async close() {
      started?.close()
    },
  }
}
