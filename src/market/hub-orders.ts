import { readBody } from '../artifact/index.ts'
import { type AssetId, formatAssetId, NATIVE } from '../asset/index.ts'
import { readCurrency, readIsCurrency, readModel, readResaleRoyalty } from '../chain/index.ts'
import { toModelmarkError } from '../error/index.ts'
import { type InspectionScope, inspectOrder } from './inspect-order.ts'
import type { InspectedOrder, OrderBook, OrderPublication } from './order-book.ts'

export interface Hubs {
  /** Base URLs of hub nodes. */
  readonly hubs: readonly string[]
  readonly fetch?: typeof fetch | undefined
  readonly signal: AbortSignal
}

/** Bytes taken of one hub's answer. */
const MAX_ANSWER = 1 << 20
/** Orders of one hub that are looked at. */
const MAX_ORDERS = 100
/** Milliseconds a hub has to answer. */
const TIMEOUT = 8_000

/** What hubs keep of orders about a model, each checked against the chain. A hub that lies is one that has less. */
export async function loadOrders(hubs: Hubs, scope: InspectionScope): Promise<OrderBook> {
  const [terms, listed] = await Promise.all([loadTerms(scope), loadListed(hubs, scope)])
  return { ...terms, ...listed }
}

async function loadTerms({
  chains,
  asset,
}: InspectionScope): Promise<Pick<OrderBook, 'royaltyBps' | 'currencies'>> {
  const client = chains.client(asset.chainId)
  const contracts = await chains.contracts(asset)
  const { registry, vault } = contracts
  const modelId = asset.tokenId
  const [{ offers }, royaltyBps] = await Promise.all([
    readModel(client, { contracts, modelId }),
    readResaleRoyalty(client, { registry, modelId, price: 10_000n }),
  ])
  const wanted = new Set([
    ...offers.map(({ currency }) => currency).filter(address => address !== NATIVE),
    NATIVE,
  ])
  const currencies = await Promise.all(
    [...wanted].map(async address => {
      const [currency, isTaken] = await Promise.all([
        readCurrency(client, { address }),
        readIsCurrency(client, { vault, currency: address }),
      ])
      return isTaken ? [currency] : []
    }),
  )
  return { royaltyBps: Number(royaltyBps), currencies: currencies.flat() }
}

async function loadListed(
  hubs: Hubs,
  scope: InspectionScope,
): Promise<Pick<OrderBook, 'orders' | 'unreachable'>> {
  const unreachable: string[] = []
  const lists = await Promise.all(
    hubs.hubs.map(async hub => {
      try {
        return await askHub(hubs, hub, scope.asset)
      } catch {
        unreachable.push(hub)
        return []
      }
    }),
  )
  const texts = [...new Set(lists.flat())]
  const seen = await Promise.all(texts.map(text => inspectListed(scope, text)))
  const byHash = new Map(seen.flatMap(found => (found ? [[found.hash, found]] : [])))
  const orders = [...byHash.values()].filter(({ problem, details, isOwn }) => details && (!problem || isOwn))
  return { orders: orders.sort((a, b) => (a.order.nonce < b.order.nonce ? 1 : -1)), unreachable }
}

/** Undefined for what is no order; a chain that does not answer fails all. */
async function inspectListed(scope: InspectionScope, text: string): Promise<InspectedOrder | undefined> {
  try {
    return await inspectOrder(scope, text)
  } catch (error) {
    const { code } = toModelmarkError(error)
    if (code === 'file-invalid' || code === 'reverted' || code === 'bad-config') return undefined
    throw error
  }
}

async function askHub(hubs: Hubs, hub: string, asset: AssetId): Promise<readonly string[]> {
  const query = new URLSearchParams({ model: formatAssetId(asset) })
  const { orders } = await answerOf(hubs, new URL(`orders?${query}`, withSlash(hub)), {})
  if (!Array.isArray(orders)) throw new Error('no list of orders')
  return orders.slice(0, MAX_ORDERS).map(order => JSON.stringify(order))
}

/** Gives an order to every hub, to be found by others. Never throws: what became of it says each entry. */
export function publishOrder(hubs: Hubs, text: string): Promise<readonly OrderPublication[]> {
  return Promise.all(
    hubs.hubs.map(async hub => {
      try {
        const { error } = await answerOf(hubs, new URL('orders', withSlash(hub)), {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: text,
        })
        return { hub, isKept: error === undefined, ...reasonOf(error) }
      } catch {
        return { hub, isKept: false }
      }
    }),
  )
}

function reasonOf(error: unknown): { readonly reason?: string } {
  return typeof error === 'string' ? { reason: error.slice(0, 200) } : {}
}

async function answerOf(
  { fetch: ask = fetch, signal }: Hubs,
  url: URL,
  init: RequestInit,
): Promise<Readonly<Record<string, unknown>>> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)])
  const response = await ask(url, { ...init, signal: patience, referrerPolicy: 'no-referrer' })
  const text = new TextDecoder().decode(await readBody(response, MAX_ANSWER, url.host))
  const answer: unknown = JSON.parse(text)
  if (typeof answer !== 'object' || answer === null) throw new Error('no object')
  if (!response.ok && !('error' in answer)) throw new Error(`HTTP ${response.status}`)
  return answer as Record<string, unknown>
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`
}
