import { type ErrorCode, ModelmarkError } from '../../error/index.ts'
import { startStorageWorker } from './start-storage-worker.ts'
import type { StorageAnswer, StorageFailure, StorageRequest, StorageValue } from './storage-protocol.ts'

/** The reason of a `storage-blocked` that passes when another worker lets go of the file. */
export const BUSY = 'busy'

const CODES: Record<StorageFailure, ErrorCode> = {
  full: 'storage-full',
  insecure: 'insecure-origin',
  blocked: 'storage-blocked',
  busy: 'storage-blocked',
}

type Waiter = { resolve: (value: StorageValue) => void; reject: (error: ModelmarkError) => void }

/** The page's side of the storage worker: one worker for all files of a page. */
export class StorageClient {
  readonly #worker: Worker
  readonly #waiters = new Map<number, Waiter>()
  #lastId = 0
  #broken: ModelmarkError | undefined

  /** @throws ModelmarkError `storage-blocked` where no worker may run. */
  constructor(worker: Worker = startStorageWorker()) {
    this.#worker = worker
    worker.addEventListener('message', ({ data }: MessageEvent<StorageAnswer>) => this.#answered(data))
    worker.addEventListener('error', event => {
      event.preventDefault()
      this.#break(event.message || 'worker failed')
    })
  }

  /** Whether the worker is gone; another one may be started. */
  get broken(): boolean {
    return this.#broken !== undefined
  }

  /** @throws ModelmarkError `storage-full`, `storage-blocked`. */
  ask(request: StorageRequest, transfer: Transferable[] = []): Promise<StorageValue> {
    return new Promise((resolve, reject) => {
      if (this.#broken) return reject(this.#broken)
      const id = ++this.#lastId
      this.#waiters.set(id, { resolve, reject })
      this.#worker.postMessage({ id, request }, transfer)
    })
  }

  /** Kills the worker; what it had flushed is kept. */
  close(): void {
    this.#worker.terminate()
    this.#break('closed')
  }

  #answered(answer: StorageAnswer): void {
    const waiter = this.#waiters.get(answer.id)
    this.#waiters.delete(answer.id)
    if ('value' in answer) waiter?.resolve(answer.value)
    else {
      const reason = answer.failed === 'busy' ? BUSY : answer.reason
      waiter?.reject(new ModelmarkError(CODES[answer.failed], { reason }))
    }
  }

  #break(reason: string): void {
    this.#broken = new ModelmarkError('storage-blocked', { reason: reason.slice(0, 200) })
    for (const waiter of this.#waiters.values()) waiter.reject(this.#broken)
    this.#waiters.clear()
  }
}
