import type { Address, Digest } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { fractionalizerWriteAbi } from '../generated/shares-abi.ts'
import { readContract } from './read-contract.ts'

/** Where `fractionalizeCall` from this owner with this salt will create: a model can be minted with its future shares as a payee. */
export async function predictShares(
  client: ChainClient,
  {
    fractionalizer,
    owner,
    salt,
  }: { readonly fractionalizer: Address; readonly owner: Address; readonly salt: Digest },
  options?: CallOptions,
): Promise<{ readonly shares: Address; readonly governor: Address }> {
  const [shares, governor] = await readContract(
    client,
    { abi: fractionalizerWriteAbi, address: fractionalizer, functionName: 'predict', args: [owner, salt] },
    options,
  )
  return { shares, governor }
}
