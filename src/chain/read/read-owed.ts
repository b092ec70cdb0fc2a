import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { revenueVaultReadAbi } from '../generated/revenue-abi.ts'
import { readContract } from './read-contract.ts'

/** What the vault keeps for an account: refunds by rulings, and revenue that was settled. In the currency's smallest unit. */
export function readOwed(
  client: ChainClient,
  {
    vault,
    account,
    currency,
  }: { readonly vault: Address; readonly account: Address; readonly currency: Address },
  options?: CallOptions,
): Promise<bigint> {
  return readContract(
    client,
    { abi: revenueVaultReadAbi, address: vault, functionName: 'owed', args: [account, currency] },
    options,
  )
}
