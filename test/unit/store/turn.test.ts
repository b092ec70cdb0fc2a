import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { nextTurn, type Priority, turnToAsk } from '../../../src/store/index.ts'

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

  it('lets those who ask first go ahead, and all others together once everybody stands in line', async () => {
    const order: string[] = []
    const element = async (name: string) => {
      await nextTurn('user-visible')
      work(3)
      order.push(`${name} asks as ${await turnToAsk()}`)
    }
    const draw = async () => {
      await nextTurn('background')
      order.push('background')
    }
    await Promise.all([draw(), ...Array.from('12345678', element)])
    const first = order.filter(line => line.endsWith('user-blocking')).length
    assert.ok(first >= 1 && first < 8, order.join())
    assert.deepEqual(order, [
      ...Array.from(
        '12345678',
        (name, i) => `${name} asks as ${i < first ? 'user-blocking' : 'user-visible'}`,
      ),
      'background',
    ])
  })

  it('takes who asks after a quiet moment for the first again', async () => {
    assert.equal(await turnToAsk(), 'user-blocking')
    await nextTask()
    await nextTask()
    assert.equal(await turnToAsk(), 'user-blocking')
  })
})
