import type { ByteRange } from './byte-range.ts'

/**
 * Reads `entity-bytes` of the query against a file of `size` bytes: `from:to`, both included, negative from the end,
 * `to` may be `*`. `undefined` where it is no such thing or means nothing of the file.
 * @see https://specs.ipfs.tech/http-gateways/trustless-gateway/#entity-bytes-request-query-parameter
 */
export function parseEntityBytes(text: string, size: number): ByteRange | undefined {
  const [, from, to] = /^(-?\d{1,15}):(-?\d{1,15}|\*)$/.exec(text) ?? []
  if (from === undefined || to === undefined) return undefined
  const place = (value: string) => (value.startsWith('-') ? size + Number(value) : Number(value))
  const start = Math.max(0, place(from))
  const end = to === '*' ? size : Math.min(size, place(to) + 1)
  return start < end ? { start, end } : undefined
}
