/** What curators think of a model, in the order of the contract. Only `delisted` has an effect on sales. */
export const LISTING_STATUSES = [
  /** Nobody has looked at it. */
  'open',
  /** Meets the criteria. */
  'listed',
  /** Recommended. */
  'featured',
  /** Does not meet the criteria. */
  'flagged',
  /** Sells no new licenses. */
  'delisted',
] as const

export type ListingStatus = (typeof LISTING_STATUSES)[number]

/** No document: what `reason` is where there is nothing to read. */
export const NO_REASON = `0x${'00'.repeat(32)}` as const
