import type { Address } from '../../asset/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import type { Escrow, EscrowKey } from './find-escrows.ts'
import { readBlockTime } from './read-block-time.ts'
import { type ReleaseQuestion, readClaimableAfterReleases, readReleasable } from './read-releases.ts'

/** What was paid for a model with a refund window, in one currency, and not released. Gross, in its smallest unit. */
export interface RefundWindows {
  /** In windows that are open, and when the first and the last of them close, Unix seconds. */
  readonly open?: { readonly amount: bigint; readonly first: number; readonly last: number }
  /** Past its window. */
  readonly over?: {
    /** Becomes revenue once somebody releases it; so much as `escrows` are. */
    readonly amount: bigint
    /** What one transaction releases, oldest first. */
    readonly escrows: readonly EscrowKey[]
    /** Payments that wait for another transaction. */
    readonly more: number
    /** What each payee can claim once `escrows` are released. */
    readonly claimable: readonly bigint[]
    /** Stays where it is because of a dispute. */
    readonly held: bigint
  }
}

/** What fits into one transaction beside a claim: about 60,000 gas each. */
const MAX_RELEASES = 40
/** Payments past their window that are tried, oldest first: a dispute may keep some of them. */
const MAX_TRIED = 3 * MAX_RELEASES

/**
 * What the payments that wait in refund windows, or wait to be released after them, are worth, by currency.
 * @throws ModelmarkError as `simulateCalls`.
 */
export async function readRefundWindows(
  client: ChainClient,
  question: Omit<ReleaseQuestion, 'currency'> & { readonly accounts: readonly Address[] },
  escrows: readonly Escrow[],
  options?: CallOptions,
): Promise<ReadonlyMap<Address, RefundWindows>> {
  if (escrows.length === 0) return new Map()
  // By the chain's clock, as a release goes by it too.
  const now = await readBlockTime(client, 'latest', options)
  const currencies = [...new Set(escrows.map(({ currency }) => currency))]
  const windows = currencies.map(async currency => {
    const own = escrows.filter(escrow => escrow.currency === currency)
    const open = own.filter(({ releaseAt }) => releaseAt > now)
    const over = own.filter(({ releaseAt }) => releaseAt <= now)
    const closing = open.map(({ releaseAt }) => releaseAt)
    return [
      currency,
      {
        ...(open.length > 0 && {
          open: { amount: sumOf(open), first: Math.min(...closing), last: Math.max(...closing) },
        }),
        ...(over.length > 0 && { over: await readOver(client, { ...question, currency }, over, options) }),
      },
    ] as const
  })
  return new Map(await Promise.all(windows))
}

async function readOver(
  client: ChainClient,
  question: ReleaseQuestion & { readonly accounts: readonly Address[] },
  over: readonly Escrow[],
  options: CallOptions | undefined,
): Promise<NonNullable<RefundWindows['over']>> {
  const tried = over.slice(0, MAX_TRIED)
  const releasable = await readReleasable(client, question, tried, options)
  const escrows = releasable.slice(0, MAX_RELEASES)
  const { accounts } = question
  return {
    amount: sumOf(escrows),
    escrows: escrows.map(({ source, ref }) => ({ source, ref })),
    more: over.length - tried.length + releasable.length - escrows.length,
    claimable: await readClaimableAfterReleases(client, question, { escrows, accounts }, options),
    held: sumOf(tried) - sumOf(releasable),
  }
}

function sumOf(escrows: readonly Escrow[]): bigint {
  return escrows.reduce((sum, { amount }) => sum + amount, 0n)
}
