// Run at the beginning of `npm test`, so that no test waits for the download.
import { installPonder } from '../../src/node/indexer/install-ponder.ts'
import { INDEXER_HOME } from './indexer-home.ts'

await installPonder(INDEXER_HOME, console.log)
