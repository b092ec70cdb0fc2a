/**
 * A hub on a disk that is too small, as a process of its own: `node full-disk-hub.ts FOLDER`, where FOLDER is on a
 * disk of 16 MiB. Prints one line of JSON of what a visitor and an operator saw.
 */
import { readdir, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ModelmarkError } from '../../../src/error/index.ts'
import { importContent } from '../../../src/node/hub/import-file.ts'
import { openHubStore, startHub } from '../../../src/node/hub/index.ts'
import { seededBytes } from './hub-fixture.ts'

const MIB = 1024 * 1024
const dir = process.argv[2] ?? ''
const dataDir = join(dir, 'data')
const store = await openHubStore(dataDir)
const kept = await importContent(store, [seededBytes(4 * MIB, 'kept')])
const refusal = async (mebibytes: number) =>
  importContent(store, [seededBytes(mebibytes * MIB, 'too big')]).then(
    () => 'imported',
    error => (error instanceof ModelmarkError ? error.code : String(error)),
  )
const tooBig = await refusal(32)
const left = [
  ...(await readdir(store.work.newPath().replace(/[^/]+$/, ''))),
  ...(await readdir(join(dataDir, 'files'))),
]

// To the last byte.
const { bavail, bsize } = await statfs(dir)
await writeFile(join(dir, 'ballast'), new Uint8Array(bavail * bsize))
const block = await store.putBlock(seededBytes(1000, 'small')).then(
  () => 'kept',
  error => (error instanceof ModelmarkError ? error.code : String(error)),
)
store.close()
const hub = await startHub({ dataDir })
const answer = await fetch(`${hub.url}/ipfs/${kept.cid}`)
const { byteLength } = await answer.arrayBuffer()
const { status: orders } = await fetch(`${hub.url}/orders?model=eip155:1/erc721:0x${'11'.repeat(20)}/1`)
await hub.close()
console.log(
  JSON.stringify({ kept: String(kept.cid), tooBig, left, block, status: answer.status, byteLength, orders }),
)
