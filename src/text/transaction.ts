import { createCatalog } from './catalog.ts'
import transaction from './en/transaction.ts'

export type TransactionStrings = typeof transaction

export const transactionText = createCatalog<TransactionStrings>('transaction', transaction, {
  de: () => import('./de/transaction.ts'),
  ar: () => import('./ar/transaction.ts'),
})
