/** Everything that trades or is paid by the unit, in one module that is loaded with the click. */
export { awaitOutcome } from './await-outcome.ts'
export { cancelOrder } from './cancel-order.ts'
export { depositUnits } from './deposit-units.ts'
export { fillOrder } from './fill-order.ts'
export { placeOrder } from './place-order.ts'
export { requestWithdrawal } from './request-withdrawal.ts'
export { settleVouchers } from './settle-vouchers.ts'
export { withdrawUnits } from './withdraw-units.ts'
