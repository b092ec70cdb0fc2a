import { toModelmarkError } from '../../error/index.ts'
import type { RangedDownload } from '../download.ts'
import {
  packError,
  packState,
  type RemoteAnswer,
  type RemoteCall,
  type RemoteRequest,
  type RemoteValue,
} from './remote-calls.ts'
import type { Wire } from './wire.ts'

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>

/** Lets the other end of `wire` use `download`. Returns how to stop; what is still asked for then is not answered. */
export function serveDownload(download: RangedDownload, wire: Wire): () => void {
  const calls = new Map<number, AbortController>()
  const streams = new Map<number, Reader>()
  let stopped = false

  const send = (answer: RemoteAnswer, transfer: Transferable[] = []) => {
    if (!stopped) wire.postMessage(answer, transfer)
  }

  async function answer(id: number, call: RemoteCall, values: readonly unknown[]): Promise<void> {
    const abort = new AbortController()
    calls.set(id, abort)
    try {
      const value = await perform(id, call, values as never, abort.signal)
      send({ id, value }, value instanceof Uint8Array ? [value.buffer] : [])
    } catch (error) {
      send({ id, error: packError(toModelmarkError(error)) })
    } finally {
      calls.delete(id)
    }
  }

  async function perform(
    id: number,
    call: RemoteCall,
    values: readonly [never, never],
    signal: AbortSignal,
  ): Promise<RemoteValue> {
    switch (call) {
      case 'start':
        return packState(await download.start(values[0]))
      case 'pause':
        return download.pause()
      case 'seed':
        return download.seed(values[0])
      case 'read':
        return download.read(...values, signal)
      case 'open':
        streams.set(id, download.streamRange(...values).getReader())
        return id
      case 'next':
        return (await streams.get(values[0])?.read())?.value
      case 'cancel':
        await streams.get(values[0])?.cancel()
        streams.delete(values[0])
        return undefined
      case 'file':
        return download.file()
      case 'clear':
        return download.clear()
    }
  }

  wire.addEventListener('message', ({ data }: MessageEvent<RemoteRequest>) => {
    if ('abort' in data) calls.get(data.abort)?.abort()
    else if ('ping' in data) send({ state: packState(download.getState()) })
    else void answer(data.id, data.call, data.values)
  })
  const unsubscribe = download.subscribe(state => send({ state: packState(state) }))
  send({ state: packState(download.getState()) })
  return () => {
    stopped = true
    unsubscribe()
    for (const call of calls.values()) call.abort()
    for (const stream of streams.values()) stream.cancel().catch(() => {})
    wire.close()
  }
}
