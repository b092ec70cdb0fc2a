// What a large file takes of a page's memory on its way to disk: JavaScript heaps and buffers of the page and of its workers.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { bundleArtifactWorkers, bundleScript } from '../bundle-script.ts'
import { CHROMIUM_FLAGS, ensureChromium } from '../chromium.mjs'
import type { Job } from './gateway-page.ts'
import { printFigures } from './print-figures.ts'

const MB = 1e6
const SAMPLE_MS = 100
/** One that downloads, and the one it keeps files with: samples before both run tell nothing. */
const WORKERS = 2
const quick = process.argv.includes('--quick')
const mebibytes = quick ? 256 : 1024
const [webPort, gatewayPort] = [9197, 9198]

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const scripts = new Map([
  ['/page.js', await bundleScript(new URL('./gateway-page.ts', import.meta.url))],
  ...(await bundleArtifactWorkers()),
])
const web = createServer((request, response) => {
  const script = scripts.get(request.url ?? '')
  response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
  response.end(script ?? '<!doctype html><script type="module" src="/page.js"></script>')
}).listen(webPort, '127.0.0.1')
const gateway = spawn(
  process.execPath,
  [path('./gateway-server.ts'), String(mebibytes), String(gatewayPort)],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
)
const [line] = await once(gateway.stdout, 'data')
const { cid, size } = JSON.parse(String(line)) as { cid: string; size: number }
const browser = await chromium.launch({ executablePath: ensureChromium() ?? '', args: CHROMIUM_FLAGS })

interface HeapUsage {
  readonly usedSize: number
  readonly embedderHeapUsedSize: number
  readonly backingStorageSize: number
}
interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: {
    readonly sessionId: string
    readonly message: string
    readonly targetInfo: { type: string }
  }
  readonly result?: HeapUsage
}

/** A conversation with the developer tools of a page or of a worker, and with those of the workers it started. */
class Tools {
  readonly #send: (message: string) => void
  readonly #answers = new Map<number, (usage: HeapUsage) => void>()
  /** By session. */
  readonly #workers = new Map<string, Tools>()
  #lastId = 0

  constructor(send: (message: string) => void) {
    this.#send = send
    this.ask('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  }

  hear(text: string): void {
    const { id, method, params, result } = JSON.parse(text) as Message
    if (method === 'Target.attachedToTarget' && params?.targetInfo.type === 'worker') {
      const { sessionId } = params
      const send = (message: string) => void this.ask('Target.sendMessageToTarget', { sessionId, message })
      this.#workers.set(sessionId, new Tools(send))
    } else if (method === 'Target.detachedFromTarget') this.#workers.delete(params?.sessionId ?? '')
    else if (method === 'Target.receivedMessageFromTarget') {
      this.#workers.get(params?.sessionId ?? '')?.hear(params?.message ?? '')
    } else if (id !== undefined && result !== undefined) this.#answers.get(id)?.(result)
  }

  ask(method: string, params: object = {}): number {
    const id = ++this.#lastId
    this.#send(JSON.stringify({ id, method, params }))
    return id
  }

  /** Bytes of JavaScript objects, of what the browser holds for them and of buffers. */
  async heap(): Promise<number> {
    const { usedSize, embedderHeapUsedSize, backingStorageSize } = await new Promise<HeapUsage>(resolve =>
      this.#answers.set(this.ask('Runtime.getHeapUsage'), resolve),
    )
    return usedSize + embedderHeapUsedSize + backingStorageSize
  }

  /** Workers, and what they started themselves. */
  get workers(): readonly Tools[] {
    return [...this.#workers.values()].flatMap(worker => [worker, ...worker.workers])
  }
}

try {
  const tab = await browser.newPage()
  await tab.goto(`http://127.0.0.1:${webPort}/`)
  await tab.waitForFunction('ready')
  const devtools = await browser.newBrowserCDPSession()
  const { targetInfos } = await devtools.send('Target.getTargets')
  const target = targetInfos.find(({ type, url }) => type === 'page' && url.includes(String(webPort)))
  const { sessionId } = await devtools.send('Target.attachToTarget', {
    targetId: target?.targetId ?? '',
    flatten: false,
  })
  const page = new Tools(message => void devtools.send('Target.sendMessageToTarget', { sessionId, message }))
  devtools.on('Target.receivedMessageFromTarget', event => {
    if (event.sessionId === sessionId) page.hear(event.message)
  })
  page.ask('HeapProfiler.collectGarbage')
  const idle = await page.heap()
  const job: Job = { cid, size, gateways: [`http://127.0.0.1:${gatewayPort}`], sources: [], storage: 'auto' }
  const samples: { page: number; worker: number }[] = []
  let running = true
  const download = tab.evaluate(`verified(${JSON.stringify(job)})`).finally(() => {
    running = false
  })
  while (running) {
    const inPage = await page.heap()
    const heaps = Promise.all(page.workers.map(worker => worker.heap()))
    // A worker that ended does not answer.
    const inWorkers = await Promise.race([heaps, download.then(() => undefined)])
    if (inWorkers !== undefined && inWorkers.length >= WORKERS) {
      samples.push({ page: inPage - idle, worker: inWorkers.reduce((sum, bytes) => sum + bytes, 0) })
    }
    await new Promise(resolve => setTimeout(resolve, SAMPLE_MS))
  }
  const milliseconds = Number(await download)
  const peak = (part: typeof samples, of: (sample: (typeof samples)[number]) => number) =>
    Math.max(...part.map(of)) / MB
  const half = samples.length >> 1
  const both = (sample: (typeof samples)[number]) => sample.page + sample.worker
  const figures = {
    pageMB: peak(samples, ({ page }) => page),
    workerMB: peak(samples, ({ worker }) => worker),
    sumMB: peak(samples, both),
    firstHalfMB: peak(samples.slice(0, half), both),
    secondHalfMB: peak(samples.slice(half), both),
  }
  const speed = (size / 1e3 / milliseconds).toFixed(0)
  console.log(`${mebibytes} MiB to disk at ${speed} MB/s, ${samples.length} looks at both heaps\n`)
  printFigures(
    'memory',
    [
      { what: 'page, most above idle', value: figures.pageMB, unit: 'MB' },
      { what: 'workers, most', value: figures.workerMB, unit: 'MB' },
      { what: 'both at one time, most', value: figures.sumMB, unit: 'MB', bar: '<= 64' },
      { what: 'both, most in the first half', value: figures.firstHalfMB, unit: 'MB' },
      { what: 'both, most in the second half', value: figures.secondHalfMB, unit: 'MB' },
    ],
    figures,
  )
} finally {
  await browser.close()
  gateway.kill()
  web.close()
  web.closeAllConnections()
}
