/**
 * Takes in one file after another until it is killed: `node importing-hub.ts DATA SOURCES FIRST`. Says `ready`, then
 * the name and CID of each file that is kept for good.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openHubStore } from '../../../src/node/hub/hub-store.ts'
import { createLibrary } from '../../../src/node/hub/library.ts'
import { seededBytes } from './seeded-bytes.ts'

const [dataDir = '', sources = '', first = '0'] = process.argv.slice(2)
await mkdir(sources, { recursive: true })
const library = await createLibrary(await openHubStore(dataDir))
console.log('ready')
for (let i = Number(first); ; i++) {
  const path = join(sources, `file ${i}`)
  await writeFile(path, seededBytes(i % 3 === 0 ? 5000 : 1_500_000, `file ${i}`))
  const { cid } = await library.importFile(path)
  console.log(`kept ${i} ${cid}`)
}
