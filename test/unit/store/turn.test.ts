import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { nextTurn, urgentTurnsTaken } from '../../../src/store/index.ts'

/** Keeps the thread busy, as drawing does. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

/** Resolves in the next task. */
function nextTask(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve)
  })
}

describe('taking turns', () => {
  const settle = async () => {
    await urgentTurnsTaken()
    await nextTask()
    await nextTask()
  }
  beforeEach(settle)
  afterEach(settle)

  it('lets one who asks alone begin in the same task', async () => {
    let task = 0
    setImmediate(() => task++)
    await nextTurn()
    assert.equal(task, 0)
  })

  it('lets other tasks in between when much is to be done', async () => {
    let others = 0
    const count = setInterval(() => others++, 1)
    const seen: number[] = []
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        await nextTurn()
        work(5)
        seen.push(others)
      }),
    )
    clearInterval(count)
    assert.equal(seen.length, 20)
    assert.ok(new Set(seen).size >= 5, `other tasks ran ${new Set(seen).size} times in between`)
  })

  it('counts the time of one task also when nobody waited for a moment in it', async () => {
    let others = 0
    const count = setInterval(() => others++, 1)
    const seen = new Set<number>()
    for (let i = 0; i < 20; i++) {
      await nextTurn()
      work(5)
      seen.add(others)
    }
    clearInterval(count)
    assert.ok(seen.size >= 5, `other tasks ran ${seen.size} times in between`)
  })

  it('lets the urgent go first, and each kind in the order it was asked for', async () => {
    const order: string[] = []
    const ask = async (name: string, isUrgent: boolean) => {
      await nextTurn({ isUrgent })
      order.push(name)
    }
    await Promise.all([ask('a', false), ask('b', false), ask('C', true), ask('D', true)])
    assert.deepEqual(order, ['C', 'D', 'a', 'b'])
  })

  it('tells when all urgent turns were taken, and lets the others wait', async () => {
    const order: string[] = []
    const ask = async (name: string, isUrgent: boolean) => {
      await nextTurn({ isUrgent })
      work(3)
      order.push(name)
    }
    const last = ask('patient', false)
    for (let i = 0; i < 5; i++) void ask('urgent', true)
    await urgentTurnsTaken()
    assert.deepEqual(order, Array(5).fill('urgent'))
    await last
    assert.equal(order.at(-1), 'patient')
  })
})
