import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { type ClosableReading, lazyReading } from '../../../src/market/lazy-reading.ts'
import { createReading } from '../../../src/market/reading.ts'

function opening() {
  let open = (_reading: ClosableReading<number>) => {}
  const lazy = lazyReading<number>(
    () =>
      new Promise(resolve => {
        open = resolve
      }),
  )
  return { lazy, open: (reading: ClosableReading<number>) => open(reading) }
}

test('what opens after it was closed is closed as well, and tells nothing', async () => {
  const { lazy, open } = opening()
  lazy.subscribe(() => assert.fail('nothing is told'))
  lazy.close()
  let closed = 0
  open({ ...createReading(async () => 1), close: () => closed++ })
  await turn()
  assert.equal(closed, 1)
})

test('the first refresh is done when the value is there', async () => {
  const { lazy, open } = opening()
  const refreshed = lazy.refresh()
  open({ ...createReading(async () => 1), close: () => {} })
  await refreshed
  const state = lazy.getState()
  assert.ok(state.status === 'ready')
  assert.equal(state.value, 1)
})
