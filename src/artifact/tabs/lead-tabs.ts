import type { RangedDownload } from '../download.ts'
import { serveDownload } from '../remote/serve-download.ts'
import { queueToLead } from './queue-to-lead.ts'
import { type HallMessage, hallOf, wireName } from './tab-wire.ts'

/** Serves `download` to the tabs that follow, each until it is gone. Returns how to stop. */
export function leadTabs(name: string, download: RangedDownload): () => void {
  const hall = hallOf(name)
  const followers = new Map<string, () => void>()

  function welcome(follower: string): void {
    if (followers.has(follower)) return
    const wire = wireName(name, follower)
    const stopServing = serveDownload(download, new BroadcastChannel(wire))
    const itsEnd = queueToLead(wire)
    const stop = () => {
      followers.delete(follower)
      itsEnd.leave()
      stopServing()
    }
    followers.set(follower, stop)
    itsEnd.leads.then(stop, () => {})
  }

  hall.addEventListener('message', ({ data }: MessageEvent<HallMessage>) => {
    if ('hello' in data) welcome(data.hello)
  })
  hall.postMessage({ leads: true } satisfies HallMessage)
  return () => {
    hall.close()
    for (const stop of [...followers.values()]) stop()
  }
}
