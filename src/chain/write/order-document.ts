import { type Address, type AssetId, formatAssetId, parseAddress, parseAssetId } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import { type Hex, isHash, isHexBytes } from '../hex.ts'
import { ORDER_SIDES, type Order } from './order.ts'

/** A signed order with what is needed to check it, as people hand it on: a file, a link, an entry of an order book. */
export interface OrderDocument {
  /** The model it is about; of a license or of shares, whose they are. Said by whoever wrote it: ask the chain. */
  readonly model: AssetId
  readonly exchange: Address
  readonly order: Order
  readonly signature: Hex
}

const KIND = 'modelmark-order'
const VERSION = 1
/** Characters; a signature of a contract account may be long. */
const MAX_ORDER_DOCUMENT = 8_192

/** JSON: numbers as decimal strings, so that no reader rounds them. */
export function formatOrderDocument({ model, exchange, order, signature }: OrderDocument): string {
  const written = Object.entries(order).map(([name, value]) => [
    name,
    typeof value === 'bigint' ? String(value) : value,
  ])
  const parts = { kind: KIND, version: VERSION, model: formatAssetId(model), exchange }
  return JSON.stringify({ ...parts, order: Object.fromEntries(written), signature })
}

/**
 * Reads what `formatOrderDocument` wrote, from a stranger: every field checked, nothing else taken over. Whether it is signed
 * and can be filled is another question.
 * @throws ModelmarkError `file-invalid` with the `field`.
 */
export function parseOrderDocument(text: string): OrderDocument {
  if (text.length > MAX_ORDER_DOCUMENT) throw invalid('length')
  const { kind, version, model, exchange, order, signature } = record(parseJson(text), 'order')
  if (kind !== KIND) throw invalid('kind')
  if (version !== VERSION) throw invalid('version')
  if (!isHexBytes(signature) || signature.length < 4) throw invalid('signature')
  return {
    model: assetIdOf(model),
    exchange: address(exchange, 'exchange'),
    order: readOrder(record(order, 'order')),
    signature,
  }
}

function readOrder(fields: Readonly<Record<string, unknown>>): Order {
  const { side, fingerprint } = fields
  const known = ORDER_SIDES.find(name => name === side)
  if (known === undefined) throw invalid('side')
  if (!isHash(fingerprint)) throw invalid('fingerprint')
  const whole = (name: string, bits: number) => wholeNumber(fields[name], name, bits)
  const small = (name: string, max: number) => smallNumber(fields[name], name, max)
  const amount = whole('amount', 128)
  if (amount === 0n) throw invalid('amount')
  return {
    maker: address(fields['maker'], 'maker'),
    side: known,
    asset: address(fields['asset'], 'asset'),
    tokenId: whole('tokenId', 256),
    amount,
    currency: address(fields['currency'], 'currency'),
    price: whole('price', 128),
    fingerprint,
    maxRoyaltyBps: small('maxRoyaltyBps', 10_000),
    taker: address(fields['taker'], 'taker'),
    startTime: small('startTime', 2 ** 40 - 1),
    expiry: small('expiry', 2 ** 40 - 1),
    counter: whole('counter', 256),
    nonce: whole('nonce', 256),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalid('json')
  }
}

function record(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(field)
  return value as Record<string, unknown>
}

function assetIdOf(value: unknown): AssetId {
  try {
    return parseAssetId(String(value))
  } catch {
    throw invalid('model')
  }
}

function address(value: unknown, field: string): Address {
  try {
    return parseAddress(String(value))
  } catch {
    throw invalid(field)
  }
}

function wholeNumber(value: unknown, field: string, bits: number): bigint {
  if (typeof value !== 'string' || !/^(0|[1-9]\d{0,77})$/.test(value)) throw invalid(field)
  const number = BigInt(value)
  if (number >> BigInt(bits) !== 0n) throw invalid(field)
  return number
}

function smallNumber(value: unknown, field: string, max: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > max) throw invalid(field)
  return value
}

function invalid(field: string): ModelmarkError {
  return new ModelmarkError('file-invalid', { kind: KIND, field })
}
