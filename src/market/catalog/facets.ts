import type { Facet } from './catalog.ts'
import type { CatalogEntry, CatalogOffer } from './entry.ts'
import { type Summary, sizeClass } from './summary.ts'

/** By what a model can be told from others. */
export function facetsOf(
  entry: CatalogEntry,
  summary: Summary | undefined,
  chainId: number,
): Readonly<Record<Facet, readonly string[]>> {
  const onSale = entry.delisted ? [] : entry.offers.filter(isOnSale)
  const prices = onSale.map(({ free, currency }) => (free ? 'free' : currency))
  const status = entry.delisted ? 'delisted' : onSale.length > 0 ? 'on-sale' : 'not-on-sale'
  return {
    task: summary?.task ? [summary.task] : [],
    library: summary?.library ? [summary.library] : [],
    size: [summary && summary.size > 0 ? sizeClass(summary.size) : 'unknown'],
    kind: [...new Set(onSale.map(({ kind }) => kind))],
    price: onSale.length > 0 ? [...new Set(prices)] : ['not-on-sale'],
    chain: [String(chainId)],
    status: [status],
  }
}

function isOnSale({ closed, maxSupply, sold }: CatalogOffer): boolean {
  return !closed && (maxSupply === 0 || sold < maxSupply)
}
