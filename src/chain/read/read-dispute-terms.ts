import { type Address, NATIVE } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { courtWriteAbi } from '../generated/court-abi.ts'
import { readContract } from './read-contract.ts'

/** Under which terms a dispute is raised now. Money in wei, periods in seconds. */
export interface DisputeTerms {
  /** To be sent: the bond, which may come back, and the arbitrator's price, which does not. */
  readonly cost: bigint
  readonly bond: bigint
  readonly counterPeriod: number
  readonly rulingPeriod: number
  /** Who would rule; the DAO unless there is one. */
  readonly arbitrator?: Address
}

export async function readDisputeTerms(
  client: ChainClient,
  { court }: { readonly court: Address },
  options?: CallOptions,
): Promise<DisputeTerms> {
  const ofCourt = { abi: courtWriteAbi, address: court, args: [] } as const
  const [cost, bond, counterPeriod, rulingPeriod, arbitrator] = await Promise.all([
    readContract(client, { ...ofCourt, functionName: 'costToRaise' }, options),
    readContract(client, { ...ofCourt, functionName: 'bond' }, options),
    readContract(client, { ...ofCourt, functionName: 'counterPeriod' }, options),
    readContract(client, { ...ofCourt, functionName: 'rulingPeriod' }, options),
    readContract(client, { ...ofCourt, functionName: 'arbitrator' }, options),
  ])
  return { cost, bond, counterPeriod, rulingPeriod, ...(arbitrator !== NATIVE && { arbitrator }) }
}
