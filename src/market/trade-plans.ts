/** Everything that trades, in one module that is loaded with the click. */
export { awaitOutcome } from './await-outcome.ts'
export { cancelAllOrders as cancelAll } from './cancel-all-orders.ts'
export { cancelOrder as cancel } from './cancel-order.ts'
export { fillOrder as fill } from './fill-order.ts'
export { placeOrder } from './place-order.ts'
export { transferLicense as transfer } from './transfer-license.ts'
