import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { fractionalizerWriteAbi } from '../generated/shares-abi.ts'
import { readContract } from './read-contract.ts'

/** Whose shares these are; 0 for a token that the market did not make. */
export function readModelOfShares(
  client: ChainClient,
  { fractionalizer, shares }: { readonly fractionalizer: Address; readonly shares: Address },
  options?: CallOptions,
): Promise<bigint> {
  return readContract(
    client,
    { abi: fractionalizerWriteAbi, address: fractionalizer, functionName: 'modelOf', args: [shares] },
    options,
  )
}
