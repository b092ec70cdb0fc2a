import type { RangedDownload } from '../download.ts'
import { packState } from './packed.ts'
import type { DownloadCalls, DownloadNews } from './remote-calls.ts'
import { openRpc } from './rpc.ts'
import type { Wire } from './wire.ts'

type Reader = ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>

/** Lets the other end of `wire` use `download`. Returns how to stop; what is still asked for then is not answered. */
export function serveDownload(download: RangedDownload, wire: Wire): () => void {
  const streams = new Map<number, Reader>()
  let lastStream = 0
  const rpc = openRpc<DownloadNews, DownloadCalls>(wire, {
    start: async ([options]) => packState(await download.start(options)),
    pause: () => download.pause(),
    seed: ([on]) => download.seed(on),
    read: ([offset, length], signal) => download.read(offset, length, signal),
    open([from, to]) {
      streams.set(++lastStream, download.streamRange(from, to).getReader())
      return lastStream
    },
    next: async ([stream]) => (await streams.get(stream)?.read())?.value,
    async cancel([stream]) {
      await streams.get(stream)?.cancel()
      streams.delete(stream)
    },
    file: () => download.file(),
    clear: () => download.clear(),
    ping: () => {},
  })
  const tell = () => rpc.tell('state', [packState(download.getState())])
  const unsubscribe = download.subscribe(tell)
  tell()
  return () => {
    unsubscribe()
    rpc.close()
    for (const stream of streams.values()) stream.cancel().catch(() => {})
    wire.close()
  }
}
