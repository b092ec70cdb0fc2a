import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Announcements } from '../../../src/node/relay/announcements.ts'

const LIMITS = { rootsPerPeer: 3, announcements: 5, announcementsPerAddress: 4, announcementSeconds: 120 }

function withClock(limits = LIMITS) {
  const clock = { now: 0 }
  return { clock, announcements: new Announcements(limits, () => clock.now) }
}

describe('announcements', () => {
  it('name the peers that share a root, never the one who asks', () => {
    const { announcements } = withClock()
    announcements.announce('a', ['root'])
    announcements.announce('b', ['root', 'other'])
    assert.deepEqual(announcements.find('root', 10, 'a'), ['b'])
    assert.deepEqual(announcements.find('root', 10, 'c').sort(), ['a', 'b'])
    assert.deepEqual(announcements.find('unknown', 10, 'c'), [])
  })

  it('are forgotten when they are not repeated in time', () => {
    const { announcements, clock } = withClock()
    announcements.announce('a', ['root'])
    clock.now = 119_999
    assert.deepEqual(announcements.find('root', 10, 'x'), ['a'])
    clock.now = 120_000
    assert.deepEqual(announcements.find('root', 10, 'x'), [])
    assert.equal(announcements.count, 0)
  })

  it('live on when they are repeated, and count once', () => {
    const { announcements, clock } = withClock()
    announcements.announce('a', ['root'])
    clock.now = 100_000
    announcements.announce('a', ['root'])
    clock.now = 219_999
    assert.deepEqual(announcements.find('root', 10, 'x'), ['a'])
    assert.equal(announcements.count, 1)
  })

  it('can be taken back one by one, and all at once when the peer leaves', () => {
    const { announcements } = withClock()
    announcements.announce('a', ['r1', 'r2', 'r3'])
    announcements.withdraw('a', ['r2', 'never announced'])
    assert.deepEqual(announcements.find('r2', 10, 'x'), [])
    assert.deepEqual(announcements.find('r1', 10, 'x'), ['a'])
    announcements.leave('a')
    assert.deepEqual(announcements.find('r1', 10, 'x'), [])
    assert.equal(announcements.count, 0)
  })

  it('are limited for one peer, and refused whole', () => {
    const { announcements } = withClock()
    assert.equal(announcements.announce('a', ['r1', 'r2', 'r3', 'r4']), false)
    assert.equal(announcements.count, 0)
    assert.equal(announcements.announce('a', ['r1', 'r2', 'r3']), true)
    assert.equal(announcements.announce('a', ['r1', 'r2', 'r3']), true)
    assert.equal(announcements.announce('a', ['r4']), false)
  })

  it('are limited over all peers, and make room when old ones expire', () => {
    const { announcements, clock } = withClock()
    announcements.announce('a', ['r1', 'r2', 'r3'])
    announcements.announce('b', ['r1', 'r2'])
    assert.equal(announcements.announce('c', ['r1']), false)
    clock.now = 120_000
    assert.equal(announcements.announce('c', ['r1']), true)
    assert.equal(announcements.count, 1)
  })

  it('are limited for one address, however many peers it plays, and free the place when they end', () => {
    const { announcements, clock } = withClock({ ...LIMITS, announcements: 100 })
    assert.equal(announcements.announce('a', ['r1', 'r2', 'r3'], '203.0.113.7'), true)
    assert.equal(announcements.announce('b', ['r1', 'r2'], '203.0.113.7'), false)
    assert.equal(announcements.announce('b', ['r1', 'r2'], '203.0.113.8'), true)
    assert.equal(announcements.announce('a', ['r1', 'r2', 'r3'], '203.0.113.7'), true)
    announcements.leave('a')
    assert.equal(announcements.announce('c', ['r1', 'r2', 'r3'], '203.0.113.7'), true)
    clock.now = 120_000
    assert.equal(announcements.announce('d', ['r1', 'r2', 'r3'], '203.0.113.7'), true)
    assert.equal(announcements.roots, 3)
  })

  it('give each of many peers its turn', () => {
    const { announcements } = withClock({ ...LIMITS, announcements: 1000 })
    for (let i = 0; i < 40; i++) announcements.announce(`peer${i}`, ['root'])
    const met = new Set<string>()
    for (let i = 0; i < 400; i++) {
      const answer = announcements.find('root', 4, 'x')
      assert.equal(new Set(answer).size, 4)
      for (const peer of answer) met.add(peer)
    }
    assert.equal(met.size, 40)
  })

  it('are found among a hundred thousand, and leave nothing when they expire', () => {
    const { announcements, clock } = withClock({ ...LIMITS, announcements: 100_000 })
    for (let i = 0; i < 100_000; i++) announcements.announce(`peer${i}`, ['root'])
    assert.equal(announcements.announce('late', ['root']), false)
    for (let i = 0; i < 1000; i++) assert.equal(announcements.find('root', 32, 'x').length, 32)
    clock.now = 120_000
    assert.deepEqual(announcements.find('root', 32, 'x'), [])
    assert.equal(announcements.count, 0)
    assert.equal(announcements.roots, 0)
  })
})
