import { type Hex, hexToString } from 'viem'
import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { usageMeterWriteAbi } from '../generated/meter-abi.ts'
import { readContract } from './read-contract.ts'

/** What a use costs under an offer. */
export interface UnitPrice {
  /** In the offer's currency, its smallest unit. */
  readonly unitPrice: bigint
  /** What is counted. Text from the chain with only printable ASCII left; never markup. */
  readonly unit: string
}

/** What a unit costs under an offer; `undefined` if it is not sold by the unit. */
export async function readUnitPrice(
  client: ChainClient,
  { usageMeter, offerId }: { readonly usageMeter: Address; readonly offerId: bigint },
  options?: CallOptions,
): Promise<UnitPrice | undefined> {
  const [unitPrice, unit] = await readContract(
    client,
    { abi: usageMeterWriteAbi, address: usageMeter, functionName: 'unitPriceOf', args: [offerId] },
    options,
  )
  if (unitPrice === 0n) return undefined
  return toUnitPrice(unitPrice, unit)
}

/** As the contract has it. */
export function toUnitPrice(unitPrice: bigint, unit: Hex): UnitPrice {
  return { unitPrice, unit: hexToString(unit).replace(/[^\x20-\x7e]/g, '') }
}
