/** What a ruling says, in the order of the contract: what becomes of the bonds, and of the money that waited. */
export const VERDICTS = [
  /** The arbitrator did not want to rule: like `release`. */
  'refused',
  /** The money is released, the raiser's bond goes to the model's owner. */
  'reject',
  /** The money is released, bonds go back. */
  'release',
  /** A part of each payment is refunded, the owner's bond goes to the raiser. */
  'refund',
  /** Like `refund`, and the model sells no more. */
  'delist',
  /** Like `refund`, and the license that the dispute names is revoked. */
  'revoke-license',
] as const

export type Verdict = (typeof VERDICTS)[number]
