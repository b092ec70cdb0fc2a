/** What explains a node's or a wallet's own errors, in a module that is loaded with the first of them. */
export { explainRevert } from '../chain/index.ts'
