import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, it } from 'node:test'
import { CID } from 'multiformats/cid'
import { create as createDigest } from 'multiformats/hashes/digest'
import { openHubStore } from '../../../src/node/hub/index.ts'
import { temporaryFolder } from './hub-fixture.ts'

const MIB = 1024 * 1024
const ROOTS = 10_000
const LEAVES = 8

function cidOf(name: string, codec: number): CID {
  return CID.createV1(codec, createDigest(0x12, createHash('sha256').update(name).digest()))
}

describe('a hub of ten thousand files', () => {
  it('looks at none of them when it starts, keeps none in memory, and finds each of their blocks', async test => {
    const dataDir = await temporaryFolder(test)
    ;(await openHubStore(dataDir)).close()
    const index = new DatabaseSync(join(dataDir, 'index.sqlite'))
    const addFile = index.prepare('INSERT INTO files VALUES (?, ?, ?, 1, ?)')
    const addBlock = index.prepare('INSERT INTO blocks VALUES (?, ?, 0, ?, ?)')
    index.exec('BEGIN')
    for (let i = 0; i < ROOTS; i++) {
      addFile.run(i, String(cidOf(`root ${i}`, 0x70)), LEAVES * MIB, LEAVES)
      for (let leaf = 0; leaf < LEAVES; leaf++) {
        addBlock.run(cidOf(`leaf ${i} ${leaf}`, 0x55).multihash.digest, i, leaf * MIB, MIB)
      }
    }
    index.exec('COMMIT')
    index.close()

    // There is nothing in the folder of files: who looked at one of them would say that it is damaged.
    const before = process.memoryUsage()
    const store = await openHubStore(dataDir, path => assert.fail(`looked at ${path}`))
    const after = process.memoryUsage()
    test.after(() => store.close())
    assert.ok(after.heapUsed + after.external - before.heapUsed - before.external < 4 * MIB)
    assert.equal((await store.list()).length, ROOTS)
    for (const i of [0, 4999, ROOTS - 1]) {
      const root = cidOf(`root ${i}`, 0x70)
      assert.equal((await store.file(root))?.size, LEAVES * MIB)
      assert.deepEqual(await store.find(cidOf(`leaf ${i} 7`, 0x55)), {
        path: join(dataDir, 'files', String(root), 'data'),
        offset: 7 * MIB,
        length: MIB,
      })
    }
    assert.equal(await store.find(cidOf('never imported', 0x55)), undefined)
  })
})
