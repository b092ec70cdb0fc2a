import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { exchangeWriteAbi } from '../generated/exchange-abi.ts'
import { readContract } from './read-contract.ts'

/** Whether a maker's orders with this nonce are void: filled or cancelled. */
export function readNonceUsed(
  client: ChainClient,
  { exchange, maker, nonce }: { readonly exchange: Address; readonly maker: Address; readonly nonce: bigint },
  options?: CallOptions,
): Promise<boolean> {
  return readContract(
    client,
    { abi: exchangeWriteAbi, address: exchange, functionName: 'isNonceUsed', args: [maker, nonce] },
    options,
  )
}
