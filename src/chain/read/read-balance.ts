import { type Address, NATIVE } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { erc20Abi } from '../erc20-abi.ts'
import { isQuantity } from '../hex.ts'
import { readContract } from './read-contract.ts'

/** What an account has of a currency, in its smallest unit. */
export async function readBalance(
  client: ChainClient,
  { account, currency }: { readonly account: Address; readonly currency: Address },
  options?: CallOptions,
): Promise<bigint> {
  if (currency !== NATIVE) {
    return readContract(
      client,
      { abi: erc20Abi, address: currency, functionName: 'balanceOf', args: [account] },
      options,
    )
  }
  const balance = await client.request('eth_getBalance', [account, 'latest'], options)
  if (!isQuantity(balance)) throw new ModelmarkError('unexpected', { reason: 'balance is not a number' })
  return BigInt(balance)
}
