import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createJobQueue } from '../../../src/market/job-queue.ts'

/** A job that is noted when it starts and ends when told. */
function jobs() {
  const started: string[] = []
  const ends = new Map<string, (failure?: Error) => void>()
  const job = (name: string) => () =>
    new Promise<string>((resolve, reject) => {
      started.push(name)
      ends.set(name, failure => (failure ? reject(failure) : resolve(name)))
    })
  const end = async (name: string, failure?: Error) => {
    ends.get(name)?.(failure)
    await new Promise(setImmediate)
  }
  return { started, job, end }
}

test('starts as many jobs as it may and each of the others when one has ended', async () => {
  const { started, job, end } = jobs()
  const queue = createJobQueue(2)
  const all = ['a', 'b', 'c', 'd'].map(name => queue.run(job(name)))
  await new Promise(setImmediate)
  assert.deepEqual(started, ['a', 'b'])
  await end('b')
  assert.deepEqual(started, ['a', 'b', 'c'])
  await end('a')
  await end('c')
  await end('d')
  assert.deepEqual(await Promise.all(all), ['a', 'b', 'c', 'd'])
})

test('keeps what shall come last until no other job waits', async () => {
  const { started, job, end } = jobs()
  const queue = createJobQueue(1)
  void queue.run(job('a'))
  void queue.runLast(job('terms'))
  void queue.run(job('b'))
  await new Promise(setImmediate)
  await end('a')
  assert.deepEqual(started, ['a', 'b'])
  await end('b')
  assert.deepEqual(started, ['a', 'b', 'terms'])
})

test('tells of a job that failed and goes on with the next', async () => {
  const { started, job, end } = jobs()
  const queue = createJobQueue(1)
  const failing = assert.rejects(queue.run(job('a')), { message: 'gone' })
  void queue.run(job('b'))
  await new Promise(setImmediate)
  await end('a', new Error('gone'))
  await failing
  assert.deepEqual(started, ['a', 'b'])
})
