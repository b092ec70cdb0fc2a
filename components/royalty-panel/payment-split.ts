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
 * How a payment made now is split, as `RevenueVault` settles it: fee and ancestors each take their share of the whole
 * payment, payees share what remains. Parties without a share are left out.
 */
export function paymentSplit({ feeBps, ancestors, payees }: Royalties): readonly Slice[] {
  const remainder = (WHOLE - ancestors.reduce((sum, { bps }) => sum + bps, feeBps)) / WHOLE
  const slices: Slice[] = [
    ...payees.map(({ account, role, bps }, index) => ({
      kind: 'payee' as const,
      index,
      role,
      account,
      share: (remainder * bps) / WHOLE,
    })),
    ...ancestors.map(({ modelId, direct, bps }) => ({
      kind: 'ancestor' as const,
      modelId,
      direct,
      share: bps / WHOLE,
    })),
    { kind: 'fee', share: feeBps / WHOLE },
  ]
  return slices.filter(({ share }) => share > 0)
}

/** What the shares add up to when each is shown in whole basis points; need not be the whole. */
export function shownSumBps(slices: readonly Slice[]): number {
  return slices.reduce((sum, { share }) => sum + Math.round(share * WHOLE), 0)
}

/** True if a share is not a whole number of basis points, so that what is shown is rounded. */
export function isRounded(slices: readonly Slice[]): boolean {
  return slices.some(({ share }) => Math.abs(share * WHOLE - Math.round(share * WHOLE)) > 1e-6)
}
