import { type Address, NATIVE } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { modelSharesHolderAbi } from '../generated/shares-abi.ts'
import { findEvents } from '../rpc/find-events.ts'
import { readContract } from './read-contract.ts'

/** What an account has of a model's shares. */
export interface ShareBalance {
  readonly account: Address
  /** In the smallest unit. */
  readonly balance: bigint
}

/** Accounts asked for their balance at most: those that were sent shares last. */
const MAX_ACCOUNTS = 100

/**
 * Who holds shares, the largest first: accounts from the log of transfers, amounts from the balances now. Who got none in the
 * newest 1,000 transfers is missing; what the balances leave of the supply is theirs.
 */
export async function findHolders(
  client: ChainClient,
  { shares, fromBlock }: { readonly shares: Address; readonly fromBlock: bigint },
  options?: CallOptions,
): Promise<readonly ShareBalance[]> {
  const ofShares = { abi: modelSharesHolderAbi, address: shares } as const
  const transfers = await findEvents(client, { ...ofShares, eventName: 'Transfer', fromBlock }, options)
  const accounts = new Set(transfers.toReversed().map(({ to }) => to))
  accounts.delete(NATIVE)
  const balances = await Promise.all(
    [...accounts].slice(0, MAX_ACCOUNTS).map(async account => ({
      account,
      balance: await readContract(
        client,
        { ...ofShares, functionName: 'balanceOf', args: [account] },
        options,
      ),
    })),
  )
  return balances.filter(({ balance }) => balance > 0n).sort((a, b) => (a.balance < b.balance ? 1 : -1))
}
