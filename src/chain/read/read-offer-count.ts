import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { licenseBookCountAbi } from '../generated/meter-abi.ts'
import { readContract } from './read-contract.ts'

/** How many offers the market has: the next one gets the number after, whoever makes it. */
export function readOfferCount(
  client: ChainClient,
  { licenseBook }: { readonly licenseBook: Address },
  options?: CallOptions,
): Promise<bigint> {
  return readContract(
    client,
    { abi: licenseBookCountAbi, address: licenseBook, functionName: 'offerCount', args: [] },
    options,
  )
}
