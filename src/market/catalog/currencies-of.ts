import type { Address } from '../../asset/index.ts'
import { type ChainClient, readCurrency } from '../../chain/index.ts'
import type { Currency } from '../market.ts'
import type { CatalogResult } from './catalog.ts'

/** The currencies among a result's prices, as the chain knows them; one that cannot be read is left out. */
export async function currenciesOf(
  client: ChainClient,
  { price }: CatalogResult['facets'],
): Promise<readonly Currency[]> {
  const addresses = price.map(({ value }) => value).filter(value => value.startsWith('0x')) as Address[]
  const read = await Promise.allSettled(addresses.map(address => readCurrency(client, { address })))
  return read.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value] : []))
}
