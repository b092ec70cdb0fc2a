import type { Address } from '../../asset/index.ts'
import { ModelmarkError } from '../../error/index.ts'
import type { CallOptions, ChainClient } from '../chain-client.ts'
import { modelSharesHolderAbi } from '../generated/shares-abi.ts'
import { readContract } from './read-contract.ts'
import { type ReadCurrency, readCurrency } from './read-currency.ts'
import { readModelOfShares } from './read-model-of-shares.ts'
import { readVoter, type Voter } from './read-voter.ts'

/** Decimals of every model's shares. */
export const SHARE_DECIMALS = 18

/** A model's shares. Numbers of shares in their smallest unit, amounts in the currency's. */
export interface ShareFacts {
  readonly modelId: bigint
  readonly governor: Address
  readonly supply: bigint
  /** Least part of the revenue that payees named by the governor must leave to the shares, basis points. */
  readonly guaranteedBps: number
  /** Part of the revenue, after fee and ancestors, that goes to the shares now, basis points. */
  readonly revenueBps: number
  /** Part that no owner and no vote can take away, basis points; 0 unless the model is locked. */
  readonly securedBps: number
  /** True if the governor owns the model. */
  readonly isLocked: boolean
  /** Currencies dividends are paid in. */
  readonly dividends: readonly ShareDividends[]
  /** Of the account asked for. */
  readonly holder?: Voter
}

export interface ShareDividends {
  readonly currency: ReadCurrency
  /** Divided so far among all. */
  readonly received: bigint
  /** Claimed so far by all. */
  readonly paid: bigint
  /** What the next distribution would divide. */
  readonly undistributed: bigint
  /** What a claim would send to the account asked for; 0 without one. */
  readonly claimable: bigint
}

/**
 * What is to be known of a model's shares, and what an account has of them.
 * @throws ModelmarkError `bad-config` for shares that the market did not make.
 */
export async function readShares(
  client: ChainClient,
  {
    fractionalizer,
    shares,
    account,
  }: { readonly fractionalizer: Address; readonly shares: Address; readonly account?: Address | undefined },
  options?: CallOptions,
): Promise<ShareFacts> {
  const ofShares = { abi: modelSharesHolderAbi, address: shares } as const
  const modelId = await readModelOfShares(client, { fractionalizer, shares }, options)
  // Anybody can deploy a token that says it is the shares of a model.
  if (modelId === 0n) {
    throw new ModelmarkError('bad-config', { field: 'shares', value: shares, chainId: client.chain.id })
  }
  const [governor, supply, guaranteedBps, revenueBps, securedBps, isLocked, currencies, holder] =
    await Promise.all([
      readContract(client, { ...ofShares, functionName: 'governor', args: [] }, options),
      readContract(client, { ...ofShares, functionName: 'totalSupply', args: [] }, options),
      readContract(client, { ...ofShares, functionName: 'guaranteedBps', args: [] }, options),
      readContract(client, { ...ofShares, functionName: 'revenueBps', args: [] }, options),
      readContract(client, { ...ofShares, functionName: 'securedBps', args: [] }, options),
      readContract(client, { ...ofShares, functionName: 'isLocked', args: [] }, options),
      readContract(client, { ...ofShares, functionName: 'currencies', args: [] }, options),
      account && readVoter(client, { token: shares, account }, options),
    ])
  const dividends = await Promise.all(
    currencies.map(currency => readDividends(client, { shares, currency, account }, options)),
  )
  return {
    modelId,
    governor,
    supply,
    guaranteedBps,
    revenueBps: Number(revenueBps),
    securedBps: Number(securedBps),
    isLocked,
    dividends,
    ...(holder && { holder }),
  }
}

async function readDividends(
  client: ChainClient,
  {
    shares,
    currency: address,
    account,
  }: { readonly shares: Address; readonly currency: Address; readonly account: Address | undefined },
  options: CallOptions | undefined,
): Promise<ShareDividends> {
  const ofShares = { abi: modelSharesHolderAbi, address: shares } as const
  const [currency, [received, paid], undistributed, claimable] = await Promise.all([
    readCurrency(client, { address }, options),
    readContract(client, { ...ofShares, functionName: 'dividends', args: [address] }, options),
    readContract(client, { ...ofShares, functionName: 'undistributed', args: [address] }, options),
    account === undefined
      ? 0n
      : readContract(client, { ...ofShares, functionName: 'claimable', args: [account, address] }, options),
  ])
  return { currency, received, paid, undistributed, claimable }
}
