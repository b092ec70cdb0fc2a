// Many reads in one `eth_call`. Written as text, as nodes send it: a general decoder turns an answer for a hundred models
// into bytes and back, in one go, which holds up a page longer than everything else it does.
import type { ContractCall, ReadOutcome } from '../call.ts'
import { type Hex, isHexBytes } from '../hex.ts'

/** `aggregate3((address target, bool allowFailure, bytes callData)[])`. @see https://www.multicall3.com */
const AGGREGATE3 = '0x82ad56cb'
/** Digits of a 32-byte word, the unit of the ABI's encoding. @see https://docs.soliditylang.org/en/latest/abi-spec.html */
const WORD = 64

/** One of several calls. */
export interface AggregatedCall extends ContractCall {
  /** Whether the others are still made if it fails; true unless given. */
  readonly allowFailure?: boolean
}

/** Calls that are made in their order. */
export function encodeAggregate3(calls: readonly AggregatedCall[]): Hex {
  let offset = calls.length * 32
  const offsets: string[] = []
  const tuples: string[] = []
  for (const { to, data, allowFailure = true } of calls) {
    const bytes = data.slice(2)
    const tuple =
      to.slice(2).toLowerCase().padStart(WORD, '0') +
      word(allowFailure ? 1 : 0) +
      word(96) +
      word(bytes.length / 2) +
      bytes.padEnd(Math.ceil(bytes.length / WORD) * WORD, '0')
    offsets.push(word(offset))
    tuples.push(tuple)
    offset += tuple.length / 2
  }
  return `${AGGREGATE3}${word(32)}${word(calls.length)}${offsets.join('')}${tuples.join('')}`
}

/**
 * What an answer says of each of `count` calls; undefined if it is not the ABI's encoding of so many.
 * `(bool success, bytes returnData)[]`
 */
export function decodeAggregate3(answer: unknown, count: number): readonly ReadOutcome[] | undefined {
  if (!isHexBytes(answer)) return undefined
  const digits = answer.slice(2)
  const list = position(digits, 0)
  if (list === undefined || number(digits, list) !== count) return undefined
  const first = list + WORD
  const outcomes: ReadOutcome[] = []
  for (let i = 0; i < count; i++) {
    const tuple = position(digits, first, i)
    if (tuple === undefined) return undefined
    const success = number(digits, tuple)
    const bytes = position(digits, tuple, 1)
    const length = bytes === undefined ? undefined : number(digits, bytes)
    if (bytes === undefined || length === undefined || success === undefined || success > 1) return undefined
    const start = bytes + WORD
    const end = start + length * 2
    if (end > digits.length) return undefined
    outcomes.push({ ok: success === 1, data: `0x${digits.slice(start, end)}` })
  }
  return outcomes
}

/** Where the offset in the word number `index` after `base` points to: offsets are in bytes and count from `base`. */
function position(digits: string, base: number, index = 0): number | undefined {
  const offset = number(digits, base + index * WORD)
  return offset === undefined ? undefined : base + offset * 2
}

/** The word at a place, if it is there and small enough to be an offset, a length or a bool. */
function number(digits: string, at: number): number | undefined {
  const text = digits.slice(at, at + WORD)
  const value = text.length === WORD ? Number(`0x${text}`) : Number.NaN
  return Number.isSafeInteger(value) ? value : undefined
}

function word(value: number): string {
  return value.toString(16).padStart(WORD, '0')
}
