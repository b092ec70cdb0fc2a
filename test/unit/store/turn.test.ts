import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { type Leave, nextTurn, type Priority, turnToAsk } from '../../../src/store/index.ts'

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
    await nextTurn('background')
    await nextTask()
    await nextTask()
  }
  beforeEach(settle)
  afterEach(settle)

  it('lets one who asks alone begin in the same task', async () => {
    let task = 0
    setImmediate(() => task++)
    await nextTurn('user-visible')
    assert.equal(task, 0)
  })

  it('lets other tasks in between when much is to be done', async () => {
    let others = 0
    const count = setInterval(() => others++, 1)
    const seen: number[] = []
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        await nextTurn('user-visible')
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
      await nextTurn('user-visible')
      work(5)
      seen.add(others)
    }
    clearInterval(count)
    assert.ok(seen.size >= 5, `other tasks ran ${seen.size} times in between`)
  })

  it('lets the more urgent go first, and each kind in the order it was asked for', async () => {
    const order: string[] = []
    const ask = async (name: string, priority: Priority) => {
      await nextTurn(priority)
      order.push(name)
    }
    await Promise.all([
      ask('last', 'background'),
      ask('a', 'user-visible'),
      ask('b', 'user-visible'),
      ask('C', 'user-blocking'),
      ask('D', 'user-blocking'),
    ])
    assert.deepEqual(order, ['C', 'D', 'a', 'b', 'last'])
  })

  it('leaves what can wait to a later task', async () => {
    let isSameTask = true
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      isSameTask = false
      port1.close()
    }
    port2.postMessage(undefined)
    await nextTurn('background')
    assert.equal(isSameTask, false)
  })

  /** Eight elements that ask a server, for longer than a slice; `ask` with what each was given leave for. */
  const burst = (ask: (name: string, leave: Leave) => void) =>
    Promise.all(
      Array.from('12345678', async name => {
        await nextTurn('user-visible')
        work(3)
        ask(name, await turnToAsk())
      }),
    )

  it('lets those who ask first go ahead, and all others together once those are done', async () => {
    const order: string[] = []
    const first: Leave[] = []
    const draw = async () => {
      await nextTurn('background')
      order.push('background')
    }
    const drawn = draw()
    const asked = burst((name, leave) => {
      order.push(`${name} as ${leave.priority}`)
      if (leave.priority === 'user-blocking') first.push(leave)
    })
    while (first.length === 0) await nextTask()
    await nextTurn('user-visible')
    assert.ok(first.length < 8, order.join())
    assert.equal(order.length, first.length)
    for (const leave of first) leave.done()
    await asked
    await drawn
    assert.deepEqual(order, [
      ...Array.from(
        '12345678',
        (name, i) => `${name} as ${i < first.length ? 'user-blocking' : 'user-visible'}`,
      ),
      'background',
    ])
  })

  it('does not let those who asked first keep the others waiting for ever', async () => {
    const seen = new Set<Priority>()
    await burst((_, { priority }) => seen.add(priority))
    assert.deepEqual([...seen], ['user-blocking', 'user-visible'])
  })

  it('takes who asks after a quiet moment for the first again', async () => {
    assert.equal((await turnToAsk()).priority, 'user-blocking')
    await nextTask()
    await nextTask()
    assert.equal((await turnToAsk()).priority, 'user-blocking')
  })
})
