/** What holders of licenses ask of the chain, in one module that is loaded when the first of them asks. */
export { loadAccess } from './load-access.ts'
export { loadMyLicenses, loadUsage } from './load-my-licenses.ts'
