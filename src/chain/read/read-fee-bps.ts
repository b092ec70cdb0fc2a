import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { revenueVaultReadAbi } from '../generated/revenue-abi.ts'
import { readContract } from './read-contract.ts'

/** The market's fee on payments from now on, basis points. */
export function readFeeBps(
  client: ChainClient,
  { vault }: { readonly vault: Address },
  options?: CallOptions,
): Promise<number> {
  return readContract(
    client,
    { abi: revenueVaultReadAbi, address: vault, functionName: 'feeBps', args: [] },
    options,
  )
}
