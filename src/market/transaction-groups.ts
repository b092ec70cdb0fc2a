import { type AssetId, formatAssetId } from '../asset/index.ts'
import type { Wallet } from '../wallet/index.ts'
import {
  type AwaitOutcome,
  type ClosableTransaction,
  createTransaction,
  type PlanFor,
} from './create-transaction.ts'
import type { MarketChains } from './market-chains.ts'
import type { createPendingTransactions, TransactionKind } from './pending-transactions.ts'

/** What a module of plans holds for a group of transactions. */
type PlansOf<Offered> = { readonly awaitOutcome: AwaitOutcome } & {
  readonly [Name in keyof Offered]: Offered[Name] extends (asset: AssetId) => infer Made
    ? PlanFor<Made>
    : never
}

/** What a market's transactions share. `onDone` is told of the model of each that was proved. */
export function createTransactionGroups({
  onDone,
  ...shared
}: {
  readonly wallet: Wallet
  readonly chains: MarketChains
  readonly pending: ReturnType<typeof createPendingTransactions>
  readonly onDone: (asset: AssetId) => void
}) {
  const transactions: ClosableTransaction<never, unknown>[] = []
  return {
    /** Transactions of one group by name, each the same for the same model, with their plans loaded by the first click. */
    fromPlans<Offered extends object>(
      importPlans: () => Promise<PlansOf<Offered>>,
      kinds: Readonly<Record<keyof Offered, TransactionKind>>,
    ): Offered {
      const groups = Object.entries<TransactionKind>(kinds).map(([name, kind]) => {
        const byAsset = new Map<string, ClosableTransaction<never, unknown>>()
        const load = async () => {
          const plans = await importPlans()
          return { plan: plans[name as keyof Offered], awaitOutcome: plans.awaitOutcome }
        }
        const transactionOf = (asset: AssetId) =>
          kept(byAsset, asset, () => {
            const created = createTransaction({ ...shared, kind, asset, load, onDone: () => onDone(asset) })
            transactions.push(created)
            return created
          })
        return [name, transactionOf]
      })
      return Object.fromEntries(groups)
    },
    close() {
      for (const transaction of transactions) transaction.close()
    },
  }
}

/** What a map has for a model, made when it is first asked for. */
export function kept<Value>(map: Map<string, Value>, asset: AssetId, create: () => Value): Value {
  const key = formatAssetId(asset)
  const before = map.get(key)
  if (before) return before
  const created = create()
  map.set(key, created)
  return created
}
