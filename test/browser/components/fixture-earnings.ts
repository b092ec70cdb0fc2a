import type { Address } from '../../../src/asset/index.ts'
import type { CurrencyEarnings } from '../../../src/market/index.ts'
import { EARNINGS, NOW, ready, USDC } from './fixture-market.ts'

const BOOK: Address = '0x5FC8d32690cc91D4c39d9d3abcBD16989F875707'
const DAY = 86_400

/** Payments whose refund window is over, as a claim names them. */
export const OVER_ESCROWS = [
  { source: BOOK, ref: 71n },
  { source: BOOK, ref: 74n },
] as const

type Windows = NonNullable<CurrencyEarnings['windows']>

/** Two payments past their window, and others inside it. */
export const WAITING: Required<Windows> = {
  over: {
    amount: 24_000_000n,
    escrows: OVER_ESCROWS,
    more: 0,
    claimable: [62_240_000n, 20_302_000n, 12_918_000n],
    held: 0n,
  },
  open: { amount: 36_000_000n, first: NOW + 2 * DAY, last: NOW + 9 * DAY },
}

/** More than fits one transaction, and some of it kept by a dispute. */
export const CROWDED: Windows = {
  over: { ...WAITING.over, amount: 480_000_000n, more: 1_312, held: 60_000_000n },
  open: { ...WAITING.open, last: WAITING.open.first },
}

/** All that is past its window is kept by a dispute. */
export const DISPUTED: Windows = {
  over: { amount: 0n, escrows: [], more: 0, claimable: [0n, 0n, 0n], held: 60_000_000n },
}

export function earningsWith(windows: Windows) {
  return ready(EARNINGS.map(earnings => ({ ...earnings, currency: USDC.address, windows })))
}
