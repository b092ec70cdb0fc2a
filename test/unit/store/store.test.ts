import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createStore } from '../../../src/store/index.ts'

describe('a store', () => {
  it('tells each subscriber of each change, once, and not of the same value', () => {
    const store = createStore(1)
    const seen: number[] = []
    const stop = store.subscribe(value => seen.push(value))
    store.setState(2)
    store.setState(2)
    store.setState(3)
    stop()
    store.setState(4)
    assert.deepEqual(seen, [2, 3])
    assert.equal(store.getState(), 4)
  })

  it('keeps two subscriptions of the same listener apart', () => {
    const store = createStore('a')
    let calls = 0
    const listener = () => calls++
    const stop = store.subscribe(listener)
    store.subscribe(listener)
    stop()
    store.setState('b')
    assert.equal(calls, 1)
  })

  it('lets a listener stop itself while it is told', () => {
    const store = createStore(0)
    const seen: string[] = []
    const stop = store.subscribe(() => {
      seen.push('first')
      stop()
    })
    store.subscribe(() => seen.push('second'))
    store.setState(1)
    store.setState(2)
    assert.deepEqual(seen, ['first', 'second', 'second'])
  })
})
