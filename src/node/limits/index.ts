export { networkOf } from './network-of.ts'
export { OpenCount } from './open-count.ts'
export { RequestBudget } from './request-budget.ts'
