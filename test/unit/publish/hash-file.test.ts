import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseCid } from '../../../src/asset/index.ts'
import { importContent } from '../../../src/node/hub/import-file.ts'
import { openHubStore } from '../../../src/node/hub/index.ts'
import { hashFile } from '../../../src/publish/hash-file.ts'
import { seededBytes, temporaryFolder } from '../hub/hub-fixture.ts'

const MIB = 1024 * 1024

describe('the CID of a file in a page', () => {
  // Kubo's own vector for profile unixfs-v1-2025: test/cli/cid_profiles_test.go
  it('equals that of Kubo', async () => {
    const { cid, size, nodes } = await hashFile(new Blob(['hello world']), () => {})
    assert.equal(cid, 'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e')
    assert.equal(size, 11)
    assert.deepEqual(nodes, [])
  })

  for (const size of [0, 1, MIB, MIB + 1, 5 * MIB - 1]) {
    it(`equals that of the hub for ${size} bytes`, async test => {
      const store = await openHubStore(await temporaryFolder(test))
      const bytes = seededBytes(size, 'page')
      let told = 0
      const { nodes, ...hashed } = await hashFile(new Blob([bytes]), more => {
        told += more
      })
      const imported = await importContent(store, [bytes])
      assert.deepEqual(hashed, { ...imported, cid: String(imported.cid) })
      assert.equal(told, size)
      for (const node of nodes) assert.ok(await store.find(parseCid(node.cid)), node.cid)
      assert.equal(nodes.length, size > MIB ? 1 : 0)
    })
  }
})
