import type { IncomingMessage, ServerResponse } from 'node:http'
import { formatAssetId, parseAssetId } from '../../asset/index.ts'
import { toModelmarkError } from '../../error/index.ts'
import { networkOf, RequestBudget } from '../limits/index.ts'
import type { OrderStore } from './order-store.ts'
import { refuse, sendJson } from './reply.ts'

export interface OrderDesk {
  /** Answers `GET /orders?model=CAIP-19` and `POST /orders`; to be called in the tick the request came in. */
  answer(request: IncomingMessage, response: ServerResponse, address: string): Promise<void>
  close(): void
}

/** Orders one network address may bring: one in ten seconds on average, a handful at once. */
const ORDERS_PER_SECOND = 0.1
const ORDERS_AT_ONCE = 20
/** Bytes of a body: as long as the chain's code takes an order to be, said here as it is not loaded yet. */
const MAX_BODY = 8_192

/**
 * Keeps signed orders so that others find them. The hub knows no chain: it keeps what a key signed and what has not expired;
 * whether an order can be filled asks who reads it.
 * @param open Called when the first is asked for or brought: a hub whose disk is full still serves its files.
 * @param now Unix seconds.
 */
export function createOrderDesk(
  open: () => OrderStore,
  { isLimited, now = () => Date.now() / 1000 }: { readonly isLimited: boolean; readonly now?: () => number },
): OrderDesk {
  let opened: OrderStore | undefined
  const store = () => {
    opened ??= open()
    return opened
  }
  const budget = new RequestBudget(ORDERS_PER_SECOND, ORDERS_AT_ONCE, () => performance.now())

  async function post(request: IncomingMessage, response: ServerResponse, address: string): Promise<void> {
    const body = readText(request)
    if (isLimited && !budget.spend(networkOf(address))) {
      return refuse(response, 429, 'Too many orders from your address. Try again in a minute.', [
        'Retry-After',
        '60',
      ])
    }
    const text = await body
    if (text === undefined) {
      return refuse(response, 413, `An order has at most ${MAX_BODY} bytes.`, ['Connection', 'close'])
    }
    // With the chain's code, which a hub that no order comes to does without.
    const { checkOrder } = await import('./check-order.ts')
    const checked = await checkOrder(text, now())
    if (typeof checked === 'string') return refuse(response, 400, checked)
    if (!store().keep(checked)) {
      return refuse(response, 429, 'This account has too many orders here. Wait until some have expired.')
    }
    sendJson(response, 201, { hash: checked.hash })
  }

  function get(request: IncomingMessage, response: ServerResponse): void {
    const query = (request.url ?? '').split('?', 2)[1] ?? ''
    const model = modelIn(new URLSearchParams(query))
    if (model === undefined) {
      refuse(response, 400, 'Say which model: /orders?model=eip155:8453/erc721:0x…/42')
      return
    }
    const orders = store().about(model)
    sendJson(response, 200, { orders: orders.map(text => JSON.parse(text)) })
  }

  return {
    async answer(request, response, address) {
      try {
        if (request.method === 'POST') return await post(request, response, address)
        if (request.method === 'GET' || request.method === 'HEAD') return get(request, response)
      } catch (error) {
        if (toModelmarkError(error).code !== 'storage-full') throw error
        return refuse(response, 507, 'The disk of this hub has no room for orders.')
      }
      refuse(response, 405, 'Orders are read with GET and brought with POST.', [
        'Allow',
        'GET, HEAD, POST, OPTIONS',
      ])
    },
    close: () => opened?.close(),
  }
}

function modelIn(query: URLSearchParams): string | undefined {
  try {
    return formatAssetId(parseAssetId(query.get('model') ?? ''))
  } catch {
    return undefined
  }
}

/** The body as text; undefined where it is too long. */
function readText(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > MAX_BODY) resolve(undefined)
      else chunks.push(chunk)
    })
    request.once('end', () => resolve(Buffer.concat(chunks).toString()))
    request.once('error', reject)
  })
}
