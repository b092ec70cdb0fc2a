import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { modelRegistryResaleAbi, revenueVaultCurrencyAbi } from '../generated/resale-abi.ts'
import { readContract } from './read-contract.ts'

/** Whose a model (asset: the registry) or a license (the license book) is. @throws ModelmarkError `reverted` if there is none. */
export function readTokenOwner(
  client: ChainClient,
  { asset, tokenId }: { readonly asset: Address; readonly tokenId: bigint },
  options?: CallOptions,
): Promise<Address> {
  return readContract(
    client,
    { abi: modelRegistryResaleAbi, address: asset, functionName: 'ownerOf', args: [tokenId] },
    options,
  )
}

/** What of a price goes to the royalty when a model, or a license of it, is sold. */
export async function readResaleRoyalty(
  client: ChainClient,
  {
    registry,
    modelId,
    price,
  }: { readonly registry: Address; readonly modelId: bigint; readonly price: bigint },
  options?: CallOptions,
): Promise<bigint> {
  const [, amount] = await readContract(
    client,
    { abi: modelRegistryResaleAbi, address: registry, functionName: 'royaltyInfo', args: [modelId, price] },
    options,
  )
  return amount
}

/** Whether a market takes payments in a currency. */
export function readIsCurrency(
  client: ChainClient,
  { vault, currency }: { readonly vault: Address; readonly currency: Address },
  options?: CallOptions,
): Promise<boolean> {
  return readContract(
    client,
    { abi: revenueVaultCurrencyAbi, address: vault, functionName: 'isCurrency', args: [currency] },
    options,
  )
}
