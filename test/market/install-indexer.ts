// Run at the beginning of `npm test`, so that no test waits for the download.
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { installPonder } from '../../src/node/indexer/install-ponder.ts'
import { INDEXER_HOME, INDEXER_SOURCE } from './indexer-home.ts'

await installPonder(INDEXER_HOME, console.log)
// So that the sources are type-checked where they are, and editors know Ponder's types.
await symlink(join(INDEXER_HOME, 'node_modules'), join(INDEXER_SOURCE, 'node_modules')).catch(error => {
  if (error.code !== 'EEXIST') throw error
})
