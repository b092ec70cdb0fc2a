import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRequestGate } from '../../../src/node/hub/request-limits.ts'

const limits = { requestsPerSecond: 2, burst: 4, streams: 3 }

function gateAt(start = 0) {
  const clock = { now: start }
  const gate = createRequestGate(limits, () => clock.now)
  const enter = (address = '1.2.3.4') => {
    const admission = gate.enter(address)
    if ('leave' in admission) admission.leave()
    return 'leave' in admission
  }
  return { clock, gate, enter }
}

describe('createRequestGate', () => {
  it('lets a burst in, then what the rate allows', () => {
    const { clock, enter } = gateAt()
    assert.deepEqual([enter(), enter(), enter(), enter(), enter()], [true, true, true, true, false])
    clock.now += 500
    assert.deepEqual([enter(), enter()], [true, false])
    clock.now += 3_600_000
    assert.deepEqual([enter(), enter(), enter(), enter(), enter()], [true, true, true, true, false])
  })

  it('holds an address to its number of answers under way, and counts a leaver once', () => {
    const { gate } = gateAt()
    const admissions = [gate.enter('a'), gate.enter('a'), gate.enter('a')]
    assert.ok('retryAfter' in gate.enter('a'))
    const [first] = admissions
    assert.ok(first && 'leave' in first)
    first.leave()
    first.leave()
    assert.ok('leave' in gate.enter('a'))
  })

  it('takes a network of IPv6 for one visitor and an IPv4 address in IPv6 clothes for itself', () => {
    const { gate } = gateAt()
    const fill = (address: string) => {
      for (let i = 0; i < 3; i++) gate.enter(address)
    }
    fill('2001:db8:1:2::1')
    assert.ok('retryAfter' in gate.enter('2001:db8:1:2:ffff::9'))
    assert.ok('leave' in gate.enter('2001:db8:1:3::1'))
    fill('::ffff:9.8.7.6')
    assert.ok('retryAfter' in gate.enter('9.8.7.6'))
    assert.ok('leave' in gate.enter('::ffff:9.8.7.5'))
  })

  it('remembers a bounded number of addresses, and those with answers under way always', () => {
    const { gate, enter } = gateAt()
    for (let i = 0; i < 3; i++) gate.enter('busy')
    for (let i = 0; i < 50_000; i++) enter(`address ${i}`)
    assert.ok('retryAfter' in gate.enter('busy'))
  })

  it('does not lose its patience when the clock goes back', () => {
    const { clock, enter } = gateAt(1_000_000)
    for (let i = 0; i < 4; i++) enter()
    clock.now = 0
    assert.equal(enter(), false)
  })
})
