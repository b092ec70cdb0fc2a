import type { TestContext } from 'node:test'
import type { PinningService } from '../../../src/publish/index.ts'
import { type Answer, serve } from '../artifact/fixture.ts'
import { runHub } from '../hub/hub-fixture.ts'

export const PINNING_TOKEN = 'token-of-the-account'

interface Pin {
  readonly requestid: string
  status: string
  readonly pin: { readonly cid: string; readonly name: string; readonly origins: readonly string[] }
}

/**
 * A pinning service that keeps what it is told to in a hub of its own, and fetches it from `gateway`. Pages may ask it.
 * @param isReady It fetches nothing before.
 * @see https://ipfs.github.io/pinning-services-api-spec/
 */
export async function startPinningService(
  test: Pick<TestContext, 'after'>,
  gateway: string,
  isReady: Promise<unknown> = Promise.resolve(),
) {
  const store = await runHub(test)
  const pins = new Map<string, Pin>()
  const keep = async (entry: Pin) => {
    await isReady
    entry.status = 'pinning'
    await store.pin(entry.pin.cid, { gateway }).then(
      () => (entry.status = 'pinned'),
      () => (entry.status = 'failed'),
    )
  }
  const service = await startPinningServer(test, async (request, response) => {
    const answer = (status: number, value: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (request.method === 'OPTIONS') {
      response.setHeader('access-control-allow-headers', 'authorization, content-type')
      return response.writeHead(204).end()
    }
    if (request.headers.authorization !== `Bearer ${PINNING_TOKEN}`) {
      return answer(401, { error: { reason: 'UNAUTHORIZED', details: 'Access token is missing or invalid' } })
    }
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://service')
    const asked = /^\/api\/pins\/(\w+)$/.exec(pathname)?.[1]
    if (request.method === 'POST' && pathname === '/api/pins') {
      let body = ''
      for await (const chunk of request) body += chunk
      const entry: Pin = { requestid: `pin${pins.size}`, status: 'queued', pin: JSON.parse(body) }
      pins.set(entry.requestid, entry)
      answer(202, entry)
      return keep(entry)
    }
    if (asked !== undefined) return answer(200, pins.get(asked) ?? {})
    const statuses = searchParams.get('status')?.split(',') ?? ['pinned']
    const results = [...pins.values()].filter(
      ({ pin, status }) => pin.cid === searchParams.get('cid') && statuses.includes(status),
    )
    return answer(200, {
      count: results.length,
      results: results.slice(0, Number(searchParams.get('limit'))),
    })
  })
  return { store, pins, service }
}

/** A server in the place of a pinning service. */
export async function startPinningServer(
  test: Pick<TestContext, 'after'>,
  answer: Answer,
): Promise<PinningService> {
  const { url, close } = await serve(answer)
  test.after(close)
  return { endpoint: `${url}/api`, token: PINNING_TOKEN }
}
