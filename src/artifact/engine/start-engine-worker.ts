import { startWorker } from '../../store/index.ts'

/** Starts the worker that downloads, which lies beside this module. @throws Where no worker may run. */
export function startEngineWorker(): Worker {
  return startWorker(new URL('./engine-worker.ts', import.meta.url), 'modelmark-engine')
}
