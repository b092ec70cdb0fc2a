import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Transaction, TransactionState } from '../../src/market/index.ts'

const starters = new WeakMap<object, Element>()
const told = new WeakSet<object>()

/**
 * Follows a transaction that several elements may show. Of each end state one element hears through `ended`: the one
 * that started it, or for a transaction resumed after a reload the first that follows it. So a page hears once.
 */
export class TransactionController<Input, Result> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element
  readonly #select: () => Transaction<Input, Result> | undefined
  readonly #ended: (state: TransactionState<Result>) => void
  #transaction: Transaction<Input, Result> | undefined
  #stop: (() => void) | undefined
  #state: TransactionState<Result> = { status: 'idle' }
  #before: TransactionState<Result> = { status: 'idle' }

  constructor(
    host: ReactiveControllerHost & Element,
    select: () => Transaction<Input, Result> | undefined,
    ended: (state: TransactionState<Result>) => void,
  ) {
    this.#host = host
    this.#select = select
    this.#ended = ended
    host.addController(this)
  }

  get state(): TransactionState<Result> {
    return this.#state
  }

  /** The state before this one: how far a failed transaction came. */
  get before(): TransactionState<Result> {
    return this.#before
  }

  /** Never throws; see `Transaction.start`. `idle` while there is no market. */
  async start(input: Input): Promise<TransactionState<Result>> {
    this.#follow()
    const transaction = this.#transaction
    if (!transaction) return { status: 'idle' }
    if (!isUnderWay(transaction.getState())) starters.set(transaction, this.#host)
    return transaction.start(input)
  }

  dismiss(): void {
    this.#transaction?.dismiss()
  }

  hostConnected(): void {
    this.#host.requestUpdate()
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#follow()
  }

  hostDisconnected(): void {
    this.#stop?.()
    this.#stop = undefined
    this.#transaction = undefined
  }

  #follow(): void {
    const transaction = this.#select()
    if (transaction === this.#transaction) return
    this.#stop?.()
    this.#transaction = transaction
    this.#state = transaction?.getState() ?? { status: 'idle' }
    this.#before = this.#state
    this.#stop = transaction?.subscribe(state => this.#change(transaction, state))
  }

  #change(transaction: Transaction<Input, Result>, state: TransactionState<Result>): void {
    if (state.status !== this.#state.status) this.#before = this.#state
    this.#state = state
    this.#host.requestUpdate()
    if (state.status === 'idle' || isUnderWay(state) || told.has(state)) return
    const starter = starters.get(transaction)
    if (starter?.isConnected && starter !== this.#host) return
    told.add(state)
    this.#ended(state)
  }
}

/** True from the click until an end state. */
export function isUnderWay({ status }: TransactionState<unknown>): boolean {
  return (
    status === 'connecting' ||
    status === 'switching' ||
    status === 'quoting' ||
    status === 'approving' ||
    status === 'signing' ||
    status === 'pending' ||
    status === 'confirming'
  )
}
