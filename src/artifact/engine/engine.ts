import type { Artifact } from '../../manifest/index.ts'
import type { OwnDownload } from '../download.ts'
import type { PeerNode } from '../peer-node.ts'
import { RemoteDownload } from '../remote/remote-download.ts'
import { openRpc, type Rpc } from '../remote/rpc.ts'
import type { StorageKind } from '../store/open-storage.ts'
import type { PageCalls, WorkerCalls } from './engine-calls.ts'
import { hostPeerNode } from './peer-host.ts'
import { startEngineWorker } from './start-engine-worker.ts'

/** A worker that answers nothing for so long, twice, hangs. */
const SILENCE_MS = 5_000

export interface EngineOptions {
  readonly gateways: readonly string[]
  readonly routers: readonly string[]
  readonly peerNode: () => Promise<PeerNode>
}

interface Run {
  readonly download: RemoteDownload
  readonly onGone: () => void
}

/** The page's side of the worker that downloads: one worker for all files of a page, started with the first. */
export class Engine {
  readonly #options: EngineOptions
  readonly #runs = new Map<number, Run>()
  #worker: { readonly thread: Worker; readonly rpc: Rpc<WorkerCalls> } | undefined
  #lastRun = 0
  #broken = typeof Worker !== 'function'

  constructor(options: EngineOptions) {
    this.#options = options
  }

  /**
   * A download that runs in the worker; undefined where no worker may run (a policy of the page, an old browser).
   * @param onGone Called when the worker is there no more; what was asked of the download is then rejected with `RemoteGone`.
   */
  open(artifact: Artifact, storage: StorageKind, onGone: () => void): OwnDownload | undefined {
    const rpc = this.#start()
    if (rpc === undefined) return undefined
    const run = ++this.#lastRun
    const { port1, port2 } = new MessageChannel()
    const download = new EngineDownload(
      artifact,
      port1,
      () => this.#break(),
      async () => {
        this.#runs.delete(run)
        await rpc.call('close', [run]).catch(() => {})
      },
    )
    port1.start()
    this.#runs.set(run, { download, onGone })
    const { gateways, routers } = this.#options
    const options = { run, gateways, routers, storage }
    rpc.call('run', [artifact, options, port2], { transfer: [port2] }).catch(() => this.#break())
    return download
  }

  /** Kills the worker; what it had kept on disk stays. */
  close(): void {
    this.#worker?.rpc.close()
    this.#worker?.thread.terminate()
    this.#worker = undefined
  }

  #start(): Rpc<WorkerCalls> | undefined {
    if (this.#broken || this.#worker !== undefined) return this.#worker?.rpc
    try {
      const thread = startEngineWorker()
      thread.addEventListener('error', event => {
        event.preventDefault()
        this.#break()
      })
      const rpc: Rpc<WorkerCalls> = openRpc<WorkerCalls, PageCalls>(
        thread,
        hostPeerNode(this.#options.peerNode, () => rpc),
      )
      this.#worker = { thread, rpc }
      return rpc
    } catch {
      this.#broken = true
      return undefined
    }
  }

  /** A worker that failed or hangs is not tried again by this page. */
  #break(): void {
    this.#broken = true
    this.close()
    const lost = [...this.#runs.values()]
    this.#runs.clear()
    for (const { download, onGone } of lost) {
      onGone()
      download.leave()
    }
  }
}

class EngineDownload extends RemoteDownload implements OwnDownload {
  readonly #end: () => Promise<void>

  constructor(artifact: Artifact, wire: MessagePort, onSilence: () => void, end: () => Promise<void>) {
    super(artifact, wire, onSilence, SILENCE_MS)
    this.#end = end
  }

  async close(): Promise<void> {
    await this.#end()
    this.leave()
  }
}
