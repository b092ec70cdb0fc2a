import assert from 'node:assert/strict'
import type { Address, AssetId } from '../../src/asset/index.ts'
import { revenueVaultAbi } from '../../src/chain/generated/abi.ts'
import type { Call, Proposal, VoteSupport, VotingRules } from '../../src/chain/index.ts'
import type { TransactionState } from '../../src/market/index.ts'
import type { Page } from './buyer.ts'
import type { LocalMarket } from './local-market.ts'

/** Where a decision is made, from one person's page. */
export interface Assembly {
  readonly local: LocalMarket
  readonly page: Page
  readonly asset: AssetId
  readonly governor: Address
}

/** What a transaction that has to work resulted in. */
export function resultOf<Result>(end: TransactionState<Result>): Result {
  assert.ok(
    end.status === 'done',
    end.status === 'failed' ? `${end.error.message} ${end.error.cause}` : end.status,
  )
  return end.result
}

/** Why a transaction failed. */
export function failureOf(end: TransactionState<unknown>): string {
  assert.ok(end.status === 'failed', end.status)
  return end.error.code
}

export async function pass({ chain }: LocalMarket, seconds: number): Promise<void> {
  await chain.increaseTime({ seconds })
  await chain.mine({ blocks: 1 })
}

/** How those who hold shares decide, in seconds instead of days. */
export const RULES: VotingRules = {
  votingDelay: 2,
  votingPeriod: 30,
  lateQuorumExtension: 10,
  quorumBps: 2_000,
  proposalThresholdBps: 100,
}

/** Lets the time pass after which announced payees may be made effective. */
export async function passPayeeNotice(local: LocalMarket): Promise<void> {
  const vault = { address: local.contracts.vault, abi: revenueVaultAbi } as const
  await pass(local, Number(await local.chain.readContract({ ...vault, functionName: 'payeeNotice' })) + 1)
}

/** Proposes, waits for the vote and votes, for it unless said otherwise. */
export async function proposeAndVote(
  { local, page, asset, governor }: Assembly,
  {
    calls,
    text,
    delay,
    support = 'for',
  }: {
    readonly calls: readonly Call[]
    readonly text: string
    readonly delay: number
    readonly support?: VoteSupport
  },
): Promise<{ readonly proposalId: bigint; readonly proposal: Proposal }> {
  const { propose, vote } = page.market.governance
  const made = resultOf(await propose(asset).start({ governor, calls, text }))
  await pass(local, delay + 1)
  const cast = resultOf(
    await vote(asset).start({
      governor,
      proposalId: made.proposalId,
      support,
      reason: 'Sounds right.',
    }),
  )
  assert.equal(cast.support, support)
  return made
}
