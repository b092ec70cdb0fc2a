import { connect, type Socket } from 'node:net'

/** What one run of the load generator asks for. */
export interface Load {
  readonly port: number
  /** Heads of requests, drawn at random. */
  readonly requests: readonly string[]
  readonly connections: number
  readonly seconds: number
  /** Seconds before counting begins. */
  readonly warmUp: number
}

export interface LoadResult {
  readonly requestsPerSecond: number
  /** Bytes of bodies a second. */
  readonly bytesPerSecond: number
  /** Milliseconds from request to the last byte, 99 of 100 answers. */
  readonly p99: number
  /** Share of a core that this program took: near 1, it is the brake. */
  readonly busy: number
  readonly failed: number
}

/**
 * Asks one server over many connections, each one request after the other, as a process of its own:
 * `node hub-load.ts JSON`. Bodies are counted and thrown away in one shared buffer, so that this is not the brake.
 * Prints one line of JSON, a `LoadResult`.
 */
const load = JSON.parse(process.argv[2] ?? '') as Load
const scrap = Buffer.allocUnsafe(256 * 1024)
const times: number[] = []
/** Bytes looked at for the head of an answer. */
const MAX_HEAD = 4096
let bytes = 0
let failed = 0
let counting = false

function visitor(): Socket {
  let head = ''
  let left = -1
  let askedAt = 0
  let length = 0
  const ask = () => {
    askedAt = performance.now()
    head = ''
    left = -1
    const request = load.requests[Math.floor(Math.random() * load.requests.length)] ?? ''
    socket.write(request)
  }
  const take = (count: number, chunk: Uint8Array) => {
    let body = count
    if (left < 0) {
      const before = head.length
      const text =
        head + Buffer.from(chunk.buffer, chunk.byteOffset, Math.min(count, MAX_HEAD)).toString('latin1')
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) {
        head = text
        return true
      }
      const status = Number(text.slice(9, 12))
      length = Number(/content-length: *(\d+)/i.exec(text.slice(0, end))?.[1] ?? Number.NaN)
      if ((status !== 200 && status !== 206) || Number.isNaN(length)) failed += 1
      left = length
      body = before + count - end - 4
    }
    left -= body
    if (left === 0) {
      if (counting) {
        times.push(performance.now() - askedAt)
        bytes += length
      }
      ask()
    }
    return true
  }
  const socket = connect({
    port: load.port,
    host: '127.0.0.1',
    noDelay: true,
    onread: { buffer: scrap, callback: take },
  })
  socket.on('connect', ask)
  socket.on('error', () => {
    failed += 1
  })
  return socket
}

const visitors = Array.from({ length: load.connections }, visitor)
await new Promise(resolve => setTimeout(resolve, load.warmUp * 1000))
counting = true
const startedAt = performance.now()
const usedBefore = process.cpuUsage()
await new Promise(resolve => setTimeout(resolve, load.seconds * 1000))
counting = false
const seconds = (performance.now() - startedAt) / 1000
const used = process.cpuUsage(usedBefore)
for (const socket of visitors) socket.destroy()
times.sort((a, b) => a - b)
const result: LoadResult = {
  requestsPerSecond: times.length / seconds,
  bytesPerSecond: bytes / seconds,
  p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN,
  busy: (used.user + used.system) / 1e6 / seconds,
  failed,
}
console.log(JSON.stringify(result))
