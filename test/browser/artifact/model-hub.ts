import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Answer, rangeAnswer, serve, type TestServer } from '../../unit/artifact/fixture.ts'

/** A model hub as Hugging Face is one: its addresses redirect to a CDN of another origin. */
export interface ModelHub {
  /** Of the file, as a manifest names it. */
  readonly source: string
  readonly hub: TestServer
  readonly cdn: TestServer
  close(): Promise<unknown>
}

/** What such a CDN lets pages of other origins read. */
const EXPOSED = 'Accept-Ranges,Content-Range,ETag'

/**
 * Starts hub and CDN. What the hub redirects to is signed, and good for one request only. Neither answers preflights.
 * @param answer How the CDN answers a request that is allowed; else, as one that has `bytes`.
 */
export async function startModelHub(
  bytes: Uint8Array,
  answer: Answer = rangeAnswer(bytes),
): Promise<ModelHub> {
  const signed = new Set<string>()
  const cdn = await serve((request, response) => {
    if (request.method === 'OPTIONS' || !signed.delete(request.url ?? ''))
      return response.writeHead(403).end()
    response.setHeader('access-control-expose-headers', EXPOSED)
    response.setHeader('accept-ranges', 'bytes')
    return answer(request, response)
  })
  const hub = await serve((request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'OPTIONS') return response.writeHead(405).end()
    const place = `/xet/model.bin?X-Amz-Expires=1&X-Amz-Signature=${randomUUID()}`
    signed.add(place)
    return response.writeHead(302, { location: `${cdn.url}${place}`, vary: 'Origin' }).end()
  })
  return {
    source: `${hub.url}/acme/model/resolve/main/model.bin`,
    hub,
    cdn,
    close: () => Promise.all([hub.close(), cdn.close()]),
  }
}
