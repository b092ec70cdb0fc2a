/** Milliseconds of work after which the page may draw and answer its visitor: with the task around them far below 50. */
const SLICE_MS = 8
/** The same in a task that others began, and may have filled. */
const FIRST_SLICE_MS = 2

type Take = () => void

const urgent: Take[] = []
const patient: Take[] = []
let idle: Take[] = []
/** Until when turns are taken in this task; undefined between bursts. */
let sliceEnd: number | undefined
let draining = false

/**
 * Resolves when it is the caller's turn: work that many want to do at once is spread over tasks, so that a page with
 * a hundred elements never stops answering. The first turns of a burst are taken at once; urgent ones come before the
 * others, each kind in the order it was asked for. What is done after it should be short.
 */
export function nextTurn({ isUrgent = false }: { readonly isUrgent?: boolean } = {}): Promise<void> {
  return new Promise(resolve => {
    const queue = isUrgent ? urgent : patient
    queue.push(resolve)
    if (!draining) void drain()
  })
}

/** Resolves when nobody waits for a turn, for what all of them shall have asked for together. */
export function turnsTaken(): Promise<void> {
  return new Promise(resolve => {
    idle.push(resolve)
    if (!draining) void drain()
  })
}

async function drain(): Promise<void> {
  draining = true
  sliceEnd ??= openSlice(FIRST_SLICE_MS)
  // Let those who ask in the same moment stand in line first.
  await undefined
  while (performance.now() < sliceEnd) {
    const take = urgent.shift() ?? patient.shift()
    if (!take) break
    take()
    await undefined
  }
  draining = false
  if (urgent.length + patient.length > 0) return
  const ready = idle
  idle = []
  for (const take of ready) take()
}

/** Begins a slice that ends at the latest with the next task: time is counted per task, not per burst. */
function openSlice(milliseconds: number): number {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    const isOver = urgent.length + patient.length === 0
    sliceEnd = isOver ? undefined : openSlice(SLICE_MS)
    if (!isOver) void drain()
  }
  port2.postMessage(undefined)
  return performance.now() + milliseconds
}
