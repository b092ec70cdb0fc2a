/** The words of https://wicg.github.io/scheduling-apis/#sec-task-priorities, most urgent first. */
export type Priority = 'user-blocking' | 'user-visible' | 'background'

/** Milliseconds of work after which the page may draw and answer its visitor: with the task around them far below 50. */
const SLICE_MS = 8
/** The same in a task that others began, and may have filled. */
const FIRST_SLICE_MS = 2

/** Milliseconds that those who ask a server first may keep the others waiting. */
const HEAD_START_MS = 400

type Take = () => void

/** Leave to ask a server. */
export interface Leave {
  /** That the answer has. */
  readonly priority: Priority
  /** Call it once what was asked for has come, or failed. */
  done(): void
}

const queues: Readonly<Record<Priority, Take[]>> = { 'user-blocking': [], 'user-visible': [], background: [] }
let askers: ((leave: Leave) => void)[] = []
/** Until when turns are taken in this task; undefined between tasks. */
let sliceEnd: number | undefined
/** Whether somebody asked since nobody waited. */
let hasAsked = false
/** How many bursts have some ahead who are not done. */
let headStarts = 0
/** Whether this task is one for what can wait. */
let isPatientTask = false
let draining = false
let waitsForQuiet = false

/**
 * Resolves when it is the caller's turn: work that many want to do at once is spread over tasks, so that a page with
 * a hundred elements never stops answering. The first turns of a burst are taken at once; more urgent ones come before
 * the others. Each kind keeps the order it was asked for. What is done after it should be short.
 */
export function nextTurn(priority: Priority): Promise<void> {
  return new Promise(resolve => {
    queues[priority].push(resolve)
    start()
  })
}

/**
 * Resolves when it is time to ask a server. Those of a burst who ask in the first slice that has some go ahead together,
 * since they are what the page shows first. The others follow together when those are done or have had their head start:
 * a hundred elements are two requests, and reading the second answer does not keep the first from being shown.
 */
export function turnToAsk(): Promise<Leave> {
  return new Promise(resolve => {
    askers.push(resolve)
    start()
  })
}

function start(): void {
  if (!draining) void drain()
}

async function drain(): Promise<void> {
  draining = true
  // Let those who ask in the same moment stand in line first.
  await undefined
  sliceEnd ??= openSlice(FIRST_SLICE_MS)
  while (performance.now() < sliceEnd) {
    const take = queues['user-blocking'].shift() ?? queues['user-visible'].shift() ?? patientTake()
    if (!take) break
    take()
    await undefined
  }
  draining = false
  if (askers.length === 0) return
  if (!hasAsked) letAskersGoAhead()
  else if (!isBusy() && headStarts === 0) letAskersFollow()
}

function letAskersGoAhead(): void {
  hasAsked = true
  headStarts += 1
  const first = new Set(takeAskers())
  const end = () => {
    clearTimeout(limit)
    first.clear()
    headStarts -= 1
    start()
  }
  const limit = setTimeout(end, HEAD_START_MS)
  for (const asker of first) {
    asker({
      priority: 'user-blocking',
      done: () => {
        if (first.delete(asker) && first.size === 0) end()
      },
    })
  }
}

function letAskersFollow(): void {
  for (const asker of takeAskers()) asker({ priority: 'user-visible', done: () => undefined })
}

function takeAskers(): typeof askers {
  const taken = askers
  askers = []
  return taken
}

/** Only in tasks of their own, and not before those who wait for a server have asked it. */
function patientTake(): Take | undefined {
  return isPatientTask && askers.length === 0 ? queues.background.shift() : undefined
}

function isBusy(): boolean {
  return queues['user-blocking'].length + queues['user-visible'].length > 0
}

/** Begins a slice that ends at the latest with the next task: time is counted per task, not per burst. */
function openSlice(milliseconds: number): number {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    sliceEnd = undefined
    isPatientTask = false
    if (isBusy() || (askers.length > 0 && headStarts === 0)) goOn()
    // They go on when the head start ends.
    else if (askers.length > 0) return
    else if (queues.background.length > 0) whenQuiet(goOnPatiently)
    else hasAsked = false
  }
  port2.postMessage(undefined)
  return performance.now() + milliseconds
}

function goOn(): void {
  sliceEnd = openSlice(SLICE_MS)
  start()
}

function goOnPatiently(): void {
  isPatientTask = true
  goOn()
}

/** Runs in a task that lets answers from the network and the visitor go first, where the browser knows such tasks. */
function whenQuiet(run: () => void): void {
  const { scheduler } = globalThis as {
    scheduler?: { postTask(run: () => void, options: { priority: Priority }): Promise<void> }
  }
  if (!scheduler) {
    run()
    return
  }
  if (waitsForQuiet) return
  waitsForQuiet = true
  void scheduler.postTask(
    () => {
      waitsForQuiet = false
      run()
    },
    { priority: 'background' },
  )
}
