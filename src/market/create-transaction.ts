import type { Address, AssetId, Digest } from '../asset/index.ts'
import type { Receipt } from '../chain/index.ts'
import type { ModelmarkError } from '../error/index.ts'
import { createStore } from '../store/index.ts'
import type { Wallet } from '../wallet/index.ts'
import type { Transaction, TransactionState } from './market.ts'
import { explainChain, type MarketChains } from './market-chains.ts'
import type {
  PendingPlace,
  PendingTransaction,
  PendingTransactions,
  TransactionKind,
} from './pending-transactions.ts'
import {
  type ContextSource,
  connectAccount,
  contextOf,
  switchChain,
  type TransactionContext,
} from './transaction-context.ts'
import { isEnded, nextState, type TransactionEvent } from './transaction-state.ts'

/** The part that differs between buying, renewing, giving back and claiming; loaded with the click. */
export interface TransactionPlan<Input, Result> {
  /** Checks against the chain, then has the wallet send. @throws ModelmarkError */
  send(context: TransactionContext, input: Input): Promise<PendingTransaction>
  /** An error in terms of what the person saw, where the chain's own words are not. */
  explain?(context: TransactionContext, input: Input, error: ModelmarkError): Promise<ModelmarkError>
  /** What the receipt's own event says was done. @throws ModelmarkError if it does not say so. */
  prove(
    context: Omit<TransactionContext, 'wallet'>,
    receipt: Receipt,
    sent: PendingTransaction,
  ): Promise<Result>
}

/** The plan of a transaction that a market offers. */
export type PlanFor<Offered> =
  Offered extends Transaction<infer Input, infer Result> ? TransactionPlan<Input, Result> : never

/** How the end of a sent transaction is waited for; loaded with the plan. */
export type AwaitOutcome = (
  context: TransactionContext,
  sent: PendingTransaction,
  /** Called when the nonce is known that `sent` does not have yet. */
  onNonce: (nonce: number) => void,
) => Promise<{
  readonly receipt: Receipt
  /** Set if the receipt is of another transaction with the same nonce, which may or may not do the same. */
  readonly replacedBy?: Digest
}>

export interface TransactionOptions<Input, Result> {
  readonly kind: TransactionKind
  readonly asset: AssetId
  readonly wallet: Wallet
  readonly chains: MarketChains
  readonly pending: PendingTransactions
  readonly load: () => Promise<{
    readonly plan: TransactionPlan<Input, Result>
    readonly awaitOutcome: AwaitOutcome
  }>
  /** Called after a transaction was proved. */
  readonly onDone: () => void
}

export interface ClosableTransaction<Input, Result> extends Transaction<Input, Result> {
  close(): void
}

/**
 * One kind of transaction for one model. What was sent is kept before it is waited for, and looked for again as soon as the
 * account that sent it is connected: a closed page loses nothing and pays nothing twice.
 */
export function createTransaction<Input, Result>({
  kind,
  asset,
  wallet,
  chains,
  pending,
  load,
  onDone,
}: TransactionOptions<Input, Result>): ClosableTransaction<Input, Result> {
  const store = createStore<TransactionState<Result>>({ status: 'idle' })
  const controller = new AbortController()
  let running: Promise<TransactionState<Result>> | undefined
  let place: PendingPlace | undefined

  const tell = (event: TransactionEvent<Result>) => store.setState(nextState(store.getState(), event))
  const source: ContextSource = { wallet, chains, signal: controller.signal, tell }

  function begin(work: () => Promise<void>): Promise<TransactionState<Result>> {
    store.setState(nextState(store.getState(), { type: 'dismissed' }))
    running = work()
      .catch(async error => {
        tell({ type: 'failed', error: await explainChain(error) })
      })
      .then(() => {
        running = undefined
        return store.getState()
      })
    return running
  }

  async function run(input: Input) {
    const account = await connectAccount(source)
    place = { kind, asset, account }
    // Sent before and its end never seen: that one first, or it would be paid twice.
    const kept = pending.get(place)
    if (kept) return settle(account, place, kept)
    await switchChain(source, asset.chainId)
    tell({ type: 'quoting' })
    const [context, { plan }] = await Promise.all([contextOf(source, asset, account), load()])
    try {
      const sent = await plan.send(context, input)
      pending.set(place, sent)
      await settle(account, place, sent)
    } catch (error) {
      const explained = await explainChain(error)
      throw (await plan.explain?.(context, input, explained).catch(() => explained)) ?? explained
    }
  }

  async function settle(account: Address, here: PendingPlace, sent: PendingTransaction) {
    if (sent.via === 'transaction') tell({ type: 'sent', hash: sent.id as Digest })
    else tell({ type: 'signing', what: 'batch' })
    try {
      const [context, { plan, awaitOutcome }] = await Promise.all([contextOf(source, asset, account), load()])
      const outcome = await awaitOutcome(context, sent, nonce => pending.set(here, { ...sent, nonce }))
      context.client.forget()
      const { receipt, replacedBy } = outcome
      const proof = plan.prove(context, receipt, sent)
      if (replacedBy !== undefined && !(await succeeded(proof))) {
        tell({ type: 'replaced', by: replacedBy })
      } else {
        tell({ type: 'proved', hash: receipt.hash, result: await proof })
        onDone()
      }
      pending.clear(here)
    } catch (error) {
      // Not knowing how it ended is no reason to forget it; knowing that it failed is, or a wallet that knows no such batch.
      const { code } = await explainChain(error)
      if (code === 'reverted' || (sent.via === 'batch' && code === 'unexpected')) pending.clear(here)
      throw error
    }
  }

  function onWallet() {
    const state = wallet.getState()
    const account = state.status === 'connected' ? state.account : undefined
    if (running || account === undefined) return
    // How another account's transaction ended is not this one's business.
    if (place && place.account !== account) tell({ type: 'dismissed' })
    if (store.getState().status !== 'idle') return
    const here: PendingPlace = { kind, asset, account }
    const kept = pending.get(here)
    if (!kept) return
    place = here
    void begin(() => settle(account, here, kept))
  }

  const stop = wallet.subscribe(onWallet)
  onWallet()

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    start: input => running ?? begin(() => run(input)),
    dismiss() {
      if (!isEnded(store.getState())) return
      if (place) pending.clear(place)
      tell({ type: 'dismissed' })
    },
    close() {
      stop()
      controller.abort()
    },
  }
}

async function succeeded(promise: Promise<unknown>): Promise<boolean> {
  return promise.then(
    () => true,
    () => false,
  )
}
