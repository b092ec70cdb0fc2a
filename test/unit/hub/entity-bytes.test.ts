import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { CarBlockIterator } from '@ipld/car'
import { parseEntityBytes } from '../../../src/node/hub/entity-bytes.ts'
import { runHub, seededBytes, sha256Hex, temporaryFolder, writeFolder } from './hub-fixture.ts'

const MIB = 1024 * 1024

describe('a CAR of a part of a file', () => {
  it('holds the leaves of these bytes and the nodes that prove them, no more', async test => {
    const hub = await runHub(test)
    const bytes = seededBytes(5.5 * MIB, 'part')
    const dir = await writeFolder(await temporaryFolder(test), { 'a.bin': bytes })
    const { cid } = await hub.importFile(join(dir, 'a.bin'))
    const url = `${hub.url}/ipfs/${cid}?format=car&dag-scope=entity&entity-bytes=${MIB + 1}:${3 * MIB}`
    const response = await fetch(url)
    const car = new Uint8Array(await response.arrayBuffer())
    assert.equal(response.headers.get('content-length'), String(car.length))
    const leaves: string[] = []
    for await (const block of await CarBlockIterator.fromBytes(car)) {
      assert.equal(Buffer.from(block.cid.multihash.digest).toString('hex'), sha256Hex(block.bytes))
      if (block.cid.code === 0x55) leaves.push(sha256Hex(block.bytes))
      else assert.ok(block.cid.equals(cid))
    }
    assert.deepEqual(
      leaves,
      [1, 2, 3].map(i => sha256Hex(bytes.slice(i * MIB, (i + 1) * MIB))),
    )
    const whole = await fetch(`${hub.url}/ipfs/${cid}?format=car`, { method: 'HEAD' })
    assert.notEqual(response.headers.get('etag'), whole.headers.get('etag'))
  })

  it('is refused with a sentence where the file has no such bytes', async test => {
    const hub = await runHub(test)
    const dir = await writeFolder(await temporaryFolder(test), { 'a.bin': seededBytes(2 * MIB, 'no part') })
    const { cid } = await hub.importFile(join(dir, 'a.bin'))
    for (const part of [`${2 * MIB}:*`, '0-5', '%0d%0aSet-Cookie:a']) {
      const response = await fetch(`${hub.url}/ipfs/${cid}?format=car&entity-bytes=${part}`)
      assert.equal(response.status, 400)
      assert.match(((await response.json()) as { error: string }).error, /within the 2097152 of this file/)
    }
  })

  const cases: [text: string, range: [number, number] | undefined][] = [
    ['0:9', [0, 10]],
    ['10:*', [10, 100]],
    ['-10:*', [90, 100]],
    ['-10:-5', [90, 96]],
    ['5:1000', [5, 100]],
    ['-1000:0', [0, 1]],
    ['100:*', undefined],
    ['9:8', undefined],
    ['*:5', undefined],
    ['0-9', undefined],
    ['', undefined],
  ]
  for (const [text, range] of cases) {
    it(`reads entity-bytes=${text}`, () => {
      assert.deepEqual(parseEntityBytes(text, 100), range && { start: range[0], end: range[1] })
    })
  }
})
