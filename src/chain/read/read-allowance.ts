import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { erc20Abi } from '../erc20-abi.ts'
import { readContract } from './read-contract.ts'

/** How much of an ERC-20 the spender may still take from the owner, in the token's smallest unit. */
export function readAllowance(
  client: ChainClient,
  { token, owner, spender }: { readonly token: Address; readonly owner: Address; readonly spender: Address },
  options?: CallOptions,
): Promise<bigint> {
  return readContract(
    client,
    { abi: erc20Abi, address: token, functionName: 'allowance', args: [owner, spender] },
    options,
  )
}
