import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { duesAbi } from '../generated/dues-abi.ts'
import { readContract } from './read-contract.ts'

/** Wei that the court, or the curation, owes an account. */
export function readDue(
  client: ChainClient,
  { from, account }: { readonly from: Address; readonly account: Address },
  options?: CallOptions,
): Promise<bigint> {
  return readContract(client, { abi: duesAbi, address: from, functionName: 'due', args: [account] }, options)
}
