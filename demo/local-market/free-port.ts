import { createServer } from 'node:net'

const TRIES = 50

/**
 * The first free port on loopback from `preferred` on.
 * @throws Error where the next fifty are all taken.
 */
export async function freePort(preferred: number): Promise<number> {
  for (let port = preferred; port < preferred + TRIES; port++) {
    if (await isFree(port)) return port
  }
  throw new Error(
    `Ports ${preferred} to ${preferred + TRIES - 1} are all taken. Stop a program that uses one of them.`,
  )
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}
