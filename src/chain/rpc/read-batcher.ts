import { nextTurn } from '../../store/index.ts'
import type { ContractCall, ReadOutcome } from '../call.ts'
import type { Hex } from '../hex.ts'
import { RpcError, revertError } from './rpc-error.ts'

export type SendReads = (calls: readonly ContractCall[]) => Promise<readonly ReadOutcome[]>

export interface ReadBatcher {
  /** What the contract returns. @throws RpcError if it reverts; what `send` throws. */
  read(call: ContractCall): Promise<Hex>
  /** Forgets answers. */
  forget(): void
}

interface Pending {
  readonly call: ContractCall
  resolve(data: Hex): void
  reject(error: unknown): void
}

/** Reads in one request: bounded by the gas nodes give to one call. */
const MAX_CALLS = 512
/** Bytes of calldata in one request; twice that as text is what common proxies let pass. */
const MAX_CALLDATA_BYTES = 200_000
/** Bytes that an aggregated call takes beside its calldata. */
const CALL_OVERHEAD = 200

/**
 * Gathers the reads of one tick into as few requests as fit, asks equal ones once, and keeps answers for `keepMs`.
 * A batch that is too heavy is halved, and a call that failed without a reason is asked again by itself, so that a
 * contract that burns all gas does not take the others with it.
 */
export function createReadBatcher(send: SendReads, keepMs: number): ReadBatcher {
  let queue: Pending[] = []
  const answers = new Map<string, { readonly promise: Promise<Hex>; readonly until: number }>()

  const flush = () => {
    const batch = queue
    queue = []
    const now = Date.now()
    for (const [key, { until }] of answers) if (until <= now) answers.delete(key)
    for (const chunk of chunksOf(batch)) void run(chunk)
  }

  const run = async (chunk: readonly Pending[]): Promise<void> => {
    let outcomes: readonly ReadOutcome[]
    try {
      outcomes = await send(chunk.map(({ call }) => call))
    } catch (error) {
      if (chunk.length === 1 || !isTooMuch(error)) {
        for (const { reject } of chunk) reject(error)
        return
      }
      const half = Math.ceil(chunk.length / 2)
      await Promise.all([run(chunk.slice(0, half)), run(chunk.slice(half))])
      return
    }
    for (const [i, pending] of chunk.entries()) {
      // Whoever asked reads the answer at once: that of a hundred models would keep the page from drawing.
      await nextTurn('user-visible')
      const outcome = outcomes[i]
      if (outcome?.ok) pending.resolve(outcome.data)
      else if (outcome?.data === '0x' && chunk.length > 1) void run([pending])
      else pending.reject(revertError(outcome?.data ?? '0x'))
    }
  }

  const enqueue = (call: ContractCall) =>
    new Promise<Hex>((resolve, reject) => {
      if (queue.length === 0) setTimeout(flush)
      queue.push({ call, resolve, reject })
    })

  return {
    read(call) {
      const key = `${call.to} ${call.data}`.toLowerCase()
      const now = Date.now()
      const kept = answers.get(key)
      if (kept !== undefined && kept.until > now) return kept.promise
      const promise = enqueue(call)
      const entry = { promise, until: now + keepMs }
      answers.set(key, entry)
      promise.catch(() => {
        if (answers.get(key) === entry) answers.delete(key)
      })
      return promise
    },
    forget: () => answers.clear(),
  }
}

/** True if the node found the request too heavy: half of it may do. */
function isTooMuch(error: unknown): boolean {
  return error instanceof RpcError && /gas|too large/i.test(error.message)
}

function chunksOf(batch: readonly Pending[]): readonly (readonly Pending[])[] {
  const chunks: Pending[][] = []
  let chunk: Pending[] = []
  let bytes = 0
  for (const pending of batch) {
    const size = pending.call.data.length / 2 + CALL_OVERHEAD
    if (chunk.length === MAX_CALLS || (chunk.length > 0 && bytes + size > MAX_CALLDATA_BYTES)) {
      chunks.push(chunk)
      chunk = []
      bytes = 0
    }
    chunk.push(pending)
    bytes += size
  }
  return chunk.length === 0 ? chunks : [...chunks, chunk]
}
