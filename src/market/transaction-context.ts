import type { Address, AssetId } from '../asset/index.ts'
import type { ChainClient, MarketContracts } from '../chain/index.ts'
import type { Wallet } from '../wallet/index.ts'
import type { MarketChains } from './market-chains.ts'
import type { TransactionEvent } from './transaction-state.ts'

/** What a transaction has to work with once a wallet is connected and on the right chain. */
export interface TransactionContext {
  readonly asset: AssetId
  readonly account: Address
  readonly wallet: Wallet
  readonly client: ChainClient
  readonly contracts: MarketContracts
  readonly signal: AbortSignal
  /** Tells how far it is. */
  readonly tell: (event: TransactionEvent<never>) => void
}

/** Where contexts come from. */
export interface ContextSource extends Pick<TransactionContext, 'wallet' | 'signal' | 'tell'> {
  readonly chains: MarketChains
}

/** The account that is connected, or that the visitor connects now. @throws ModelmarkError */
export async function connectAccount({ wallet, tell }: ContextSource): Promise<Address> {
  const state = wallet.getState()
  if (state.status === 'connected') return state.account
  tell({ type: 'connecting' })
  return wallet.connect()
}

/** Brings a connected wallet to a chain. @throws ModelmarkError */
export async function switchChain({ wallet, chains, tell }: ContextSource, chainId: number): Promise<void> {
  const state = wallet.getState()
  if (state.status === 'connected' && state.chainId === chainId) return
  tell({ type: 'switching', chainId })
  await wallet.switchChain(chains.toAdd(chainId))
}

/** What a transaction of this account about this model works with. @throws ModelmarkError */
export async function contextOf(
  { wallet, chains, signal, tell }: ContextSource,
  asset: AssetId,
  account: Address,
): Promise<TransactionContext> {
  const client = chains.client(asset.chainId)
  const contracts = await chains.contracts(asset)
  return { asset, account, wallet, client, contracts, signal, tell }
}

/** Does what needs a connected wallet on the right chain and sends nothing that must be kept. */
export async function withWallet<Result>(
  source: ContextSource,
  asset: AssetId,
  work: (context: TransactionContext) => Promise<Result>,
): Promise<Result> {
  const account = await connectAccount(source)
  await switchChain(source, asset.chainId)
  return work(await contextOf(source, asset, account))
}
