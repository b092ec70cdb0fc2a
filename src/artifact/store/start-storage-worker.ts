import { ModelmarkError } from '../../error/index.ts'
import { startWorker } from '../../store/index.ts'

/**
 * Starts the storage worker, which lies beside this module.
 * @throws ModelmarkError `storage-blocked` where no worker may run (a policy of the page, an old browser).
 */
export function startStorageWorker(): Worker {
  try {
    return startWorker(new URL('./storage-worker.ts', import.meta.url), 'modelmark-storage')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.slice(0, 200) : 'no worker'
    throw new ModelmarkError('storage-blocked', { reason }, { cause })
  }
}
