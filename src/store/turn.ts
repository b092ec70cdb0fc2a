/** Milliseconds of work after which the page may draw and answer its visitor: with the task around them far below 50. */
const SLICE_MS = 8
/** The same in a task that others began, and may have filled. */
const FIRST_SLICE_MS = 2

type Take = () => void

const urgent: Take[] = []
const patient: Take[] = []
let asked: Take[] = []
/** Until when turns are taken in this task; undefined between bursts. */
let sliceEnd: number | undefined
let draining = false
let waitsForQuiet = false

/**
 * Resolves when it is the caller's turn: work that many want to do at once is spread over tasks, so that a page with
 * a hundred elements never stops answering. The first turns of a burst are taken at once; urgent ones come before the
 * others, and before what the page itself does later. Each kind keeps the order it was asked for. What is done after
 * it should be short.
 */
export function nextTurn({ isUrgent = false }: { readonly isUrgent?: boolean } = {}): Promise<void> {
  return new Promise(resolve => {
    const queue = isUrgent ? urgent : patient
    queue.push(resolve)
    if (!draining) void drain()
  })
}

/** Resolves when no urgent turn is waited for: what is asked for in such turns can then be asked for together. */
export function urgentTurnsTaken(): Promise<void> {
  return new Promise(resolve => {
    asked.push(resolve)
    if (!draining) void drain()
  })
}

async function drain(): Promise<void> {
  draining = true
  sliceEnd ??= openSlice(FIRST_SLICE_MS)
  // Let those who ask in the same moment stand in line first.
  await undefined
  while (performance.now() < sliceEnd) {
    if (urgent.length === 0) tellAsked()
    const take = urgent.shift() ?? patient.shift()
    if (!take) break
    take()
    await undefined
  }
  draining = false
  if (urgent.length === 0) tellAsked()
}

function tellAsked(): void {
  const ready = asked
  asked = []
  for (const take of ready) take()
}

/** Begins a slice that ends at the latest with the next task: time is counted per task, not per burst. */
function openSlice(milliseconds: number): number {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    sliceEnd = undefined
    if (urgent.length > 0) goOn()
    else if (patient.length > 0) whenQuiet(goOn)
  }
  port2.postMessage(undefined)
  return performance.now() + milliseconds
}

function goOn(): void {
  if (urgent.length + patient.length === 0) return
  sliceEnd = openSlice(SLICE_MS)
  if (!draining) void drain()
}

/** Runs in a task that lets answers from the network and the visitor go first, where the browser knows such tasks. */
function whenQuiet(run: () => void): void {
  const { scheduler } = globalThis as {
    scheduler?: { postTask(run: () => void, options: { priority: 'background' }): Promise<void> }
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
