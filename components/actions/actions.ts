import type { ReactiveControllerHost } from 'lit'
import type { AssetId, Digest } from '../../src/asset/index.ts'
import { ModelmarkError } from '../../src/error/index.ts'
import type { Market, Transaction, TransactionState } from '../../src/market/index.ts'
import { isUnderWay, TransactionController } from '../controllers/index.ts'
import { WalletChoiceController } from '../wallet-choice/wallet-choice-controller.ts'
import { signatureRequest } from './signature-request.ts'

export interface ActionScope {
  readonly market: Market
  readonly asset: AssetId
}

/** One kind of transaction that an element lets a person start. */
export interface Action<Input, Result> {
  readonly state: TransactionState<Result>
  /**
   * Has the visitor choose a wallet where that is needed, then starts. Never throws; resolves with the state it ended in,
   * `cancelled` if they choose none.
   *
   * @param place Where in the element it was started, as the id of a row: its state is shown there.
   */
  start(input: Input, place?: string): Promise<TransactionState<Result>>
}

export interface ActiveAction {
  /** Compare with what `add` returned. */
  readonly action: Action<never, unknown>
  readonly state: TransactionState<unknown>
}

/** Everything an element lets a person do on chain: one at a time, each told of once. */
export class Actions {
  readonly #host: ReactiveControllerHost & Element
  readonly #scope: () => ActionScope | undefined
  readonly #all: {
    readonly action: Action<never, unknown>
    readonly transaction: Pick<TransactionController<never, unknown>, 'state' | 'dismiss'>
  }[] = []
  readonly wallets: WalletChoiceController
  #place = ''
  #again: (() => void) | undefined

  constructor(host: ReactiveControllerHost & Element, scope: () => ActionScope | undefined) {
    this.#host = host
    this.#scope = scope
    this.wallets = new WalletChoiceController(host, () => scope()?.market)
  }

  get scope(): ActionScope | undefined {
    return this.#scope()
  }

  /** Where in the element the last one was started. */
  get place(): string {
    return this.#place
  }

  /** What is under way, else what ended last and was not dismissed. */
  get active(): ActiveAction | undefined {
    const found =
      this.#all.find(({ transaction }) => isUnderWay(transaction.state)) ??
      this.#all.find(({ transaction }) => transaction.state.status !== 'idle')
    return found && { action: found.action, state: found.transaction.state }
  }

  /** True from the click until an end state. */
  get busy(): boolean {
    return this.active !== undefined && isUnderWay(this.active.state)
  }

  /**
   * @param done Called once for each that is done, on the element that started it: the place for its event.
   * @param failed Called once for each that failed, as where what is shown turned out to be old.
   */
  add<Input, Result>(
    select: (scope: ActionScope) => Transaction<Input, Result>,
    done: (result: Result, hash: Digest) => void,
    failed: (error: ModelmarkError) => void = () => undefined,
  ): Action<Input, Result> {
    const transaction = new TransactionController<Input, Result>(
      this.#host,
      () => {
        const scope = this.#scope()
        return scope && select(scope)
      },
      state => {
        if (state.status === 'done') done(state.result, state.hash)
        if (state.status === 'failed') failed(state.error)
      },
    )
    const action: Action<Input, Result> = {
      get state() {
        return transaction.state
      },
      start: (input, place = '') => this.#start(transaction, input, place),
    }
    this.#all.push({ action, transaction })
    return action
  }

  /**
   * The same for what is only signed: nothing of it is on the chain, so it ends where it began.
   * @param done Called once for each that was signed.
   */
  addSignature<Input, Result>(
    sign: (scope: ActionScope, input: Input) => Promise<Result>,
    done: (result: Result) => void,
  ): Action<Input, Result> {
    const request = signatureRequest<Input, Result>(async input => {
      const scope = this.#scope()
      if (!scope) throw new ModelmarkError('aborted')
      return sign(scope, input)
    }, done)
    return this.add(
      () => request,
      () => undefined,
    )
  }

  /** Starts the last one again, with what it was given; undefined if it was started before the page was loaded. */
  get again(): (() => void) | undefined {
    return this.#again
  }

  /** Clears what ended. */
  dismiss(): void {
    for (const { transaction } of this.#all) if (!isUnderWay(transaction.state)) transaction.dismiss()
  }

  async #start<Input, Result>(
    transaction: TransactionController<Input, Result>,
    input: Input,
    place: string,
  ): Promise<TransactionState<Result>> {
    if (this.busy) return transaction.state
    this.#place = place
    this.#again = () => void this.#start(transaction, input, place)
    this.dismiss()
    if (!(await this.wallets.ready())) return { status: 'cancelled' }
    return transaction.start(input)
  }
}
