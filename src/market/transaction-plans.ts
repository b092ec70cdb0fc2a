/** Everything that pays, in one module that is loaded with the click. */
export { awaitOutcome } from './await-outcome.ts'
export { claimRevenue as claim } from './claim-revenue.ts'
export { purchaseLicense as purchase } from './purchase-license.ts'
export { refundLicense as refund } from './refund-license.ts'
export { renewLicense as renewal } from './renew-license.ts'
