import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startVisitors, type Visitors } from './visitors.ts'

const MIB = 1024 * 1024
const FULL_SPEED = { bytesPerSecond: Number.MAX_SAFE_INTEGER, ratio: 1000 }

describe('two visitors of a page', () => {
  let visitors: Visitors
  let relays: string[]

  before(async () => {
    visitors = await startVisitors(9181)
    relays = [...(await visitors.relay(9180)).multiaddrs]
  })
  after(() => visitors.close())

  it('pass a file from one to the other, without the web server, each leaf checked', async () => {
    const [giver, taker] = [await visitors.open(), await visitors.open()]
    await giver.call('start', { relays, upload: FULL_SPEED })
    await taker.call('start', { relays })
    const size = 8 * MIB - 12_345
    const root = await giver.call('share', { seed: 1, size })
    const requestsBefore = visitors.requests.length
    const result = await taker.call('download', { root, seed: 1, size })
    assert.deepEqual(result.refused, [])
    assert.deepEqual([...result.verified].sort(), [0, 1, 2, 3, 4, 5, 6, 7])
    assert.equal(visitors.requests.length, requestsBefore)
    assert.ok((await giver.call('uploaded', root)) >= size)
    console.log(result)
    await giver.close()
    await taker.close()
  })
})
