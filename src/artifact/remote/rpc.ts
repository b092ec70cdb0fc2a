import { ModelmarkError, toModelmarkError } from '../../error/index.ts'
import { type PackedError, packError, unpackError } from './packed.ts'
import type { Wire } from './wire.ts'

/** What one side of a wire may ask of the other, by name. Whatever passes must survive a structured clone. */
export type Calls<Names> = { readonly [Name in keyof Names]: (...values: never[]) => unknown }

/** What one side offers: the same calls, with a signal that aborts when the answer is wanted no more. */
export type Offers<Asked extends Calls<Asked>> = {
  readonly [Name in keyof Asked]: (
    values: Parameters<Asked[Name]>,
    signal: AbortSignal,
  ) => ReturnType<Asked[Name]> | Promise<ReturnType<Asked[Name]>>
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  /** Moved, not copied. */
  readonly transfer?: Transferable[]
}

export interface Rpc<Asked extends Calls<Asked>> {
  /** @throws ModelmarkError what the other side threw; `aborted` by the signal; and what `close` was given. */
  call<Name extends keyof Asked>(
    name: Name,
    values: Parameters<Asked[Name]>,
    options?: CallOptions,
  ): Promise<ReturnType<Asked[Name]>>
  /** Asks without an answer. */
  tell<Name extends keyof Asked>(name: Name, values: Parameters<Asked[Name]>): void
  /** Rejects what is under way and whatever is asked from now on, with `aborted` unless there is another reason; answers nothing more. */
  close(reason?: Error): void
}

type Message =
  | { readonly call: string; readonly values: readonly unknown[] }
  | { readonly id: number; readonly call: string; readonly values: readonly unknown[] }
  | { readonly abort: number }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: PackedError }

interface Waiter {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

/** Two sides that ask each other. Each call is answered once, unless it was aborted; what is only told is not. */
export function openRpc<Asked extends Calls<Asked>, Offered extends Calls<Offered>>(
  wire: Omit<Wire, 'close'>,
  offers: Offers<Offered>,
): Rpc<Asked> {
  const waiters = new Map<number, Waiter>()
  const answering = new Map<number, AbortController>()
  let lastId = 0
  let closed: Error | undefined

  const post = (message: Message, transfer: Transferable[] = []) => {
    if (closed === undefined) wire.postMessage(message, transfer)
  }

  const perform = async (name: string, values: readonly unknown[], signal: AbortSignal): Promise<unknown> =>
    offers[name as keyof Offered](values as never, signal)

  async function answer(id: number, name: string, values: readonly unknown[]): Promise<void> {
    const abort = new AbortController()
    answering.set(id, abort)
    try {
      const value = await perform(name, values, abort.signal)
      post({ id, value }, value instanceof Uint8Array ? [value.buffer] : [])
    } catch (error) {
      post({ id, error: packError(toModelmarkError(error)) })
    } finally {
      answering.delete(id)
    }
  }

  wire.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if ('call' in data) {
      if ('id' in data) void answer(data.id, data.call, data.values)
      else perform(data.call, data.values, new AbortController().signal).catch(() => {})
    } else if ('abort' in data) answering.get(data.abort)?.abort()
    else {
      const waiter = waiters.get(data.id)
      waiters.delete(data.id)
      if ('value' in data) waiter?.resolve(data.value as never)
      else waiter?.reject(unpackError(data.error))
    }
  })

  return {
    call(name, values, { signal, transfer } = {}) {
      return new Promise((resolve, reject) => {
        if (closed !== undefined) return reject(closed)
        if (signal?.aborted) return reject(new ModelmarkError('aborted'))
        const id = ++lastId
        const abort = () => {
          post({ abort: id })
          waiters.delete(id)
          reject(new ModelmarkError('aborted'))
        }
        const settled = () => signal?.removeEventListener('abort', abort)
        signal?.addEventListener('abort', abort, { once: true })
        waiters.set(id, {
          resolve(value) {
            settled()
            resolve(value)
          },
          reject(error) {
            settled()
            reject(error)
          },
        })
        post({ id, call: String(name), values }, transfer)
      })
    },
    tell: (name, values) => post({ call: String(name), values }),
    close(reason = new ModelmarkError('aborted')) {
      closed = reason
      for (const abort of answering.values()) abort.abort()
      for (const { reject } of waiters.values()) reject(reason)
      waiters.clear()
    },
  }
}
