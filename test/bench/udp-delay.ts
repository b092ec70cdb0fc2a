// A network that is far away: datagrams between two browsers on this machine, each handed on some milliseconds later.
// Runs as a process of its own, so that nothing else delays it: `node udp-delay.ts PORT ONE_WAY_MS`.
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { createServer } from 'node:http'

const [port = 0, oneWay = 10] = process.argv.slice(2).map(Number)
const BUFFER_BYTES = 8 * 1024 * 1024

interface Late {
  readonly at: number
  readonly socket: Socket
  readonly datagram: Buffer
  readonly port: number
  readonly address: string
}
const waiting: Late[] = []
setInterval(() => {
  const now = performance.now()
  for (let next = waiting[0]; next !== undefined && next.at <= now; next = waiting[0]) {
    waiting.shift()
    next.socket.send(next.datagram, next.port, next.address)
  }
}, 1)

/** Stands in for `target`: what comes from elsewhere goes to it, what comes from it goes to whoever wrote last. */
async function standIn(target: { address: string; port: number }): Promise<number> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: BUFFER_BYTES, sendBufferSize: BUFFER_BYTES })
  let other: RemoteInfo | undefined
  socket.on('message', (datagram, from) => {
    const outward = from.address === target.address && from.port === target.port
    if (!outward) other = from
    const to = outward ? other : target
    if (to === undefined) return
    waiting.push({ at: performance.now() + oneWay, socket, datagram, port: to.port, address: to.address })
  })
  await new Promise<void>(resolve => socket.bind(0, target.address, resolve))
  return socket.address().port
}

const ports = new Map<string, Promise<number>>()
createServer(async (request, response) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://delay')
  const target = { address: searchParams.get('address') ?? '', port: Number(searchParams.get('port')) }
  const key = `${target.address}:${target.port}`
  const standing = ports.get(key) ?? standIn(target)
  ports.set(key, standing)
  response.setHeader('access-control-allow-origin', '*')
  response.end(String(await standing))
}).listen(port, '127.0.0.1', () => console.log('ready'))
