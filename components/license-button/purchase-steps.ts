import type { TransactionState } from '../../src/market/index.ts'

/** The stations of a transaction as a person sees them; several states of the market belong to one. */
export const STEPS = ['wallet', 'check', 'agree', 'confirm'] as const
export type Step = (typeof STEPS)[number]
export type StepStatus = 'done' | 'current' | 'failed' | 'waiting'

/** The station a state belongs to; absent where nothing is under way. */
export function stepOf(status: TransactionState<unknown>['status']): Step | undefined {
  switch (status) {
    case 'connecting':
    case 'switching':
      return 'wallet'
    case 'quoting':
      return 'check'
    case 'approving':
    case 'signing':
      return 'agree'
    case 'pending':
    case 'confirming':
    case 'done':
      return 'confirm'
    default:
      return undefined
  }
}

/** Where each station stands. @param last The station reached before a failure. */
export function stepStatuses(
  { status }: TransactionState<unknown>,
  last: Step = 'wallet',
): Readonly<Record<Step, StepStatus>> {
  const at = STEPS.indexOf(stepOf(status) ?? last)
  const here: StepStatus = status === 'done' ? 'done' : status === 'failed' ? 'failed' : 'current'
  const of = (i: number): StepStatus => (i < at ? 'done' : i > at ? 'waiting' : here)
  return { wallet: of(0), check: of(1), agree: of(2), confirm: of(3) }
}
