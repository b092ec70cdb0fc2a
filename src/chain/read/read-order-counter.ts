import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { exchangeWriteAbi } from '../generated/exchange-abi.ts'
import { readContract } from './read-contract.ts'

/** The counter that an order of this maker must be signed with now. */
export function readOrderCounter(
  client: ChainClient,
  { exchange, maker }: { readonly exchange: Address; readonly maker: Address },
  options?: CallOptions,
): Promise<bigint> {
  return readContract(
    client,
    { abi: exchangeWriteAbi, address: exchange, functionName: 'counters', args: [maker] },
    options,
  )
}
