import type { Artifact } from '../../manifest/index.ts'
import { RemoteDownload } from '../remote/remote-download.ts'
import { queueToLead } from './queue-to-lead.ts'
import { type HallMessage, hallOf, wireName } from './tab-wire.ts'

export interface Following {
  readonly download: RemoteDownload
  leave(): void
}

export interface FollowEvents {
  /** The tab that answered is gone and another one leads. */
  readonly onSuccession: () => void
  /** The tab that answered hangs. */
  readonly onSilence: () => void
}

/** Looks for the tab that leads, and says hello again to each that takes the lead until one answers. */
export function followTab(name: string, artifact: Artifact, events: FollowEvents): Following {
  const id = crypto.randomUUID()
  const wire = wireName(name, id)
  const alive = queueToLead(wire)
  const hall = hallOf(name)
  const hello = () => hall.postMessage({ hello: id } satisfies HallMessage)
  const download = new RemoteDownload(artifact, new BroadcastChannel(wire), events.onSilence)
  let met = false
  download.met.then(() => {
    met = true
  })
  hall.addEventListener('message', ({ data }: MessageEvent<HallMessage>) => {
    if (!('leads' in data)) return
    if (met) events.onSuccession()
    else hello()
  })
  // Whoever answers looks at this lock to see that we are still here.
  alive.leads.then(hello, () => {})
  return {
    download,
    leave() {
      hall.close()
      download.leave()
      alive.leave()
    },
  }
}
