import { toModelmarkError } from '../../src/error/index.ts'
import type { Transaction, TransactionState } from '../../src/market/index.ts'
import { createStore } from '../../src/store/index.ts'

/** Something that a wallet only signs, followed like a transaction; `idle` again once it is signed. */
export function signatureRequest<Input, Result>(
  sign: (input: Input) => Promise<Result>,
  done: (result: Result) => void,
): Transaction<Input, Result> {
  const store = createStore<TransactionState<Result>>({ status: 'idle' })

  async function run(input: Input): Promise<TransactionState<Result>> {
    try {
      const result = await sign(input)
      store.setState({ status: 'idle' })
      done(result)
    } catch (thrown) {
      const error = toModelmarkError(thrown)
      store.setState(error.code === 'user-rejected' ? { status: 'cancelled' } : { status: 'failed', error })
    }
    return store.getState()
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    start(input) {
      store.setState({ status: 'signing', what: 'transaction' })
      return run(input)
    },
    dismiss: () => store.setState({ status: 'idle' }),
  }
}
