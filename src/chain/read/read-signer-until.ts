import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { usageMeterWriteAbi } from '../generated/meter-abi.ts'
import { readContract } from './read-contract.ts'

/**
 * Unix seconds until which a key's vouchers are good, exclusive: `Infinity` while it is not removed, 0 if it never was
 * allowed. A service serves a key only at `Infinity`.
 */
export async function readSignerUntil(
  client: ChainClient,
  {
    usageMeter,
    licenseId,
    holder,
    signer,
  }: {
    readonly usageMeter: Address
    readonly licenseId: bigint
    readonly holder: Address
    readonly signer: Address
  },
  options?: CallOptions,
): Promise<number> {
  const until = await readContract(
    client,
    {
      abi: usageMeterWriteAbi,
      address: usageMeter,
      functionName: 'signerUntil',
      args: [licenseId, holder, signer],
    },
    options,
  )
  return until === NEVER ? Number.POSITIVE_INFINITY : Number(until)
}

const NEVER = 2n ** 256n - 1n
