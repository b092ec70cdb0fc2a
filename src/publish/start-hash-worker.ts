import { ModelmarkError } from '../error/index.ts'

/**
 * Starts the hash worker, which lies beside this module. From another origin (a CDN) a worker may not be started
 * directly: a one-line worker of the page's own origin imports it.
 * @throws ModelmarkError `storage-blocked` where no worker may run (a policy of the page, an old browser).
 */
export function startHashWorker(): Worker {
  try {
    const url = new URL('./hash-worker.ts', import.meta.url)
    if (url.origin === location.origin) return new Worker(url, { type: 'module', name: 'modelmark-hash' })
    const shim = new Blob([`import ${JSON.stringify(url.href)}`], { type: 'text/javascript' })
    return new Worker(URL.createObjectURL(shim), { type: 'module', name: 'modelmark-hash' })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.slice(0, 200) : 'no worker'
    throw new ModelmarkError('storage-blocked', { reason }, { cause })
  }
}
