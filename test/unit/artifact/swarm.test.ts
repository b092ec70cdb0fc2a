import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { simulateSwarm } from './simulated-swarm.ts'

const MIB = 1024 * 1024
const LINKS = { leaves: 64, uplink: 2 * MIB, rtt: 40, peers: 16 }
/** Seconds one visitor alone takes: the file through one uplink. */
const ALONE = 32

describe('a swarm', () => {
  it('takes one visitor as long as the link of who has the file', async () => {
    const { seconds, seederSent } = await simulateSwarm({ ...LINKS, seed: 1, leechers: 1 })
    assert.equal(seederSent, 1)
    assert.ok(Math.abs((seconds[0] ?? 0) - ALONE) < 1, `${seconds} s`)
  })

  for (const seed of [1, 2, 3]) {
    it(`lets four visitors who start together feed each other (${seed})`, async () => {
      const { seconds, seederSent } = await simulateSwarm({ ...LINKS, seed, leechers: 4 })
      assert.equal(seconds.length, 4)
      assert.ok(seederSent <= 1.3, `the seeder sent ${seederSent} times the file`)
      assert.ok((seconds[3] ?? 0) <= 1.3 * ALONE, `the last one took ${seconds[3]} s`)
    })
  }

  it('serves sixteen visitors in less than twice the time of one', async () => {
    const { seconds, seederSent } = await simulateSwarm({ ...LINKS, seed: 4, leechers: 16 })
    assert.equal(seconds.length, 16)
    assert.ok(seederSent <= 1.8, `the seeder sent ${seederSent} times the file`)
    assert.ok((seconds[15] ?? 0) <= 1.8 * ALONE, `the last one took ${seconds[15]} s`)
  })

  it('completes for those who stay when half of the visitors leave midway', async () => {
    const { seconds } = await simulateSwarm({ ...LINKS, seed: 5, leechers: 8, leaving: 4 })
    assert.equal(seconds.length, 4)
    assert.ok((seconds[3] ?? 0) <= 2 * ALONE, `the last one took ${seconds[3]} s`)
  })
})
