import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { createReading } from '../../../src/market/reading.ts'

test('reads with the first subscriber and only once', async () => {
  let reads = 0
  const reading = createReading(async () => ++reads)
  await turn()
  assert.equal(reads, 0)
  reading.subscribe(() => {})
  reading.subscribe(() => {})
  await turn()
  assert.equal(reads, 1)
})

test('keeps the last good value with its age when a later read fails', async () => {
  let fail = false
  const reading = createReading(async () => {
    if (fail) throw new Error('gone')
    return 1
  })
  await reading.refresh()
  const good = reading.getState()
  fail = true
  await reading.refresh()
  const stale = reading.getState()
  assert.ok(good.status === 'ready' && stale.status === 'ready')
  assert.equal(stale.readAt, good.readAt)
  assert.match(String(stale.stale), /unexpected/)
})

test('a slow old answer does not replace a newer one', async () => {
  const answers: ((value: string) => void)[] = []
  const reading = createReading(() => new Promise<string>(resolve => answers.push(resolve)))
  const first = reading.refresh()
  const second = reading.refresh()
  answers[1]?.('new')
  answers[0]?.('old')
  await Promise.all([first, second])
  const state = reading.getState()
  assert.ok(state.status === 'ready')
  assert.equal(state.value, 'new')
})

test('forgets what it knew when the question changes', async () => {
  const reading = createReading(async () => 1)
  reading.restart()
  assert.equal(reading.getState().status, 'loading')
  await reading.refresh()
  reading.restart()
  assert.deepEqual(reading.getState(), { status: 'loading' })
  await turn()
  assert.equal(reading.getState().status, 'ready')
})
