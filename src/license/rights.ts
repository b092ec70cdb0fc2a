/**
 * What a license allows, as bits of `Offer.rights` on chain. The order is part of the contract's data: append only.
 */
export const RIGHTS = [
  'use-privately', // run it for yourself
  'use-in-research', // run it and publish what you found
  'use-commercially', // run it in a product or service you sell
  'sell-output', // sell what it produces
  'fine-tune', // change it for your own use
  'publish-derivative', // publish a model made from it
  'host-as-service', // let others run it through you
  'redistribute', // hand on the files to people without a license
] as const

export type Right = (typeof RIGHTS)[number]

/** The rights whose bits are set; bits this version does not know are ignored. */
export function rightsFromBits(bits: number): ReadonlySet<Right> {
  return new Set(RIGHTS.filter((_, i) => (bits & (1 << i)) !== 0))
}

/** The bitmap of a set of rights. */
export function rightsToBits(rights: Iterable<Right>): number {
  let bits = 0
  for (const right of rights) bits |= 1 << RIGHTS.indexOf(right)
  return bits
}
