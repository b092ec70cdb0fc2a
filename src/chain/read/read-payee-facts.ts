import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { revenueVaultPayeesAbi } from '../generated/shares-abi.ts'
import { readContract } from './read-contract.ts'
import { REVENUE_PAYEE_ROLES, type RevenuePayee } from './read-payees.ts'

/** Who shares a model's revenue, and who will. */
export interface PayeeFacts {
  readonly payees: readonly RevenuePayee[]
  /** Seconds between announcing others and the change. */
  readonly notice: number
  readonly announced?: {
    readonly payees: readonly RevenuePayee[]
    /** Unix seconds from which on anybody may make it so. */
    readonly effectiveAt: number
  }
}

export async function readPayeeFacts(
  client: ChainClient,
  { vault, modelId }: { readonly vault: Address; readonly modelId: bigint },
  options?: CallOptions,
): Promise<PayeeFacts> {
  const ofVault = { abi: revenueVaultPayeesAbi, address: vault } as const
  const [payees, [announced, effectiveAt], notice] = await Promise.all([
    readContract(client, { ...ofVault, functionName: 'payeesOf', args: [modelId] }, options),
    readContract(client, { ...ofVault, functionName: 'proposedPayeesOf', args: [modelId] }, options),
    readContract(client, { ...ofVault, functionName: 'payeeNotice', args: [] }, options),
  ])
  return {
    payees: payees.map(toPayee),
    notice: Number(notice),
    ...(effectiveAt > 0n && {
      announced: { payees: announced.map(toPayee), effectiveAt: Number(effectiveAt) },
    }),
  }
}

function toPayee({ account, bps, role }: { account: Address; bps: number; role: number }): RevenuePayee {
  return { account, bps, role: REVENUE_PAYEE_ROLES[role] ?? 'other' }
}
