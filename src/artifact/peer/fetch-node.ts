import type { CID } from 'multiformats/cid'
import { ModelmarkError } from '../../error/index.ts'
import { matchesDigest } from '../verify.ts'
import type { PeerSource } from './peer-source.ts'
import type { Swarm } from './swarm.ts'

/**
 * An inner node from whichever peer of `swarm` has it, checked against `cid`; waits for peers until `signal` aborts.
 * A peer that sends something else is let go.
 * @throws ModelmarkError `digest-mismatch` when every peer lied, `aborted`.
 */
export function fetchNode(swarm: Swarm, cid: CID, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const asked = new AbortController()
    let asking = 0
    const finish = (settle: () => void) => {
      stop()
      signal.removeEventListener('abort', abort)
      asked.abort()
      settle()
    }
    const abort = () => finish(() => reject(new ModelmarkError('aborted')))
    const ask = async (source: PeerSource) => {
      asking += 1
      try {
        const bytes = await source.node(cid, AbortSignal.any([signal, asked.signal]))
        if (await matchesDigest(bytes, cid.multihash.digest)) return finish(() => resolve(bytes))
        swarm.ban(source.id)
        if (asking === 1)
          finish(() =>
            reject(new ModelmarkError('digest-mismatch', { source: source.id, cid: cid.toString() })),
          )
      } catch (error) {
        if (error instanceof ModelmarkError && error.code === 'insecure-origin') finish(() => reject(error))
      } finally {
        asking -= 1
      }
    }
    let stop = () => {}
    if (signal.aborted) {
      abort()
      return
    }
    signal.addEventListener('abort', abort, { once: true })
    stop = swarm.onSource(source => void ask(source))
  })
}
