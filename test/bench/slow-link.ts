import { connect, createServer, type Socket } from 'node:net'

export interface SlowLink {
  close(): Promise<void>
}

/** A server's link to the world: all its answers share `bytesPerSecond`, and each byte comes `delay` milliseconds later. */
export async function openSlowLink(
  port: number,
  to: number,
  { bytesPerSecond, delay }: { bytesPerSecond: number; delay: number },
): Promise<SlowLink> {
  let free = 0
  const open = new Set<Socket>()
  const server = createServer(client => {
    const upstream = connect(to, '127.0.0.1')
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => open.delete(socket))
    }
    client.pipe(upstream)
    client.on('close', () => upstream.destroy())
    upstream.on('data', bytes => {
      upstream.pause()
      const now = performance.now()
      free = Math.max(now, free) + (bytes.length / bytesPerSecond) * 1000
      setTimeout(() => upstream.resume(), free - now)
      setTimeout(() => client.write(bytes), free - now + delay)
    })
    upstream.on('end', () => setTimeout(() => client.end(), Math.max(0, free - performance.now()) + delay))
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return {
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
