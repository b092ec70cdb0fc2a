import { decodeFunctionResult, encodeFunctionData } from 'viem'
import type { Address } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { ContractCall } from '../call.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { revenueVaultEarningsAbi } from '../generated/earnings-abi.ts'
import { revenueVaultReadAbi } from '../generated/revenue-abi.ts'
import { modelSharesHolderAbi } from '../generated/shares-abi.ts'
import { simulateCalls } from '../rpc/simulate-calls.ts'
import { releaseEscrowCall } from '../write/release-escrow.ts'
import type { EscrowKey } from './find-escrows.ts'
import { readCollectable } from './read-collectable.ts'
import type { RoyaltyQuestion } from './read-royalties.ts'

export interface ReleaseQuestion extends Pick<RoyaltyQuestion, 'contracts' | 'modelId'> {
  /** Of the payments. */
  readonly currency: Address
}

/** What a model earned itself and nobody settled, then the market's fee on it. */
const earned = { abi: revenueVaultEarningsAbi, functionName: 'unsettled' } as const
const undistributed = { abi: modelSharesHolderAbi, functionName: 'undistributed' } as const
const claimableAfter = { abi: revenueVaultReadAbi, functionName: 'claimableAfter' } as const

/**
 * Those of a model's payments that would become its revenue if somebody released them now: not those whose window is open,
 * which were released meanwhile, or which a dispute would keep.
 * @throws ModelmarkError as `simulateCalls`.
 */
export async function readReleasable<Key extends EscrowKey>(
  client: ChainClient,
  { contracts: { vault }, modelId, currency }: ReleaseQuestion,
  escrows: readonly Key[],
  options?: CallOptions,
): Promise<readonly Key[]> {
  if (escrows.length === 0) return []
  const unsettled = { to: vault, data: encodeFunctionData({ ...earned, args: [modelId, currency] }) }
  const releases = escrows.flatMap(key => [releaseEscrowCall({ vault, ...key }), unsettled])
  const outcomes = await simulateCalls(client, [unsettled, ...releases.map(asRead)], options)
  const sums = outcomes
    .filter((_, i) => i % 2 === 0)
    .map(({ data }) => decoded(vault, () => decodeFunctionResult({ ...earned, data })))
    .map(([direct, fee]) => direct + fee)
  return escrows.filter((_, i) => (sums[i + 1] ?? 0n) > (sums[i] ?? 0n))
}

/**
 * What each account could claim in a currency once those payments are released, in its smallest unit: as
 * `CurrencyRoyaltyFacts`, with their part.
 */
export async function readClaimableAfterReleases(
  client: ChainClient,
  { contracts: { vault, usageMeter }, modelId, currency }: ReleaseQuestion,
  { escrows, accounts }: { readonly escrows: readonly EscrowKey[]; readonly accounts: readonly Address[] },
  options?: CallOptions,
): Promise<readonly bigint[]> {
  if (accounts.length === 0) return []
  const used = usageMeter && (await readCollectable(client, { usageMeter, modelId, currency }, options))
  const releases = escrows.map(key => asRead(releaseEscrowCall({ vault, ...key })))
  const claims = accounts.map(account => {
    const args = [modelId, account, currency, used?.amount ?? 0n, used?.fee ?? 0n] as const
    return { to: vault, data: encodeFunctionData({ ...claimableAfter, args }) }
  })
  const outcomes = await simulateCalls(client, [...releases, ...claims], options)
  return outcomes
    .slice(releases.length)
    .map(({ data }) => decoded(vault, () => decodeFunctionResult({ ...claimableAfter, data })))
}

/** What a distribution of shares would divide once those payments are released, in the currency's smallest unit. */
export async function readUndistributedAfter(
  client: ChainClient,
  {
    vault,
    shares,
    currency,
  }: { readonly vault: Address; readonly shares: Address; readonly currency: Address },
  escrows: readonly EscrowKey[],
  options?: CallOptions,
): Promise<bigint> {
  const releases = escrows.map(key => asRead(releaseEscrowCall({ vault, ...key })))
  const asked = { to: shares, data: encodeFunctionData({ ...undistributed, args: [currency] }) }
  const outcomes = await simulateCalls(client, [...releases, asked], options)
  const data = outcomes.at(-1)?.data ?? '0x'
  return decoded(shares, () => decodeFunctionResult({ ...undistributed, data }))
}

/** A transaction as something to be tried: nodes want no value where none is sent. */
function asRead({ to, data }: ContractCall): ContractCall {
  return { to, data }
}

/** @throws ModelmarkError `unexpected` for an answer that does not decode. */
function decoded<Value>(contract: Address, decode: () => Value): Value {
  try {
    return decode()
  } catch (cause) {
    throw new ModelmarkError('unexpected', { reason: 'answer does not decode', contract }, { cause })
  }
}
