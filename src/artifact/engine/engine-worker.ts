/**
 * Downloads away from the page: requests, the plan who is asked for what, and what is kept run here, so that a page stays quick
 * while gigabytes come in. Peers are reached through the page, for a worker has no WebRTC.
 */
import { FileDownload } from '../file-download.ts'
import { openRpc, type Rpc } from '../remote/rpc.ts'
import { serveDownload } from '../remote/serve-download.ts'
import type { Wire } from '../remote/wire.ts'
import { createStorage } from '../store/open-storage.ts'
import type { PageCalls, WorkerCalls } from './engine-calls.ts'
import { RemotePeerNode } from './remote-peer-node.ts'

const wire: Omit<Wire, 'close'> = {
  postMessage: (message, transfer) => postMessage(message, { transfer }),
  addEventListener: (type, listener) => addEventListener(type, listener),
}
const kept = createStorage('auto')
const runs = new Map<number, () => Promise<void>>()

const page: Rpc<PageCalls> = openRpc<PageCalls, WorkerCalls>(wire, {
  run([artifact, { run, gateways, routers, storage }, port]) {
    const download = new FileDownload(artifact, {
      gateways,
      routers,
      storage: storage === 'auto' ? kept : createStorage('memory'),
      peerNode,
    })
    const stop = serveDownload(download, port)
    port.start()
    runs.set(run, async () => {
      await download.close()
      stop()
    })
  },
  async close([run]) {
    const end = runs.get(run)
    runs.delete(run)
    await end?.()
  },
  found: (...asked) => node.offers.found(...asked),
  holds: (...asked) => node.offers.holds(...asked),
  read: (...asked) => node.offers.read(...asked),
  counted: (...asked) => node.offers.counted(...asked),
})
const node = new RemotePeerNode(page)

async function peerNode(): Promise<RemotePeerNode> {
  await page.call('start', [])
  return node
}
