/** Everything that pays, in one module that is loaded with the click. */
export { awaitOutcome } from './await-outcome.ts'
export { claimRevenue } from './claim-revenue.ts'
export { purchaseLicense } from './purchase-license.ts'
export { refundLicense } from './refund-license.ts'
export { renewLicense } from './renew-license.ts'
