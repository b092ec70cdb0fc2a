/** Runs a few jobs at a time, in the order they came. */
export interface JobQueue {
  /** What `job` gives, once it was its turn. */
  run<Value>(job: () => Promise<Value>): Promise<Value>
  /** The same, after all jobs of `run` that wait. */
  runLast<Value>(job: () => Promise<Value>): Promise<Value>
}

export function createJobQueue(atOnce: number): JobQueue {
  const first: (() => void)[] = []
  const last: (() => void)[] = []
  let running = 0

  function startNext() {
    if (running === atOnce) return
    const start = first.shift() ?? last.shift()
    if (!start) return
    running++
    start()
  }

  async function waitIn<Value>(line: (() => void)[], job: () => Promise<Value>): Promise<Value> {
    const turn = new Promise<void>(resolve => line.push(resolve))
    startNext()
    await turn
    try {
      return await job()
    } finally {
      running--
      startNext()
    }
  }

  return { run: job => waitIn(first, job), runLast: job => waitIn(last, job) }
}
