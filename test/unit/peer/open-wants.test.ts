import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { OpenWants } from '../../../src/artifact/peer/open-wants.ts'

const { signal } = new AbortController()

describe('what a peer still owes', () => {
  it('is complete when all its bytes came', async () => {
    const wants = new OpenWants('peer', 4, () => {})
    const want = await wants.open(3, signal)
    wants.placeOf(want.id, 2)?.set([1, 2])
    wants.advance(want.id, 2)
    wants.placeOf(want.id, 1)?.set([3])
    wants.advance(want.id, 1)
    assert.deepEqual([...(await want.bytes)], [1, 2, 3])
  })

  it('is an empty leaf after an empty chunk', async () => {
    const wants = new OpenWants('peer', 4, () => {})
    const want = await wants.open(0, signal)
    wants.placeOf(want.id, 0)
    wants.advance(want.id, 0)
    assert.equal((await want.bytes).length, 0)
  })

  it('may not be longer than was asked for', async () => {
    const wants = new OpenWants('peer', 4, () => {})
    const want = await wants.open(3, signal)
    wants.placeOf(want.id, 2)
    wants.advance(want.id, 2)
    assert.throws(() => wants.placeOf(want.id, 2), { code: 'no-providers' })
  })

  it('may not be something nobody asked for', async () => {
    const wants = new OpenWants('peer', 4, () => {})
    assert.throws(() => wants.placeOf(77, 1), { code: 'no-providers' })
  })

  it('may still trickle in after it was given up, and no more than that', async () => {
    const wants = new OpenWants('peer', 4, () => {})
    const want = await wants.open(10, signal)
    wants.placeOf(want.id, 4)
    wants.advance(want.id, 4)
    assert.equal(wants.abandon(want), true)
    assert.equal(wants.abandon(want), false)
    await assert.rejects(want.bytes, { code: 'aborted' })
    assert.equal(wants.placeOf(want.id, 6), undefined)
    assert.throws(() => wants.placeOf(want.id, 1), { code: 'no-providers' })
  })

  it('is a few answers at once; more wait their turn', async () => {
    const wants = new OpenWants('peer', 2, () => {})
    const first = await wants.open(1, signal)
    await wants.open(1, signal)
    const order: string[] = []
    const third = wants.open(1, signal)
    const fourth = wants.open(1, signal)
    void third.then(() => order.push('third'))
    void fourth.then(() => order.push('fourth'))
    wants.refuse(first.id)
    await assert.rejects(first.bytes, { code: 'no-providers' })
    const next = await third
    assert.deepEqual(order, ['third'])
    wants.refuse(next.id)
    await fourth
    assert.deepEqual(order, ['third', 'fourth'])
    wants.close('done')
  })

  it('is not waited for by who gave up waiting', async () => {
    const wants = new OpenWants('peer', 1, () => {})
    await wants.open(1, signal)
    const stop = new AbortController()
    const waiting = wants.open(1, stop.signal)
    stop.abort()
    await assert.rejects(waiting, { name: 'AbortError' })
    wants.close('done')
  })

  it('fails at once when the peer leaves, what waits too', async () => {
    const wants = new OpenWants('peer', 1, () => {})
    const open = await wants.open(1, signal)
    const waiting = wants.open(1, signal)
    wants.close('peer left')
    await assert.rejects(open.bytes, { code: 'no-providers', facts: { source: 'peer', reason: 'peer left' } })
    await assert.rejects(waiting, { code: 'no-providers' })
    await assert.rejects(wants.open(1, signal), { code: 'no-providers' })
  })

  it('times out when no byte comes for 30 seconds', async t => {
    const clock = fakeClock(t)
    let stalled = 0
    const wants = new OpenWants('peer', 4, () => stalled++)
    const want = await wants.open(2, signal)
    clock.pass(29_000)
    wants.placeOf(want.id, 1)
    wants.advance(want.id, 1)
    clock.pass(29_000)
    assert.equal(stalled, 0)
    clock.pass(2_000)
    assert.equal(stalled, 1)
    await assert.rejects(want.bytes, { code: 'timeout', facts: { source: 'peer' } })
  })

  it('times out after two minutes, however steadily it drips', async t => {
    const clock = fakeClock(t)
    let stalled = 0
    const wants = new OpenWants('peer', 4, () => stalled++)
    const want = await wants.open(1000, signal)
    for (let second = 0; second < 119; second++) {
      clock.pass(1000)
      wants.placeOf(want.id, 1)
      wants.advance(want.id, 1)
    }
    assert.equal(stalled, 0)
    clock.pass(2000)
    assert.equal(stalled, 1)
    await assert.rejects(want.bytes, { code: 'timeout' })
  })
})

function fakeClock(t: TestContext) {
  let now = 0
  t.mock.timers.enable({ apis: ['setInterval'] })
  t.mock.method(performance, 'now', () => now)
  return {
    pass(milliseconds: number) {
      for (let passed = 0; passed < milliseconds; passed += 1000) {
        now += 1000
        t.mock.timers.tick(1000)
      }
    },
  }
}
