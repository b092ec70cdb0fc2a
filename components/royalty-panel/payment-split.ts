import type { Address } from '../../src/asset/index.ts'
import type { PayeeRole, Royalties } from '../../src/market/index.ts'

/** One party's part of each payment. `share` is a fraction of the whole payment; all slices add up to 1. */
export type Slice = { readonly share: number } & (
  | { readonly kind: 'payee'; readonly index: number; readonly role: PayeeRole; readonly account: Address }
  | { readonly kind: 'ancestor'; readonly modelId: bigint; readonly direct: boolean }
  | { readonly kind: 'fee' }
)

const WHOLE = 10_000

/**
 * How a payment made now is split, in the contract's order: the fee comes off first, ancestors get their share of
 * what is left, payees share the rest. Parties without a share are left out.
 */
export function paymentSplit({ feeBps, ancestors, payees }: Royalties): readonly Slice[] {
  const net = 1 - feeBps / WHOLE
  const upstream = ancestors.reduce((sum, { bps }) => sum + bps, 0)
  const direct = net * (1 - upstream / WHOLE)
  const slices: Slice[] = [
    ...payees.map(({ account, role, bps }, index) => ({
      kind: 'payee' as const,
      index,
      role,
      account,
      share: (direct * bps) / WHOLE,
    })),
    ...ancestors.map(({ modelId, direct, bps }) => ({
      kind: 'ancestor' as const,
      modelId,
      direct,
      share: (net * bps) / WHOLE,
    })),
    { kind: 'fee', share: feeBps / WHOLE },
  ]
  return slices.filter(({ share }) => share > 0)
}

/** Hundredths of a percent, as they are shown; rounded shares need not add up to the whole. */
export function roundedShare(share: number): number {
  return Math.round(share * WHOLE) / WHOLE
}

/** What the shown shares add up to, as a fraction. */
export function shownSum(slices: readonly Slice[]): number {
  return slices.reduce((sum, { share }) => sum + Math.round(share * WHOLE), 0) / WHOLE
}
